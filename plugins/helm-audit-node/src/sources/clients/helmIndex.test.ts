import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LocalServer, startServer } from '../../testing/localServer';
import { harness } from '../../testing/sourceHarness';
import { HelmIndexClient } from './helmIndex';
import { scanIndex } from './indexScanner';

async function* chunks(text: string, size = 7) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function scan(text: string, ...names: string[]) {
  const found: Array<[string, unknown]> = [];
  const isIndex = await scanIndex(chunks(text), new Set(names), (name, entry) =>
    found.push([name, entry.version]),
  );
  return { isIndex, found };
}

describe('scanIndex', () => {
  it.each([
    ['lists as far to the left as their names', '  '],
    ['lists set deeper', '    '],
  ])('reads %s', async (_, indent) => {
    const text = [
      'apiVersion: v1',
      'entries:',
      '  "a.b":',
      `${indent}- name: a.b`,
      `${indent}  keywords:`,
      `${indent}  - version: not-a-version`,
      `${indent}  description: |`,
      '',
      `${indent}    entries:`,
      `${indent}  version: 1.0.0`,
      `${indent}- version: 0.9.0`,
      '  other:',
      `${indent}- version: 5.0.0`,
      '  # a comment',
      '  z:',
      `${indent}- version: 7.0.0 # ü`,
      'generated: "2026-01-01"',
      'more:',
      '  a.b:',
      '  - version: 9.9.9',
      '',
    ].join('\r\n');
    expect(await scan(text, 'a.b', 'z')).toEqual({
      isIndex: true,
      found: [
        ['a.b', '1.0.0'],
        ['a.b', '0.9.0'],
        ['z', '7.0.0'],
      ],
    });
  });

  it('reads an index that is written as JSON', async () => {
    const text = JSON.stringify({ entries: { a: [{ version: '1.0.0' }, 7] } });
    expect(await scan(text, 'a', 'b')).toEqual({
      isIndex: true,
      found: [['a', '1.0.0']],
    });
  });

  it.each([
    ['an empty index', 'apiVersion: v1\nentries: {}\n', true],
    ['a page', '<html>\n<body>entries:</body>', false],
    ['nothing', '', false],
  ])('finds nothing in %s', async (_, text, isIndex) => {
    expect(await scan(text, 'a')).toEqual({ isIndex, found: [] });
  });

  it('refuses an entry without end', async () => {
    async function* endless() {
      yield Buffer.from('entries:\n  a:\n  - version: 1.0.0\n');
      for (;;) yield Buffer.from(`    description: ${'x'.repeat(4096)}\n`);
    }
    await expect(
      scanIndex(endless(), new Set(['a']), () => {}),
    ).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('says that a wanted entry is broken', async () => {
    await expect(
      scan('entries:\n  a:\n  - version: "1\n', 'a'),
    ).rejects.toMatchObject({ kind: 'bad-response' });
  });
});

/** An index of many charts, as a stream that nobody holds as a whole. */
function* bigIndex(bytes: number) {
  yield 'apiVersion: v1\nentries:\n';
  let written = 0;
  for (let chart = 0; written < bytes; chart++) {
    let text = `  chart-${chart}:\n`;
    for (let version = 50; version > 0; version--) {
      text += `  - annotations:\n      category: Database\n    apiVersion: v2\n    created: "2026-01-01T00:00:00Z"\n    description: ${'d'.repeat(
        1500,
      )}\n    name: chart-${chart}\n    urls:\n    - https://example.com/chart-${chart}-${version}.tgz\n    version: 1.${version}.0\n`;
    }
    written += text.length;
    yield text;
  }
  yield 'generated: "2026-01-01T00:00:00Z"\n';
}

describe('HelmIndexClient', () => {
  const open: Array<{ close(): Promise<void> }> = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map(each => each.close()));
  });

  function connect(server: LocalServer) {
    const parts = harness('helmIndex', { timeoutMs: 60_000 });
    open.push(parts.http, server);
    return {
      ...parts,
      client: new HelmIndexClient(parts.source, host => host === server.host),
    };
  }

  it('reads an index of 60 MB in little memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const bytes = 60 * 1024 * 1024;
    let peak = 0;
    collect();
    const before = process.memoryUsage().heapUsed;
    const server = await startServer(async (_, response) => {
      let sent = 0;
      let next = 0;
      for (const text of bigIndex(bytes)) {
        sent += text.length;
        if (!response.write(text)) {
          await new Promise(resolve => {
            response.once('drain', resolve);
          });
        }
        if (sent > next) {
          next += 8 * 1024 * 1024;
          collect();
          peak = Math.max(peak, process.memoryUsage().heapUsed - before);
        }
      }
      response.end();
    });
    const { client } = connect(server);
    const answer = await client.ask(server.url, 'chart-7');
    expect(answer).toMatchObject({
      state: 'fresh',
      value: {
        releases: expect.arrayContaining([
          expect.objectContaining({ version: '1.50.0' }),
        ]),
        urls: ['https://example.com/chart-7-50.tgz'],
      },
    });
    expect(peak).toBeLessThan(12 * 1024 * 1024);
  }, 60_000);

  it('searches for another chart anew, and asks whether the index still holds', async () => {
    const etag = '"v1"';
    const server = await startServer(({ headers }, response) => {
      if (headers['if-none-match'] === etag) {
        response.writeHead(304);
        response.end();
        return;
      }
      response.writeHead(200, { etag });
      response.end(
        'entries:\n  a:\n  - version: 1.0.0\n  b:\n  - version: 2.0.0\n',
      );
    });
    const { client, source, pass } = connect(server);
    const versionOf = async (name: string) => {
      const answer = await client.ask(server.url, name);
      return 'value' in answer
        ? answer.value?.releases.map(({ version }) => version)
        : answer;
    };
    expect(await Promise.all([versionOf('a'), versionOf('b')])).toEqual([
      ['1.0.0'],
      ['2.0.0'],
    ]);
    expect(server.requests.length).toBeLessThanOrEqual(2);
    expect(await versionOf('missing')).toBeUndefined();
    const asked = server.requests.length;
    expect(await versionOf('a')).toEqual(['1.0.0']);
    expect(server.requests).toHaveLength(asked);
    pass(source.settings.cacheMs);
    expect(await versionOf('b')).toEqual(['2.0.0']);
    expect(server.requests).toHaveLength(asked + 1);
    expect(server.requests[asked].headers['if-none-match']).toBe(etag);
    expect(await versionOf('a')).toEqual(['1.0.0']);
    expect(server.requests).toHaveLength(asked + 1);
  });

  it('searches for a name after many others, and forgets none that is in the index', async () => {
    const server = await startServer((_, response) => {
      response.end('entries:\n  a:\n  - version: 1.0.0\n');
    });
    const { client } = connect(server);
    const others = Array.from({ length: 250 }, (_, at) => `other-${at}`);
    for (const name of others) await client.ask(server.url, name);
    expect(await client.ask(server.url, 'a')).toMatchObject({
      value: { releases: [{ version: '1.0.0' }] },
    });
    expect(await client.ask(server.url, others[0])).toMatchObject({
      state: 'fresh',
      value: null,
    });
  });

  it('claims nothing of a chart that the index was not searched for', async () => {
    const { client, source } = connect(
      await startServer((_, response) => response.end()),
    );
    jest.spyOn(source, 'ask').mockResolvedValue({
      state: 'fresh',
      asOf: '2026-11-23T00:00:00Z',
      value: { other: null },
    });
    const answer = await client.ask('https://charts.example.org', 'a');
    expect(answer).toEqual({
      state: 'unavailable',
      reason:
        'the index of charts.example.org was searched for other charts only.',
    });
  });

  it.each([
    [
      'http://charts.example.org',
      'charts.example.org is not reached by HTTPS.',
    ],
    ['https://10.0.0.7/charts', '10.0.0.7 is no public host.'],
    ['https://[::ffff:10.0.0.7]', '[::ffff:a00:7] is no public host.'],
    ['https://169.254.169.254', '169.254.169.254 is no public host.'],
    ['https://2130706433', '127.0.0.1 is no public host.'],
    ['https://charts.corp.internal', 'charts.corp.internal is no public host.'],
    ['https://localhost:8443', 'localhost:8443 is no public host.'],
    ['https://a:b@example.org', 'The address of example.org holds a password.'],
  ])('refuses %s, which a chart may name', async (repository, reason) => {
    const { source, http } = harness('helmIndex', {});
    open.push(http);
    const client = new HelmIndexClient(source, () => false);
    expect(await client.ask(repository, 'a')).toEqual({
      state: 'unavailable',
      reason,
    });
  });

  it('asks nothing where there is no web address', async () => {
    const { source } = harness('helmIndex', {});
    const client = new HelmIndexClient(source, () => false);
    expect(await client.ask('@stable', 'a')).toMatchObject({
      state: 'withheld',
    });
  });
});
