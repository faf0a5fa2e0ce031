import { lazy, Suspense } from 'react';
import {
  Header,
  Page,
  Progress,
  TabbedLayout,
} from '@backstage/core-components';

const ScorecardsPage = lazy(() =>
  import('../components/ScorecardsPage').then(m => ({
    default: m.ScorecardsPage,
  })),
);
const OwnershipPage = lazy(() =>
  import('../components/OwnershipPage').then(m => ({
    default: m.OwnershipPage,
  })),
);
const CoveragePage = lazy(() =>
  import('../components/CoveragePage').then(m => ({
    default: m.CoveragePage,
  })),
);

/** The pages about all services as tabs, in the shell that legacy apps give their pages. */
export function HelmAuditPage() {
  return (
    <Page themeId="tool">
      <Header title="Readiness" />
      <TabbedLayout>
        <TabbedLayout.Route path="/scorecards" title="Scorecards">
          <Suspense fallback={<Progress />}>
            <ScorecardsPage />
          </Suspense>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/ownership" title="Ownership gaps">
          <Suspense fallback={<Progress />}>
            <OwnershipPage />
          </Suspense>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/coverage" title="SLOs and dependencies">
          <Suspense fallback={<Progress />}>
            <CoveragePage />
          </Suspense>
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
