import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { mockOrgApi, renderOnEntityPage } from '../../__testUtils__';
import { buildDimensionScores, buildTierAverages } from '../../testing';
import { EntityTab } from './EntityTab';

function Address() {
  return <output aria-label="Address">{useLocation().search}</output>;
}

const tab = (
  <>
    <EntityTab />
    <Address />
  </>
);
const address = () => screen.getByLabelText('Address').textContent;
const list = () => screen.findByRole('region', { name: 'All findings' });
const severities = async () =>
  within(within(await list()).getByRole('group', { name: 'Severity' }));

beforeEach(() => jest.clearAllMocks());

describe('the readiness tab among all services', () => {
  it('compares each dimension with the average of the tier', async () => {
    const tiers = buildTierAverages({
      tier: 1,
      dimensions: buildDimensionScores(6.1),
    });
    renderOnEntityPage(tab, {
      orgApi: mockOrgApi({ getTierAverages: async () => ({ tiers }) }),
    });
    expect(
      await screen.findByText(/ticks show the average of tier 1/),
    ).toBeVisible();
    expect(
      screen.getByRole('button', {
        name: /^Reliability ?5\.0 out of 10, 6\.1 on average in tier 1/,
      }),
    ).toBeVisible();
  });

  it.each([
    ['can’t be had', () => Promise.reject(new Error('offline'))],
    ['aren’t at hand', async () => ({ tiers: null })],
  ])('says nothing of averages that %s', async (_, getTierAverages) => {
    renderOnEntityPage(tab, { orgApi: mockOrgApi({ getTierAverages }) });
    expect(
      await screen.findByText('Those that weigh most first'),
    ).toBeVisible();
    expect(screen.queryByText(/on average/)).not.toBeInTheDocument();
  });

  it('leads from a failed check to its findings, by an address that can be shared', async () => {
    renderOnEntityPage(tab);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Show the findings/ }),
    );
    expect(address()).toBe('?severity=critical');
    expect(
      (await severities()).getByRole('button', { name: /^Critical/ }),
    ).toHaveAttribute('aria-pressed', 'true');
  });

  it('begins with the findings that the address asks for, and goes there', async () => {
    const goTo = jest.spyOn(Element.prototype, 'scrollIntoView');
    renderOnEntityPage(tab, { path: '/?severity=high&q=probe&tab=findings' });
    expect(within(await list()).getByRole('searchbox')).toHaveValue('probe');
    expect(goTo.mock.contexts).toContain((await list()).closest('[tabindex]'));
    expect(
      (await severities()).getByRole('button', { name: /^High/ }),
    ).toHaveAttribute('aria-pressed', 'true');
  });
});
