import { isDay } from '../../day';
import { DeclaredWaiver, WaiverUse } from '../../facts/waivers';
import { installedName } from '../../installedNames';
import { Baseline } from '../load/types';
import { RawFinding, RuleResult } from './types';

/** What findings may be accepted by. */
export interface Suppression {
  /** Day of the audit, in UTC, such as `2026-11-23`. */
  date: string;
  waivers: readonly DeclaredWaiver[];
  baseline?: Baseline;
  /** Name of the chart; absent for rendered manifests. */
  chart?: string;
}

type UseState = Extract<WaiverUse, { kind: 'waiver' }>['state'];

/**
 * Marks the findings that are accepted, and says what each waiver was good for. Waivers go
 * before the baseline, and of several waivers the first gives its reason.
 */
export function applyWaivers(
  results: readonly RuleResult[],
  { date, waivers, baseline, chart = '' }: Suppression,
): { results: RuleResult[]; uses: WaiverUse[] } {
  const byRule = new Map(results.map(result => [result.rule.meta.id, result]));
  const states = waivers.map(waiver =>
    stateOf(waiver, byRule.get(waiver.rule), date, chart),
  );
  const effective = waivers.filter((_, index) => states[index] === 'applied');
  const accepted = new Map(
    baseline?.entries.map(entry => [entry.fingerprint, entry]),
  );
  const uses: WaiverUse[] = waivers.map((waiver, index) => ({
    kind: 'waiver',
    waiver,
    state: states[index],
  }));
  return {
    results: results.map(result =>
      waive(result, finding => {
        const waiver = effective.find(each =>
          matches(each, result.rule.meta.id, finding, chart),
        );
        if (waiver) {
          const { reason, source, expires } = waiver;
          return { reason, source, ...(expires && { expires }) };
        }
        return baseline && accepted.has(finding.fingerprint)
          ? {
              reason: `Accepted in ${baseline.file}.`,
              source: 'baseline',
            }
          : undefined;
      }),
    ),
    uses: [...uses, ...useOf(baseline, byRule)],
  };
}

/** `applied` when it waives at least one finding. */
function stateOf(
  waiver: DeclaredWaiver,
  result: RuleResult | undefined,
  date: string,
  chart: string,
): UseState {
  if (!result) return 'unknown-rule';
  if (!waiver.reason) return 'no-reason';
  if (waiver.expires !== undefined) {
    if (!isDay(waiver.expires)) return 'bad-date';
    if (waiver.expires < date) return 'expired';
  }
  const { id } = result.rule.meta;
  if (result.findings.some(finding => matches(waiver, id, finding, chart))) {
    return 'applied';
  }
  const isDecided = result.outcome !== 'unknown' && result.outcome !== 'error';
  return isDecided && !waiver.isShared ? 'unused' : 'undecided';
}

function matches(
  waiver: DeclaredWaiver,
  rule: string,
  { about, fingerprint, violation, subject }: RawFinding,
  chart: string,
): boolean {
  if (waiver.rule !== rule) return false;
  const resource = violation.resource ?? subject.resource;
  if (waiver.isOfChart && resource) return false;
  if (waiver.on) {
    const { kind, name, namespace } = waiver.on;
    const isIt =
      resource?.kind === kind &&
      resource.name === name &&
      resource.namespace === namespace;
    if (!isIt) return false;
  }
  const name = about.name === undefined ? '' : `/${about.name}`;
  const object = `${about.kind}${name}`;
  // As rendered or as the report calls it.
  const names = chart ? [object, installedName(object, chart)] : [object];
  const { resource: pattern } = waiver;
  return (
    (!pattern || names.some(each => fits(pattern, each))) &&
    (!waiver.container || waiver.container === about.container) &&
    (!waiver.fingerprint || waiver.fingerprint === fingerprint)
  );
}

/** Whether a text fits a pattern in which `*` stands for any text; takes linear time. */
function fits(pattern: string, text: string): boolean {
  const [first, ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function waive(
  result: RuleResult,
  waiverOf: (finding: RawFinding) => RawFinding['waiver'],
): RuleResult {
  if (result.findings.length === 0) return result;
  const findings = result.findings.map(finding => ({
    ...finding,
    waiver: waiverOf(finding),
  }));
  const isWaived =
    result.outcome === 'fail' && findings.every(({ waiver }) => waiver);
  return { ...result, findings, outcome: isWaived ? 'waived' : result.outcome };
}

/** Entries of rules that could not judge may still be there, so they don't count as gone. */
function useOf(
  baseline: Baseline | undefined,
  byRule: ReadonlyMap<string, RuleResult>,
): WaiverUse[] {
  if (!baseline || baseline.isShared) return [];
  const there = new Set(
    [...byRule.values()].flatMap(({ findings }) =>
      findings.map(({ fingerprint }) => fingerprint),
    ),
  );
  const gone = baseline.entries.filter(
    ({ fingerprint, rule }) =>
      !there.has(fingerprint) &&
      !['unknown', 'error'].includes(byRule.get(rule)?.outcome ?? ''),
  );
  return [{ kind: 'baseline', file: baseline.file, gone: gone.length }];
}
