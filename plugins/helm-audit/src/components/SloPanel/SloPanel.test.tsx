import { GOLDEN_SIGNALS } from '@helm-audit/plugin-helm-audit-common';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  buildCell,
  buildEvidence,
  buildSloGaps,
  buildSuggestion,
  buildWatched,
} from '../../testing';
import { SloPanel } from './SloPanel';

const panel = () => screen.getByRole('region', { name: 'SLO gaps' });
const place = (name: string | RegExp) => screen.getByRole('button', { name });

/** What each row of the matrix says, column by column. */
const matrix = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .queryAllByRole('button')
        .map(button => button.getAttribute('aria-label')),
    );

describe('SloPanel', () => {
  it('puts golden signals in rows and strength in columns', () => {
    render(<SloPanel slo={buildSloGaps()} />);

    expect(panel()).toHaveTextContent('1 of 4 alerted on');
    expect(
      screen.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual(['None', 'Panel', 'Canary', 'Alert', 'SLO']);
    expect(matrix()).toEqual([
      [
        'Latency, None: nothing watches it',
        'Latency, Panel: there is none',
        'Latency, Canary: there is none',
        'Latency, Alert: there is none',
        'Latency, SLO: there is none',
      ],
      [
        'Traffic, Panel: there is one',
        'Traffic, Canary: there is none',
        'Traffic, Alert: there is none',
        'Traffic, SLO: there is none',
      ],
      [
        'Errors, Panel: there is none',
        'Errors, Canary: there is none',
        'Errors, Alert: there is one',
        'Errors, SLO: there is none',
      ],
      [
        "Saturation, None: we couldn't see",
        "Saturation, Panel: we couldn't see",
        "Saturation, Canary: we couldn't see",
        "Saturation, Alert: we couldn't see",
        "Saturation, SLO: we couldn't see",
      ],
    ]);
  });

  it('opens a place down to the query, its source and why it counts', async () => {
    render(<SloPanel slo={buildSloGaps()} />);

    await userEvent.click(place('Errors, Alert: there is one'));
    const details = screen.getByRole('region', { name: /^Errors/ });
    expect(details).toHaveTextContent('Alert CheckoutFails');
    expect(details).toHaveTextContent(
      'PrometheusRule checkout in templates/alerts.yaml',
    );
    expect(details).toHaveTextContent('http_requests_total');
    expect(details).toHaveTextContent('job="checkout"');
    expect(within(details).getByRole('button', { name: 'Copy' })).toBeVisible();

    await userEvent.click(place('Errors, Alert: there is one'));
    expect(details).not.toBeInTheDocument();
  });

  it('opens a gap to an objective in two forms, with what it assumes', async () => {
    render(<SloPanel slo={buildSloGaps()} />);

    await userEvent.click(place('Latency, SLO: there is none'));
    const details = screen.getByRole('region', { name: /^Latency/ });
    expect(details).toHaveTextContent('99 % over 30d');
    expect(details).toHaveTextContent('kind: PrometheusServiceLevel');
    expect(details).toHaveTextContent('under the usual names');
    await userEvent.click(place('PrometheusRule'));
    expect(details).toHaveTextContent('kind: PrometheusRule');
    expect(details).not.toHaveTextContent('PrometheusServiceLevel');
  });

  it('shows the start of a long objective, and all of it when asked', async () => {
    const sloth = Array.from({ length: 30 }, (_, line) => `line${line}`);
    const suggestion = buildSuggestion({ sloth: sloth.join('\n') });
    const cells = GOLDEN_SIGNALS.map(signal =>
      buildCell(signal, { suggestion }),
    );
    const workloads = [buildWatched({ cells })];
    render(<SloPanel slo={buildSloGaps({ workloads })} />);

    await userEvent.click(place('Latency, SLO: there is none'));
    expect(panel()).toHaveTextContent('line11');
    expect(panel()).not.toHaveTextContent('line12');
    await userEvent.click(place('Show all 30 lines'));
    expect(panel()).toHaveTextContent('line29');
  });

  it('offers a query for a panel that is missing', async () => {
    render(<SloPanel slo={buildSloGaps()} />);

    await userEvent.click(place('Latency, Panel: there is none'));
    expect(screen.getByText(/No dashboard draws it/)).toBeVisible();
    expect(
      screen.getByText(/http_request_duration_seconds_bucket/),
    ).toBeVisible();
  });

  it('says why it could not see, and why it suggests nothing', async () => {
    const cells = GOLDEN_SIGNALS.map(signal =>
      buildCell(signal, {
        suggestion: undefined,
        noSuggestion: 'Nothing tells which protocol it speaks.',
        unseen: 'The repository has more files than were listed.',
      }),
    );
    const workloads = [buildWatched({ cells })];
    render(<SloPanel slo={buildSloGaps({ workloads, unseen: [] })} />);

    await userEvent.click(place(/^Latency, SLO/));
    const details = screen.getByRole('region', { name: /^Latency/ });
    expect(details).toHaveTextContent('We couldn’t see one. The repository');
    expect(details).toHaveTextContent('which protocol');
  });

  it('says what to switch on', async () => {
    const switchOn = [{ key: 'alerts.enabled', value: true }];
    const cells = GOLDEN_SIGNALS.map(signal =>
      buildCell(signal, { evidence: [buildEvidence({ switchOn })] }),
    );
    const scrape = { state: 'off' as const, switchOn };
    const workloads = [buildWatched({ cells, scrape })];
    render(<SloPanel slo={buildSloGaps({ workloads })} />);

    expect(panel()).toHaveTextContent(
      'Nothing collects the metrics. Switch on alerts.enabled.',
    );
    await userEvent.click(place('Traffic, Alert: can be switched on'));
    expect(screen.getByRole('region', { name: /^Traffic/ })).toHaveTextContent(
      'Switch on alerts.enabled.',
    );
  });

  it('lets a workload be picked when there are several', async () => {
    const workloads = [
      buildWatched(),
      buildWatched({
        name: 'worker',
        subchart: 'jobs',
        cells: GOLDEN_SIGNALS.map(signal =>
          buildCell(signal, { strength: 'slo', suggestion: undefined }),
        ),
      }),
    ];
    render(<SloPanel slo={buildSloGaps({ workloads })} />);

    await userEvent.click(place('Latency, SLO: there is none'));
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Workload' }),
      'worker (jobs)',
    );
    expect(panel()).toHaveTextContent('4 of 4 alerted on');
    expect(screen.queryByRole('region', { name: /^Latency/ })).toBeNull();
  });

  it('lists objectives, and what alerts lack', async () => {
    const slos = [
      {
        tool: 'Pyrra',
        name: 'fast',
        objective: 99.5,
        window: '4w',
        signals: [],
        alerting: 'none' as const,
        source: { root: 'repository' as const, file: 'slos/fast.yaml' },
      },
    ];
    render(<SloPanel slo={buildSloGaps({ slos })} />);

    await userEvent.click(place('1 objective'));
    expect(screen.getByText('fast').closest('li')).toHaveTextContent(
      'fast 99.5 % over 4w Pyrra, alerts nobody, slos/fast.yaml of the repository',
    );
    await userEvent.click(place('1 alert, 1 without owner, 1 without runbook'));
    expect(screen.getByText('CheckoutFails').closest('li')).toHaveTextContent(
      'CheckoutFails lacks owner, runbook page, for 5m, PrometheusRule checkout in templates/alerts.yaml',
    );
  });

  it('says so when there is no service workload', () => {
    const sentence = 'There is no service here.';
    render(<SloPanel slo={buildSloGaps({ workloads: [], sentence })} />);
    expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('claims nothing where nothing could be seen', () => {
    const sentence = "We couldn't see how the golden signals are watched.";
    render(
      <SloPanel
        slo={buildSloGaps({
          state: 'unknown',
          reason: 'The chart could not be rendered.',
          workloads: [],
          sentence,
        })}
      />,
    );
    expect(screen.getByText('We couldn’t see')).toBeVisible();
    expect(
      screen.getByText(`${sentence} The chart could not be rendered.`),
    ).toBeVisible();
  });

  it('bears reports that are older than the matrix', () => {
    render(<SloPanel />);
    expect(screen.getByText(/Audit again to see it/)).toBeVisible();
  });

  it('suggests the rule first where an alert is missing', async () => {
    const cells = GOLDEN_SIGNALS.map(signal =>
      buildCell(signal, { suggestion: buildSuggestion() }),
    );
    render(
      <SloPanel slo={buildSloGaps({ workloads: [buildWatched({ cells })] })} />,
    );
    await userEvent.click(place('Errors, Alert: there is none'));
    expect(place('PrometheusRule')).toHaveAttribute('aria-pressed', 'true');
  });
});
