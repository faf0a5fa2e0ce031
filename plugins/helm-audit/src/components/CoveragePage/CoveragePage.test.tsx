import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockOrgApi, renderOrgPage } from '../../__testUtils__';
import { buildPage, buildSloCoverage, buildUsage } from '../../testing';
import { CoveragePage } from './CoveragePage';

jest.mock('../../lib/download', () => ({ downloadBlob: jest.fn() }));

const address = () => screen.getByLabelText('Address').textContent;

describe('CoveragePage', () => {
  it('says which golden signal is left unwatched most, and shows all as a table', async () => {
    renderOrgPage(<CoveragePage />);

    expect(
      await screen.findByRole('heading', {
        name: /^Nothing watches latency in 2 of 3 services that take requests/,
      }),
    ).toBeVisible();
    const numbersOf = (signal: string) =>
      within(screen.getByRole('row', { name: new RegExp(`^${signal}`) }))
        .getAllByRole('cell')
        .map(cell => cell.textContent);
    expect(numbersOf('Latency')).toEqual(['0', '0', '0', '1', '2', '0']);
    expect(numbersOf('Errors')).toEqual(['0', '1', '0', '1', '0', '1']);
  });

  it('opens the services behind each number', async () => {
    const api = mockOrgApi();
    renderOrgPage(<CoveragePage />, { api });
    await userEvent.click(
      await screen.findByRole('button', {
        name: '2 services with nothing that watches latency',
      }),
    );
    expect(address()).toBe('?show=signal.latency%3Anone');
    const drill = await screen.findByRole('region', {
      name: 'Services with nothing that watches latency',
    });
    expect(
      await within(drill).findByRole('link', { name: 'checkout' }),
    ).toBeVisible();
    expect(api.getServices).toHaveBeenCalledWith(
      expect.objectContaining({ watched: 'latency:none' }),
    );
  });

  it('says how services are counted, and saves the counts', async () => {
    const api = mockOrgApi();
    renderOrgPage(<CoveragePage />, { api, search: '?tier=1' });
    expect(
      await screen.findByText(/^Each service is counted once for each signal/),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Download the golden signals as CSV',
      }),
    );
    expect(api.getCsv).toHaveBeenCalledWith(
      'slo',
      expect.objectContaining({ tier: 1 }),
    );
  });

  it('draws nothing where no service serves', async () => {
    renderOrgPage(<CoveragePage />, {
      api: mockOrgApi({
        getSloCoverage: async () =>
          buildSloCoverage({ services: 0, signals: [] }),
      }),
    });
    expect(
      await screen.findByText(/^No audited service here serves/),
    ).toBeVisible();
    expect(screen.queryByRole('table', { name: /signal/ })).toBeNull();
  });

  it('finds an image, and the services that use it with their versions', async () => {
    const api = mockOrgApi();
    renderOrgPage(<CoveragePage />, { api });

    await userEvent.type(await screen.findByRole('searchbox'), 'redis');
    await waitFor(() => expect(address()).toBe('?q=redis'));
    await waitFor(() =>
      expect(api.getUsage).toHaveBeenLastCalledWith(
        expect.objectContaining({ kind: 'image', search: 'redis' }),
      ),
    );
    const table = screen.getByRole('table', { name: 'Images' });
    expect(table).toHaveTextContent('7.2 (2), 6.0 (1)');

    await userEvent.click(
      within(table).getByRole('button', { name: /^3 services with/ }),
    );
    const services = await screen.findByRole('table', {
      name: /^Services with docker\.io/,
    });
    expect(
      within(services).getByRole('row', { name: /checkout.*Tier 1.*7\.2/ }),
    ).toBeVisible();
  });

  it('calls what is shown by its own kind until the chosen one is there', async () => {
    let answer = () => {};
    const api = mockOrgApi({
      getUsage: ({ kind }) =>
        new Promise(resolve => {
          answer = () =>
            resolve(buildPage([buildUsage({ kind, name: `one ${kind}` })]));
          if (kind === 'image') answer();
        }),
    });
    renderOrgPage(<CoveragePage />, { api });

    const images = await screen.findByRole('table', { name: 'Images' });
    await userEvent.click(screen.getByRole('button', { name: 'Licences' }));
    await waitFor(() => expect(address()).toBe('?kind=licence'));
    expect(images).toBeInTheDocument();
    expect(images).toHaveAccessibleName('Images');
    expect(images).toHaveTextContent('one image');

    act(() => answer());
    expect(
      await screen.findByRole('table', { name: 'Licences' }),
    ).toHaveTextContent('one licence');
  });

  it('numbers what is shown until the next page is there', async () => {
    let answer = () => {};
    const page = { ...buildPage([buildUsage()]), totalItems: 26 };
    const api = mockOrgApi({
      getUsage: async ({ cursor }) => {
        if (!cursor) return { ...page, pageInfo: { nextCursor: 'two' } };
        await new Promise<void>(resolve => {
          answer = resolve;
        });
        return page;
      },
    });
    renderOrgPage(<CoveragePage />, { api });

    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await waitFor(() => expect(api.getUsage).toHaveBeenCalledTimes(2));
    expect(screen.getByText('1 to 1 of 26')).toBeVisible();
    act(() => answer());
    expect(await screen.findByText('26 to 26 of 26')).toBeVisible();
  });

  it('changes over to retired upstreams', async () => {
    const api = mockOrgApi({ getUsage: async () => buildPage([]) });
    renderOrgPage(<CoveragePage />, { api, search: '?q=redis' });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Retired upstreams' }),
    );
    expect(address()).toBe('?kind=retired');
    expect(
      await screen.findByText('No retired upstream is known to be used here.'),
    ).toBeVisible();
  });
});
