import type { ServerResponse } from 'node:http';
import { DependencySourceId } from '@helm-audit/plugin-helm-audit-common';
import {
  Handler,
  LocalServer,
  sendJson,
  startServer,
} from '../../testing/localServer';
import { harness } from '../../testing/sourceHarness';
import { CachedSource } from '../cachedSource';
import { Answer } from '../evidence';
import { askArtifactHub } from './artifactHub';
import { askDepsDev } from './depsDev';
import { askEndOfLife } from './endOfLife';
import { HelmIndexClient } from './helmIndex';
import { askRegistry } from './ociRegistry';
import { OsvClient } from './osv';
import { askScorecard } from './scorecard';

const TOKEN = 'top-secret-token';

/** A source, how it is asked, what a real answer looks like and what is made of it. */
interface Client {
  id: DependencySourceId;
  ask(source: CachedSource, server: LocalServer): Promise<Answer<unknown>>;
  serve: Handler;
  value: unknown;
  /** Whether a token of its settings is sent; the others are told whom to ask by the chart. */
  takesToken: boolean;
}

const SCAN = {
  checks: [
    { name: 'Maintained', score: 10, reason: '30 commits', details: null },
    { name: 'Fuzzing', score: -1, reason: 'internal error' },
  ],
};

const INDEX = `apiVersion: v1
entries:
  cache:
  - apiVersion: v2
    appVersion: "7.4"
    created: "2026-01-02T03:04:05Z"
    home: https://example.com
    name: cache
    version: 2.0.0
  - created: "2025-01-02T03:04:05Z"
    name: cache
    version: 1.0.0
generated: "2026-01-01T00:00:00Z"
`;

const DIGEST = `sha256:${'a'.repeat(64)}`;

