import { createRouteRef } from '@backstage/core-plugin-api';

/** The readiness tab of an entity page. */
export const entityTabRouteRef = createRouteRef({ id: 'helm-audit.entity' });
