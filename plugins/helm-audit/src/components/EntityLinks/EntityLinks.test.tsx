import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  CatalogApi,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { buildFacets } from '../../testing';
import { CatalogLink, OwnerLink, TitlesProvider } from '.';

const facets = buildFacets({
  groups: [
    { key: 'group:default/payments', title: 'Payments' },
    {
      key: 'group:default/squad',
      title: 'squad',
      unresolved: 'missing',
    },
    { key: 'group:default/secret', title: 'secret', unresolved: 'unreadable' },
  ],
});

const ada = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { profile: { displayName: 'Ada L.' } },
};

function show(
  element: JSX.Element,
  search = '',
  catalog: CatalogApi = catalogApiMock({ entities: [ada] }),
) {
  return renderInTestApp(
    <TitlesProvider facets={facets}>{element}</TitlesProvider>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[catalogApiRef, catalog]],
    },
  );
}

describe('OwnerLink', () => {
  it('stays on the page, filtered to the team, and names the way to the catalog', async () => {
    show(
      <OwnerLink entityRef="group:default/payments" />,
      '?tier=1&show=row.a&within=gap.b&order=-score',
    );
    expect(
      await screen.findByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/?tier=1&group=group%3Adefault%2Fpayments');
    expect(
      screen.getByRole('link', { name: 'Payments in the catalog' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments');
  });

  it('does not lead to where the reader is', async () => {
    show(
      <OwnerLink entityRef="group:default/payments" />,
      '?group=group:default/payments',
    );
    expect(
      await screen.findByRole('link', { name: 'Payments in the catalog' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Payments' }),
    ).not.toBeInTheDocument();
  });

  it('is no link where the catalog knows nothing by that name', async () => {
    show(<OwnerLink entityRef="group:default/squad" />);
    expect(await screen.findByText('not in the catalog')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('leads to no page that the reader may not see', async () => {
    show(<OwnerLink entityRef="group:default/secret" />);
    expect(await screen.findByRole('link', { name: 'secret' })).toBeVisible();
    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(screen.queryByText(/not in the catalog/)).not.toBeInTheDocument();
  });

  it('leads to a person whom the catalog knows', async () => {
    show(<OwnerLink entityRef="user:default/ada" />);
    expect(await screen.findByRole('link', { name: 'Ada L.' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ada',
    );
  });

  it('asks the catalog once for all people of the page', async () => {
    const catalog = catalogApiMock({ entities: [ada] });
    const getEntitiesByRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
    show(
      <>
        <OwnerLink entityRef="user:default/ada" />
        <OwnerLink entityRef="user:default/left" />
        <OwnerLink entityRef="user:default/ada" />
      </>,
      '',
      catalog,
    );
    expect(await screen.findAllByRole('link', { name: 'Ada L.' })).toHaveLength(
      2,
    );
    expect(screen.getByText('not found in the catalog')).toBeVisible();
    expect(getEntitiesByRefs.mock.calls).toEqual([
      [{ entityRefs: ['user:default/ada', 'user:default/left'] }],
    ]);
  });

  it('says of a person that there is no page of them', async () => {
    show(<OwnerLink entityRef="user:default/left" />);
    expect(await screen.findByText('not found in the catalog')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});

describe('CatalogLink', () => {
  it('says in words where it leads, or that it leads nowhere', async () => {
    const [payments, squad] = facets.groups;
    show(
      <>
        <CatalogLink of={payments} />
        <CatalogLink of={squad} />
      </>,
    );
    expect(
      await screen.findByRole('link', { name: 'Payments in the catalog' }),
    ).toBeVisible();
    expect(screen.getByText('squad is not in the catalog')).toBeVisible();
  });
});
