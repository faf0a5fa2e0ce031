import { LocalServer, sendJson, startServer } from '../../testing/localServer';
import { harness } from '../../testing/sourceHarness';
import { HttpRequest } from '../http/httpClient';
import { SourceError } from '../http/sourceError';
import { RegistryCredentials } from '../settings';
import { askRegistry } from './ociRegistry';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const BASE = DIGEST.replace(':', '-');
const PASSWORD = 'hunter2-password';

const open: Array<{ close(): Promise<void> }> = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(each => each.close()));
});

/** What a registry holds, by path below the repository. */
type Contents = Record<string, unknown>;

/** A registry that wants a token, as Docker's specification has it. */
async function registry(
  contents: Contents,
  tokenServer?: LocalServer,
): Promise<LocalServer> {
  const server: LocalServer = await startServer((request, response) => {
    const [path] = request.path.split('?');
    if (path === '/token') {
      sendJson(response, { token: 'short-lived' });
      return;
    }
    if (request.headers.authorization !== 'Bearer short-lived') {
      const realm = `${(tokenServer ?? server).url}/token`;
      response.writeHead(401, {
        'www-authenticate': `Bearer realm="${realm}",service="registry",scope="ignored"`,
      });
      response.end();
      return;
    }
    const found = contents[path.replace('/v2/team/app/', '')];
    if (found === undefined) {
      response.writeHead(404);
      response.end();
      return;
    }
    sendJson(response, found, { 'docker-content-digest': DIGEST });
  });
  open.push(server);
  return server;
}

function ask(
  server: LocalServer,
  credentials: RegistryCredentials[] = [],
  tag: string | undefined = '1.0.0',
) {
  const { source, http } = harness('ociRegistry', { timeoutMs: 20_000 });
  open.push(http);
  return askRegistry(
    source,
    { credentials, isTrustedHost: host => host.startsWith('127.0.0.1') },
    { name: `${server.host}/team/app`, tag },
  );
}

/** Asks a registry whose every answer is the same, without a network. */
async function trustOfRealm(realm: string, trusted: string[]) {
  const requests: HttpRequest[] = [];
  const { source } = harness('ociRegistry', {});
  jest
    .spyOn(source.context.http, 'request')
    .mockImplementation(async request => {
      requests.push(request);
      throw new SourceError('unauthorised', 'Who asks?', {
        challenge: `Bearer realm="${realm}"`,
      });
    });
  const access = {
    credentials: [],
    isTrustedHost: (host: string) => trusted.includes(host),
  };
  await askRegistry(source, access, { name: 'registry.example.org/team/app' });
  return requests.find(({ url }) => url.href.startsWith(realm))?.isTrusted;
}

