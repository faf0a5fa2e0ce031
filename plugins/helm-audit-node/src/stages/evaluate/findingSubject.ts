import { FindingSubject } from '@helm-audit/plugin-helm-audit-common';
import { Target, Violation } from '../../rules/types';
import { EvaluatedSubject } from './types';

/** File that a finding of each target lies in when it names none. */
const DEFAULT_FILE: Partial<Record<Target, string>> = {
  chart: 'Chart.yaml',
  values: 'values.yaml',
  repository: '.',
  entity: 'catalog-info.yaml',
};

/** What a finding is about, in the words of a report. */
export function describeSubject(
  violation: Violation,
  subject: EvaluatedSubject,
): FindingSubject {
  const resource = violation.resource ?? subject.resource;
  if (!resource) {
    const { target } = subject;
    return { kind: target[0].toUpperCase() + target.slice(1) };
  }
  return {
    kind: resource.kind,
    name: resource.name,
    namespace: resource.namespace,
    container: resource === subject.resource ? subject.container : undefined,
    subchart: resource.subchart,
  };
}

/** File of a finding that lies in no resource. */
export function fileOf(
  violation: Violation,
  subject: EvaluatedSubject,
): string {
  return violation.file ?? subject.file ?? DEFAULT_FILE[subject.target] ?? '.';
}
