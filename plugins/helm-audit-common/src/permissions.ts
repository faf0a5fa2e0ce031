import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows to trigger an audit. Reading reports needs no permission of its own: whoever may
 * read the entity in the catalog may read its report.
 */
export const helmAuditTriggerPermission = createPermission({
  name: 'helm-audit.audit.create',
  attributes: { action: 'create' },
});

/** All permissions of the plugin. */
export const helmAuditPermissions = [helmAuditTriggerPermission];
