import { valueAt } from '../../json';
import { RawFinding } from '../evaluate/types';
import { fieldPath } from './locate';

/** Rules are called after the defect, and these after what is not there. */
const ABSENCE = /^(missing|no)-|-(uncovered|without-[\w-]+)$/;

/** Whether a finding is about something that is not there, so that its place is where it belongs. */
export function isAbsent(ruleId: string, finding: RawFinding): boolean {
  if (ABSENCE.test(ruleId)) return true;
  const { violation, subject } = finding;
  const resource = violation.resource ?? subject.resource;
  if (!resource || violation.file) return false;
  const path = fieldPath(finding);
  return path.length > 0 && valueAt(resource.body, ...path) === undefined;
}
