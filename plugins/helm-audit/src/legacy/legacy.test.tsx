import { Route, Routes } from 'react-router-dom';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { mockHelmAuditApi, mockOrgApi } from '../__testUtils__';
import {
  EntityHelmAuditCard,
  EntityHelmAuditContent,
  helmAuditApiRef,
  helmAuditOrgApiRef,
  HelmAuditPage,
  helmAuditPlugin,
  isHelmAuditAvailable,
} from '../legacy';
import { entityTabRouteRef } from '../routes';
import { buildEntity } from '../testing';

function renderLegacy(element: JSX.Element, path = '/') {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [helmAuditApiRef, mockHelmAuditApi()],
        [helmAuditOrgApiRef, mockOrgApi()],
        [
          permissionApiRef,
          { authorize: async () => ({ result: AuthorizeResult.ALLOW }) },
        ],
      ]}
    >
      <Routes>
        <Route path="/*" element={element} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/tab': entityTabRouteRef,
      },
    },
  );
}

const onEntity = (element: JSX.Element) => (
  <EntityProvider entity={buildEntity()}>{element}</EntityProvider>
);

describe('on the legacy frontend system', () => {
  it('shows the readiness tab', async () => {
    await renderLegacy(onEntity(<EntityHelmAuditContent />));
    expect(await screen.findByText('Blockers')).toBeVisible();
  });

  it('shows the card, which leads to the tab', async () => {
    await renderLegacy(onEntity(<EntityHelmAuditCard />));
    expect(await screen.findByText('2 blockers')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Show the report' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/helm-audit');
  });

  it('shows the scorecards first, below a header with tabs', async () => {
    await renderLegacy(<HelmAuditPage />);
    expect(
      await screen.findByRole('heading', { name: /^Payments needs help most/ }),
    ).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Ownership gaps' })).toBeVisible();
  });

  it('shows the ownership gaps', async () => {
    await renderLegacy(<HelmAuditPage />, '/ownership');
    expect(
      await screen.findByRole('heading', { name: /nobody on call/ }),
    ).toBeVisible();
  });

  it('shows what services are built on', async () => {
    await renderLegacy(<HelmAuditPage />, '/coverage');
    expect(await screen.findByRole('table', { name: 'Images' })).toBeVisible();
  });

  it('brings the clients of both APIs', () => {
    const ids = [...helmAuditPlugin.getApis()].map(({ api }) => api.id);
    expect(ids).toEqual(['plugin.helm-audit.service', 'plugin.helm-audit.org']);
  });

  it('is available where a chart is linked', () => {
    expect(isHelmAuditAvailable(buildEntity())).toBe(true);
    expect(isHelmAuditAvailable(buildEntity(null))).toBe(false);
  });
});
