import { mockCredentials } from '@backstage/backend-test-utils';
import { Contract } from '../__testUtils__/contract';
import { createDatabases } from '../__testUtils__/databases';
import { startOrg, URLS } from '../__testUtils__/orgBackend';

jest.setTimeout(60_000);

describe('routes about many services', () => {
  const databases = createDatabases();
  const contract = new Contract(
    path => path.startsWith('/v1/org/') && path !== '/v1/org/scorecards',
  );

  afterAll(() => contract.checkComplete());

  const start = async (id: (typeof databases.ids)[number] = 'SQLITE_3') =>
    startOrg(await databases.init(id), contract);

  it.each(databases.ids)('answers as documented, %p', async id => {
    const { get } = await start(id);
    for (const url of URLS) {
      const { status } = await get(url);
      expect({ url, status }).toEqual({ url, status: 200 });
    }
    const { body } = await get('/v1/org/heatmap?by=group');
    expect(body.rows).toMatchObject([
      {
        title: '=The team',
        services: 1,
        parent: 'group:default/secret-department',
      },
      { title: 'Hidden title', services: 3, direct: 2 },
      { title: 'The company', services: 3, direct: 0, score: 5.67 },
      { key: '', title: 'No group', services: 2 },
    ]);
  });

  it.each(URLS)('refuses %s to strangers to Backstage', async url => {
    const { get } = await start();
    const { status } = await get(url, mockCredentials.user.invalidHeader());
    expect(status).toBe(401);
  });

  it.each([
    ['heatmap', 'by'],
    ['heatmap?by=person', 'by'],
    ['unlinked?tier=9', 'tier'],
    ['tiers?by=tier', 'by'],
    ['distribution?tier=4', 'tier'],
    ['distribution?tier=first', 'tier'],
    ['distribution?group=payments', 'group'],
    ['distribution?group=user:default/ada', 'group'],
    ['distribution?domain=a/b/c', 'domain'],
    ['distribution?lifecycle=a&lifecycle=b', 'lifecycle'],
    ['distribution?tag=%00', 'tag'],
    ['distribution?teir=1', 'teir'],
    ['movement?period=0', 'period'],
    ['movement?period=367', 'period'],
    ['movement?limit=101', 'limit'],
    ['gaps?limit=501', 'limit'],
    ['services?limit=201', 'limit'],
    ['services?order=owner', 'order'],
    ['services?link=maybe', 'link'],
    ['services?counted=many', 'counted'],
    ['services?grade=E', 'grade'],
    ['services?moved=sideways', 'moved'],
    ['gaps?dimension=beauty', 'dimension'],
    ['services?cursor=nonsense', 'cursor'],
    ['services?cursor=eyJhZnRlciI6Im4ifQ', 'cursor'],
    ['ownership/funnel?rung=real', 'rung'],
    ['ownership/gaps?gap=none', 'gap'],
    ['ownership/gaps?rung=eighth', 'rung'],
    ['ownership/gaps?state=missing', 'state: needs the "rung"'],
    ['ownership/gaps?rung=real&reached=named', 'reached: asks'],
    ['csv/ownership?state=missing', 'state: needs the "rung"'],
    ['csv/ownership?rung=real&reached=named', 'reached: asks'],
    ['slo?signal=errors', 'signal'],
    ['facets?by=group', 'by'],
    ['usage', 'kind'],
    ['usage?kind=person', 'kind'],
    ['usage/services?kind=image', 'name'],
    ['facts?limit=501', 'limit'],
    ['csv/services?limit=10', 'limit'],
    ['csv/heatmap', 'by'],
    ['csv/distribution?period=7', 'period'],
    ['csv/trend?period=0', 'period'],
    ['csv/gaps?rule=x', 'rule'],
    ['csv/ownership?gap=x', 'gap'],
    ['csv/slo?period=7', 'period'],
    ['csv/usage', 'kind'],
  ])('refuses %s and names %s', async (path, parameter) => {
    const { get } = await start();
    const { status, body } = await get(`/v1/org/${path}`);
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(parameter);
  });
});
