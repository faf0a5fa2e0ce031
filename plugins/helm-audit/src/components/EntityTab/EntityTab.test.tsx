import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  buildEntity,
  buildHistory,
  buildReport,
  buildResponse,
} from '../../testing';
import {
  deferred,
  mockHelmAuditApi,
  renderOnEntityPage,
} from '../../__testUtils__';
import { EntityTab } from './EntityTab';

const failure = {
  code: 'link-not-found',
  message: 'There is no folder deploy/chart beside catalog-info.yaml',
  fix: 'Correct the `helm-audit/chart` annotation',
};

function responseError(statusCode: number, message: string) {
  return Object.assign(new Error(`Request failed with ${statusCode}`), {
    name: 'ResponseError',
    statusCode,
    cause: new Error(message),
  });
}

describe('EntityTab', () => {
  it('tells how to link a chart to this very entity', async () => {
    const api = mockHelmAuditApi();
    const entity = buildEntity(null);
    entity.metadata.namespace = 'payments';
    renderOnEntityPage(<EntityTab />, { api, entity });

    expect(
      await screen.findByRole('heading', {
        name: 'No Helm chart is linked to this component yet',
      }),
    ).toBeVisible();
    const example = screen.getByText(/apiVersion: backstage.io/);
    expect(example).toHaveTextContent(
      'kind: Component metadata: name: checkout namespace: payments annotations:',
    );
    expect(screen.getByText('helm-audit/chart: ./deploy/chart')).toBeVisible();
    expect(screen.getByText('Blast radius')).toBeVisible();
    expect(api.getReport).not.toHaveBeenCalled();
  });

  it('holds the place of the report while it loads', async () => {
    const pending = deferred<ReturnType<typeof buildResponse>>();
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({ getReport: () => pending.promise }),
    });

    expect(await screen.findByText('Loading the report')).toBeInTheDocument();
    pending.resolve(buildResponse());
    expect(
      await screen.findByRole('heading', { name: /^Ready but for two things/ }),
    ).toBeVisible();
    expect(screen.queryByText('Loading the report')).not.toBeInTheDocument();
  });

  it('answers at a glance whether the service is ready', async () => {
    renderOnEntityPage(<EntityTab />);

    expect(
      await screen.findByRole('img', {
        name: 'Score 4.9 out of 10, grade D, held down from 6.3',
      }),
    ).toBeVisible();
    expect(screen.getByText('+0.6')).toBeVisible();
    expect(screen.getByRole('button', { name: '87%' })).toBeVisible();
    expect(screen.getByText('checkout 2.3.0')).toBeVisible();
    expect(screen.getByRole('button', { name: 'production' })).toBeVisible();
    expect(
      screen.getByRole('img', { name: /^Score over 2 audits: 4.3 on/ }),
    ).toBeVisible();
  });

  it('says when two audits do not compare', async () => {
    const [before, now] = buildHistory([4.3, 4.9]);
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getHistory: async () => ({
          items: [{ ...before, profileHash: 'p0' }, now],
        }),
      }),
    });

    expect(
      await screen.findByText(/^Scored by other rules than on/),
    ).toBeVisible();
    expect(screen.queryByText('+0.6')).not.toBeInTheDocument();
  });

  it('says what a trend waits for when there is one point', async () => {
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getHistory: async () => ({ items: buildHistory([4.9]) }),
      }),
    });

    expect(
      await screen.findByText(/^A trend takes two points\. The next is added/),
    ).toBeVisible();
  });

  it('shows the report when its history can’t be read', async () => {
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getHistory: async () => {
          throw new Error('no history');
        },
      }),
    });

    expect(
      await screen.findByText('The trend can’t be read at the moment.'),
    ).toBeVisible();
    expect(screen.getByText('Blockers')).toBeVisible();
  });

  it('explains the coverage when it is pressed', async () => {
    renderOnEntityPage(<EntityTab />);

    await userEvent.click(await screen.findByRole('button', { name: '87%' }));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'We could decide 87% of the rules that apply',
    );
  });

  it('opens a blocker down to the marked line', async () => {
    renderOnEntityPage(<EntityTab />);

    const blocker = await screen.findByRole('button', {
      name: /One replica serves all requests of checkout.*Every checkout/,
    });
    expect(blocker).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(blocker);

    expect(blocker).toHaveAttribute('aria-expanded', 'true');
    const item = within(blocker.closest('li')!);
    expect(
      item.getByText('replicas: {{ .Values.replicaCount }}').closest('mark'),
    ).toBeVisible();
    expect(item.getByText('templates/deployment.yaml:9')).toBeVisible();
    expect(item.getByText('The marked line sets it')).toBeVisible();
    expect(item.getByRole('heading', { name: 'Why it matters' })).toBeVisible();
    expect(
      item.getByRole('heading', { name: 'How to verify it' }),
    ).toBeVisible();
    expect(item.getByText('spec.replicas')).toBeVisible();
  });

  it('shows what to do next with what it lifts, and leads to its findings', async () => {
    renderOnEntityPage(<EntityTab />);

    await userEvent.click(
      await screen.findByRole('button', {
        name: /Switch on podDisruptionBudget.enabled.*within an hour.*\+0.8/,
      }),
    );
    expect(screen.getByRole('searchbox')).toHaveValue('no-disruption-budget');
    expect(
      screen.getByRole('button', { name: /Nothing keeps a node drain/ }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /No CODEOWNERS/ }),
    ).not.toBeInTheDocument();
  });

  it('lists the dimensions by weight and never shows what was not seen as zero', async () => {
    renderOnEntityPage(<EntityTab />);

    const section = within(
      await screen.findByRole('region', { name: 'Dimensions' }),
    );
    const rows = section.getAllByRole('listitem');
    expect(rows).toHaveLength(12);
    expect(rows[0]).toHaveTextContent('Reliability5.0 out of 101');
    expect(rows[11]).toHaveTextContent('Structure');
    const chaos = rows.find(r => r.textContent?.startsWith('Chaos'))!;
    expect(chaos).toHaveTextContent('We couldn’t see');
    expect(chaos).not.toHaveTextContent('0.0');

    await userEvent.click(within(chaos).getByRole('button'));
    expect(
      screen.getByRole('tab', { name: 'Not determined 3', selected: true }),
    ).toBeVisible();
    expect(screen.getByText('Failures are rehearsed')).toBeVisible();
    expect(
      screen.queryByText('Dashboards show existing metrics'),
    ).not.toBeInTheDocument();
  });

  it('says that nothing blocks only as far as it could see', async () => {
    const report = buildReport();
    const summary = { ...report.summary, blockers: [] };
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getReport: async () =>
          buildResponse({ report: { ...report, summary } }),
      }),
    });

    expect(
      await screen.findByText('Nothing that we could see blocks production.'),
    ).toBeVisible();
  });

  it('tells what could not be seen and what would make it visible', async () => {
    const report = buildReport({
      incomplete: true,
      incompleteReasons: [
        {
          code: 'render-failed',
          message: 'image.tag is required',
          fix: 'Set `image.tag` in values-production.yaml',
        },
      ],
    });
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getReport: async () => buildResponse({ report }),
      }),
    });

    expect(
      await screen.findByRole('heading', {
        name: 'We couldn’t see everything',
      }),
    ).toBeVisible();
    expect(screen.getByText('image.tag is required')).toBeVisible();
    expect(screen.getByText(/^To make it visible: Set/)).toHaveTextContent(
      'Set image.tag in values-production.yaml',
    );
  });

  it('tells what failed and whose move it is, and tries again', async () => {
    const api = mockHelmAuditApi({
      getReport: async () =>
        buildResponse({
          summary: { state: 'failed', error: failure },
          report: null,
        }),
    });
    renderOnEntityPage(<EntityTab />, { api });

    expect(
      await screen.findByRole('heading', { name: 'The last audit failed' }),
    ).toBeVisible();
    expect(screen.getByText(failure.message)).toBeVisible();
    expect(screen.getByText('link-not-found')).toBeVisible();
    expect(screen.getByText('The team that owns this service')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(api.triggerAudit).toHaveBeenCalledWith({
      kind: 'Component',
      namespace: 'default',
      name: 'checkout',
    });
    expect(
      await screen.findByRole('heading', { name: 'The first audit is queued' }),
    ).toBeVisible();
  });

  it('keeps the older report below a failure', async () => {
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getReport: async () =>
          buildResponse({ summary: { state: 'failed', error: failure } }),
      }),
    });

    expect(
      await screen.findByText(/^Below is the last report that could be made/),
    ).toBeVisible();
    expect(screen.getByText('Blockers')).toBeVisible();
  });

  it('ticks off the stages of the first audit', async () => {
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getReport: async () =>
          buildResponse({
            summary: { state: 'running', stage: 'gather' },
            report: null,
          }),
      }),
    });

    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'Step 4 of 8: Gather evidence',
      ),
    );
    const stages = screen.getAllByRole('listitem');
    expect(stages.map(stage => stage.dataset.state)).toEqual([
      'done',
      'done',
      'done',
      'current',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
  });

  it('gives the backend’s reason when loading fails, and tries again', async () => {
    const api = mockHelmAuditApi();
    api.getReport.mockRejectedValueOnce(
      responseError(503, 'The database does not answer'),
    );
    renderOnEntityPage(<EntityTab />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The report can’t be loadedThe database does not answer',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Blockers')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see this report'],
    [404, 'No audit is known for this entity'],
  ])('names an answer of %s', async (statusCode, title) => {
    renderOnEntityPage(<EntityTab />, {
      api: mockHelmAuditApi({
        getReport: async () => {
          throw responseError(statusCode, 'no');
        },
      }),
    });

    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  });

  it('says why an audit could not be started', async () => {
    const api = mockHelmAuditApi();
    api.triggerAudit.mockRejectedValue(responseError(429, 'Too many audits'));
    renderOnEntityPage(<EntityTab />, { api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Audit again' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The audit could not be startedToo many audits',
    );
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Audit again' })).toBeEnabled(),
    );
  });

  it('leads from a fix to what comes before it on the same page', async () => {
    const first = 'mutable-image-tag:deployment/checkout/app';
    const report = buildReport();
    const rules = report.rules.map(rule => ({
      ...rule,
      findings: rule.findings.map(finding =>
        finding.fix
          ? {
              ...finding,
              fix: {
                ...finding.fix,
                after: [
                  {
                    ruleId: 'mutable-image-tag',
                    message: 'Pin it first',
                    fingerprint: first,
                  },
                ],
              },
            }
          : finding,
      ),
    }));
    const api = mockHelmAuditApi({
      getReport: async () => buildResponse({ report: { ...report, rules } }),
    });
    renderOnEntityPage(<EntityTab />, {
      api,
      path: '/?finding=no-disruption-budget:deployment/checkout&q=budget',
    });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Pin it first' }),
    );
    await waitFor(() =>
      expect(
        document
          .querySelector(`[data-fingerprint="${first}"]`)
          ?.querySelector('[data-finding-row]'),
      ).toHaveFocus(),
    );
    expect(api.getReport).toHaveBeenCalledTimes(1);
  });
});
