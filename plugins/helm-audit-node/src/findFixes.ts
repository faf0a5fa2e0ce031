import { Fix } from '@helm-audit/plugin-helm-audit-common';
import { EditApplier, ReadText } from './fix/applyEdits';
import { proposeFixes, Proposal } from './fix/proposeFixes';
import { reportFix } from './fix/reportFix';
import { Attempt, Verdict, verifyFixes } from './fix/verifyFixes';
import { Redactor } from './redact';
import { RuleResult } from './stages/evaluate/types';
import { LoadedChart, Scenario } from './stages/load/types';
import { Sources } from './stages/report/sources';

/** What fixes are found from. */
export interface FindFixesInput {
  chart: LoadedChart;
  scenario: Scenario;
  results: readonly RuleResult[];
  sources: Sources;
  redactor: Redactor;
  /** Tries changed files; fixes are only suggested when absent. */
  attempt?: Attempt;
  /** Which fixes are wanted; all when absent. */
  isWanted?: (proposal: Proposal) => boolean;
}

/** Fixes by the fingerprints of their findings. */
export async function findFixes(
  input: FindFixesInput,
): Promise<Map<string, Fix>> {
  const { chart, results, redactor, attempt, isWanted = () => true } = input;
  if (chart.kind !== 'chart') return new Map();
  const read: ReadText = file => chart.files.get(file)?.toString('utf8');
  const applier = new EditApplier(read);
  const proposals = proposeFixes(results, input).filter(isWanted);
  const verdicts: Map<Proposal, Verdict> = attempt
    ? await verifyFixes(proposals, attempt, applier)
    : new Map();
  const fixes = new Map<string, Fix>();
  for (const proposal of proposals) {
    const verdict = verdicts.get(proposal);
    const fix = reportFix(proposal, verdict, { applier, read, redactor });
    if (fix) fixes.set(proposal.finding.fingerprint, fix);
  }
  return fixes;
}
