import { Inventory, InventoryItem } from '../facts/oss/inventory';
import { LocalServer, sendJson, startServer } from '../testing/localServer';
import { MemoryCache } from './cache/sourceCache';
import { SnapshotCache } from './cache/snapshot';
import { HttpClient } from './http/httpClient';
import { DEFAULT_SOURCES, SourcesSettings } from './settings';
import { NetworkSources, SourcesOptions } from './upstreamSources';

const DATE = '2026-11-23';

const open: Array<{ close(): Promise<void> }> = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(each => each.close()));
});

function item(overrides: Partial<InventoryItem>): InventoryItem {
  return {
    id: overrides.name ?? 'x',
    kind: 'chart',
    name: 'x',
    purl: 'pkg:helm/x',
    isOwn: false,
    isMissing: false,
    isDeprecated: false,
    depth: 1,
    usedBy: [],
    upstream: [],
    unknown: {},
    ...overrides,
  };
}

const image = (name: string, extra: Partial<InventoryItem> = {}) =>
  item({
    id: name,
    kind: 'image',
    name,
    version: '7.2.0',
    image: { name, tag: '7.2.0' },
    ...extra,
  });

function everythingOn(
  url: string,
  overrides: Partial<SourcesSettings> = {},
): SourcesSettings {
  const sources = { ...DEFAULT_SOURCES.sources };
  for (const id of Object.keys(sources) as Array<keyof typeof sources>) {
    sources[id] = { ...sources[id], enabled: true, timeoutMs: 20_000 };
    if (sources[id].baseUrl) sources[id].baseUrl = url;
  }
  return { ...DEFAULT_SOURCES, sources, ...overrides };
}

async function ask(
  items: InventoryItem[],
  settings: SourcesSettings,
  options: Partial<SourcesOptions> = {},
) {
  const sources = new NetworkSources({
    settings,
    cache: new MemoryCache(),
    http: new HttpClient({ sleep: async () => {}, random: () => 0 }),
    now: () => new Date(`${DATE}T12:00:00Z`),
    ...options,
  });
  open.push(sources);
  const inventory: Inventory = { items, gaps: [] };
  const evidence = await sources.ask(inventory, DATE);
  const state = (id: string) =>
    evidence.sources.find(each => each.id === id)?.state;
  return { ...evidence, state };
}

async function server(): Promise<LocalServer> {
  const started = await startServer(({ path }, response) => {
    if (path === '/v1/querybatch') sendJson(response, { results: [{}] });
    else if (path.endsWith('index.yaml')) {
      response.end('entries:\n  cache:\n  - version: 1.0.0\n');
    } else {
      response.writeHead(404);
      response.end();
    }
  });
  open.push(started);
  return started;
}

const secrets = [
  image('ghcr.io/acme/secret-engine'),
  item({
    name: 'secret-chart',
    origin: 'https://charts.acme-intern.example.net',
    upstream: ['https://github.com/acme/secret-repo'],
  }),
  item({ name: 'secret-own', isOwn: true }),
];

