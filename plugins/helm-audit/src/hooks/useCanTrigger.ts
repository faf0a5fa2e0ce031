import { usePermission } from '@backstage/plugin-permission-react';
import { helmAuditTriggerPermission } from '@helm-audit/plugin-helm-audit-common';

/** Whether the reader may start audits. */
export function useCanTrigger(): boolean {
  return usePermission({ permission: helmAuditTriggerPermission }).allowed;
}
