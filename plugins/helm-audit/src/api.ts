import { createApiRef } from '@backstage/core-plugin-api';
import { HelmAuditApi } from '@helm-audit/plugin-helm-audit-common';

/** Where the plugin's pages get their data from. */
export const helmAuditApiRef = createApiRef<HelmAuditApi>({
  id: 'plugin.helm-audit.service',
});
