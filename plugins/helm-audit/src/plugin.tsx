import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  ANNOTATIONS,
  HelmAuditClient,
} from '@helm-audit/plugin-helm-audit-common';
import { RiShieldCheckLine } from '@remixicon/react';
import { helmAuditApiRef } from './api';
import { entityTabRouteRef } from './routes';

const chartKey = `metadata.annotations.${ANNOTATIONS.chart}` as const;
const hasChart = { [chartKey]: { $exists: true } };

const helmAuditApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: helmAuditApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new HelmAuditClient(deps),
    }),
});

/** Shown for every component: without a chart it tells how to link one. */
const entityTab = EntityContentBlueprint.make({
  params: {
    path: '/helm-audit',
    title: 'Readiness',
    group: 'operation',
    icon: <RiShieldCheckLine />,
    routeRef: entityTabRouteRef,
    filter: { $any: [{ kind: 'component' }, hasChart] },
    loader: async () =>
      import('./components/EntityTab').then(m => <m.EntityTab />),
  },
});

/** Shown for entities with a chart only, to keep other overviews quiet. */
const overviewCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: hasChart,
    loader: async () =>
      import('./components/OverviewCard').then(m => <m.LinkedOverviewCard />),
  },
});

/** Production readiness of Helm charts on entity pages. */
export const helmAuditPlugin = createFrontendPlugin({
  pluginId: 'helm-audit',
  title: 'Readiness',
  icon: <RiShieldCheckLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { entityTab: entityTabRouteRef },
  extensions: [helmAuditApi, entityTab, overviewCard],
});
