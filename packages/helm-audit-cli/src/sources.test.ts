import { spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const BIN = path.resolve(__dirname, '../bin/helm-audit');

describe('helm-audit and sources', () => {
  let folder: string;
  let server: http.Server;
  let host: string;
  const asked: Array<{ path?: string; token?: string }> = [];

  const run = (...args: string[]) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>(
      (resolve, reject) => {
        const child = spawn(process.execPath, [BIN, ...args], {
          cwd: folder,
          env: { ...process.env, SCORECARD_TOKEN: 's3cret' },
        });
        let stdout = '';
        let stderr = '';
        child.stdout.on('data', chunk => (stdout += chunk));
        child.stderr.on('data', chunk => (stderr += chunk));
        child.on('error', reject);
        child.on('close', code => resolve({ code, stdout, stderr }));
      },
    );

  const audit = async (...args: string[]) => {
    const { stdout } = await run(
      'audit',
      'shop',
      '--format=json',
      '--fail-on=never',
      ...args,
    );
    const { dependencies } = JSON.parse(stdout);
    return {
      stdout,
      component: dependencies.components[0],
      state: (id: string) =>
        dependencies.sources.find((each: { id: string }) => each.id === id)
          .state,
    };
  };

  beforeAll(async () => {
    server = http.createServer(({ url, headers }, response) => {
      asked.push({ path: url, token: headers.authorization });
      if (url === '/charts/index.yaml') {
        response.end(
          'entries:\n  cache:\n  - version: 3.0.0\n    created: "2026-01-01T00:00:00Z"\n  - version: 1.0.0\n',
        );
      } else {
        response.writeHead(404);
        response.end();
      }
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = await fs.realpath(
      await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-sources-')),
    );
    await fs.mkdir(path.join(folder, 'shop/charts/cache'), { recursive: true });
    await fs.writeFile(
      path.join(folder, 'shop/Chart.yaml'),
      `apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- name: cache\n  version: 1.0.0\n  repository: http://${host}/charts\n`,
    );
    await fs.writeFile(
      path.join(folder, 'shop/charts/cache/Chart.yaml'),
      'apiVersion: v2\nname: cache\nversion: 1.0.0\nsources: [https://github.com/acme/cache]\n',
    );
    await fs.writeFile(
      path.join(folder, 'sources.yaml'),
      `helmAudit:
  sources:
    trustedHosts: [${host}]
    publicNames: [github.com/acme/*]
    scorecard:
      enabled: true
      baseUrl: http://${host}/scorecard
      token: \${SCORECARD_TOKEN}
`,
    );
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await fs.rm(folder, { recursive: true });
  });

  it('asks, remembers, and carries answers to where there is no network', async () => {
    const online = await audit('--sources=sources.yaml', '--source-cache=here');
    expect(online.state('helmIndex')).toBe('fresh');
    expect(online.component).toMatchObject({
      name: 'cache',
      newest: { version: '3.0.0', behind: 'major' },
      troubles: [{ kind: 'outdated' }],
    });
    const scorecard = asked.find(each => each.path?.startsWith('/scorecard'));
    expect(scorecard?.token).toBe('Bearer s3cret');
    expect(online.stdout).not.toContain('s3cret');

    const before = asked.length;
    await audit('--sources=sources.yaml', '--source-cache=here');
    expect(asked).toHaveLength(before);

    await run('sources', 'export', 'snapshot.json', '--source-cache=here');
    const taken = await run(
      'sources',
      'import',
      'snapshot.json',
      '--source-cache=there',
    );
    expect(taken.stderr).toBe(
      'helm-audit: 2 of 2 answers of snapshot.json taken over.\n',
    );
    const offline = await audit(
      '--offline',
      '--sources=sources.yaml',
      '--source-cache=there',
    );
    expect(offline.state('helmIndex')).toBe('fresh');
    expect(offline.component.newest.version).toBe('3.0.0');
    expect(asked).toHaveLength(before);
  }, 120_000);

  it('asks nobody when it is told so', async () => {
    const before = asked.length;
    const { state, component } = await audit(
      '--offline',
      '--source-cache=nothing',
    );
    expect(state('helmIndex')).toBe('disabled');
    expect(component).toMatchObject({ verdict: 'unknown', troubles: [] });
    expect(asked).toHaveLength(before);
  });

  it('never asks a host of a chart that is neither public nor trusted', async () => {
    const before = asked.length;
    const { state } = await audit('--source-cache=strict');
    expect(state('helmIndex')).toBe('idle');
    expect(asked).toHaveLength(before);
  });

  it('writes the manifest as CycloneDX', async () => {
    const { stdout } = await run(
      'audit',
      'shop',
      '--format=cyclonedx',
      '--fail-on=never',
      '--offline',
      '--source-cache=nothing',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      bomFormat: 'CycloneDX',
      components: [{ name: 'cache', version: '1.0.0' }],
    });
  });

  it.each([
    ['missing.yaml', undefined, 'ENOENT'],
    ['bad.yaml', 'osw: { enabled: true }', 'There is no source osw'],
    [
      'unset.yaml',
      'scorecard: { token: "${NOT_SET_ANYWHERE}" }',
      'the environment variable NOT_SET_ANYWHERE is not set',
    ],
  ])('says what is wrong with %s', async (file, text, message) => {
    if (text) await fs.writeFile(path.join(folder, file), text);
    const { code, stderr } = await run('audit', 'shop', `--sources=${file}`);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('asks for questions as for audits, or nobody', async () => {
    const questions = (...args: string[]) =>
      run('questions', 'shop', '--sources=sources.yaml', ...args);
    const before = asked.length;
    await questions('--offline', '--source-cache=questions');
    expect(asked).toHaveLength(before);
    const { code } = await questions('--source-cache=questions');
    expect(code).toBe(0);
    expect(asked.length).toBeGreaterThan(before);
  }, 60_000);

  it('refuses a file that is no snapshot', async () => {
    const { code, stderr } = await run('sources', 'import', 'sources.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain("can't be read as a snapshot");
  });
});
