import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { helmAuditPermissions } from '@helm-audit/plugin-helm-audit-common';

/** Audits the Helm charts that catalog entities link and serves the reports. */
export const helmAuditPlugin = createBackendPlugin({
  pluginId: 'helm-audit',
  register(env) {
    env.registerInit({
      deps: { permissionsRegistry: coreServices.permissionsRegistry },
      async init({ permissionsRegistry }) {
        permissionsRegistry.addPermissions(helmAuditPermissions);
      },
    });
  },
});
