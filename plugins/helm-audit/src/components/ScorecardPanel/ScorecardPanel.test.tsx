import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScorecardsResponse } from '@helm-audit/plugin-helm-audit-common';
import { mockOrgApi, renderOnEntityPage } from '../../__testUtils__';
import { buildCheck, buildScorecard } from '../../testing';
import { ScorecardPanel } from './ScorecardPanel';

function renderPanel(response: ScorecardsResponse | Error, onShow = jest.fn()) {
  renderOnEntityPage(
    <ScorecardPanel entityRef="component:default/checkout" onShow={onShow} />,
    {
      orgApi: mockOrgApi({
        getScorecards: async () => {
          if (response instanceof Error) throw response;
          return response;
        },
      }),
    },
  );
  return onShow;
}

describe('ScorecardPanel', () => {
  it('names the level, what is missing for the next, and leads to the findings', async () => {
    const onShow = renderPanel({
      state: 'available',
      items: [buildScorecard()],
    });

    expect(
      await screen.findByText('Bronze. 1 check is missing for silver.'),
    ).toBeVisible();
    expect(screen.getByText('No critical findings')).toBeVisible();
    expect(
      screen.getByText('1 critical finding, none is allowed'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /^Show the findings/ }),
    );
    expect(onShow).toHaveBeenCalledWith({
      severities: new Set(['critical']),
      dimensions: new Set(),
    });
  });

  it('says when every check passes', async () => {
    const checks = [buildCheck({ level: 'gold', passed: true })];
    renderPanel({
      state: 'available',
      items: [buildScorecard({ level: 'gold', checks })],
    });
    expect(await screen.findByText('Every check passes.')).toBeVisible();
    expect(screen.getAllByText('Gold')).toHaveLength(2);
  });

  it('says what to do where Tech Insights is absent', async () => {
    const reason = 'Install the Tech Insights backend.';
    renderPanel({ state: 'absent', reason, items: [] });
    expect(await screen.findByText(reason)).toBeVisible();
    expect(screen.getByText('We couldn’t see')).toBeVisible();
  });

  it('claims no level without facts', async () => {
    renderPanel({
      state: 'available',
      items: [buildScorecard({ level: null, checks: [] })],
    });
    expect(
      await screen.findByText(
        /has not collected the facts of this service yet.*hourly/,
      ),
    ).toBeVisible();
  });

  it('gives the reason when it can’t be loaded', async () => {
    renderPanel(new Error('offline'));
    expect(
      await screen.findByText('The scorecard can’t be loaded: offline'),
    ).toBeVisible();
  });
});