const CLIENTS: Client[] = [
  {
    id: 'endOfLife',
    takesToken: true,
    ask: source => askEndOfLife(source, 'redis'),
    serve: ({ path }, response) =>
      path === '/api/v1/products/redis'
        ? sendJson(response, {
            schema_version: '1.2.1',
            result: {
              name: 'redis',
              releases: [
                {
                  name: '8.0',
                  codename: null,
                  releaseDate: '2025-05-02',
                  isLts: false,
                  ltsFrom: null,
                  isEol: false,
                  eolFrom: null,
                  isMaintained: true,
                  latest: { name: '8.0.3', date: '2025-07-06', link: null },
                },
              ],
            },
          })
        : notFound(response),
    value: [
      {
        name: '8.0',
        releaseDate: '2025-05-02',
        isEol: false,
        latest: { version: '8.0.3', date: '2025-07-06' },
      },
    ],
  },
  {
    id: 'scorecard',
    takesToken: true,
    ask: source => askScorecard(source, 'github.com/a/b'),
    serve: ({ path }, response) =>
      path === '/projects/github.com/a/b'
        ? sendJson(response, {
            date: '2026-11-16T00:00:00Z',
            repo: { name: 'github.com/a/b' },
            score: 7.1,
            ...SCAN,
          })
        : notFound(response),
    value: {
      date: '2026-11-16',
      score: 7.1,
      checks: [{ name: 'Maintained', score: 10, reason: '30 commits' }],
    },
  },
  {
    id: 'depsDev',
    takesToken: true,
    ask: source => askDepsDev(source, 'github.com/a/b'),
    serve: ({ path }, response) =>
      path === '/v3/projects/github.com%2Fa%2Fb'
        ? sendJson(response, {
            projectKey: { id: 'github.com/a/b' },
            starsCount: 12,
            license: 'Apache-2.0',
            scorecard: {
              date: '2026-11-09T00:00:00Z',
              overallScore: 6.2,
              ...SCAN,
            },
          })
        : notFound(response),
    value: {
      license: 'Apache-2.0',
      scorecard: {
        date: '2026-11-09',
        score: 6.2,
        checks: [{ name: 'Maintained', score: 10, reason: '30 commits' }],
      },
    },
  },
  {
    id: 'artifactHub',
    takesToken: true,
    ask: source =>
      askArtifactHub(source, 'cache', 'https://charts.example.com/'),
    serve: ({ path }, response) =>
      path.startsWith('/api/v1/packages/search?kind=0&ts_query_web=cache')
        ? sendJson(response, {
            packages: [
              hubPackage('https://other.example.com', '9.9.9'),
              hubPackage('https://charts.example.com', '2.0.0'),
            ],
          })
        : notFound(response),
    value: {
      version: '2.0.0',
      license: 'MIT',
      isDeprecated: false,
      isOfficial: false,
      isVerifiedPublisher: true,
      isSigned: true,
      releasedAt: '2026-01-01T00:00:00.000Z',
    },
  },
  {
    id: 'osv',
    takesToken: true,
    ask: source => new OsvClient(source).ask('redis', '7.2.0'),
    serve: ({ path, body }, response) => {
      if (path === '/v1/querybatch') {
        const [query] = JSON.parse(body).queries;
        sendJson(response, {
          results: [
            query.page_token
              ? { vulns: [{ id: 'BIT-2', modified: '2026-01-01T00:00:00Z' }] }
              : {
                  vulns: [{ id: 'BIT-1', modified: '2026-01-01T00:00:00Z' }],
                  next_page_token: 'more',
                },
          ],
        });
      } else if (path.startsWith('/v1/vulns/')) {
        const id = path.slice('/v1/vulns/'.length);
        sendJson(response, {
          id,
          aliases: ['CVE-1'],
          ...(id === 'BIT-2' && { withdrawn: '2026-01-01T00:00:00Z' }),
          affected: [
            {
              package: { ecosystem: 'Bitnami', name: 'redis' },
              severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }],
            },
            {
              package: { ecosystem: 'Bitnami', name: 'other' },
              severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:L' }],
            },
          ],
        });
      } else notFound(response);
    },
    value: [{ id: 'BIT-1', aliases: ['CVE-1'], vectors: ['CVSS:3.1/AV:N'] }],
  },
  {
    id: 'helmIndex',
    takesToken: false,
    ask: (source, { url, host }) =>
      new HelmIndexClient(source, each => each === host).ask(
        `${url}/charts/`,
        'cache',
      ),
    serve: ({ path }, response) => {
      if (path === '/charts/index.yaml') response.end(INDEX);
      else notFound(response);
    },
    value: {
      releases: [
        {
          version: '2.0.0',
          appVersion: '7.4',
          created: '2026-01-02T03:04:05Z',
        },
        { version: '1.0.0', created: '2025-01-02T03:04:05Z' },
      ],
      upstream: ['https://example.com'],
      urls: [],
      maintainers: 0,
    },
  },
  {
    id: 'ociRegistry',
    takesToken: false,
    ask: (source, { host }) =>
      askRegistry(
        source,
        { credentials: [], isTrustedHost: each => each === host },
        { name: `${host}/team/app`, tag: '1.0.0' },
      ),
    serve: ({ path }, response) => {
      if (path.startsWith('/v2/team/app/tags/list')) {
        sendJson(response, { name: 'team/app', tags: ['1.0.0', '1.1.0'] });
      } else if (path === '/v2/team/app/manifests/1.0.0') {
        sendJson(
          response,
          {
            schemaVersion: 2,
            annotations: {
              'org.opencontainers.image.source': 'https://github.com/a/b',
            },
          },
          { 'docker-content-digest': DIGEST },
        );
      } else notFound(response);
    },
    value: {
      tags: ['1.0.0', '1.1.0'],
      areTagsCut: false,
      digest: DIGEST,
      isSigned: false,
      hasProvenance: false,
      hasSbom: false,
      source: 'https://github.com/a/b',
    },
  },
];

describe('OsvClient', () => {
  it('takes no part of a list for the whole', async () => {
    const server = await startServer((_, response) =>
      sendJson(response, {
        results: [{ vulns: [], next_page_token: 'always more' }],
      }),
    );
    const { source, http } = harness('osv', { baseUrl: server.url });
    const answer = await new OsvClient(source).ask('redis', '7.2.0');
    await Promise.all([http.close(), server.close()]);
    expect(answer).toEqual({
      state: 'unavailable',
      reason: 'OSV lists more of redis than is read.',
    });
  });
});

function hubPackage(url: string, version: string) {
  return {
    name: 'cache',
    version,
    license: 'MIT',
    signed: true,
    ts: 1767225600,
    repository: { url, verified_publisher: true },
  };
}

function notFound(response: ServerResponse) {
  response.writeHead(404);
  response.end('{"error":"not found"}');
}