describe('NetworkSources', () => {
  it('tells third parties no name that nothing shows to be public', async () => {
    const { url, requests } = await server();
    const { projects } = await ask(
      secrets,
      everythingOn(url, { privateNames: ['ghcr.io/acme', 'charts.acme*'] }),
    );
    expect(requests).toEqual([]);
    expect(projects['github.com/acme/secret-repo'].scorecard).toEqual({
      state: 'withheld',
      reason: 'not asked, for nothing shows that its name is public.',
    });
  });

  it('tells those that the operator calls public', async () => {
    const { url, requests } = await server();
    await ask(
      secrets.slice(0, 1),
      everythingOn(url, {
        publicNames: ['github.com/acme/*'],
        privateNames: ['ghcr.io/*'],
      }),
    );
    expect(requests).toEqual([]);
    await ask(
      [item({ upstream: ['https://github.com/acme/open'] })],
      everythingOn(url, { publicNames: ['github.com/acme/*'] }),
    );
    expect(requests.map(({ path }) => path).sort()).toEqual([
      '/projects/github.com/acme/open',
      '/v3/projects/github.com%2Facme%2Fopen',
    ]);
  });

  it('tells the names of products, never those of images', async () => {
    const { url, requests } = await server();
    const product = {
      name: 'Redis',
      project: 'github.com/redis/redis',
      endOfLife: 'redis',
      osv: 'redis',
    };
    await ask(
      [image('docker.io/library/redis', { product })],
      everythingOn(url, { privateNames: ['docker.io'] }),
    );
    const told = requests.map(({ path, body }) => path + body).join('\n');
    expect(told).toContain('/api/v1/products/redis');
    expect(told).toContain('"version":"7.2.0"');
    expect(told).not.toContain('docker.io');
    expect(told).not.toContain('library');
  });

  it('asks nobody by default but the chart repository', async () => {
    const { url, host, requests } = await server();
    const { state, components } = await ask(
      [item({ name: 'cache', origin: url }), image('docker.io/library/redis')],
      { ...DEFAULT_SOURCES, trustedHosts: [host] },
    );
    expect(requests.map(({ path }) => path)).toEqual(['/index.yaml']);
    expect(components.cache.index).toMatchObject({ state: 'fresh' });
    expect(state('helmIndex')).toBe('fresh');
    expect(state('osv')).toBe('disabled');
    expect(state('ociRegistry')).toBe('disabled');
  });

  it('says what is idle and what gave no answer', async () => {
    const { url } = await server();
    const { state, sources } = await ask(
      [item({ name: 'cache', origin: 'https://127.0.0.1:1/charts' })],
      everythingOn(url),
    );
    expect(state('osv')).toBe('idle');
    expect(sources[0]).toMatchObject({
      state: 'idle',
      reason: '1 not asked about.',
    });
  });

  it('waits no longer than its budget', async () => {
    const silent = await startServer(() => {});
    open.push(silent);
    const { components, state } = await ask(
      [item({ name: 'cache', origin: silent.url })],
      everythingOn(silent.url, { trustedHosts: [silent.host], budgetMs: 30 }),
    );
    expect(components.cache.index).toEqual({
      state: 'unavailable',
      reason: 'It did not answer in the time that an audit has for it.',
    });
    expect(state('helmIndex')).toBe('unavailable');
  });

  it('answers from a snapshot where the source is switched off', async () => {
    const snapshot = new SnapshotCache([
      [
        'endOfLife:redis',
        {
          value: [{ name: '7.2', isEol: true }],
          asOf: `${DATE}T11:00:00Z`,
        },
      ],
      ['osv:redis@7.2.0', { value: 'broken', asOf: '2026-11-01T00:00:00Z' }],
    ]);
    const product = {
      name: 'Redis',
      project: 'github.com/redis/redis',
      endOfLife: 'redis',
      osv: 'redis',
    };
    const { state, components } = await ask(
      [image('docker.io/library/redis', { product })],
      {
        ...DEFAULT_SOURCES,
        sources: {
          ...DEFAULT_SOURCES.sources,
          helmIndex: { ...DEFAULT_SOURCES.sources.helmIndex, enabled: false },
        },
      },
      { snapshot },
    );
    expect(state('endOfLife')).toBe('fresh');
    expect(components['docker.io/library/redis'].endOfLife).toMatchObject({
      value: [{ name: '7.2', isEol: true }],
    });
    expect(state('osv')).toBe('disabled');
  });

  it('stops when the audit is stopped', async () => {
    const silent = await startServer(() => {});
    open.push(silent);
    const stopped = new AbortController();
    const sources = new NetworkSources({
      settings: everythingOn(silent.url, { trustedHosts: [silent.host] }),
      cache: new MemoryCache(),
    });
    open.push(sources);
    const asked = sources.ask(
      { items: [item({ name: 'cache', origin: silent.url })], gaps: [] },
      DATE,
      stopped.signal,
    );
    stopped.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
