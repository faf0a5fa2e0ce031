import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { helmAuditApiRef, helmAuditOrgApiRef } from './api';
import helmAuditPlugin from './index';
import { buildEntity } from './testing';
import { mockHelmAuditApi, mockOrgApi } from './__testUtils__';

type ExtensionId = Parameters<typeof helmAuditPlugin.getExtension>[0];

function renderPlugin(extension: ExtensionId, chart?: string | null) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: buildEntity(chart) }),
      helmAuditPlugin.getExtension(extension),
    ],
    apis: [
      [helmAuditApiRef, mockHelmAuditApi()],
      [helmAuditOrgApiRef, mockOrgApi()],
    ],
  });
}

describe('helmAuditPlugin', () => {
  it('adds the readiness tab to components', async () => {
    renderPlugin('entity-content:helm-audit');
    expect(await screen.findByText('Blockers')).toBeVisible();
  });

  it('adds the tab even where no chart is linked', async () => {
    renderPlugin('entity-content:helm-audit', null);
    expect(
      await screen.findByText(/^No Helm chart is linked to this component/),
    ).toBeVisible();
  });

  it('adds the overview card where a chart is linked', async () => {
    renderPlugin('entity-card:helm-audit');
    expect(await screen.findByText('2 blockers')).toBeVisible();
  });

  it('adds the pages about all services, scorecards first', async () => {
    renderTestApp({
      features: [helmAuditPlugin],
      extensions: [createTestEntityPage({ entity: buildEntity() })],
      initialRouteEntries: ['/helm-audit'],
      apis: [
        [helmAuditApiRef, mockHelmAuditApi()],
        [helmAuditOrgApiRef, mockOrgApi()],
      ],
    });
    expect(
      await screen.findByRole('heading', { name: /^Payments needs help most/ }),
    ).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Scorecards' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'Ownership gaps' }));
    expect(
      await screen.findByRole('heading', { name: /nobody on call/ }),
    ).toBeVisible();
  });
});
