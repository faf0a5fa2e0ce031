import { AuditReport } from '@helm-audit/plugin-helm-audit-common';

/** Says that another scenario than the one that counts was audited, and why; else nothing. */
export function describeStandIn({
  name,
  insteadOf,
}: AuditReport['scenario']): string | undefined {
  return (
    insteadOf &&
    `The scenario ${insteadOf.name} does not render, so ${name} stands in for it: ${insteadOf.reason}`
  );
}