describe.each(CLIENTS)(
  'client $id',
  ({ id, ask, serve, value, takesToken }) => {
    const servers: LocalServer[] = [];
    const clients: Array<{ close(): Promise<void> }> = [];

    afterEach(async () => {
      await Promise.all(clients.splice(0).map(each => each.close()));
      await Promise.all(servers.splice(0).map(each => each.close()));
    });

    async function start(handler: Handler, timeoutMs = 20_000) {
      const server = await startServer(handler);
      servers.push(server);
      const parts = harness(id, {
        baseUrl: server.url,
        timeoutMs,
        token: TOKEN,
      });
      clients.push(parts.http);
      return { server, ...parts };
    }

    it('reads what the service answers, asks once, and remembers', async () => {
      const { server, source } = await start(serve);
      const [first, second] = await Promise.all([
        ask(source, server),
        ask(source, server),
      ]);
      expect(first).toEqual({
        state: 'fresh',
        asOf: '2026-11-23T12:00:00.000Z',
        value,
      });
      expect(second).toEqual(first);
      const asked = server.requests.map(({ path, body }) => path + body);
      expect(new Set(asked).size).toBe(asked.length);
      await ask(source, server);
      expect(server.requests).toHaveLength(asked.length);
    });

    it('takes 404 for "does not know it", not for a failure', async () => {
      const { server, source } = await start((_, response) =>
        notFound(response),
      );
      expect(await ask(source, server)).toMatchObject({
        state: 'fresh',
        value: null,
      });
    });

    it('waits as long as 429 asks for, then tries again', async () => {
      let refused = false;
      const { server, source, waits } = await start((request, response) => {
        if (refused) {
          serve(request, response);
          return;
        }
        refused = true;
        response.writeHead(429, { 'retry-after': '3' });
        response.end();
      });
      expect(await ask(source, server)).toMatchObject({
        state: 'fresh',
        value,
      });
      expect(waits).toEqual([3000]);
    });

    it('gives up on a host that fails, and leaves it alone for a while', async () => {
      const { server, source, waits, pass } = await start((_, response) => {
        response.writeHead(500);
        response.end('stack trace');
      });
      const answer = await ask(source, server);
      expect(answer).toEqual({
        state: 'unavailable',
        reason: `${server.host} answers 500.`,
      });
      expect(waits).toEqual([500, 1000]);
      expect(server.requests).toHaveLength(3);
      await ask(source, server);
      expect(server.requests).toHaveLength(3);
      pass(61_000);
      await ask(source, server);
      expect(server.requests.length).toBeGreaterThan(3);
    });

    it('does not wait for a host that does not answer', async () => {
      const { server, source } = await start(() => {}, 50);
      expect(await ask(source, server)).toEqual({
        state: 'unavailable',
        reason: `${server.host} did not answer in time.`,
      });
    });

    it('reports what is no answer at all', async () => {
      const { server, source } = await start((_, response) => {
        response.end('{"entries": [<html>');
      });
      expect(await ask(source, server)).toMatchObject({ state: 'unavailable' });
    });

    it('reports JSON of another form', async () => {
      const { server, source } = await start((_, response) =>
        sendJson(response, {
          results: 7,
          tags: 'x',
          packages: 'y',
          entries: 3,
        }),
      );
      expect(await ask(source, server)).toMatchObject({ state: 'unavailable' });
    });

    it('follows no redirect to another host', async () => {
      const other = await startServer(serve);
      servers.push(other);
      const { server, source } = await start(({ path }, response) => {
        response.writeHead(302, { location: `${other.url}${path}` });
        response.end();
      });
      expect(await ask(source, server)).toEqual({
        state: 'unavailable',
        reason: `${server.host} redirects to another host, ${other.host}.`,
      });
      expect(other.requests).toEqual([]);
    });

    it('sends its token to its own host only, and tells it to nobody', async () => {
      const { server, source } = await start((_, response) => {
        response.writeHead(403);
        response.end(TOKEN);
      });
      const answer = await ask(source, server);
      expect(JSON.stringify(answer)).not.toContain(TOKEN);
      expect(
        server.requests.every(({ headers }) =>
          takesToken
            ? headers.authorization === `Bearer ${TOKEN}`
            : headers.authorization === undefined,
        ),
      ).toBe(true);
    });

    it('falls back to what it knows from earlier, and says that it is old', async () => {
      let isDown = false;
      const { server, source, pass } = await start((request, response) => {
        if (!isDown) {
          serve(request, response);
          return;
        }
        response.writeHead(503);
        response.end();
      });
      await ask(source, server);
      isDown = true;
      pass(source.settings.cacheMs + 1000);
      expect(await ask(source, server)).toEqual({
        state: 'stale',
        asOf: '2026-11-23T12:00:00.000Z',
        value,
      });
    });
  },
);
