import { Fix } from '@helm-audit/plugin-helm-audit-common';
import { Breather } from './breather';
import { EditApplier, ReadText } from './fix/editApplier';
import { withPrerequisites } from './fix/fixOrder';
import { FixPlan } from './fix/planFix';
import { proposeFixes, ProposedFix } from './fix/proposeFixes';
import { patchPhases } from './fix/patchPhases';
import { FixReporter } from './fix/reportFix';
import { Attempt } from './fix/trials';
import { Verdict, verifyFixes } from './fix/verifyFixes';
import { Redactor } from './redact';
import { RuleResult } from './stages/evaluate/types';
import { LoadedChart, Scenario } from './stages/load/types';
import { Sources } from './stages/report/sources';
import { PatchedPhase, Phases } from './stages/score/types';

/** Which fixes are made, and how. */
export interface FixRequest {
  /** Try them on a copy of the chart, which takes a few more renders. */
  verify?: boolean;
  /** Only for findings of these rules; of all when absent. */
  rules?: readonly string[];
  /** Only those that keep what the service does. */
  onlySafe?: boolean;
  /** Keep edits that hold secrets; only for writing them back to the same chart. */
  keepsSecrets?: boolean;
}

/** What fixes are found from. */
export interface FindFixesInput {
  chart: LoadedChart;
  scenario: Scenario;
  results: readonly RuleResult[];
  /** Of the roadmap, by the ids of rules that failed. */
  phases?: Phases;
  sources: Sources;
  redactor: Redactor;
  /** Lets others take their turn between one fix and the next. */
  breather: Breather;
  /** Tries changed files; fixes are only suggested when absent. */
  attempt?: Attempt;
  /** Whether no time is left to try more. */
  isOverdue?: () => boolean;
  request?: FixRequest;
}

/** Fixes, and what they come to. */
export interface FoundFixes {
  /** By the fingerprints of their findings. */
  fixes: Map<string, Fix>;
  /** The chart with the proven fixes of each phase; empty where not all were tried. */
  patched: Array<PatchedPhase | undefined>;
}

/** Makes fixes for findings, and tries them where that is asked for. */
export async function findFixes(input: FindFixesInput): Promise<FoundFixes> {
  const { chart, results, redactor, breather, attempt, request = {} } = input;
  if (chart.kind !== 'chart') return { fixes: new Map(), patched: [] };
  const read: ReadText = file => input.sources.text('chart', file);
  const applier = new EditApplier(read);
  const context = {
    ...input,
    newFiles: new Map(),
    isTried: attempt !== undefined,
  };
  const proposals: ProposedFix[] = [];
  for (const result of results) {
    const own = proposeFixes(
      [result],
      context,
      (ruleId, plan) => isWanted(ruleId, plan, request),
      input.phases,
    );
    proposals.push(...own);
    await breather.pause();
  }
  const verdicts: Map<ProposedFix, Verdict> = attempt
    ? await verifyFixes(proposals, attempt, applier, {
        isOverdue: input.isOverdue,
      })
    : new Map();
  const reporter = new FixReporter(
    applier,
    read,
    redactor,
    request.keepsSecrets,
  );
  const fixes = new Map<string, Fix>();
  for (const proposal of proposals) {
    const fix = reporter.report(proposal, verdicts.get(proposal));
    if (fix) fixes.set(proposal.finding.fingerprint, fix);
    await breather.pause();
  }
  const isWhole = attempt && !request.rules && !request.onlySafe;
  const patched =
    isWhole && !input.isOverdue?.()
      ? await patchPhases(verdicts, attempt, applier)
      : [];
  return { fixes: withPrerequisites(fixes, results, redactor), patched };
}

function isWanted(
  ruleId: string,
  { safety }: FixPlan,
  { rules, onlySafe = false }: FixRequest,
): boolean {
  const isListed = !rules || rules.includes(ruleId);
  return isListed && (safety === 'safe' || !onlySafe);
}
