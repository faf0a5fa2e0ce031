import { screen } from '@testing-library/react';
import { MovementResponse } from '@helm-audit/plugin-helm-audit-common';
import { mockOrgApi, renderOrgPage } from '../../__testUtils__';
import { buildMovement } from '../../testing';
import { ScorecardsPage } from './ScorecardsPage';

const NOBODY_MOVED: Partial<MovementResponse> = {
  improved: [],
  fellBack: [],
  improvedCount: 0,
  fellBackCount: 0,
};

function show(overrides: Partial<MovementResponse>) {
  const movement = buildMovement({ ...NOBODY_MOVED, ...overrides });
  renderOrgPage(<ScorecardsPage />, {
    api: mockOrgApi({ getMovement: async () => movement }),
  });
}

describe('Movement', () => {
  it('says when nothing is seen to move since there is nothing to compare with', async () => {
    show({ unchangedCount: 0, newCount: 4 });
    expect(
      await screen.findAllByText(
        'No service has a score from before this period, so none can be compared; choose a shorter one.',
      ),
    ).toHaveLength(2);
    expect(screen.queryByText(/^No score rose/)).not.toBeInTheDocument();
  });

  it('sends nobody to a shorter period than there is', async () => {
    show({ unchangedCount: 0, newCount: 4, period: 7 });
    expect(
      await screen.findAllByText(/so none can be compared yet\.$/),
    ).toHaveLength(2);
  });

  it('says that nothing moved of what can be compared', async () => {
    show({ unchangedCount: 1, newCount: 4 });
    expect(
      await screen.findByText('No score rose in this period.'),
    ).toBeVisible();
    expect(screen.getByText('No score fell in this period.')).toBeVisible();
  });
});
