import dns from 'node:dns';
import { gzipSync } from 'node:zlib';
import { Handler, startServer } from '../../testing/localServer';
import { isPublicAddress, mayBePublicHost, publicLookup } from './addresses';
import { HttpClient, HttpRequest, readJson } from './httpClient';
import { parseRetryAfter } from './retryAfter';

const open: Array<{ close(): Promise<void> }> = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(each => each.close()));
});

async function connect(handler: Handler) {
  const server = await startServer(handler);
  const client = new HttpClient({ sleep: async () => {}, random: () => 0 });
  open.push(client, server);
  const get = (path: string, options: Partial<HttpRequest> = {}) =>
    client.request(
      {
        url: new URL(server.url + path),
        isTrusted: true,
        timeoutMs: 20_000,
        maxBytes: 1000,
        ...options,
      },
      readJson,
    );
  return { server, client, get };
}

describe('HttpClient', () => {
  it('reads packed answers, and bounds them unpacked', async () => {
    const { get } = await connect(({ path }, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const text = JSON.stringify('x'.repeat(path === '/bomb' ? 100_000 : 10));
      response.end(gzipSync(text));
    });
    expect((await get('/')).value).toBe('x'.repeat(10));
    await expect(get('/bomb')).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('follows redirects within the host, but not in circles', async () => {
    const { get } = await connect(({ path }, response) => {
      if (path === '/end') response.end('7');
      else {
        const location = path === '/start' ? '/end' : '/circle';
        response.writeHead(307, { location });
        response.end();
      }
    });
    expect((await get('/start')).value).toBe(7);
    await expect(get('/circle')).rejects.toMatchObject({ kind: 'refused' });
  });

  it('follows to a host that is allowed, without the token', async () => {
    const other = await startServer((_, response) => response.end('1'));
    open.push(other);
    const { get, server } = await connect((_, response) => {
      response.writeHead(307, { location: `${other.url}/blob` });
      response.end();
    });
    const options = {
      authorization: 'Bearer secret',
      redirectHosts: [other.host],
    };
    expect((await get('/', options)).value).toBe(1);
    expect(server.requests[0].headers.authorization).toBe('Bearer secret');
    expect(other.requests[0].headers.authorization).toBeUndefined();
  });

  it('has no more than two requests to a host under way', async () => {
    let running = 0;
    let most = 0;
    const { get } = await connect((_, response) => {
      running++;
      most = Math.max(most, running);
      setImmediate(() => {
        running--;
        response.end('1');
      });
    });
    await Promise.all(Array.from({ length: 9 }, (_, at) => get(`/${at}`)));
    expect(most).toBe(2);
  });

  it('does not wait longer than it has time', async () => {
    const { get, server } = await connect((_, response) => {
      response.writeHead(429, { 'retry-after': '3600' });
      response.end();
    });
    await expect(get('/')).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(server.requests).toHaveLength(1);
  });

  it('names nothing of the request but its host', async () => {
    const { get } = await connect((_, response) => response.destroy());
    const asked = get('/private-name?key=hunter2', {
      authorization: 'Bearer hunter2',
    });
    await expect(asked).rejects.toThrow(/can't be reached/);
    await expect(asked).rejects.not.toThrow(/hunter2|private-name/);
  });

  it.each([
    ['charts.evil.org', false, 'charts.evil.org leads to a private address.'],
    ['charts.evil.org', true, "charts.evil.org:1 can't be reached"],
  ])(
    'is careful of a private address behind %s, unless it is trusted (%s)',
    async (hostname, isTrusted, message) => {
      const resolve = (_: string, options: object, callback: Function) =>
        'all' in options && options.all
          ? callback(null, [{ address: '127.0.0.1', family: 4 }])
          : callback(null, '127.0.0.1', 4);
      const spy = jest
        .spyOn(dns, 'lookup')
        .mockImplementation(resolve as never);
      const { get } = await connect(() => {});
      const url = new URL(`https://${hostname}:1/`);
      await expect(get('/', { url, isTrusted })).rejects.toThrow(message);
      spy.mockRestore();
    },
  );

  it('ends what is under way', async () => {
    const { client, get } = await connect(() => {});
    const asked = get('/');
    await Promise.all([
      expect(asked).rejects.toMatchObject({ name: 'SourceError' }),
      client.close(),
    ]);
  });
});

function lookup(hostname: string, all: boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    publicLookup(hostname, { all }, (error, address) =>
      error ? reject(error) : resolve(address),
    );
  });
}

describe('addresses', () => {
  it.each(['8.8.8.8', '2606:4700:4700::1111'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'nonsense',
  ])('%s is not', address => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('knows names that lead nowhere outside', () => {
    expect(mayBePublicHost('charts.bitnami.com')).toBe(true);
    for (const host of [
      'intranet',
      'a.local',
      'x.svc',
      'y.internal.',
      '[::1]',
    ]) {
      expect(mayBePublicHost(host)).toBe(false);
    }
  });

  it.each([true, false])(
    'refuses names that lead to a private address',
    async all => {
      await expect(lookup('localhost', all)).rejects.toMatchObject({
        kind: 'refused',
      });
    },
  );
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
});
