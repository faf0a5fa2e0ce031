import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildEntity, buildReport, buildResponse } from '../../testing';
import { mockHelmAuditApi, renderOnEntityPage } from '../../__testUtils__';
import { OverviewCard } from './OverviewCard';

const card = <OverviewCard reportHref="/report" />;

describe('OverviewCard', () => {
  it('shows score, blockers, the first thing to do and the way to the report', async () => {
    renderOnEntityPage(card);

    expect(
      await screen.findByRole('img', { name: /^Score 4.9 out of 10, grade D/ }),
    ).toBeVisible();
    expect(screen.getByText('2 blockers')).toBeVisible();
    expect(screen.getByText('First:').closest('p')).toHaveTextContent(
      'First: Set replicaCount to 2 or more +1.4',
    );
    expect(
      screen.getByRole('img', { name: /^Score over 2 audits/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Show the report' }),
    ).toHaveAttribute('href', '/report');
  });

  it('says in a sentence what holds the first thing to do', async () => {
    const report = buildReport();
    const [first] = report.summary.recommendations;
    const held = { at: 4.9, by: ['missing-slo'] };
    report.summary = {
      ...report.summary,
      recommendations: [{ ...first, held }],
    };
    renderOnEntityPage(card, {
      api: mockHelmAuditApi({
        getReport: async () => buildResponse({ report }),
      }),
    });

    expect((await screen.findByText('First:')).closest('p')).toHaveTextContent(
      /Held at 4\.9 by missing-slo: \+1\.4 once that is closed\.$/,
    );
  });

  it('says that no chart is linked', async () => {
    const api = mockHelmAuditApi();
    renderOnEntityPage(card, { api, entity: buildEntity(null) });

    expect(
      await screen.findByText(/^No Helm chart is linked yet/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'How to link a chart' }),
    ).toBeVisible();
    expect(api.getReport).not.toHaveBeenCalled();
  });

  it('shows the progress of the first audit', async () => {
    renderOnEntityPage(card, {
      api: mockHelmAuditApi({
        getReport: async () =>
          buildResponse({
            summary: { state: 'running', stage: 'parse' },
            report: null,
          }),
      }),
    });

    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'Step 3 of 8: Read the manifests',
      ),
    );
  });

  it('shows a failure above what was seen before', async () => {
    renderOnEntityPage(card, {
      api: mockHelmAuditApi({
        getReport: async () =>
          buildResponse({
            summary: {
              state: 'failed',
              error: { code: 'not-a-chart', message: 'No Chart.yaml', fix: '' },
            },
          }),
      }),
    });

    expect(await screen.findByText('The last audit failed:')).toBeVisible();
    expect(screen.getByText(/^Below is what was seen/)).toBeVisible();
    expect(screen.getByText('2 blockers')).toBeVisible();
  });

  it('claims no more than was seen', async () => {
    const report = buildReport({ incomplete: true });
    report.summary = { ...report.summary, blockers: [], recommendations: [] };
    renderOnEntityPage(card, {
      api: mockHelmAuditApi({
        getReport: async () => buildResponse({ report }),
      }),
    });

    expect(
      await screen.findByText('Nothing that we could see blocks production'),
    ).toBeVisible();
    expect(
      screen.getByText(
        'We couldn’t see everything: 87% of what applies could be decided.',
      ),
    ).toBeVisible();
  });

  it('gives the reason when it can’t load, and tries again', async () => {
    const api = mockHelmAuditApi();
    api.getReport.mockRejectedValueOnce(new Error('offline'));
    renderOnEntityPage(card, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The report can’t be loaded: offline',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 blockers')).toBeVisible();
  });
});
