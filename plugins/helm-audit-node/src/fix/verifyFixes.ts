import {
  FixEdit,
  isAtLeast,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../json';
import { RawFinding } from '../stages/evaluate/types';
import { Resource } from '../stages/gather/types';
import { Scorecard } from '../stages/score/types';
import { EditApplier } from './editApplier';
import { FieldGoal } from './fields';
import { FixPlan } from './planFix';
import { ProposedFix } from './proposeFixes';
import { isAction } from './templateLines';

/** A finding of a trial, as far as trials are compared. */
export interface TrialFinding {
  rule: string;
  fingerprint: string;
  severity: Severity;
  /** Which of the rule's messages it is. */
  messageId: string;
  message: string;
  /** As of `aboutOf`. */
  about: string;
}

/** What became of one scenario of a changed chart. */
export type ScenarioTrial =
  | {
      ok: true;
      findings: TrialFinding[];
      /** Rules that could not decide. */
      undecided: string[];
      resources: Resource[];
      /** How the chart would score. */
      score: () => Scorecard;
    }
  /** Helm's message, secrets removed. */
  | { ok: false; message: string };

/**
 * Renders and audits the chart with changed files: in the audited scenario, or in each of the
 * others that are tried.
 */
export type Attempt = (
  files: ReadonlyMap<string, string>,
  where: 'audited' | 'others',
) => Promise<ScenarioTrial[]>;

/** What became of a chart in the audited scenario and in others. */
interface Trials {
  audited: ScenarioTrial[];
  others: ScenarioTrial[];
}

/** What was found out about a fix. */
export type Verdict =
  | { status: 'verified'; plan: FixPlan }
  | { status: 'suggested'; plan: FixPlan; reason: string };

/** Bounds of a verification. */
export interface VerifyOptions {
  /** Renders with changes, of all scenarios together. Default 48. */
  maxRenders?: number;
  /** Whether no more time is left, however many renders there were. */
  isOverdue?: () => boolean;
}

interface Candidate {
  proposal: ProposedFix;
  /** Which of the proposal's plans is tried. */
  index: number;
  /** Why the best plan did not do, once another is tried. */
  reason?: string;
}

class Verifier {
  readonly verdicts = new Map<ProposedFix, Verdict>();
  /** Passed, all together. */
  #passed: Candidate[] = [];
  #renders = 0;

  constructor(
    private readonly attempt: Attempt,
    private readonly applier: EditApplier,
    private readonly bounds: Required<VerifyOptions>,
  ) {}

  async run(all: Candidate[]): Promise<void> {
    if (all.length === 0) return;
    const before = {
      audited: await this.attempt(new Map(), 'audited'),
      others: await this.attempt(new Map(), 'others'),
    };
    const queue = inTurn(all);
    while (queue.length > 0) {
      const group = this.#applicable(queue.shift()!);
      if (group.length === 0) continue;
      if (this.#isSpent()) {
        for (const each of group) {
          this.#suggest(each, 'Others took the time that trials may take.');
        }
        continue;
      }
      queue.unshift(...(await this.#try(group, before)));
    }
    for (const each of this.#passed) {
      const plan = planOf(each);
      this.verdicts.set(
        each.proposal,
        plan.doubt
          ? { status: 'suggested', plan, reason: plan.doubt }
          : { status: 'verified', plan },
      );
    }
  }

  #isSpent(): boolean {
    const { maxRenders, isOverdue } = this.bounds;
    return this.#renders >= maxRenders || isOverdue();
  }

  /** Leaves out what can't be written, or not beside what has passed. */
  #applicable(group: Candidate[]): Candidate[] {
    const together = [...this.#passed, ...group].flatMap(editsOf);
    if (this.applier.apply(together).ok) return group;
    const kept: Candidate[] = [];
    for (const each of group) {
      const next = firstWritable(
        each,
        index =>
          this.applier.apply(
            [...this.#passed, ...kept, { ...each, index }].flatMap(editsOf),
          ).ok,
      );
      if (next) kept.push(next);
      else
        this.#suggest(
          each,
          'It changes the same lines as another fix, or lines that can’t be changed alone.',
        );
    }
    return kept;
  }

  /** @returns what is to be tried next */
  async #try(group: Candidate[], before: Trials): Promise<Candidate[][]> {
    const applied = this.applier.apply(
      [...this.#passed, ...group].flatMap(editsOf),
    );
    if (!applied.ok) return [];
    const after = await this.#attempt(applied.files, 'audited', before);
    const problem = findProblem(before.audited, after);
    if (problem) return this.#part(group, problem);
    const [audited] = after;
    const undone = this.#passed.find(each => !isGone(each, audited));
    if (undone) return this.#part(group, undoing(undone));
    const works = group.filter(each =>
      isMended(each, audited, before.audited[0]),
    );
    if (works.length === group.length) {
      // Most of what fails does so where it is audited, so the others are rendered last.
      const elsewhere = findProblem(
        before.others,
        await this.#attempt(applied.files, 'others', before),
      );
      if (elsewhere) return this.#part(group, elsewhere);
      this.#passed.push(...group);
      return [];
    }
    const others = group.filter(each => !works.includes(each));
    const again = others.flatMap(each =>
      this.#next(
        each,
        'The finding is still there, or the field is not as meant.',
      ),
    );
    return [[...works, ...again]];
  }

  async #attempt(
    files: ReadonlyMap<string, string>,
    where: keyof Trials,
    before: Trials,
  ): Promise<ScenarioTrial[]> {
    this.#renders += before[where].length;
    return before[where].length > 0 ? this.attempt(files, where) : [];
  }

  /** Those to blame apart from the rest, else halves. */
  #part(group: Candidate[], problem: Problem): Candidate[][] {
    if (group.length === 1) {
      return this.#next(group[0], problem.reason).map(each => [each]);
    }
    const blamed = group.filter(each => isToBlame(each, problem));
    if (blamed.length > 0 && blamed.length < group.length) {
      return [group.filter(each => !blamed.includes(each)), blamed];
    }
    const reasons = group.map(each => problem.reasons.get(subjectOf(each)));
    const isEachItsOwn =
      reasons.every(Boolean) &&
      new Set(group.map(subjectOf)).size === group.length;
    if (isEachItsOwn) {
      return [
        group.flatMap((each, index) => this.#next(each, reasons[index]!)),
      ];
    }
    const half = Math.ceil(group.length / 2);
    return [group.slice(0, half), group.slice(half)];
  }

  #next(each: Candidate, reason: string): Candidate[] {
    const index = each.index + 1;
    const first = each.reason ?? reason;
    if (index < each.proposal.plans.length) {
      return [{ ...each, index, reason: first }];
    }
    this.#suggest(each, first);
    return [];
  }

  #suggest({ proposal }: Candidate, reason: string): void {
    const [plan] = proposal.plans;
    this.verdicts.set(proposal, { status: 'suggested', plan, reason });
  }
}

