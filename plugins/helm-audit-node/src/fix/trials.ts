import { Severity } from '@helm-audit/plugin-helm-audit-common';
import { RawFinding } from '../stages/evaluate/types';
import { Resource } from '../stages/gather/types';
import { Scorecard } from '../stages/score/types';

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

/** `Kind/name` of the object that a finding is about, or what else it is about. */
export function aboutOf({
  about,
  subject,
}: Pick<RawFinding, 'about' | 'subject'>): string {
  // Such a finding is shown at one of many objects.
  if (subject.target === 'chart') return 'Chart/';
  return `${about.kind}/${about.name ?? ''}`;
}
