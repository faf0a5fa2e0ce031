import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockOrgApi, renderOrgPage } from '../../__testUtils__';
import {
  buildFacets,
  buildFunnel,
  buildOwnershipGap,
  buildPage,
  buildService,
} from '../../testing';
import { OwnershipPage } from './OwnershipPage';

const table = () =>
  screen.findByRole('table', { name: 'Services with an ownership gap' });
const rungRow = (title: RegExp) =>
  screen.getByRole('button', { name: title }).closest('li')!;
const address = () => screen.getByLabelText('Address').textContent;

describe('OwnershipPage', () => {
  it('answers at a glance which production services have nobody on call', async () => {
    const api = mockOrgApi();
    renderOrgPage(<OwnershipPage />, { api });

    expect(
      await screen.findByRole('heading', {
        name: /^1 of 4 audited production services has nobody on call/,
      }),
    ).toBeVisible();
    expect(api.getOwnershipGaps).toHaveBeenCalledWith(
      expect.objectContaining({ lifecycle: 'production' }),
    );
    expect(
      screen.getByRole('button', { name: '1 more is not audited' }),
    ).toBeVisible();
  });

  it('shows what is missing, both sides of a contradiction and whom to ask', async () => {
    renderOrgPage(<OwnershipPage />);

    const row = within(await table()).getByRole('row', { name: /refunds/ });
    expect(within(row).getByRole('link', { name: 'refunds' })).toHaveAttribute(
      'href',
      '/catalog/default/component/refunds/helm-audit',
    );
    expect(within(row).getByRole('link', { name: 'Payments' })).toBeVisible();
    expect(row).toHaveTextContent('Nobody on call · Contradictions');
    expect(row).toHaveTextContent('team: platform templates/deployment.yaml');
    expect(within(row).getByLabelText('3 of 7 in a row')).toHaveTextContent(
      'Somebody is on call: missing',
    );
    expect(row).toHaveTextContent('platform@bank/platform CODEOWNERS:3');
  });

  it('narrows the table down by a tile and by a rung, in the address', async () => {
    const api = mockOrgApi();
    renderOrgPage(<OwnershipPage />, { api });

    const tile = await screen.findByRole('button', { name: /Nobody on call/ });
    await userEvent.click(tile);
    expect(tile).toHaveAttribute('aria-pressed', 'true');
    expect(address()).toBe('?gap=no-on-call');
    await waitFor(() =>
      expect(api.getOwnershipGaps).toHaveBeenLastCalledWith(
        expect.objectContaining({ gap: 'no-on-call' }),
      ),
    );

    // One count at a time: the list is as long as the count says.
    await userEvent.click(
      within(rungRow(/Somebody is on call/)).getByRole('button', {
        name: '1 stops here',
      }),
    );
    expect(address()).toBe('?rung=on-call');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all with an ownership gap' }),
    );
    expect(address()).toBe('');
  });

  it('lists who holds up to a rung, and who stops there for what', async () => {
    const [, ...rungs] = buildFunnel().rungs;
    const api = mockOrgApi({
      getOwnershipFunnel: async () =>
        buildFunnel({
          rungs: [
            {
              ...buildFunnel().rungs[0],
              reached: 1,
              stopped: { missing: 2, contradicted: 0, unknown: 1 },
            },
            ...rungs,
          ],
        }),
    });
    renderOrgPage(<OwnershipPage />, { api });
    await table();
    await userEvent.click(
      screen.getByRole('button', { name: /Somebody is on call ?3/ }),
    );
    expect(address()).toBe('?reached=on-call');
    expect(
      await screen.findByRole('heading', {
        name: /^Services that hold so far/,
      }),
    ).toBeVisible();
    expect(screen.getByText(/up to “Somebody is on call”/)).toBeVisible();

    const row = within(rungRow(/An owner is named/));
    expect(row.getByRole('button', { name: '3 stop here' })).toBeEnabled();
    expect(row.getByRole('button', { name: '2 missing' })).toBeEnabled();
    await userEvent.click(row.getByRole('button', { name: '1 not seen' }));
    expect(address()).toBe('?rung=named&state=unknown');
    await waitFor(() =>
      expect(api.getOwnershipGaps).toHaveBeenLastCalledWith(
        expect.objectContaining({
          rung: 'named',
          state: 'unknown',
          reached: undefined,
        }),
      ),
    );
  });

  it('opens the services that nothing is known of', async () => {
    const api = mockOrgApi({
      getServices: async () =>
        buildPage([buildService({ title: 'bare', score: null, state: null })]),
    });
    renderOrgPage(<OwnershipPage />, { api });
    const opener = await screen.findByRole('button', {
      name: '1 more is not audited',
    });
    await userEvent.click(opener);
    const drill = await screen.findByRole('region', {
      name: 'Services that are not audited',
    });
    expect(
      await within(drill).findByRole('link', { name: 'bare' }),
    ).toBeVisible();
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({
        counted: 'unaudited',
        lifecycle: 'production',
      }),
    );
    await userEvent.click(within(drill).getByRole('button', { name: 'Close' }));
    expect(opener).toHaveFocus();
  });

  it('names the lifecycle of the figures while others are loaded', async () => {
    let answer = () => {};
    const api = mockOrgApi({
      getOwnershipFunnel: async filter => {
        if (filter?.lifecycle === 'experimental') {
          await new Promise<void>(resolve => {
            answer = resolve;
          });
        }
        return buildFunnel();
      },
    });
    renderOrgPage(<OwnershipPage />, { api });
    const heading = await screen.findByRole('heading', { name: /nobody/ });

    await userEvent.click(
      screen.getByRole('button', { name: /production Lifecycle/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'experimental' }));
    await waitFor(() => expect(address()).toBe('?lifecycle=experimental'));
    expect(heading).toHaveTextContent(/^1 of 4 audited production services/);
    act(() => answer());
    await waitFor(() =>
      expect(heading).toHaveTextContent(
        /^1 of 4 audited experimental services/,
      ),
    );
  });

  it('offers no tile and no rung that would show nothing', async () => {
    renderOrgPage(<OwnershipPage />);
    await table();
    expect(
      screen.queryByRole('button', { name: /No owner/ }),
    ).not.toBeInTheDocument();
    const row = rungRow(/An owner is named/);
    expect(row).toHaveTextContent('none stops here');
    expect(within(row).getAllByRole('button')).toHaveLength(1);
  });

  it('saves what is shown', async () => {
    const api = mockOrgApi();
    api.getCsv.mockRejectedValue(new Error('not now'));
    renderOrgPage(<OwnershipPage />, { api, search: '?gap=contradiction' });
    await table();
    await userEvent.click(
      screen.getByRole('button', { name: 'Download these services as CSV' }),
    );
    expect(api.getCsv).toHaveBeenCalledWith(
      'ownership',
      expect.objectContaining({ gap: 'contradiction' }),
    );
  });

  it('shows all where no lifecycle is called production', async () => {
    const api = mockOrgApi({
      getFacets: async () => buildFacets({ lifecycles: ['live'] }),
    });
    renderOrgPage(<OwnershipPage />, { api });
    await table();
    expect(api.getOwnershipFunnel).toHaveBeenCalledWith(
      expect.objectContaining({ lifecycle: undefined }),
    );
  });

  it('says that all is well, or that nothing is known', async () => {
    const api = mockOrgApi({ getOwnershipGaps: async () => buildPage([]) });
    const first = renderOrgPage(<OwnershipPage />, { api });
    expect(
      await screen.findByText(/^Every audited service is owned clearly/),
    ).toBeVisible();
    first.unmount();

    renderOrgPage(<OwnershipPage />, {
      api: mockOrgApi({
        getOwnershipFunnel: async () => buildFunnel({ audited: 0 }),
      }),
    });
    expect(await screen.findByText(/^None of 5/)).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('does not call a level that may be higher by its number alone', async () => {
    const gap = buildOwnershipGap({ atLeast: true, level: 2 });
    renderOrgPage(<OwnershipPage />, {
      api: mockOrgApi({ getOwnershipGaps: async () => buildPage([gap]) }),
    });
    expect(
      within(await table()).getByLabelText('At least 2 of 7 in a row'),
    ).toBeVisible();
  });

  it('says whose move it is when the report may not be seen', async () => {
    const forbidden = Object.assign(new Error('no'), { statusCode: 403 });
    renderOrgPage(<OwnershipPage />, {
      api: mockOrgApi({
        getOwnershipFunnel: async () => {
          throw forbidden;
        },
      }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The team that runs Backstage decides who may see this.',
    );
  });
});
