import { RuleReport } from '@helm-audit/plugin-helm-audit-common';
import { Workload } from '../../facts/workloads';

/**
 * Says who is hit when a defect shows, from the workloads that the findings lie in and the
 * Services in front of them.
 */
export function describeBlastRadius(
  rule: RuleReport,
  workloads: readonly Workload[],
): string {
  const names = new Set(rule.findings.map(({ subject }) => subject.name));
  const hit = workloads.filter(({ resource }) => names.has(resource.name));
  if (hit.length === 0) return 'The whole release.';
  const services = [...new Set(hit.flatMap(workload => workload.services))];
  const what = hit
    .map(({ resource }) => `${resource.kind} ${resource.name}`)
    .slice(0, 3)
    .join(', ');
  const more = hit.length > 3 ? ` and ${hit.length - 3} more` : '';
  if (services.length === 0) {
    return `${what}${more}; no Service of this chart sends it traffic.`;
  }
  return `${what}${more}, and with it everything that calls ${services
    .slice(0, 3)
    .map(service => `Service ${service}`)
    .join(', ')}.`;
}