/**
 * Tries fixes on a copy of the chart: all together, and where that fails, in parts. A fix is
 * verified when every scenario renders that rendered before, its finding is gone, its fields
 * are as meant, and nothing of medium severity or above is new.
 */
export async function verifyFixes(
  proposals: readonly ProposedFix[],
  attempt: Attempt,
  applier: EditApplier,
  { maxRenders = 48, isOverdue = () => false }: VerifyOptions = {},
): Promise<Map<ProposedFix, Verdict>> {
  const verifier = new Verifier(attempt, applier, {
    maxRenders,
    isOverdue,
  });
  await verifier.run(proposals.map(proposal => ({ proposal, index: 0 })));
  return verifier.verdicts;
}

function planOf({ proposal, index }: Candidate): FixPlan {
  return proposal.plans[index];
}

function editsOf(each: Candidate): FixEdit[] {
  return planOf(each).edits;
}

function firstWritable(
  each: Candidate,
  isWritable: (index: number) => boolean,
): Candidate | undefined {
  for (let index = each.index; index < each.proposal.plans.length; index++) {
    if (isWritable(index)) return { ...each, index };
  }
  return undefined;
}

/** Why a group can't pass as it is. */
interface Problem {
  reason: string;
  /** Helm's, where it could not render. */
  message: string;
  /** Reasons by the object that a new finding is about. */
  reasons: ReadonlyMap<string, string>;
}

/**
 * In which order fixes are tried, so that none spoils those before it: what sets single
 * fields, what does more, what takes a field away that others set, each switch by itself, as
 * nobody knows what comes with it, and last what stays a suggestion whatever comes of it.
 */
function inTurn(all: Candidate[]): Candidate[][] {
  const turns = new Map<string, Candidate[]>();
  for (const each of all) {
    const turn = turnOf(planOf(each));
    turns.set(turn, [...(turns.get(turn) ?? []), each]);
  }
  return [...turns.keys()].sort().map(turn => turns.get(turn)!);
}

function turnOf({ isBold, isSwitch, doubt, goals, edits }: FixPlan): string {
  if (doubt) return '4';
  if (isSwitch) return `3 ${JSON.stringify(edits)}`;
  if (goals.some(({ set }) => set === undefined)) return '2';
  return isBold ? '1' : '0';
}

function undoing(passed: Candidate): Problem {
  const { title } = planOf(passed);
  return {
    reason: `It undoes another fix: ${title}.`,
    message: '',
    reasons: new Map(),
  };
}

function subjectOf({ proposal }: Candidate): string {
  return aboutOf(proposal.finding);
}

/** `Kind/name` of the object that a finding is about, or what else it is about. */
export function aboutOf({
  about,
  subject,
}: Pick<RawFinding, 'about' | 'subject'>): string {
  // Such a finding is shown at one of many objects.
  if (subject.target === 'chart') return 'Chart/';
  return `${about.kind}/${about.name ?? ''}`;
}

const WEIGHTY: readonly Severity[] = ['critical', 'high', 'medium'];

