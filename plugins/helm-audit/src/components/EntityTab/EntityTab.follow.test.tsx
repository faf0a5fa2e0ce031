import { act, fireEvent, screen } from '@testing-library/react';
import { buildReport, buildResponse, buildSummary } from '../../testing';
import { mockHelmAuditApi, renderOnEntityPage } from '../../__testUtils__';
import { EntityTab } from './EntityTab';

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

describe('EntityTab while an audit runs', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('follows a new audit to its end and puts its report in place', async () => {
    const better = buildReport();
    better.score = {
      ...better.score,
      overall: 7.1,
      grade: 'B',
      cap: undefined,
    };
    better.summary = { ...better.summary, sentence: 'Nearly there.' };
    const api = mockHelmAuditApi();
    api.getReport
      .mockResolvedValueOnce(buildResponse())
      .mockResolvedValue(
        buildResponse({ summary: { score: 7.1, grade: 'B' }, report: better }),
      );
    api.getSummary
      .mockResolvedValueOnce(buildSummary({ state: 'running', stage: 'load' }))
      .mockResolvedValueOnce(buildSummary({ state: 'running', stage: 'score' }))
      .mockResolvedValue(buildSummary());
    renderOnEntityPage(<EntityTab />, { api });
    await pass(100);

    const again = screen.getByRole('button', { name: 'Audit again' });
    fireEvent.click(again);
    await pass(0);
    expect(screen.getByRole('status')).toHaveTextContent(
      'Queued: it starts shortly',
    );
    expect(again).toBeDisabled();
    expect(screen.getByText('4.9')).toBeVisible();

    await pass(1_000);
    expect(screen.getByRole('status')).toHaveTextContent(
      'Step 1 of 8: Load the chart',
    );
    await pass(1_300);
    expect(screen.getByRole('status')).toHaveTextContent('Step 6 of 8: Score');

    await pass(2_000);
    expect(
      screen.getByRole('heading', { name: 'Nearly there.' }),
    ).toBeVisible();
    expect(
      screen.getByRole('img', { name: 'Score 7.1 out of 10, grade B' }),
    ).toBeVisible();
    expect(again).toBeEnabled();
    expect(screen.getByRole('status')).toHaveTextContent(
      'The audit is finished: score 7.1, grade B',
    );
    expect(api.triggerAudit).toHaveBeenCalledTimes(1);
    expect(api.getReport).toHaveBeenCalledTimes(2);
  });

  it('shows the failure of a new audit above the older report', async () => {
    const failed = buildSummary({
      state: 'failed',
      error: { code: 'not-a-chart', message: 'No Chart.yaml', fix: 'Add one' },
    });
    const api = mockHelmAuditApi({ getSummary: async () => failed });
    api.getReport
      .mockResolvedValueOnce(buildResponse({ summary: { state: 'queued' } }))
      .mockResolvedValue({ summary: failed, report: buildReport() });
    renderOnEntityPage(<EntityTab />, { api });
    await pass(100);
    await pass(1_000);

    expect(screen.getByText('No Chart.yaml')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('The audit failed');
    expect(screen.getByText('Blockers')).toBeVisible();
  });

  it('says that it can’t follow at the moment', async () => {
    const api = mockHelmAuditApi({
      getReport: async () => buildResponse({ summary: { state: 'running' } }),
      getSummary: async () => {
        throw new Error('offline');
      },
    });
    renderOnEntityPage(<EntityTab />, { api });
    await pass(100);
    await pass(1_000);

    expect(
      screen.getByRole('heading', {
        name: 'The audit can’t be followed at the moment; still trying',
      }),
    ).toBeVisible();
  });
});
