import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OrgApi } from '@helm-audit/plugin-helm-audit-common';
import { useLocation } from 'react-router-dom';
import { helmAuditOrgApiRef } from '../api';
import { mockOrgApi } from './api';

function Address() {
  return <output aria-label="Address">{useLocation().search}</output>;
}

/** Renders a page about many services; what its address says is in an output beside it. */
export function renderOrgPage(
  element: JSX.Element,
  options: { api?: OrgApi; search?: string } = {},
) {
  const { api = mockOrgApi(), search = '' } = options;
  return renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[helmAuditOrgApiRef, api]],
    },
  );
}
