import { ReactNode } from 'react';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  ANNOTATIONS,
  HelmAuditClient,
  OrgClient,
} from '@helm-audit/plugin-helm-audit-common';
import { Container } from '@backstage/ui';
import { RiShieldCheckLine } from '@remixicon/react';
import { helmAuditApiRef, helmAuditOrgApiRef } from './api';
import { entityTabRouteRef, rootRouteRef } from './routes';

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

const helmAuditOrgApi = ApiBlueprint.make({
  name: 'org',
  params: defineParams =>
    defineParams({
      api: helmAuditOrgApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new OrgClient(deps),
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

/** The app has no landmark around what sub-pages hold. */
function inMain(children: ReactNode) {
  return (
    <main>
      <Container>{children}</Container>
    </main>
  );
}

/** The pages about all services, as tabs below one title; also an item of the navigation. */
const page = PageBlueprint.make({
  params: {
    path: '/helm-audit',
    title: 'Readiness',
    icon: <RiShieldCheckLine />,
    routeRef: rootRouteRef,
  },
});

const scorecardsPage = SubPageBlueprint.make({
  name: 'scorecards',
  params: {
    path: 'scorecards',
    title: 'Scorecards',
    loader: async () => {
      const { ScorecardsPage } = await import('./components/ScorecardsPage');
      return inMain(<ScorecardsPage />);
    },
  },
});

const ownershipPage = SubPageBlueprint.make({
  name: 'ownership',
  params: {
    path: 'ownership',
    title: 'Ownership gaps',
    loader: async () => {
      const { OwnershipPage } = await import('./components/OwnershipPage');
      return inMain(<OwnershipPage />);
    },
  },
});

const coveragePage = SubPageBlueprint.make({
  name: 'coverage',
  params: {
    path: 'coverage',
    title: 'SLOs and dependencies',
    loader: async () => {
      const { CoveragePage } = await import('./components/CoveragePage');
      return inMain(<CoveragePage />);
    },
  },
});

/** Production readiness of Helm charts, of one service and of all. */
export const helmAuditPlugin = createFrontendPlugin({
  pluginId: 'helm-audit',
  title: 'Readiness',
  icon: <RiShieldCheckLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityTab: entityTabRouteRef },
  extensions: [
    helmAuditApi,
    helmAuditOrgApi,
    entityTab,
    overviewCard,
    page,
    scorecardsPage,
    ownershipPage,
    coveragePage,
  ],
});
