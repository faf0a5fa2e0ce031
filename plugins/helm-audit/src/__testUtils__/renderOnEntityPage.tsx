import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { HelmAuditApi, OrgApi } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditApiRef, helmAuditOrgApiRef } from '../api';
import { mockHelmAuditApi, mockOrgApi } from './api';
import { buildEntity } from '../testing';

/** Renders an element on the page of an entity, with an API that answers from memory. */
export function renderOnEntityPage(
  element: JSX.Element,
  options: {
    api?: HelmAuditApi;
    orgApi?: OrgApi;
    entity?: Entity;
    path?: string;
    mayTrigger?: boolean;
  } = {},
) {
  const {
    api = mockHelmAuditApi(),
    orgApi = mockOrgApi(),
    entity = buildEntity(),
    path = '/',
    mayTrigger = true,
  } = options;
  return renderInTestApp(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    {
      initialRouteEntries: [path],
      apis: [
        [helmAuditApiRef, api],
        [helmAuditOrgApiRef, orgApi],
        mockApis.permission({
          authorize: mayTrigger ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
    },
  );
}
