import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { FixPlan } from './planFix';
import { ProposedFix } from './proposeFixes';
import { aboutOf } from './trials';

/** A fix that is tried by one of its plans. */
export interface Candidate {
  proposal: ProposedFix;
  /** Which of the proposal's plans is tried. */
  index: number;
  /** Why the best plan did not do, once another is tried. */
  reason?: string;
}

/** The plan by which it is tried. */
export function planOf({ proposal, index }: Candidate): FixPlan {
  return proposal.plans[index];
}

/** What its plan changes. */
export function editsOf(each: Candidate): FixEdit[] {
  return planOf(each).edits;
}

/** What its finding is about. */
export function subjectOf({ proposal }: Candidate): string {
  return aboutOf(proposal.finding);
}
