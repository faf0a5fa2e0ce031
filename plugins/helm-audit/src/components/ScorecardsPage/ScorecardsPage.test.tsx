import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockOrgApi, renderOrgPage } from '../../__testUtils__';
import { downloadBlob } from '../../lib/download';
import {
  buildDistribution,
  buildFacets,
  buildHeatmap,
  buildHeatmapRow,
  buildMovement,
  buildPage,
  buildService,
} from '../../testing';
import { ScorecardsPage } from './ScorecardsPage';

jest.mock('../../lib/download', () => ({ downloadBlob: jest.fn() }));

const heatmap = () => screen.findByRole('table', { name: /^Scores by team/ });
const address = () => screen.getByLabelText('Address').textContent;

function rowTitles(table: HTMLElement) {
  return within(table)
    .getAllByRole('rowheader')
    .map(cell => within(cell).getAllByRole('link')[0].textContent);
}

describe('ScorecardsPage', () => {
  it('says who needs help most within the most critical tier, and with what', async () => {
    const api = mockOrgApi();
    renderOrgPage(<ScorecardsPage />, { api });

    expect(
      await screen.findByRole('heading', {
        name: /^Payments needs help most within tier 1: its 3 .* Begin with “More than one replica”/,
      }),
    ).toBeVisible();
    expect(api.getGaps).toHaveBeenCalledWith(
      expect.objectContaining({ tier: 1, group: 'group:default/payments' }),
    );
    expect(api.getDistribution).toHaveBeenCalledWith(
      expect.objectContaining({ tier: 1 }),
    );
  });

  it('warns of comparing teams across tiers', async () => {
    const tiers = [
      { tier: 1 as const, services: 2, score: 4 },
      { tier: 2 as const, services: 3, score: 6 },
    ];
    const api = mockOrgApi({
      getDistribution: async () => buildDistribution({ tiers }),
    });
    renderOrgPage(<ScorecardsPage />, { api, search: '?tier=all' });

    expect(
      await screen.findByText(/Tiers are mixed here \(tier 1: 2, tier 2: 3\)/),
    ).toBeVisible();
    expect(api.getHeatmap.mock.calls[0][0].tier).toBeUndefined();
  });

  it('says how much a tier leaves out, who needs help there, and leads there', async () => {
    const tiers = [
      { tier: 1 as const, services: 2, score: 4 },
      { tier: 2 as const, services: 3, score: 6 },
      { tier: 3 as const, services: 0, score: null },
    ];
    const api = mockOrgApi({
      getDistribution: async () => buildDistribution({ services: 5, tiers }),
    });
    renderOrgPage(<ScorecardsPage />, { api });

    expect(
      await screen.findByText(/Tier 1 only: 2 of 5 services/),
    ).toBeVisible();
    expect(
      screen.getByText(
        /Tier 2, 3 services: Payments needs help most \(5.0, 2 blockers\)/,
      ),
    ).toBeVisible();
    expect(screen.queryByText(/Tier 3/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show tier 2' }));
    expect(address()).toBe('?tier=2');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all tiers' }),
    );
    expect(address()).toBe('?tier=all');
  });

  it('shows groups as a tree with links to their pages, and sorts into the address', async () => {
    renderOrgPage(<ScorecardsPage />);

    const table = await heatmap();
    expect(rowTitles(table)).toEqual(['Bank', 'Cards', 'Payments']);
    expect(
      within(table).getByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/?group=group%3Adefault%2Fpayments');
    expect(
      within(table).getByRole('link', { name: 'Payments in the catalog' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments');
    expect(within(table).getByText('none own, 5 below')).toBeVisible();

    await userEvent.click(within(table).getByRole('button', { name: 'Score' }));
    expect(rowTitles(table)).toEqual(['Cards', 'Payments', 'Bank']);
    expect(
      within(table).getByRole('columnheader', { name: 'Score' }),
    ).toHaveAttribute('aria-sort', 'descending');
    expect(address()).toBe('?sort=-score');
  });

  it('says in words which dimension of a row is the weakest', async () => {
    renderOrgPage(<ScorecardsPage />);
    const row = within(await heatmap()).getByRole('row', { name: /Payments/ });
    expect(
      within(row).getByRole('button', {
        name: '2.1 weakest in Reliability of Payments',
      }),
    ).toBeVisible();
    expect(
      within(row).getByRole('button', { name: 'Reliability 2.1 of Payments' }),
    ).toBeVisible();
  });

  it('opens a cell to the gaps there, each to its services and their findings', async () => {
    const api = mockOrgApi();
    renderOrgPage(<ScorecardsPage />, { api });
    const cell = await screen.findByRole('button', {
      name: '2.1 weakest in Reliability of Payments',
    });
    await userEvent.click(cell);

    const drill = await screen.findByRole('region', {
      name: 'Reliability of Payments: 2.1',
    });
    expect(drill).toHaveFocus();
    expect(cell).toHaveAttribute('aria-expanded', 'true');
    expect(api.getGaps).toHaveBeenCalledWith(
      expect.objectContaining({
        tier: 1,
        group: 'group:default/payments',
        dimension: 'reliability',
      }),
    );
    await userEvent.click(
      await within(drill).findByRole('button', {
        name: '3 services with the gap More than one replica',
      }),
    );
    const services = await within(drill).findByRole('region', {
      name: 'Services with the gap “More than one replica”',
    });
    expect(
      await within(services).findByRole('link', {
        name: 'Show the findings of checkout',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/helm-audit?q=HA-REL-001',
    );
    expect(new URLSearchParams(address()!).get('show')).toBe(
      'cell.reliability.group:default/payments',
    );

    await userEvent.keyboard('{Escape}');
    expect(services).not.toBeInTheDocument();
    expect(drill).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(drill).not.toBeInTheDocument();
    expect(cell).toHaveFocus();
    expect(address()).toBe('');
  });

  it('tells all that opens something apart, the same gap in two tables too', async () => {
    renderOrgPage(<ScorecardsPage />, {
      search: '?show=cell.reliability.group:default/payments',
    });
    await waitFor(() =>
      expect(
        screen.getAllByRole('button', {
          name: '3 services with the gap More than one replica',
        }),
      ).toHaveLength(2),
    );
    const ids = [...document.querySelectorAll('button[aria-expanded][id]')].map(
      ({ id }) => id,
    );
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['row.', 'unaudited.', 'cell.reliability.'])(
    'says so where the row that a shared link opens as %s is not shown',
    async kind => {
      const api = mockOrgApi({
        getHeatmap: async ({ by, tier }) =>
          buildHeatmap({
            by,
            ...(tier && {
              rows: [buildHeatmapRow({ key: 'group:default/x' })],
            }),
          }),
      });
      renderOrgPage(<ScorecardsPage />, {
        api,
        search: `?show=${kind}group:default/cards`,
      });
      const drill = await screen.findByRole('region', {
        name: 'Cards is not in this table',
      });
      expect(drill).toHaveFocus();
      expect(
        within(drill).getByRole('link', { name: 'Cards' }),
      ).toHaveAttribute('href', '/?group=group%3Adefault%2Fcards');
      await userEvent.click(
        within(drill).getByRole('button', { name: 'Show all services' }),
      );
      expect(
        await screen.findByRole('region', { name: /of Cards/ }),
      ).toBeVisible();
      expect(drill).not.toBeInTheDocument();
    },
  );

  it('saves a list as it is ordered, and orders another list as usual', async () => {
    const api = mockOrgApi();
    renderOrgPage(<ScorecardsPage />, {
      api,
      search: '?show=count.blocked&order=-name',
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Download the services with blockers as CSV',
      }),
    );
    expect(api.getCsv).toHaveBeenCalledWith(
      'services',
      expect.objectContaining({ counted: 'blocked', order: '-name' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Audit failed/ }),
    );
    expect(address()).toBe('?show=count.failed');
    await waitFor(() =>
      expect(api.getServices).toHaveBeenLastCalledWith(
        expect.objectContaining({ counted: 'failed', order: 'score' }),
      ),
    );
  });

  it('counts services with blockers, as their list does, and says how many block', async () => {
    const api = mockOrgApi({
      getDistribution: async () =>
        buildDistribution({ blocked: 1, blockers: 7 }),
    });
    renderOrgPage(<ScorecardsPage />, { api });
    expect(
      await screen.findByRole('button', {
        name: /^1 ?With blockers ?7 blockers in all/,
      }),
    ).toBeVisible();
  });

  it('leads from cell to cell by arrow keys, past those without a score', async () => {
    renderOrgPage(<ScorecardsPage />);
    const cell = (name: string) => screen.getByRole('button', { name });
    await heatmap();
    cell('2.1 weakest in Reliability of Payments').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(cell('5.0 in Blast radius of Payments')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(cell('8.2 in Blast radius of Cards')).toHaveFocus();
    for (let step = 0; step < 6; step++) {
      await userEvent.keyboard('{ArrowRight}');
    }
    expect(cell('8.2 in Delivery of Cards')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
    expect(cell('5.0 in Testing of Payments')).toHaveFocus();
  });

  it.each([
    ['With blockers', 'blocked', 'Services with blockers'],
    ['Audit failed', 'failed', 'Services whose audit failed'],
    ['No chart linked', 'unlinked', 'Services without a chart'],
    ['Incomplete', 'incomplete', 'Services that we couldn’t see everything of'],
    ['No grade', 'ungraded', 'Services with too little evidence for a grade'],
  ])(
    'leads from %s to exactly those services',
    async (title, counted, list) => {
      const api = mockOrgApi({
        getDistribution: async () => buildDistribution({ ungraded: 1 }),
      });
      renderOrgPage(<ScorecardsPage />, { api });
      const tile = await screen.findByRole('button', {
        name: new RegExp(title),
      });
      await userEvent.click(tile);
      expect(address()).toBe(`?show=count.${counted}`);

      const drill = await screen.findByRole('region', { name: list });
      expect(
        await within(drill).findByRole('link', { name: 'checkout' }),
      ).toBeVisible();
      expect(api.getServices).toHaveBeenCalledWith(
        expect.objectContaining({ tier: 1, counted }),
      );
      await userEvent.click(
        within(drill).getByRole('button', { name: /^Download .* as CSV$/ }),
      );
      expect(api.getCsv).toHaveBeenCalledWith(
        'services',
        expect.objectContaining({ tier: 1, counted }),
      );
      await userEvent.keyboard('{Escape}');
      expect(drill).not.toBeInTheDocument();
      expect(tile).toHaveFocus();
    },
  );

  it('leads from what is not audited of a team to these services', async () => {
    const api = mockOrgApi();
    renderOrgPage(<ScorecardsPage />, { api });
    const button = await screen.findByRole('button', {
      name: '1 not audited of Cards',
    });
    await userEvent.click(button);
    expect(
      await screen.findByRole('region', {
        name: 'Services of Cards not audited',
      }),
    ).toHaveFocus();
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({
        group: 'group:default/cards',
        counted: 'unaudited',
      }),
    );
    await userEvent.keyboard('{Escape}');
    expect(button).toHaveFocus();
  });

  it('makes no list of nothing', async () => {
    const api = mockOrgApi({
      getDistribution: async () => buildDistribution({ failed: 0 }),
    });
    renderOrgPage(<ScorecardsPage />, { api });
    expect(await screen.findByText('Audit failed')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /Audit failed/ }),
    ).not.toBeInTheDocument();
  });

  it('leads from a grade, and from the lack of one, to its services', async () => {
    const api = mockOrgApi({
      getDistribution: async () => buildDistribution({ ungraded: 1 }),
    });
    renderOrgPage(<ScorecardsPage />, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Grade C: 2' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Services with grade C' }),
    ).toBeVisible();
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({ grade: 'C' }),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: '1 service has too little evidence for a grade',
      }),
    );
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({ counted: 'ungraded' }),
    );
  });

  it('opens a row to its services page by page, and gives the focus back', async () => {
    const api = mockOrgApi({
      getServices: async query =>
        query?.cursor
          ? {
              ...buildPage([
                buildService({
                  entityRef: 'component:default/old',
                  title: 'old',
                  score: null,
                  state: null,
                  owner: null,
                }),
              ]),
              totalItems: 26,
            }
          : {
              items: [buildService()],
              totalItems: 26,
              pageInfo: { nextCursor: 'two' },
            },
    });
    renderOrgPage(<ScorecardsPage />, { api });

    const opener = within(await heatmap()).getByRole('button', {
      name: '3 services of Payments',
    });
    await userEvent.click(opener);
    const drill = await screen.findByRole('region', {
      name: 'Services of Payments',
    });
    expect(drill).toHaveFocus();
    expect(opener).toHaveAttribute('aria-expanded', 'true');
    expect(
      await within(drill).findByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/helm-audit');
    expect(await within(drill).findByText('Bronze')).toBeVisible();
    expect(api.getScorecards).toHaveBeenCalledWith([
      'component:default/checkout',
    ]);

    await userEvent.click(within(drill).getByRole('button', { name: 'Next' }));
    expect(await within(drill).findByText('no chart linked')).toBeVisible();
    expect(within(drill).getByText('26 to 26 of 26')).toBeVisible();

    await userEvent.click(within(drill).getByRole('button', { name: 'Close' }));
    expect(drill).not.toBeInTheDocument();
    expect(opener).toHaveFocus();
  });

  it('opens what a shared link shows', async () => {
    const api = mockOrgApi();
    renderOrgPage(<ScorecardsPage />, {
      api,
      search: '?show=gap.HA-REL-001&order=-change&period=90',
    });

    expect(
      await screen.findByRole('region', {
        name: 'Services with the gap “More than one replica”',
      }),
    ).toBeVisible();
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({
        rule: 'HA-REL-001',
        order: '-change',
        period: 90,
      }),
    );
    expect(api.getMovement).toHaveBeenCalledWith(
      expect.objectContaining({ period: 90 }),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Download the services with the gap “More than one replica” as CSV',
      }),
    );
    expect(api.getCsv).toHaveBeenCalledWith(
      'services',
      expect.objectContaining({ rule: 'HA-REL-001', period: 90 }),
    );
  });

  it.each(['Service', 'Tier', 'Score', 'Change'])(
    'turns the order by %s round at the second click',
    async title => {
      const api = mockOrgApi();
      renderOrgPage(<ScorecardsPage />, {
        api,
        search: '?show=row.group:default/payments&order=name',
      });
      const head = async () =>
        within(
          await screen.findByRole('table', { name: 'Services of Payments' }),
        ).getByRole('columnheader', { name: title });
      const click = async () =>
        userEvent.click(within(await head()).getByRole('button'));

      if (title !== 'Service') await click();
      const first = (await head()).getAttribute('aria-sort');
      await click();
      const second = (await head()).getAttribute('aria-sort');
      expect([first, second].sort()).toEqual(['ascending', 'descending']);
      const order = new URLSearchParams(address()!).get('order');
      expect(api.getServices).toHaveBeenLastCalledWith(
        expect.objectContaining({ order }),
      );
    },
  );

  it('leaves levels out with the reason where Tech Insights is absent', async () => {
    const reason = 'Install the Tech Insights backend to see levels.';
    const api = mockOrgApi({
      getScorecards: async () => ({ state: 'absent', reason, items: [] }),
    });
    renderOrgPage(<ScorecardsPage />, {
      api,
      search: '?show=row.group:default/payments',
    });

    expect(await screen.findByText(new RegExp(reason))).toBeVisible();
    expect(
      screen.queryByRole('columnheader', { name: 'Level' }),
    ).not.toBeInTheDocument();
  });

  it('lists most improved before fell back, with the trend as a table', async () => {
    renderOrgPage(<ScorecardsPage />);

    const improved = await screen.findByRole('table', {
      name: 'Most improved',
    });
    expect(improved).toHaveTextContent('4.1 → 5.6+1.5');
    expect(screen.getByRole('table', { name: 'Fell back' })).toHaveTextContent(
      '−0.8',
    );
    await userEvent.click(screen.getAllByText('As a table')[0]);
    expect(
      screen.getByRole('row', { name: '2026-11-16 5.4 5.8 4 1 more' }),
    ).toBeInTheDocument();
  });

  it('shows all that moved, and saves it with the trend and the distribution', async () => {
    const api = mockOrgApi({
      getMovement: async () => buildMovement({ improvedCount: 8 }),
    });
    renderOrgPage(<ScorecardsPage />, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all 8' }),
    );
    const drill = await screen.findByRole('region', {
      name: 'Services whose score rose',
    });
    expect(
      await within(drill).findByRole('link', { name: 'checkout' }),
    ).toBeVisible();
    const moved = { moved: 'improved', period: 30, tier: 1 };
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({ ...moved, order: '-change' }),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: '1 service without a score before this period',
      }),
    );
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({ moved: 'new', period: 30 }),
    );

    for (const [name, list, query] of [
      ['services whose score rose', 'services', moved],
      ['services whose score fell', 'services', { moved: 'fell-back' }],
      ['the trend', 'trend', { period: 30, tier: 1 }],
      ['how many services have which score', 'distribution', { tier: 1 }],
    ] as const) {
      await userEvent.click(
        screen.getByRole('button', { name: `Download ${name} as CSV` }),
      );
      expect(api.getCsv).toHaveBeenLastCalledWith(
        list,
        expect.objectContaining(query),
      );
    }
  });

  it('saves a table as the backend gives it, and says why it can’t', async () => {
    const api = mockOrgApi();
    renderOrgPage(<ScorecardsPage />, { api });

    const button = await screen.findByRole('button', {
      name: 'Download this table as CSV',
    });
    await userEvent.click(button);
    expect(api.getCsv).toHaveBeenCalledWith(
      'heatmap',
      expect.objectContaining({ by: 'group', tier: 1 }),
    );
    await waitFor(() =>
      expect(downloadBlob).toHaveBeenCalledWith(
        'helm-audit-groups.csv',
        expect.any(Blob),
      ),
    );
    api.getCsv.mockRejectedValueOnce(new Error('too many'));
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('too many');
  });

  it('shows the rest when one part can’t be loaded, and tries that again', async () => {
    const api = mockOrgApi();
    api.getMovement.mockRejectedValueOnce(new Error('offline'));
    renderOrgPage(<ScorecardsPage />, { api });

    expect(await heatmap()).toBeVisible();
    const [problem] = await screen.findAllByRole('alert');
    expect(problem).toHaveTextContent(
      'We couldn’t load the trend: offlineIf it stays, tell the team that runs Backstage.',
    );
    await userEvent.click(
      within(problem).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Most improved' }),
    ).toBeVisible();
  });

  it('leads out of filters that match nothing', async () => {
    const api = mockOrgApi({
      getDistribution: async query =>
        buildDistribution(query?.group ? { services: 0, audited: 0 } : {}),
    });
    renderOrgPage(<ScorecardsPage />, {
      api,
      search: '?group=group:default/gone',
    });

    const [way] = await screen.findAllByRole('button', {
      name: 'Show all services',
    });
    expect(screen.getByText('No service matches these filters')).toBeVisible();
    await userEvent.click(way);
    expect(await heatmap()).toBeVisible();
    expect(address()).toBe('?tier=all');
  });

  it('says how to begin where there are no services', async () => {
    const api = mockOrgApi({
      getFacets: async () =>
        buildFacets({ tiers: [], groups: [], systems: [], lifecycles: [] }),
      getDistribution: async () =>
        buildDistribution({ services: 0, audited: 0, tiers: [] }),
    });
    renderOrgPage(<ScorecardsPage />, { api });

    expect(
      await screen.findByText('There are no services yet that you may see'),
    ).toBeVisible();
    expect(screen.getByText(/helm-audit\/chart: \.\/deploy/)).toBeVisible();
  });

  it('narrows down by a picker, and back', async () => {
    const api = mockOrgApi();
    renderOrgPage(<ScorecardsPage />, { api });
    await heatmap();

    await userEvent.click(screen.getByRole('button', { name: /Tier 1 Tier/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Tier 2' }));
    expect(address()).toBe('?tier=2');
    await waitFor(() =>
      expect(api.getHeatmap).toHaveBeenCalledWith(
        expect.objectContaining({ tier: 2 }),
      ),
    );
  });
});