describe('askRegistry', () => {
  it('gets a token for this repository alone, and uses it', async () => {
    const server = await registry({
      'tags/list': { tags: ['1.0.0'] },
      'manifests/1.0.0': {},
    });
    expect(await ask(server)).toMatchObject({
      state: 'fresh',
      value: { tags: ['1.0.0'], digest: DIGEST },
    });
    const token = server.requests.find(({ path }) => path.startsWith('/token'));
    expect(token?.path).toBe(
      '/token?service=registry&scope=repository%3Ateam%2Fapp%3Apull',
    );
  });

  it('finds signature, provenance and SBOM by referrers', async () => {
    const server = await registry({
      'tags/list': { tags: ['1.0.0'] },
      'manifests/1.0.0': {},
      [`referrers/${DIGEST}`]: {
        manifests: [
          {
            digest: 'sha256:b',
            artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
            annotations: {
              'dev.sigstore.bundle.predicateType':
                'https://slsa.dev/provenance/v1',
            },
          },
          { digest: 'sha256:c', artifactType: 'application/spdx+json' },
          {
            digest: 'sha256:d',
            artifactType: 'application/vnd.cncf.notary.signature',
          },
        ],
      },
    });
    expect(await ask(server)).toMatchObject({
      value: { isSigned: true, hasProvenance: true, hasSbom: true },
    });
  });

  it('does not take an attestation for a signature', async () => {
    const server = await registry({
      'tags/list': { tags: [] },
      'manifests/1.0.0': {},
      [`manifests/${BASE}.att`]: {
        layers: [
          {
            annotations: { predicateType: 'https://slsa.dev/provenance/v0.2' },
          },
        ],
      },
    });
    expect(await ask(server)).toMatchObject({
      value: { isSigned: false, hasProvenance: true, hasSbom: false },
    });
  });

  it('finds what cosign and BuildKit attach by tags and within the index', async () => {
    const server = await registry({
      'tags/list': { tags: [] },
      'manifests/1.0.0': {
        manifests: [
          {
            digest: 'sha256:arm',
            platform: { os: 'linux', architecture: 'arm64' },
          },
          {
            digest: 'sha256:amd',
            platform: { os: 'linux', architecture: 'amd64' },
          },
          {
            digest: 'sha256:att',
            annotations: {
              'vnd.docker.reference.type': 'attestation-manifest',
            },
          },
        ],
      },
      'manifests/sha256:att': {
        layers: [
          {
            annotations: {
              'in-toto.io/predicate-type': 'https://spdx.dev/Document',
            },
          },
        ],
      },
      'manifests/sha256:amd': {
        config: {
          digest: 'sha256:config',
          mediaType: 'application/vnd.oci.image.config.v1+json',
        },
      },
      'blobs/sha256:config': {
        config: {
          Labels: {
            'org.opencontainers.image.source': 'https://github.com/a/b',
            'org.opencontainers.image.licenses': 'MIT',
          },
        },
      },
      [`manifests/${BASE}.sig`]: {},
    });
    expect(await ask(server)).toMatchObject({
      value: {
        isSigned: true,
        hasProvenance: false,
        hasSbom: true,
        source: 'https://github.com/a/b',
        license: 'MIT',
      },
    });
  });

  it('sends a password to the registry itself, and to no other host', async () => {
    const contents = {
      'tags/list': { tags: [] },
      'manifests/1.0.0': {},
    };
    const passwordsSent = ({ requests }: LocalServer) =>
      requests.filter(({ headers }) =>
        headers.authorization?.startsWith('Basic'),
      ).length;
    const credentials = (host: string) => [
      { host, username: 'robot', password: PASSWORD },
    ];
    const own = await registry(contents);
    await ask(own, credentials(own.host));
    expect(passwordsSent(own)).toBe(1);

    const stranger = await startServer((_, response) =>
      sendJson(response, { token: 'short-lived' }),
    );
    open.push(stranger);
    const foreign = await registry(contents, stranger);
    const answer = await ask(foreign, credentials(foreign.host));
    expect(stranger.requests).toHaveLength(1);
    expect(passwordsSent(stranger) + passwordsSent(foreign)).toBe(0);
    expect(JSON.stringify(answer)).not.toContain(PASSWORD);
  });

  it('lets only registries of the operator name their hosts for tokens', async () => {
    const realm = 'http://tokens.corp.internal/token';
    const own = 'tokens.corp.internal';
    expect(await trustOfRealm(realm, [own])).toBe(false);
    expect(await trustOfRealm(realm, ['registry.example.org'])).toBe(false);
    expect(await trustOfRealm(realm, [own, 'registry.example.org'])).toBe(true);
  });

  it('finds referrers by tag where the registry has no list of them', async () => {
    const server = await registry({
      'tags/list': { tags: [] },
      'manifests/1.0.0': {},
      [`manifests/${BASE}`]: {
        manifests: [
          { digest: 'sha256:c', artifactType: 'application/spdx+json' },
        ],
      },
    });
    expect(await ask(server)).toMatchObject({
      value: { isSigned: false, hasProvenance: false, hasSbom: true },
    });
  });

  it('calls nothing absent that it could not look up', async () => {
    const server = await registry({
      'tags/list': { tags: [] },
      'manifests/1.0.0': {},
      [`referrers/${DIGEST}`]: [],
      [`manifests/${BASE}.sig`]: {},
    });
    expect(await ask(server)).toMatchObject({
      value: { isSigned: true, hasProvenance: undefined, hasSbom: undefined },
    });
    const untagged = await ask(server, [], '');
    expect(untagged).toMatchObject({ state: 'fresh' });
    expect(untagged).toHaveProperty('value', { tags: [], areTagsCut: false });
  });

  it('follows the pages of tags, of the same list only', async () => {
    const server: LocalServer = await startServer(({ path }, response) => {
      if (path.includes('last=a')) {
        sendJson(
          response,
          { tags: ['b'] },
          { link: '</v2/other/tags/list?n=1>; rel="next"' },
        );
      } else if (path.includes('tags/list')) {
        sendJson(
          response,
          { tags: ['a'] },
          { link: '</v2/team/app/tags/list?last=a&n=1>; rel="next"' },
        );
      } else {
        sendJson(response, {});
      }
    });
    open.push(server);
    expect(await ask(server)).toMatchObject({ value: { tags: ['a', 'b'] } });
  });
});
