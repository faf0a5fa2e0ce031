import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ChartFolder, makeChartFolder } from '../../testing/chartFolder';
import { loadChart } from '../load/loadChart';
import { DEFAULT_SCENARIO } from '../load/scenarios';
import { ChartRenderer } from './chartRenderer';
import { findHelm } from './findHelm';
import { HelmCli } from './helmCli';
import { HelmOptions } from './types';

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  value: {{ .Values.value | quote }}
`;

describe('ChartRenderer with the real Helm', () => {
  const folders: ChartFolder[] = [];

  const render = async (
    files: Record<string, string>,
    {
      set = [] as string[],
      valuesFiles = [] as string[],
      ...helm
    }: HelmOptions & {
      set?: string[];
      valuesFiles?: string[];
    } = {},
    signal?: AbortSignal,
  ) => {
    const folder = await makeChartFolder(files);
    folders.push(folder);
    const chart = await loadChart({ kind: 'directory', path: folder.path });
    const renderer = await ChartRenderer.open(
      chart,
      { valuesFiles, set },
      await HelmCli.create(helm),
      helm,
      signal,
    );
    try {
      return await renderer.render(DEFAULT_SCENARIO);
    } finally {
      await renderer.close();
    }
  };

  afterEach(async () => {
    await Promise.all(folders.splice(0).map(folder => folder.remove()));
  });

  it('renders with the values that are set', async () => {
    const rendered = await render(
      { 'templates/a.yaml': CONFIG_MAP, 'values.yaml': 'value: a\n' },
      { set: ['value=b'] },
    );
    expect(rendered).toMatchObject({
      ok: true,
      output: expect.stringContaining('value: "b"'),
    });
    expect(rendered.ok && rendered.output).toContain(
      '# Source: example/templates/a.yaml',
    );
  });

  it('tells later which line writes what', async () => {
    const rendered = await render({ 'templates/a.yaml': CONFIG_MAP });
    const traced = rendered.ok ? await rendered.traced : undefined;
    expect(traced?.output).toMatch(/kind: ConfigMap #@\d+:2/);
    expect(traced?.templates).toContain('templates/a.yaml');
  });

  it.each([
    ['a chart that renders', CONFIG_MAP, 'ok'],
    ['a chart that does not render', '{{ fail "no" }}', 'render-failed'],
    ['a render that was stopped', CONFIG_MAP, 'AbortError'],
  ])('leaves nothing behind of %s', async (_, template, expected) => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-test-'));
    const before = process.env.TMPDIR;
    try {
      process.env.TMPDIR = folder;
      const ending = await render(
        { 'templates/a.yaml': template },
        {},
        expected === 'AbortError' ? AbortSignal.abort() : undefined,
      ).then(
        rendered => (rendered.ok ? 'ok' : rendered.code),
        error => error.name,
      );
      expect(ending).toBe(expected);
      const copies = (await fs.readdir(folder)).filter(name =>
        name.startsWith('helm-audit-chart-'),
      );
      expect(copies).toEqual([]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      await Promise.all(folders.splice(0).map(each => each.remove()));
      await fs.rm(folder, { recursive: true, force: true });
    }
  });

  it('stops to look for places where the chart does not render', async () => {
    const folder = await makeChartFolder({});
    folders.push(folder);
    const binary = path.join(folder.path, 'helm');
    const helm = await findHelm();
    await fs.writeFile(
      binary,
      `#!/bin/sh\ncase "$*" in *./traced*) exec sleep 600;; esac\nexec '${helm}' "$@"\n`,
      { mode: 0o755 },
    );
    const rendered = await render(
      { 'templates/a.yaml': '{{ fail "no" }}' },
      { binary, timeoutMs: 600_000 },
    );
    expect(rendered).toMatchObject({ ok: false, code: 'render-failed' });
  });

  it('offers the APIs of a production cluster', async () => {
    const rendered = await render({
      'templates/a.yaml':
        '{{ if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}a: 1{{ end }}',
    });
    expect(rendered.ok && rendered.output).toContain('a: 1');
  });

  it('renders for a version that the chart allows', async () => {
    const rendered = await render({
      'Chart.yaml':
        'apiVersion: v2\nname: example\nversion: 1.0.0\nkubeVersion: ">=1.20.0-0 <1.25.0-0"\n',
      'templates/a.yaml': 'version: {{ .Capabilities.KubeVersion.Version }}',
    });
    expect(rendered.ok && rendered.output).toContain('version: v1.24.0');
  });

  it('tells which value is required', async () => {
    const rendered = await render({
      'templates/a.yaml': '{{ required "set .Values.db" .Values.db }}',
    });
    expect(rendered).toMatchObject({
      ok: false,
      code: 'render-failed',
      message: expect.stringContaining('set .Values.db'),
      fix: expect.stringContaining('values file'),
    });
  });

  it('removes secrets and its own folders from the message', async () => {
    const rendered = await render({
      'values.yaml': 'db:\n  password: hunter2-hunter2\n',
      'templates/a.yaml':
        '{{ fail (printf "can not log in with %s" .Values.db.password) }}',
    });
    expect(rendered).toMatchObject({ ok: false });
    const message = rendered.ok ? '' : rendered.message;
    expect(message).toContain('can not log in with [redacted]');
    expect(message).not.toMatch(/hunter2|helm-audit-chart-/);
  });

  it('stops a template that never ends', async () => {
    const loop = `{{ range $i := until 1000000 }}{{ range $j := until 1000000 }}{{ end }}{{ end }}`;
    const rendered = await render(
      { 'templates/a.yaml': loop },
      { timeoutMs: 1_500 },
    );
    expect(rendered).toMatchObject({ ok: false, code: 'render-timeout' });
  });

  it('stops a render that grows too large', async () => {
    const rendered = await render(
      {
        'templates/a.yaml':
          'a: {{ range $i := until 100000 }}0123456789abcdef0123456789abcdef{{ end }}',
      },
      { outputLimitMiB: 1 },
    );
    expect(rendered).toMatchObject({ ok: false, code: 'render-too-large' });
  });

  it('stops a render that takes too much memory', async () => {
    const rendered = await render(
      {
        'templates/a.yaml':
          '{{ $s := "x" }}{{ range $i := until 40 }}{{ $s = printf "%s%s" $s $s }}{{ end }}{{ $s }}',
      },
      { memoryLimitMiB: 700, timeoutMs: 20_000 },
    );
    expect(rendered).toMatchObject({ ok: false, code: 'render-too-large' });
  });

  it('says which dependency is missing, and renders without one that is off', async () => {
    const chart = (condition: string) =>
      `apiVersion: v2\nname: example\nversion: 1.0.0\ndependencies:\n  - name: redis\n    version: 1.0.0\n    repository: oci://example.com/charts\n${condition}`;
    const missing = await render({ 'Chart.yaml': chart('') });
    expect(missing).toMatchObject({
      ok: false,
      code: 'missing-dependency',
      message: expect.stringContaining('redis 1.0.0'),
      fix: expect.stringContaining('helm dependency build'),
    });
    const off = await render({
      'Chart.yaml': chart('    condition: redis.enabled\n'),
      'values.yaml': 'redis:\n  enabled: false\nvalue: x\n',
      'templates/a.yaml': CONFIG_MAP,
    });
    expect(off).toMatchObject({ ok: true });
  });

  it('says when a values file is missing or can not be parsed', async () => {
    await expect(
      render({}, { valuesFiles: ['/does/not/exist.yaml'] }),
    ).rejects.toMatchObject({ code: 'values-not-found' });
    const other = await makeChartFolder({ 'bad.yaml': 'a: b: c' });
    await expect(
      render({}, { valuesFiles: [`${other.path}/bad.yaml`] }),
    ).rejects.toMatchObject({ code: 'bad-values' });
    await other.remove();
  });

  it('can not look up names, read the environment or reach a cluster', async () => {
    const rendered = await render({
      'templates/a.yaml': `host: {{ getHostByName "localhost" | quote }}
lookup: {{ lookup "v1" "Secret" "default" "" | len }}
`,
    });
    expect(rendered.ok && rendered.output).toContain('host: ""');
    expect(rendered.ok && rendered.output).toContain('lookup: 0');
  });

  it('follows no reference of the schema out of the chart', async () => {
    const rendered = await render({
      'values.schema.json': JSON.stringify({
        properties: {
          a: { $ref: 'http://127.0.0.1:9/schema.json' },
          b: { $ref: 'file:///etc/hostname' },
        },
      }),
      'values.yaml': 'a: 1\nb: 2\n',
      'templates/a.yaml': 'a: 1',
    });
    expect(rendered).toMatchObject({ ok: true });
  });

  it('keeps what is given with --set out of the message', async () => {
    const rendered = await render(
      { 'templates/a.yaml': '{{ fail .Values.db.password }}' },
      { set: ['db.password=Xk29-battery-staple'] },
    );
    expect(rendered.ok ? '' : rendered.message).toContain('[redacted]');
    expect(JSON.stringify({ ...rendered, values: [] })).not.toContain(
      'battery-staple',
    );
  });

  it('stops when it is told to', async () => {
    await expect(render({}, {}, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
