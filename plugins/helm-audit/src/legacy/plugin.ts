import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  HelmAuditClient,
  OrgClient,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditApiRef, helmAuditOrgApiRef } from '../api';
import { entityTabRouteRef, rootRouteRef } from '../routes';

const deps = { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef };

/** The plugin for apps on the legacy frontend system. */
export const helmAuditPlugin = createPlugin({
  id: 'helm-audit',
  apis: [
    createApiFactory({
      api: helmAuditApiRef,
      deps,
      factory: apis => new HelmAuditClient(apis),
    }),
    createApiFactory({
      api: helmAuditOrgApiRef,
      deps,
      factory: apis => new OrgClient(apis),
    }),
  ],
  routes: { root: rootRouteRef, entityTab: entityTabRouteRef },
});

/**
 * The pages about all services, as tabs below one header. Mount it at `/helm-audit`.
 */
export const HelmAuditPage = helmAuditPlugin.provide(
  createRoutableExtension({
    name: 'HelmAuditPage',
    mountPoint: rootRouteRef,
    component: () => import('./HelmAuditPage').then(m => m.HelmAuditPage),
  }),
);

/**
 * The readiness tab of an entity page. Mount it at `/helm-audit`: the pages about all services
 * lead there.
 */
export const EntityHelmAuditContent = helmAuditPlugin.provide(
  createRoutableExtension({
    name: 'EntityHelmAuditContent',
    mountPoint: entityTabRouteRef,
    component: () => import('../components/EntityTab').then(m => m.EntityTab),
  }),
);

/** The readiness card of an entity's overview. */
export const EntityHelmAuditCard = helmAuditPlugin.provide(
  createComponentExtension({
    name: 'EntityHelmAuditCard',
    component: {
      lazy: () =>
        import('./EntityHelmAuditCard').then(m => m.EntityHelmAuditCard),
    },
  }),
);
