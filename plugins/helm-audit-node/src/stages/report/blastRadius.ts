import {
  FindingSubject,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { Workload } from '../../facts/workloads';

/** How many objects a sentence names before it counts the rest. */
const MOST_NAMED = 3;

/**
 * Says who is hit when a defect shows, from the workloads that the findings lie in and the
 * Services in front of them.
 */
export function describeBlastRadius(
  rule: RuleReport,
  workloads: readonly Workload[],
): string {
  const subjects = rule.findings
    .filter(({ waiver }) => !waiver)
    .map(({ subject }) => subject);
  const names = new Set(subjects.map(({ name }) => name));
  const hit = workloads.filter(({ resource }) => names.has(resource.name));
  if (hit.length === 0) return describeObjects(subjects);
  const services = [...new Set(hit.flatMap(workload => workload.services))];
  const what = hit
    .map(({ resource }) => `${resource.kind} ${resource.name}`)
    .slice(0, MOST_NAMED)
    .join(', ');
  const more =
    hit.length > MOST_NAMED ? ` and ${hit.length - MOST_NAMED} more` : '';
  if (services.length === 0) {
    return `${what}${more}; no Service of this chart sends it traffic.`;
  }
  return `${what}${more}, and with it everything that calls ${services
    .slice(0, MOST_NAMED)
    .map(service => `Service ${service}`)
    .join(', ')}.`;
}

/** Where no workload is named: the objects, or that none is. */
function describeObjects(subjects: readonly FindingSubject[]): string {
  const objects = [
    ...new Set(
      subjects.flatMap(({ kind, name }) => (name ? [`${kind} ${name}`] : [])),
    ),
  ];
  if (objects.length === 0)
    return 'No single workload; it is about the chart as a whole.';
  const rest = objects.length - MOST_NAMED;
  return `${objects.slice(0, MOST_NAMED).join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }, and whatever relies on ${objects.length === 1 ? 'it' : 'them'}.`;
}
