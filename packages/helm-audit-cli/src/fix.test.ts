import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const BIN = path.resolve(__dirname, '../bin/helm-audit');

const VALUES = `# How many.
replicas: 2 # enough?

image: example.com/web:1.0.0@sha256:${'a'.repeat(64)}

resources: {}
  # limits:
  #   memory: 128Mi

podSecurityContext: {}
`;

const HELPERS = `{{- define "shop.labels" -}}
app.kubernetes.io/name: shop
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
`;

const DEPLOYMENT = `{{- if not .Values.off }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      {{- include "shop.labels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "shop.labels" . | nindent 8 }}
    spec:
      {{- with .Values.podSecurityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: web
          # Pinned by its digest.
          image: {{ .Values.image }}
          ports:
            - name: http
              containerPort: 8080
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
{{- end }}
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}-web
spec:
  selector:
    {{- include "shop.labels" . | nindent 4 }}
  ports:
    - port: 80
      targetPort: http
`;

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

function execute(command: string, args: string[], cwd: string): Promise<Run> {
  return new Promise(resolve => {
    execFile(command, args, { cwd }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('helm-audit fix', () => {
  let base: string;
  let chart: string;

  const run = (...args: string[]) =>
    execute(process.execPath, [BIN, ...args], base);
  const write = async (file: string, content: string) => {
    const target = path.join(chart, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, content);
  };
  const read = (file: string) => fs.readFile(path.join(chart, file), 'utf8');
  const listFiles = async () =>
    (await fs.readdir(chart, { recursive: true })).sort();

  beforeEach(async () => {
    base = await fs.realpath(
      await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-fix-')),
    );
    chart = path.join(base, 'shop');
    await write('Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
    await write('values.yaml', VALUES);
    await write('values-off.yaml', 'off: true\n');
    await write('templates/_helpers.tpl', HELPERS);
    await write('templates/deployment.yaml', DEPLOYMENT);
    await write('templates/service.yaml', SERVICE);
  });

  afterEach(() => fs.rm(base, { recursive: true }));

  it('shows a diff that git applies, and changes nothing', async () => {
    const before = await listFiles();
    const { code, stdout, stderr } = await run('fix', 'shop');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^Would apply \d+ fixes\.\n/),
    });
    expect(await listFiles()).toEqual(before);
    expect(await read('values.yaml')).toBe(VALUES);
    await write('all.patch', stdout);
    await execute('git', ['init', '-q'], chart);
    expect(
      await execute('git', ['apply', '--check', 'all.patch'], chart),
    ).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('sets values where they control the field, and keeps comments', async () => {
    await run('fix', 'shop', '--rule', 'missing-memory-limit', '--write');
    expect(await read('values.yaml')).toBe(
      VALUES.replace(
        'resources: {}\n',
        'resources:\n  limits:\n    memory: 256Mi\n',
      ),
    );
    expect(await read('templates/deployment.yaml')).toBe(DEPLOYMENT);
  });

  it('names and labels a new object as the chart does, under the same conditions', async () => {
    await run('fix', 'shop', '--rule', 'missing-pdb', '--write');
    expect(await read('templates/poddisruptionbudget.yaml'))
      .toBe(`{{- if not .Values.off }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .Release.Name }}-web
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "shop.labels" . | nindent 6 }}
{{- end }}
`);
  });

  it('puts what no value controls into the template', async () => {
    await run('fix', 'shop', '--rule', 'privilege-escalation', '--write');
    expect(await read('templates/deployment.yaml')).toBe(
      DEPLOYMENT.replace(
        '        - name: web\n',
        '        - name: web\n          securityContext:\n            allowPrivilegeEscalation: false\n',
      ),
    );
  });

  it('mends what it says, and has nothing to do the second time', async () => {
    const findings = async () => {
      const { stdout } = await run(
        ...['audit', 'shop', '--format', 'json', '--fail-on', 'never'],
      );
      const { rules } = JSON.parse(stdout);
      return rules.flatMap((rule: any) =>
        rule.findings.map(({ fingerprint }: any) => fingerprint),
      );
    };
    const before = await findings();
    const first = await run('fix', 'shop', '--write');
    const applied = Number(/^Applied (\d+)/.exec(first.stderr)![1]);
    const after = await findings();
    expect(applied).toBeGreaterThan(8);
    expect(before.length - after.length).toBeGreaterThanOrEqual(applied);
    const files = await listFiles();
    const second = await run('fix', 'shop', '--write');
    expect(second).toMatchObject({ code: 0, stdout: '' });
    expect(await listFiles()).toEqual(files);
  });

  it('takes only what is safe when asked', async () => {
    const { stderr } = await run('fix', 'shop', '--only', 'safe');
    expect(stderr).toContain('missing-pdb');
    expect(stderr).not.toContain('review');
  });

  it.each([
    [
      'a rule that is not there',
      ['shop', '--rule', 'nonsense'],
      'There is no rule nonsense.',
    ],
    ['a packed chart', ['shop.tgz'], 'shop.tgz is packed'],
    ['a folder that is not there', ['none'], "none can't be read"],
  ])('says what is wrong with %s', async (_, args, message) => {
    await fs.writeFile(path.join(base, 'shop.tgz'), '');
    const { code, stderr, stdout } = await run('fix', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
