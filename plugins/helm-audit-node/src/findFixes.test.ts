import { Finding, FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from './auditChart';
import { ChartFolder, makeChartFolder } from './testing/chartFolder';

const auditor = createAuditor();

/** A Deployment whose container holds more lines. */
function deployment({
  name = 'web',
  replicas = '2',
  pod = '',
  container = '',
} = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-${name}
spec:
  replicas: ${replicas}
  selector:
    matchLabels:
      app: ${name}
      release: {{ .Release.Name }}
  template:
    metadata:
      labels:
        app: ${name}
        release: {{ .Release.Name }}
    spec:
${pod}      containers:
        - name: ${name}
${container}          image: example.com/web:1.0.0
`;
}

describe('fixes', () => {
  const folders: ChartFolder[] = [];

  afterAll(() => Promise.all(folders.map(folder => folder.remove())));

  /** The fix of a rule's first finding in a chart of these files. */
  const fixOf = async (
    rule: string,
    files: Record<string, string>,
    request: object = {},
  ) => {
    const folder = await makeChartFolder(files);
    folders.push(folder);
    const { rules } = await auditor.audit({
      source: {
        kind: 'directory',
        path: folder.path,
        repositoryRoot: folder.path,
      },
      fixes: { verify: true, rules: [rule] },
      ...request,
    });
    const found = rules.find(({ id }) => id === rule)?.findings[0] as Finding;
    expect(found).toBeDefined();
    return found.fix;
  };

  it('sets the value that the field comes from', async () => {
    const fix = await fixOf('missing-memory-limit', {
      'values.yaml': 'web:\n  resources:\n    limits: { cpu: 1 }\n',
      'templates/web.yaml': deployment({
        container:
          '          resources:\n            {{- toYaml .Values.web.resources | nindent 12 }}\n',
      }),
    });
    expect(fix).toMatchObject({
      status: 'verified',
      edits: [
        {
          type: 'set',
          file: 'values.yaml',
          path: ['web', 'resources', 'limits', 'memory'],
        },
      ],
    });
    expect(fix?.diff).toContain('+    limits: { cpu: 1, memory: 256Mi }');
  });

  it('keeps what a template writes only while the values hold nothing', async () => {
    const fix = await fixOf('writable-root-filesystem', {
      'values.yaml': 'securityContext: {}\n',
      'templates/web.yaml': deployment({
        container: `          securityContext:
            {{- if .Values.securityContext }}
            {{- toYaml .Values.securityContext | nindent 12 }}
            {{- else }}
            allowPrivilegeEscalation: false
            {{- end }}
`,
      }),
    });
    expect(fix?.diff).toContain('+  allowPrivilegeEscalation: false');
    expect(fix?.diff).toContain('+  readOnlyRootFilesystem: true');
    // What it writes to is not known, however well the trial goes.
    expect(fix).toMatchObject({
      status: 'suggested',
      reason: expect.stringContaining('which paths it writes to'),
      toTest: expect.stringContaining('emptyDir'),
    });
  });

  it('switches on what the chart can do by itself', async () => {
    const fix = await fixOf('missing-pdb', {
      'values.yaml': 'replicas: 2\npdb: { create: false }\n',
      'templates/web.yaml': deployment(),
      'templates/pdb.yaml': `{{- if .Values.pdb.create }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .Release.Name }}-web
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: web
      release: {{ .Release.Name }}
{{- end }}
`,
    });
    expect(fix).toMatchObject({
      title: 'Switch on `pdb.create`',
      status: 'verified',
      edits: [{ type: 'set', path: ['pdb', 'create'], value: true }],
    });
  });

  it('lets an autoscaler take over the value that ruled before', async () => {
    const fix = await fixOf('missing-autoscaler', {
      'values.yaml': 'replicas: 3\n',
      'templates/web.yaml': deployment({ replicas: '{{ .Values.replicas }}' }),
      'templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n  ports: [{ name: http, port: 80 }]\n',
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain('-  replicas: {{ .Values.replicas }}\n');
    expect(fix?.diff).toContain('+  minReplicas: {{ .Values.replicas }}\n');
    expect(fix?.diff).toContain('+    name: {{ .Release.Name }}-web\n');
  });

  it('tells definitions of kinds apart that stand in one file', async () => {
    const definition = (name: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  annotations:
    generated: "yes"
  name: ${name}.example.com
spec:
  group: example.com
  names: { kind: ${name}, plural: ${name} }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object } }
`;
    const folder = await makeChartFolder({
      'templates/crds.yaml': `${definition('one')}---\n${definition('two')}`,
    });
    folders.push(folder);
    const { rules } = await auditor.audit({
      source: { kind: 'directory', path: folder.path },
      fixes: { verify: true, rules: ['crd-in-templates'] },
    });
    const found = rules.find(({ id }) => id === 'crd-in-templates')?.findings;
    expect(found?.map(({ fix }) => [fix?.status, fix?.edits[0]])).toMatchObject(
      [
        ['verified', { line: 5 }],
        ['verified', { line: 21 }],
      ],
    );
  });

  it('starts pods anew by the hash of the file that they read', async () => {
    const fix = await fixOf('missing-config-checksum', {
      'templates/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { LEVEL: info }\n',
      'templates/web.yaml': deployment({
        container: '          envFrom: [{ configMapRef: { name: web } }]\n',
      }),
    });
    expect(fix).toMatchObject({ status: 'verified', safety: 'safe' });
    expect(fix?.diff).toContain(
      '+        checksum/config: {{ include (print $.Template.BasePath "/config.yaml") $ | sha256sum }}',
    );
  });

  it('reads the release in loops, where the dot is something else', async () => {
    const fix = await fixOf('missing-priority-class', {
      'values.yaml': 'names: [api, web]\n',
      'templates/web.yaml': `{{- range .Values.names }}
---
${deployment({ name: '{{ . }}' }).replace(/\.Release/g, '$.Release')}{{- end }}
`,
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain(
      '{{ $.Release.Namespace }}-{{ $.Release.Name }}',
    );
  });

  it('adds spreading to what is there, item by item', async () => {
    const spread = `      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          labelSelector:
            matchLabels:
              {{- include "app.labels" . | nindent 14 }}
`;
    const fix = await fixOf('missing-zone-spread', {
      'templates/_helpers.tpl':
        '{{- define "app.labels" -}}\napp: web\nrelease: {{ .Release.Name }}\n{{- end }}\n',
      'templates/web.yaml': deployment({ pod: spread }),
      'templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n  ports: [{ port: 80 }]\n',
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain(
      '+          topologyKey: topology.kubernetes.io/zone',
    );
    expect(fix?.diff).not.toContain(
      '+          topologyKey: kubernetes.io/hostname',
    );
  });

  it('adds one priority class for all workloads', async () => {
    const fix = await fixOf('missing-priority-class', {
      'templates/api.yaml': deployment({ name: 'api' }),
      'templates/web.yaml': deployment(),
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain('+++ b/templates/priorityclass.yaml');
    expect(fix?.diff).toContain(
      '+      priorityClassName: {{ .Release.Namespace }}-{{ .Release.Name }}\n',
    );
  });

  it('watches all signals by one file, and says what is assumed', async () => {
    const files = {
      'templates/web.yaml': deployment({
        container:
          '          ports: [{ name: http, containerPort: 80 }]\n          resources: { limits: { memory: 64Mi } }\n',
      }),
      'templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n  ports: [{ name: http, port: 80 }]\n',
    };
    const [errors, traffic] = [
      await fixOf('errors-uncovered', files),
      await fixOf('traffic-uncovered', files),
    ];
    expect(errors).toMatchObject({ status: 'suggested', safety: 'review' });
    expect(errors?.edits).toEqual(traffic?.edits);
    expect(errors?.toTest).toContain(
      'The names are those that most services export that speak HTTP',
    );
    expect(errors?.diff).toContain('absent(sum(rate(');
    expect(errors?.diff).toContain('{release="{{ .Release.Name }}"');
  });

  it('calls series by the chart where only the release names the workload', async () => {
    const fix = await fixOf('saturation-uncovered', {
      'templates/web.yaml': deployment().replace(/(Name \}\})-web/, '$1'),
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain('record: example_saturation:bad:ratio_rate5m');
  });

  it('sets the values file of the audited scenario where that decides', async () => {
    const fix = await fixOf('single-replica', {
      'values.yaml': 'replicas: 3\n',
      'values-prod.yaml': 'replicas: 1\n',
      'templates/web.yaml': deployment({ replicas: '{{ .Values.replicas }}' }),
    });
    expect(fix?.edits[0]).toEqual({
      type: 'set',
      file: 'values-prod.yaml',
      path: ['replicas'],
      value: 2,
    });
  });

  it('sets it under whatever name the scenario calls its values file', async () => {
    const fix = await fixOf('single-replica', {
      '.helm-audit.yaml':
        'scenarios: { production: { values: [./env/live.yaml] } }\n',
      'values.yaml': 'replicas: 3\n',
      'env/live.yaml': 'replicas: 1\n',
      'templates/web.yaml': deployment({ replicas: '{{ .Values.replicas }}' }),
    });
    expect(fix?.edits[0]).toMatchObject({ type: 'set', file: 'env/live.yaml' });
  });

  it('does all that belongs together, or else another finding would come', async () => {
    const fix = await fixOf('single-replica', {
      'templates/web.yaml': deployment({ replicas: '1' }),
    });
    expect(fix).toMatchObject({ status: 'verified', safety: 'review' });
    expect(fix?.diff).toContain('-  replicas: 1\n+  replicas: 2\n');
    expect(fix?.diff).toContain('+++ b/templates/web-poddisruptionbudget.yaml');
    expect(fix?.diff).toContain(
      '+              release: {{ .Release.Name }}\n',
    );
  });

  it('adds the other branch where a condition does not hold', async () => {
    const fix = await fixOf('missing-zone-spread', {
      'values.yaml': 'spread: []\n',
      'templates/web.yaml': deployment({
        pod: `      {{- with .Values.spread }}
      topologySpreadConstraints:
        {{- toYaml . | nindent 8 }}
      {{- end }}
`,
      }),
      'templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n  ports: [{ port: 80 }]\n',
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain(
      '         {{- toYaml . | nindent 8 }}\n+      {{- else }}\n+      topologySpreadConstraints:\n',
    );
  });

  it('goes into the named template that writes the object', async () => {
    const fix = await fixOf('privilege-escalation', {
      'templates/_pod.tpl': `{{- define "pod" -}}
containers:
  - name: web
    image: example.com/web:1.0.0
{{- end }}
`,
      'templates/web.yaml': deployment().replace(
        / {6}containers:[\s\S]*/,
        '      {{- include "pod" . | nindent 6 }}\n',
      ),
    });
    expect(fix).toMatchObject({
      status: 'verified',
      edits: [
        {
          type: 'insert',
          file: 'templates/_pod.tpl',
          line: 4,
          indent: 4,
          value: { securityContext: { allowPrivilegeEscalation: false } },
        },
      ],
    });
  });

  it('sets a subchart’s value in the chart around it', async () => {
    const subchart = (container: string, more = '') => ({
      'Chart.yaml': `apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - { name: db, version: 1.0.0${more} }\n`,
      'values.yaml': 'db: {}\n',
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/values.yaml': 'resources: {}\n',
      'charts/db/templates/db.yaml': deployment({ name: 'db', container }),
    });
    const passed = await fixOf(
      'missing-memory-limit',
      subchart(
        '          resources:\n            {{- toYaml .Values.resources | nindent 12 }}\n',
      ),
    );
    expect(passed?.status).toBe('verified');
    expect(passed?.diff).toContain(
      '-db: {}\n+db:\n+  resources:\n+    limits:\n+      memory: 256Mi\n',
    );
    // Code that is kept with the chart is its own, what a repository gave is not.
    const own = await fixOf('missing-memory-limit', subchart(''));
    expect(own?.status).toBe('verified');
    expect(own?.diff).toContain('+++ b/charts/db/templates/db.yaml');
    const foreign = subchart('', ', repository: "https://charts.example.com"');
    expect(await fixOf('missing-memory-limit', foreign)).toBeUndefined();
  });

  it('puts an object into the loop of its workload', async () => {
    const fix = await fixOf('missing-pdb', {
      'values.yaml': 'names: [a, b]\n',
      'templates/all.yaml': `{{- $root := . }}
{{- range .Values.names }}
---
${deployment()
  .replace(/-web\b/, '-{{ . }}')
  .replace(/app: web/g, 'app: {{ . }}')
  .replace(/\.Release/g, '$root.Release')}{{- end }}
`,
    });
    expect(fix?.status).toBe('verified');
    const [edit] = fix!.edits as [Extract<FixEdit, { type: 'create' }>];
    expect(edit.content).toMatch(
      /^\{\{- \$root := \. \}\}\n\{\{- range \.Values\.names \}\}\n---\napiVersion: policy\/v1/,
    );
    expect(edit.content).toContain('      app: {{ . }}\n');
    expect(edit.content).toMatch(/\{\{- end \}\}\n$/);
  });

  it('writes out no version among the labels of an object', async () => {
    const labels = `metadata:
  labels: {app.kubernetes.io/name: web, helm.sh/chart: "web-{{ .Chart.Version }}"}
`;
    const fix = await fixOf('missing-pdb', {
      'templates/web.yaml': deployment().replace('metadata:\n', labels),
    });
    const [edit] = fix!.edits as [Extract<FixEdit, { type: 'create' }>];
    expect(edit.content).toContain('    app.kubernetes.io/name: web\n');
    expect(edit.content).not.toContain('helm.sh/chart');
  });

  it('keeps line breaks of Windows', async () => {
    const fix = await fixOf('privilege-escalation', {
      'templates/web.yaml': deployment().replace(/\n/g, '\r\n'),
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain('allowPrivilegeEscalation: false\r\n');
  });

  it('leaves to the template what it writes around a value', async () => {
    const fix = await fixOf('removed-api-version', {
      'values.yaml': 'rbac: { version: v1beta1 }\n',
      'templates/role.yaml':
        'apiVersion: rbac.authorization.k8s.io/{{ .Values.rbac.version }}\nkind: Role\nmetadata: { name: web }\nrules: []\n',
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toContain('+rbac: { version: v1 }');
  });

  it('is only suggested where it was not tried', async () => {
    const fix = await fixOf(
      'privilege-escalation',
      { 'templates/web.yaml': deployment() },
      { fixes: {} },
    );
    expect(fix).toMatchObject({
      status: 'suggested',
      reason: 'It was not tried on a copy of the chart.',
    });
  });

  it('is only suggested where another scenario no longer renders', async () => {
    const fix = await fixOf('single-replica', {
      'values.yaml': 'replicas: 1\n',
      'values-dev.yaml': 'dev: true\n',
      'templates/web.yaml': `{{- if and .Values.dev (gt (int .Values.replicas) 1) }}
{{- fail "one replica in dev" }}
{{- end }}
${deployment({ replicas: '{{ .Values.replicas }}' })}`,
    });
    expect(fix).toMatchObject({
      status: 'suggested',
      reason: expect.stringContaining('one replica in dev'),
      breaksRender: true,
    });
  });

  it('does not show lines with secrets', async () => {
    const fix = await fixOf('missing-memory-limit', {
      'values.yaml': 'resources: {}\npassword: h7Gt5fR4e3W2\n',
      'templates/web.yaml': deployment({
        container:
          '          resources:\n            {{- toYaml .Values.resources | nindent 12 }}\n',
      }),
    });
    expect(fix?.status).toBe('verified');
    expect(fix?.diff).toBeUndefined();
    expect(JSON.stringify(fix)).not.toContain('h7Gt5fR4e3W2');
  });

  it('does not count how long trials took as content of the report', async () => {
    const folder = await makeChartFolder({
      'templates/web.yaml': deployment({ replicas: '1' }),
    });
    folders.push(folder);
    const [tried, untried] = await Promise.all(
      [true, false].map(verify =>
        auditor.audit({
          source: { kind: 'directory', path: folder.path },
          fixes: { verify, rules: ['single-replica'] },
        }),
      ),
    );
    expect(tried.rules).not.toEqual(untried.rules);
    expect(tried.digest).toBe(untried.digest);
  });
});
