import { EditApplier } from './editApplier';
import { Candidate, editsOf, planOf, subjectOf } from './candidates';
import { isGone, isMended } from './isMended';
import { FixPlan } from './planFix';
import { ProposedFix } from './proposeFixes';
import { findProblem, isToBlame, Problem, undoing } from './trialProblems';
import { Attempt, ScenarioTrial } from './trials';

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

function firstWritable(
  each: Candidate,
  isWritable: (index: number) => boolean,
): Candidate | undefined {
  for (let index = each.index; index < each.proposal.plans.length; index++) {
    if (isWritable(index)) return { ...each, index };
  }
  return undefined;
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
