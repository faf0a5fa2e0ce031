import { createApiRef } from '@backstage/core-plugin-api';
import { HelmAuditApi, OrgApi } from '@helm-audit/plugin-helm-audit-common';

/** Where the entity pages get their data from. */
export const helmAuditApiRef = createApiRef<HelmAuditApi>({
  id: 'plugin.helm-audit.service',
});

/** Where the pages about many services get their data from. */
export const helmAuditOrgApiRef = createApiRef<OrgApi>({
  id: 'plugin.helm-audit.org',
});
