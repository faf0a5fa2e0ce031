import { execFile, spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findHelm } from '@helm-audit/plugin-helm-audit-node';
import packageJson from '../package.json';

const BIN = path.resolve(__dirname, '../bin/helm-audit');

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: "example.com/web:1.0.0" }]
`;

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

describe('helm-audit', () => {
  let folder: string;

  const runWith = (input: string, ...args: string[]): Promise<Run> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [BIN, ...args], {
        cwd: folder,
        stdio: 'pipe',
      });
      child.stdin.end(input);
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', chunk => (stdout += chunk));
      child.stderr.on('data', chunk => (stderr += chunk));
      child.on('error', reject);
      child.on('close', code => resolve({ code, stdout, stderr }));
    });

  const run = (...args: string[]): Promise<Run> => runWith('', ...args);

  const write = async (file: string, content: string) => {
    const target = path.join(folder, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, content);
  };

  beforeAll(async () => {
    const base = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-test-'));
    folder = await fs.realpath(base);
    await write(
      'shop/Chart.yaml',
      'apiVersion: v2\nname: shop\nversion: 1.2.3\n',
    );
    await write('shop/values.yaml', 'replicas: 1\n');
    await write('shop/values-prod.yaml', 'replicas: 4\n');
    await write('shop/templates/web.yaml', DEPLOYMENT);
    await write(
      'plain/web.yaml',
      DEPLOYMENT.replace('{{ .Values.replicas }}', '1'),
    );
    await write('more.yaml', 'replicas: 5\n');
    await write('bad.yaml', 'a: b: c\n');
    await write('none/README.md', '# nothing\n');
  });

  afterAll(() => fs.rm(folder, { recursive: true }));

  const replicaRule = (report: any) =>
    report.rules.find(({ id }: { id: string }) => id === 'single-replica');

  it('lets nothing pass that was not seen', async () => {
    await write(
      'shut/Chart.yaml',
      'apiVersion: v2\nname: shut\nversion: 1.0.0\n',
    );
    await write('shut/templates/web.yaml', '{{ fail "a value is needed" }}\n');
    const shut = await run('audit', 'shut');
    expect(shut.code).toBe(2);
    expect(shut.stdout).toContain('NOT SEEN');
    expect(shut.stderr).toContain('Nothing was rendered');
    expect((await run('audit', 'shut', '--fail-on', 'never')).code).toBe(0);

    await write(
      'idle/Chart.yaml',
      'apiVersion: v2\nname: idle\nversion: 1.0.0\n',
    );
    await write(
      'idle/templates/web.yaml',
      `{{- if .Values.token }}\n${DEPLOYMENT}{{- end }}\n`,
    );
    const idle = await run('audit', 'idle');
    expect(idle.code).toBe(2);
    expect(idle.stderr).toContain('Nothing that runs was rendered');

    const asked = await run(
      'audit',
      'shop',
      '--scenario',
      'prod',
      '--min-coverage',
      '100',
    );
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('--min-coverage asks for 100 %');
    expect(
      (await run('audit', 'shop', '--min-coverage', '101')).stderr,
    ).toContain('It is a number from 0 to 100.');
  });

  it('gives one JSON object for one path', async () => {
    const { stdout, code } = await run(
      'audit',
      'shop',
      '--scenario',
      'default',
      '--format',
      'json',
      '--fail-on',
      'never',
    );
    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      chart: { name: 'shop', version: '1.2.3' },
      incomplete: false,
      score: {
        overall: expect.any(Number),
        grade: expect.any(String),
        coverage: expect.any(Number),
      },
    });
    expect(report.score.dimensions).toHaveLength(12);
    expect(replicaRule(report)).toMatchObject({
      dimension: 'reliability',
      severity: 'high',
      outcome: 'fail',
      findings: [
        {
          message: expect.stringContaining('web'),
          severity: 'medium',
          subject: { kind: 'Deployment', name: 'web' },
          location: {
            file: 'templates/web.yaml',
            line: 6,
            precision: 'exact',
          },
          valuesKey: 'replicas',
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}/),
        },
      ],
    });
  });

  it.each([
    ['sarif', '"version": "2.1.0"'],
    ['junit', '<testsuite name="shop (default)"'],
    ['csv', '\nshop,1.2.3,'],
    ['markdown', '# shop 1.2.3: '],
  ])('writes %s for several paths', async (format, expected) => {
    const { stdout, stderr, code } = await run(
      'audit',
      'shop',
      'none',
      '--scenario',
      'default',
      '--format',
      format,
    );
    expect(code).toBe(2);
    expect(stdout).toContain(expected);
    expect(stderr).toContain('none');
  });

  it('tells what changed between two charts, and blocks only what is new', async () => {
    const base = ['--scenario', 'default'];
    await run(
      'audit',
      'shop',
      ...base,
      '--format',
      'json',
      '--output',
      'base.json',
    );
    for (const file of ['Chart.yaml', 'values.yaml', 'templates/web.yaml']) {
      const text = await fs.readFile(path.join(folder, 'shop', file), 'utf8');
      await write(`shop2/${file}`, text.replace('replicas: 1', 'replicas: 3'));
    }
    const gate = (...args: string[]) =>
      run('audit', 'shop2', ...base, '--baseline', 'base.json', ...args);
    const same = await gate('--fail-on', 'low', '--fail-on-new');
    expect(same.stderr).toMatch(/shop2: \d+ new, \d+ fixed, \d+ remaining/);
    expect((await gate('--fail-on', 'low')).code).toBe(1);

    const diff = await run('diff', 'base.json', 'shop2', ...base);
    expect(diff.code).toBe(0);
    expect(diff.stdout).toContain('FIXED');
    expect(diff.stdout).toContain('single-replica');
    const back = await run(
      'diff',
      'shop2',
      'shop',
      ...base,
      '--fail-on',
      'medium',
    );
    expect(back.code).toBe(1);
    const comment = await run(
      'diff',
      'shop2',
      'shop',
      ...base,
      '--format',
      'markdown',
    );
    expect(comment.stdout).toMatch(/^### helm-audit: shop \d\.\d → \d\.\d\n/);
    const nothing = await run(
      'diff',
      'shop',
      'shop',
      ...base,
      '--format',
      'json',
    );
    expect(JSON.parse(nothing.stdout)).toMatchObject({
      introduced: [],
      fixed: [],
    });
  });

  it('says what is wrong with a baseline', async () => {
    await write('no-report.json', '{}');
    const broken = await run('audit', 'shop', '--baseline', 'no-report.json');
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain('no-report.json is no report');
    const missing = await run('audit', 'shop', '--fail-on-new');
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('--baseline');
  });

  it('asks what only people can answer', async () => {
    const { stdout, code } = await run('questions', 'shop');
    expect(code).toBe(0);
    expect(stdout).toContain('How critical is this service?');
    expect(stdout).toContain('    tier: 1');
  });

  it('completes commands, options and rules', async () => {
    const script = await run('completion', 'bash');
    expect(script.stdout).toContain('helm-audit');
    const rules = await run('complete', '--', 'explain', 'single-rep');
    expect(rules.stdout).toContain('single-replica\t');
    const formats = await run('complete', '--', 'audit', '--format', '');
    expect(formats.stdout).toContain('sarif');
  });

  it('runs as a plugin of Helm', async () => {
    const plugins = path.join(folder, 'plugins');
    await fs.mkdir(plugins);
    await fs.symlink(path.resolve(BIN, '../..'), path.join(plugins, 'audit'));
    const helm = await findHelm();
    const { stdout } = await promisify(execFile)(
      helm,
      ['audit', 'shop', '--format', 'json', '--fail-on', 'never'],
      { cwd: folder, env: { ...process.env, HELM_PLUGINS: plugins } },
    );
    expect(JSON.parse(stdout).chart.name).toBe('shop');
    const manifest = await fs.readFile(
      path.resolve(BIN, '../../plugin.yaml'),
      'utf8',
    );
    expect(manifest).toContain(`\nversion: ${packageJson.version}\n`);
  });

  it('lists and explains rules', async () => {
    const list = await run('rules', '--format', 'json');
    expect(JSON.parse(list.stdout)).toContainEqual({
      id: 'single-replica',
      dimension: 'reliability',
      severity: 'high',
      title: expect.any(String),
    });
    expect((await run('rules')).stdout).toContain('single-replica');
    const explained = await run('explain', 'single-replica');
    expect(explained.stdout).toContain('## Why it matters');
    const unknown = await run('explain', 'single-replicas');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('Did you mean single-replica?');
  });

  it('writes a baseline, with which nothing old counts any more', async () => {
    for (const file of ['Chart.yaml', 'values.yaml', 'templates/web.yaml']) {
      const text = await fs.readFile(path.join(folder, 'shop', file), 'utf8');
      await write(`old/${file}`, text);
    }
    await write('old/.helm-audit.yaml', 'baseline: accepted.json\n');
    const file = 'old/accepted.json';
    const baseline = () => run('baseline', 'old', '--output', file);
    expect(await baseline()).toMatchObject({ code: 0, stdout: '' });
    const first = await fs.readFile(path.join(folder, file), 'utf8');
    const { stdout } = await run('audit', 'old', '--format', 'json');
    const report = JSON.parse(stdout);
    expect(report.score.findings).toMatchObject({ critical: 0, high: 0 });
    expect(replicaRule(report).outcome).toBe('waived');
    await baseline();
    expect(await fs.readFile(path.join(folder, file), 'utf8')).toBe(first);
  });

  it('gives an array for several, with the errors in their places', async () => {
    const { stdout, stderr, code } = await run(
      'audit',
      'shop',
      'none',
      'plain',
      '--format',
      'json',
    );
    const results = JSON.parse(stdout);
    expect(code).toBe(2);
    expect(results).toMatchObject([
      { chart: { name: 'shop' } },
      { path: 'none', error: { code: 'not-a-chart', fix: expect.any(String) } },
      { path: 'plain', error: { code: 'not-a-chart' } },
    ]);
    expect(stderr).toContain('none: There is no Chart.yaml');
  });

  it('names the charts below a path that is none', async () => {
    await write('team/deploy/shop/Chart.yaml', 'name: shop\n');
    const { stderr, code } = await run('audit', './team/');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean team/deploy/shop?');
  });

  it('takes scenarios, values files and single values', async () => {
    const outcome = async (...args: string[]) => {
      const { stdout } = await run(
        'audit',
        'shop',
        '--format',
        'json',
        ...args,
      );
      return replicaRule(JSON.parse(stdout)).outcome;
    };
    expect(await outcome()).toBe('pass');
    expect(await outcome('--scenario', 'default')).toBe('fail');
    expect(await outcome('--scenario', 'default', '-f', 'more.yaml')).toBe(
      'pass',
    );
    expect(await outcome('--set', 'replicas=1')).toBe('fail');
  });

  it('ends with 1 when something is at or above --fail-on', async () => {
    const args = ['audit', 'shop', '--scenario', 'default', '--tier', '1'];
    expect(await run(...args)).toMatchObject({ code: 1 });
    expect(await run(...args, '--fail-on', 'never')).toMatchObject({ code: 0 });
  });

  it('audits plain manifests', async () => {
    const { stdout, code } = await run(
      'audit',
      'plain',
      '--manifests',
      '--format',
      'json',
      '--fail-on',
      'never',
    );
    expect(code).toBe(0);
    expect(replicaRule(JSON.parse(stdout)).findings[0].location).toMatchObject({
      file: 'web.yaml',
      line: 6,
    });
  });

  it('audits what another program writes', async () => {
    const { stdout, code } = await runWith(
      DEPLOYMENT.replace('{{ .Values.replicas }}', '1'),
      ...['audit', '-', '--manifests', '--format', 'json'],
    );
    expect(code).toBe(0);
    expect(replicaRule(JSON.parse(stdout)).findings[0].location).toMatchObject({
      file: 'stdin',
      line: 6,
    });
    const { stderr, ...chart } = await runWith(DEPLOYMENT, 'audit', '-');
    expect(chart.code).toBe(2);
    expect(stderr).toContain('pipe rendered manifests in with --manifests');
  });

  it('writes for people: the line marked, what to do, no colours in a pipe', async () => {
    const { stdout } = await run('audit', 'shop', '--scenario', 'default');
    expect(stdout).toContain('shop 1.2.3');
    expect(stdout).toContain('templates/web.yaml:6');
    expect(stdout).toMatch(/> +6 \| +replicas:/);
    expect(stdout).toContain('fix ');
    expect(stdout).not.toContain('\x1b[');
  });

  it('writes to a file, and says when it can not', async () => {
    const { stdout, code } = await run(
      'audit',
      'shop',
      '--format',
      'json',
      '--output',
      'report.json',
      '--fail-on',
      'never',
    );
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
    const written = await fs.readFile(path.join(folder, 'report.json'), 'utf8');
    expect(JSON.parse(written).chart.name).toBe('shop');
    expect(await run('audit', 'shop', '--output', 'no/such/x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no/such/x'),
    });
  });

  it.each([
    [
      'a values file that is not there',
      ['audit', 'shop', '-f', 'no.yaml'],
      'no.yaml',
    ],
    [
      'values that do not parse',
      ['audit', 'shop', '-f', 'bad.yaml'],
      'bad.yaml',
    ],
    [
      'an unknown scenario',
      ['audit', 'shop', '--scenario', 'qa'],
      'default, prod',
    ],
    ['a pair without a value', ['audit', 'shop', '--set', 'replicas'], '--set'],
    [
      'a version that is none',
      ['audit', 'shop', '--kube-version', 'banana'],
      '--kube-version',
    ],
    [
      'an API that is none',
      ['audit', 'shop', '--api-versions', 'banana'],
      '--api-versions',
    ],
    ['manifests that are none', ['audit', 'none', '--manifests'], 'none'],
    ['a wrong tier', ['audit', 'shop', '--tier', '7'], '--tier'],
    ['no path', ['audit'], 'path'],
    ['a path that is not there', ['audit', 'gone'], 'gone'],
  ])('ends with 2 for %s', async (_, args, text) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });

  it.each([
    ['not-a-chart', 2, 'There is no Chart.yaml'],
    ['bad-chart-yaml', 2, "Chart.yaml can't be read"],
    ['bad-values', 2, "values.yaml can't be read"],
    ['bad-yaml', 1, 'YAML parse error'],
    ['bad-manifest', 1, 'YAML parse error'],
    ['endless-template', 1, 'a template seems never to end'],
  ])(
    'says what is wrong with the broken example %s',
    async (name, code, text) => {
      const chart = path.resolve(__dirname, '../../../examples/broken', name);
      const result = await run('audit', chart, '--timeout', '2');
      expect(result.code).toBe(code);
      expect(result.stdout + result.stderr).toContain(text);
    },
  );
});
