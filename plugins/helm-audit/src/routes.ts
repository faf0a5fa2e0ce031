import { createRouteRef } from '@backstage/core-plugin-api';

/** The readiness tab of an entity page. */
export const entityTabRouteRef = createRouteRef({ id: 'helm-audit.entity' });

/** The pages about all services. */
export const rootRouteRef = createRouteRef({ id: 'helm-audit.root' });