function findProblem(
  before: ScenarioTrial[],
  after: ScenarioTrial[],
): Problem | undefined {
  const fresh: TrialFinding[] = [];
  for (const [index, old] of before.entries()) {
    const now = after[index];
    if (!old.ok) continue;
    if (!now.ok) {
      return {
        reason: `The chart no longer renders with it: ${now.message}`,
        message: now.message,
        reasons: new Map(),
      };
    }
    fresh.push(...freshFindings(old, now));
  }
  if (fresh.length === 0) return undefined;
  const explain = ({ message }: TrialFinding) =>
    `It brings another finding: ${message}`;
  return {
    reason: explain(fresh[0]),
    message: '',
    reasons: new Map(fresh.map(each => [each.about, explain(each)])),
  };
}

type Rendered = Extract<ScenarioTrial, { ok: true }>;

/**
 * Findings that were not there, other than those of objects that get a new name each time, and
 * those that take the place of one that is more severe or says the same of more objects.
 */
function freshFindings(old: Rendered, now: Rendered): TrialFinding[] {
  const known = new Set(old.findings.map(({ fingerprint }) => fingerprint));
  const left = new Set(now.findings.map(({ fingerprint }) => fingerprint));
  const renamed = renamedObjects(old.resources, now.resources);
  const wasThere = ({ rule, about, severity, messageId }: TrialFinding) =>
    old.findings.some(
      other =>
        other.rule === rule &&
        (other.about === renamed.get(about) ||
          (other.about === about &&
            !left.has(other.fingerprint) &&
            (messageId === other.messageId
              ? isAtLeast(other.severity, severity)
              : !isAtLeast(severity, other.severity)))),
    );
  return now.findings.filter(
    finding =>
      WEIGHTY.includes(finding.severity) &&
      !known.has(finding.fingerprint) &&
      !wasThere(finding),
  );
}

/** Old names by new ones, as `Kind/name`, of objects at the same place of a template. */
function renamedObjects(
  old: Resource[],
  now: Resource[],
): ReadonlyMap<string, string> {
  const place = ({ source, document, kind }: Resource) =>
    `${source} ${document} ${kind}`;
  const before = new Map(old.map(each => [place(each), each.name]));
  return new Map(
    now.flatMap(each => {
      const name = before.get(place(each));
      return name === undefined || name === each.name
        ? []
        : [[`${each.kind}/${each.name}`, `${each.kind}/${name}`]];
    }),
  );
}

/** Whether Helm names a file or value that it changes, or a new finding its object. */
function isToBlame(each: Candidate, { message, reasons }: Problem): boolean {
  return (
    reasons.has(subjectOf(each)) ||
    editsOf(each).some(
      edit =>
        message.includes(`/${edit.file}`) ||
        (edit.type === 'create' && addsOneOf(edit.content, reasons.keys())) ||
        (edit.type === 'set' && namesValue(message, edit.path)),
    )
  );
}

/** Whether a new template writes an object of a kind that something is found about. */
function addsOneOf(content: string, abouts: Iterable<string>): boolean {
  const [, kind] = /^kind: (\w+)$/m.exec(content) ?? [];
  return [...abouts].some(about => about.split('/')[0] === kind);
}

function namesValue(message: string, path: ReadonlyArray<string | number>) {
  const key = `.Values.${path.join('.')}`;
  const at = message.indexOf(key);
  return at >= 0 && !/^[\w-]/.test(message.slice(at + key.length));
}

function isMended(
  each: Candidate,
  trial: ScenarioTrial,
  before: ScenarioTrial,
): boolean {
  const { ruleId } = each.proposal;
  if (!trial.ok || !before.ok || trial.undecided.includes(ruleId)) return false;
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  // The same thing said in other words is not mended.
  const isSaidAnew = trial.findings.some(
    ({ rule, about, fingerprint }) =>
      rule === ruleId && about === subjectOf(each) && !known.has(fingerprint),
  );
  const { goals } = planOf(each);
  return (
    !isSaidAnew &&
    isGone(each, trial) &&
    goals.every(goal => isReached(goal, trial.resources))
  );
}

function isGone({ proposal }: Candidate, trial: ScenarioTrial): boolean {
  const { fingerprint } = proposal.finding;
  return (
    trial.ok && trial.findings.every(found => found.fingerprint !== fingerprint)
  );
}

/** Whether the object that the goal is about has the field as meant; templates may add more. */
function isReached(
  { resource, path, set }: FieldGoal,
  resources: Resource[],
): boolean {
  const now = resources.find(
    ({ kind, name, namespace }) =>
      kind === resource.kind &&
      name === resource.name &&
      namespace === resource.namespace,
  );
  return now !== undefined && holds(valueAt(now.body, ...path), set);
}

function holds(actual: unknown, wanted: unknown): boolean {
  // What an action prints is not known before.
  if (isAction(wanted)) return actual !== undefined && actual !== null;
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  // New items may come before those that were there.
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every(item => actual.some(own => isDeepStrictEqual(own, item)))
    );
  }
  return (
    typeof actual === 'object' &&
    actual !== null &&
    Object.entries(wanted).every(([key, value]) =>
      holds((actual as Record<string, unknown>)[key], value),
    )
  );
}
