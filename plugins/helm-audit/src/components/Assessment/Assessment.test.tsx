import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { buildAssessment, buildReport } from '../../testing';
import { Assessment } from './Assessment';

function show(parts: Partial<AuditReport> = {}) {
  const onSelect = jest.fn();
  render(
    <Assessment
      report={buildReport({ ...buildAssessment(), ...parts })}
      onSelect={onSelect}
    />,
  );
  return onSelect;
}

const openTab = (name: string | RegExp) =>
  userEvent.click(screen.getByRole('tab', { name }));

describe('Assessment', () => {
  it('begins with the roadmap: phases, what rests on what, and the score afterwards', async () => {
    const onSelect = show();
    expect(
      screen.getByRole('heading', {
        name: /Phase 1: Keep failures from reaching users/,
      }),
    ).toHaveTextContent('about 2 hours; score 7.9 once all of it is done');
    const explained = screen.getByText(
      /7\.9 is counted, .* the 3 proven fixes up to here alone lead to 7\.4/,
    );
    expect(explained).not.toBeVisible();
    await userEvent.click(screen.getByText('Where this score comes from'));
    expect(explained).toBeVisible();
    const [first, second] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent('Set replicaCount to at least 2.');
    expect(first).toHaveTextContent('+0.9');
    expect(second).toHaveTextContent('after single-replica');
    expect(second).toHaveTextContent(
      'held at 4.9 by single-replica: +0.4 once that is closed',
    );
    await userEvent.click(within(second).getByRole('button'));
    expect(onSelect).toHaveBeenCalledWith('missing-pdb');
  });

  it('says once what holds all of the roadmap', () => {
    const { roadmap } = buildAssessment();
    const [first, ...rest] = roadmap.phases;
    const [blocker, held] = first.items;
    const items = [blocker, held, { ...held, ruleId: 'no-quota', lift: 0.1 }];
    show({ roadmap: { ...roadmap, phases: [{ ...first, items }, ...rest] } });
    expect(screen.getAllByText(/held at 4\.9/)).toHaveLength(1);
    expect(screen.getByText(/^The score is held at 4\.9/)).toHaveTextContent(
      'by single-replica: what each change adds shows once that is closed.',
    );
    const rows = screen.getAllByRole('listitem');
    expect(rows[1]).toHaveTextContent(/\+0\.4$/);
    expect(rows[2]).toHaveTextContent(/\+0\.1$/);
  });

  it('tells what is estimated of the scores from what is proven', () => {
    show();
    expect(
      screen.getByText(
        '4.9 today, estimated 7.9, 7.9 and 7.9 after each phase',
      ),
    ).toBeVisible();
    cleanup();
    const { roadmap } = buildAssessment();
    const [first, ...rest] = roadmap.phases;
    const proven = { ...first, basis: 'audited' as const };
    show({ roadmap: { ...roadmap, phases: [proven, ...rest] } });
    expect(
      screen.getByText(
        '4.9 today, 7.9, 7.9 (estimated) and 7.9 (estimated) after each phase',
      ),
    ).toBeVisible();
  });

  it('opens a dimension to its gaps', async () => {
    show();
    await openTab('Gap analysis');
    expect(
      screen.getByRole('button', { name: /Chaos engineering/ }),
    ).toHaveTextContent('No gap seen');
    await userEvent.click(screen.getByRole('button', { name: /Reliability/ }));
    expect(
      screen.getByText(/Everything that calls Service checkout/),
    ).toBeVisible();
  });

  it('leads from a judgement to the rules that it rests on', async () => {
    const onSelect = show();
    await openTab('Compliance');
    const row = screen.getByRole('button', { name: /Redundancy/ });
    expect(row).toHaveTextContent('Gap');
    await userEvent.click(row);
    await userEvent.click(
      screen.getByRole('button', { name: 'single-replica' }),
    );
    expect(onSelect).toHaveBeenCalledWith('single-replica');
  });

  it('never calls unknown what is bad', async () => {
    show();
    await openTab('Compliance');
    expect(
      screen.getByRole('button', { name: /Golden signals/ }),
    ).toHaveTextContent('We couldn’t see');
    await openTab('Culture');
    expect(
      screen.getByRole('button', { name: /Reliability champions/ }),
    ).toHaveTextContent('We couldn’t see');
  });

  it('says who is hit by a risk', async () => {
    show();
    await openTab('Risks');
    await userEvent.click(
      screen.getByRole('button', { name: /Critical-path failures/ }),
    );
    expect(screen.getByText(/Hit when it shows/)).toBeVisible();
  });

  it('asks open questions with the lines to copy', async () => {
    show();
    await openTab('Open questions 1');
    expect(screen.getByText('How much load must it carry?')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
  });

  it('says so where nothing is left, or open', async () => {
    const roadmap = buildAssessment().roadmap;
    show({
      questions: [],
      roadmap: {
        hoursToReady: 0,
        phases: roadmap.phases.map(phase => ({ ...phase, items: [] })),
      },
    });
    expect(screen.getByText('Nothing is left to do.')).toBeVisible();
    await openTab('Open questions');
    expect(screen.getByText(/could answer everything/)).toBeVisible();
  });

  it('is left out for reports that are older than it', () => {
    const { container } = render(
      <Assessment
        report={{ ...buildReport(), roadmap: undefined as never }}
        onSelect={() => {}}
      />,
    );
    expect(container).toBeEmptyDOMElement();
  });
});
