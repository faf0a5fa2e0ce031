import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockOrgApi, renderOrgPage } from '../../__testUtils__';
import { buildFacets, buildPage, buildService } from '../../testing';
import { TitlesProvider } from '../EntityLinks';
import { UnlinkedSection } from './UnlinkedSection';

const unlinked = (title: string) =>
  buildService({
    entityRef: `component:default/${title}`,
    title,
    state: null,
    score: null,
  });

function setUp(owners: Array<{ owner: string | null; services: number }>) {
  const api = mockOrgApi({
    getUnlinked: async () => ({ owners, truncated: false }),
    getServices: async query =>
      buildPage(
        query?.owner === 'group:default/payments'
          ? [unlinked('fx-rates'), unlinked('statements')]
          : [unlinked('stray')],
      ),
  });
  const filter = { tier: 1 as const };
  renderOrgPage(
    <TitlesProvider
      facets={buildFacets({
        groups: [
          { key: 'group:default/payments', title: 'Payments' },
          {
            key: 'group:default/squad',
            title: 'squad',
            unresolved: 'missing',
          },
        ],
      })}
    >
      <UnlinkedSection filter={filter} count={3} />
    </TitlesProvider>,
    { api },
  );
  return api;
}

describe('UnlinkedSection', () => {
  it('shows the services of each owner, and leads to where each is linked', async () => {
    const api = setUp([
      { owner: 'group:default/payments', services: 2 },
      { owner: null, services: 1 },
    ]);

    const list = await screen.findByRole('list', {
      name: 'Services of Payments',
    });
    const links = within(list).getAllByRole('link');
    expect(links.map(link => link.textContent)).toEqual([
      'fx-rates',
      'statements',
    ]);
    expect(links[0]).toHaveAttribute(
      'href',
      '/catalog/default/component/fx-rates/helm-audit',
    );
    expect(
      screen.getByRole('button', { name: /Payments.*2 services/ }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(
      await screen.findByRole('list', { name: 'Services of Nobody named' }),
    ).toHaveTextContent('stray');
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({ link: 'unlinked', owner: 'none', tier: 1 }),
    );
  });

  it('says which owner the catalog does not have', async () => {
    setUp([
      { owner: 'group:default/payments', services: 1 },
      { owner: 'group:default/squad', services: 1 },
    ]);
    expect(
      await screen.findByRole('button', { name: /squad not in the catalog/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: /Payments/ }),
    ).not.toHaveTextContent('not in the catalog');
  });

  it('asks for the services of many owners only when they are opened', async () => {
    const api = setUp([
      { owner: 'group:default/payments', services: 2 },
      ...Array.from({ length: 5 }, (_, index) => ({
        owner: `group:default/team-${index}`,
        services: 1,
      })),
    ]);
    const opener = await screen.findByRole('button', { name: /Payments/ });
    expect(api.getServices).not.toHaveBeenCalled();
    await userEvent.click(opener);
    expect(await screen.findByRole('link', { name: 'fx-rates' })).toBeVisible();
  });
});
