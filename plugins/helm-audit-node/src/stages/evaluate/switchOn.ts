import {
  Capability,
  describeSettings,
  Severity,
  Switch,
  ValueSetting,
} from '@helm-audit/plugin-helm-audit-common';
import { snippetOf } from '../../capabilities/snippet';
import { FactStore } from '../../facts/factStore';
import { Fact, Resource } from '../gather/types';
import { Judgement, RawFinding, RuleResult } from './types';

/** A trial render that has something that a rule asks for. */
interface Candidate {
  capabilities: Capability[];
  resources: readonly Resource[];
}

/** What can be switched on is not as bad as what can't be had at all. */
const LOWERED: Record<Severity, Severity> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: 'low',
};

/** More capabilities of one kind are not told apart; all are switched on together. */
const MAX_APART = 24;

/** Lets rules judge the chart once more with its capabilities switched on. */
export class Switches {
  readonly #stores = new WeakMap<readonly Resource[], FactStore>();
  readonly #apart = new WeakMap<
    readonly Resource[],
    Map<Capability | undefined, Resource[]>
  >();

  constructor(private readonly facts: FactStore) {}

  /**
   * The result of a failed rule, in which findings that go away in a trial render name what to
   * switch on and count less.
   *
   * @param judge - lets the rule judge other facts
   */
  apply(
    result: RuleResult,
    judge: (store: FactStore) => Judgement,
  ): RuleResult {
    const { metBy } = result.rule.meta;
    if (result.outcome !== 'fail' || !metBy) return result;
    const mended = new Map<RawFinding, Switch>();
    for (const candidate of this.#candidates(metBy)) {
      const open = result.findings.filter(finding => !mended.has(finding));
      if (open.length === 0) break;
      this.#mend(open, result, candidate, judge, mended);
    }
    if (mended.size === 0) return result;
    return {
      ...result,
      findings: result.findings.map(finding => {
        const found = mended.get(finding);
        return found ? withSwitch(finding, found) : finding;
      }),
    };
  }

  #mend(
    open: readonly RawFinding[],
    result: RuleResult,
    candidate: Candidate,
    judge: (store: FactStore) => Judgement,
    mended: Map<RawFinding, Switch>,
  ): void {
    const goneBy = (resources: readonly Resource[]) => {
      const again = judge(this.#storeOf(resources));
      return open.filter(
        finding => !mended.has(finding) && isGone(finding, result, again),
      );
    };
    const gone = goneBy(candidate.resources);
    if (gone.length === 0) return;
    const { capabilities } = candidate;
    if (capabilities.length > 1 && capabilities.length <= MAX_APART) {
      // Such as by annotations that come with the same settings.
      const goneAnyway = goneBy(this.#aloneOf(candidate));
      for (const finding of goneAnyway) {
        mended.set(finding, switchOf(ofSameChart(capabilities, finding)));
      }
      for (const capability of capabilities) {
        const alone = this.#aloneOf(candidate, capability);
        for (const finding of goneBy(alone)) {
          mended.set(finding, switchOf([capability]));
        }
      }
    }
    for (const finding of gone) {
      if (!mended.has(finding)) mended.set(finding, switchOf(capabilities));
    }
  }

  /** Trials that prove something of these kinds, in the order in which the rule names them. */
  #candidates(kinds: readonly string[]): Candidate[] {
    const all = valueOf(this.facts.get('capabilities'))?.capabilities ?? [];
    const trials = valueOf(this.facts.get('capabilityTrials')) ?? [];
    return kinds.flatMap(wanted =>
      trials.flatMap(({ proves, resources }) => {
        const capabilities = proves
          .map(index => all[index])
          .filter(({ kind, part }) => kind === wanted && !part);
        return capabilities.length > 0 ? [{ capabilities, resources }] : [];
      }),
    );
  }

  /** The same list each time, for facts are kept by the list that they are of. */
  #aloneOf(candidate: Candidate, capability?: Capability): Resource[] {
    const { resources } = candidate;
    const known = this.#apart.get(resources) ?? new Map();
    this.#apart.set(resources, known);
    const alone = known.get(capability) ?? withOnly(candidate, capability);
    known.set(capability, alone);
    return alone;
  }

  /** Facts of a trial, which several rules may ask about. */
  #storeOf(resources: readonly Resource[]): FactStore {
    const known = this.#stores.get(resources);
    if (known) return known;
    const store = this.facts.with({
      resources: { state: 'known', value: [...resources] },
    });
    this.#stores.set(resources, store);
    return store;
  }
}

/**
 * Those of the chart or subchart that a finding is about, whose objects the settings of others
 * don't change; all where there are none.
 */
function ofSameChart(
  capabilities: readonly Capability[],
  { subject }: RawFinding,
): readonly Capability[] {
  const chart = chartOf(subject.resource?.source ?? '');
  const same = capabilities.filter(({ proof }) =>
    proof.some(({ template }) => chartOf(template) === chart),
  );
  return same.length > 0 ? same : capabilities;
}

/** Folder of the chart that a template is of; empty for the chart itself. */
function chartOf(template: string): string {
  return /^(?:charts\/[^/]+\/)*/.exec(template)![0];
}

/** What a trial rendered, without what other capabilities brought. */
function withOnly(
  { capabilities, resources }: Candidate,
  kept?: Capability,
): Resource[] {
  const others = capabilities.filter(capability => capability !== kept);
  return resources.filter(
    ({ kind, source }) =>
      !others.some(({ proof }) =>
        proof.some(
          object => object.kind === kind && object.template === source,
        ),
      ),
  );
}

/** Whether a finding is gone, its subject is still judged, and nothing else is said of it. */
function isGone(
  finding: RawFinding,
  before: RuleResult,
  after: Judgement,
): boolean {
  const { resource, container, file } = finding.subject;
  const isJudged = after.judged.some(
    subject =>
      isSame(subject.resource, resource) &&
      subject.container === container &&
      subject.file === file,
  );
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  return (
    isJudged &&
    after.findings.every(
      ({ fingerprint, subject }) =>
        fingerprint !== finding.fingerprint &&
        (known.has(fingerprint) || !isSame(subject.resource, resource)),
    )
  );
}

function isSame(a: Resource | undefined, b: Resource | undefined): boolean {
  return (
    a?.kind === b?.kind && a?.name === b?.name && a?.namespace === b?.namespace
  );
}

function switchOf(capabilities: readonly Capability[]): Switch {
  const settings = new Map<string, ValueSetting>();
  for (const setting of capabilities.flatMap(each => each.settings)) {
    settings.set(setting.key, setting);
  }
  const all = [...settings.values()];
  return {
    settings: all,
    snippet: snippetOf(all),
    proof: capabilities.flatMap(({ proof }) => proof),
  };
}

function withSwitch(finding: RawFinding, switchOn: Switch): RawFinding {
  return {
    ...finding,
    severity: LOWERED[finding.severity],
    remediation: describeSettings(switchOn.settings),
    switchOn,
  };
}

function valueOf<T>(fact: Fact<T>): T | undefined {
  return fact.state === 'known' ? fact.value : undefined;
}
