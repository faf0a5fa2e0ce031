import {
  FindingSubject,
  FindingWaiver,
  Outcome,
  Severity,
  Switch,
} from '@helm-audit/plugin-helm-audit-common';
import { AnyRule, Target, Violation } from '../../rules/types';
import { Resource } from '../gather/types';

/** A violation with what it was found on. */
export interface RawFinding {
  violation: Violation;
  message: string;
  remediation: string;
  severity: Severity;
  subject: EvaluatedSubject;
  /** What a report says that it is about. */
  about: FindingSubject;
  /** File that it lies in, where it lies in no resource. */
  file: string;
  /** Its own among all findings of the audit. */
  fingerprint: string;
  /** What mends it, as a trial render has proven. */
  switchOn?: Switch;
  /** Set when it was accepted, and so does not count. */
  waiver?: FindingWaiver;
}

/** What was visited, reduced to what a report says of it. */
export interface EvaluatedSubject {
  target: Target;
  /** Set for resources, workloads and containers. */
  resource?: Resource;
  container?: string;
  /** Leads from the resource to the subject; set for containers. */
  path: ReadonlyArray<string | number>;
  /** File that the subject is; set for templates. */
  file?: string;
}

/** What became of one rule, and which subjects it came to a decision about. */
export interface Judgement extends RuleResult {
  judged: readonly EvaluatedSubject[];
}

/** What became of one rule. */
export interface RuleResult {
  rule: AnyRule;
  /** Severity under the profile and tier of this audit. */
  severity: Severity;
  outcome: Outcome;
  reason?: string;
  subjects: number;
  findings: RawFinding[];
}
