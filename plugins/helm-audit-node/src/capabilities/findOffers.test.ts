import fc from 'fast-check';
import { CHART_YAML } from '../testing/chartFolder';
import { parseValues } from '../values';
import { findOffers } from './findOffers';
import { Plan } from './types';

const CLUSTER = {
  kubeVersion: '1.33.0',
  helmVersion: '4.0.0',
  apiVersions: ['monitoring.coreos.com/v1'],
};

const PDB = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: budget
`;

/** Offers of a chart with one template. */
const offersOf = (
  template: string,
  values = '',
  files: Record<string, string> = {},
) =>
  findOffers({
    values: parseValues('values.yaml', files['values.yaml'] ?? values),
    files: new Map(
      Object.entries({
        'Chart.yaml': CHART_YAML,
        'values.yaml': values,
        'templates/pdb.yaml': template,
        ...files,
      }).map(([path, text]): [string, Buffer] => [path, Buffer.from(text)]),
    ),
    cluster: CLUSTER,
    rendered: [],
  }).offers;

/** The first plan for a template as `key=value`, with what else it needs. */
const planOf = (...args: Parameters<typeof offersOf>): string =>
  describePlan(offersOf(...args)[0]?.plans[0]);

function describePlan(plan: Plan | undefined): string {
  if (!plan) return 'none';
  return [
    ...plan.settings.map(({ key, value }) => `${key}=${JSON.stringify(value)}`),
    ...plan.missing.map(key => `missing ${key}`),
    ...plan.apis.map(api => `api ${api}`),
    ...(plan.guesses > 0 ? [`${plan.guesses} guesses`] : []),
  ].join(' ');
}

const under = (condition: string, body = PDB) =>
  `{{- if ${condition} }}\n${body}{{- end }}\n`;

describe('findOffers', () => {
  it.each([
    [
      'a switch',
      '.Values.pdb.create',
      'pdb: { create: false }',
      'pdb.create=true',
    ],
    ['a key that is nowhere', '.Values.pdb.enabled', '', 'pdb.enabled=true'],
    [
      'several that must all hold',
      'and .Values.a.enabled (not .Values.b.enabled)',
      'b: { enabled: true }',
      'a.enabled=true b.enabled=false',
    ],
    [
      'one of several, the switch before what must be made up',
      'or .Values.name .Values.enabled',
      'name: ""',
      'enabled=true',
    ],
    [
      'numbers',
      'and .Values.pdb.enabled (gt (int .Values.replicaCount) 1)',
      'replicaCount: 1',
      'pdb.enabled=true replicaCount=2',
    ],
    ['texts', 'eq .Values.mode "ha"', 'mode: single', 'mode="ha"'],
    [
      'switches compared as texts',
      'eq (.Values.on | toString) "true"',
      'on: false',
      'on=true',
    ],
    ['what is not to be', 'ne .Values.type "none"', 'type: none', 'type=""'],
    ['defaults', '.Values.on | default .Values.global.on', '', 'on=true'],
    [
      'choices',
      'ternary .Values.a.enabled .Values.b.enabled .Values.useA',
      'useA: true',
      'a.enabled=true',
    ],
    [
      'lengths',
      'gt (len .Values.budgets) 0',
      'budgets: []\n# - a',
      'budgets=["a"]',
    ],
    ['keys', 'hasKey .Values "pdb"', '', 'pdb.maxUnavailable=1'],
    ['members', 'has .Values.mode (list "a" "b")', 'mode: c', 'mode="a"'],
    [
      'what is looked up by name',
      'index .Values "my-pdb" "enabled"',
      '',
      'my-pdb.enabled=true',
    ],
    ['digs', 'dig "pdb" "enabled" false .Values', '', 'pdb.enabled=true'],
    [
      'merges',
      '(merge (dict "x" 1) .Values.pdb).enabled',
      'pdb: { enabled: false }',
      'pdb.enabled=true',
    ],
    [
      'versions that hold',
      'and (semverCompare ">=1.21-0" .Capabilities.KubeVersion.Version) .Values.on',
      '',
      'on=true',
    ],
    [
      'versions that do not',
      'semverCompare "<1.21-0" .Capabilities.KubeVersion.Version',
      '',
      'none',
    ],
    [
      'APIs that are assumed',
      'and (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1") .Values.on',
      '',
      'on=true',
    ],
    [
      'APIs that are not',
      'and (.Capabilities.APIVersions.Has "example.com/v1") .Values.on',
      '',
      'api example.com/v1',
    ],
    [
      'what nothing tells',
      'and .Values.on (eq (randAlpha 3) "abc")',
      '',
      'on=true 1 guesses',
    ],
  ])('reads %s', (_, condition, values, expected) => {
    expect(planOf(under(condition), values)).toContain(expected);
  });

  it('follows variables, also those that a branch changes', () => {
    expect(
      planOf(
        `{{ $on := false }}{{ if .Values.pdb.enabled }}{{ $on = true }}{{ end }}
${under('$on')}`,
      ),
    ).toBe('pdb.enabled=true');
  });

  it('follows the dot through with, and goes into else branches', () => {
    expect(planOf(`{{ with .Values.pdb }}${under('.enabled')}{{ end }}`)).toBe(
      'pdb.maxUnavailable=1 pdb.enabled=true',
    );
    expect(
      planOf(
        `{{ if .Values.bare }}{{ else if .Values.enabled }}\n${PDB}{{ end }}`,
        'bare: true',
      ),
    ).toBe('bare=false enabled=true');
  });

  it('goes through what loops go over', () => {
    expect(
      planOf(
        `{{ range $name, $part := .Values.parts }}${under(
          'and $part.pdb.enabled (eq $name "web")',
        )}{{ end }}`,
        'parts: { api: {}, web: { pdb: { enabled: false } } }',
      ),
    ).toBe('parts.web.pdb.enabled=true');
    expect(
      planOf(`{{ range .Values.budgets }}\n${PDB}{{ end }}`, 'budgets: []'),
    ).toBe('budgets=[{"name":"example"}] missing budgets');
  });

  it('takes what the chart itself shows for lists and maps', () => {
    const template = `{{ with .Values.pdbs }}\n${PDB}{{ end }}`;
    const commented =
      '# Budgets, such as\n# - name: web\n#   max: 1\npdbs: []\n';
    expect(planOf(template, commented)).toBe('pdbs=[{"name":"web","max":1}]');
    const referring = '# ref: https://example.com/budgets\npdbs: []\n';
    expect(planOf(template, referring)).toBe(planOf(template, 'pdbs: []'));
    expect(
      planOf(template, 'pdbs: []', { 'ci/ha-values.yaml': 'pdbs: [{ a: 1 }]' }),
    ).toBe('pdbs=[{"a":1}]');
    expect(
      planOf(
        `{{ if .Values.scale }}\n${PDB}  min: {{ .Values.scale.minReplicas }}{{ end }}`,
        'scale: {}',
      ),
    ).toBe('scale.minReplicas=2');
  });

  it('goes through named templates that decide', () => {
    const helpers = `{{- define "x.on" -}}
{{- if and .Values.a.enabled .Values.b.enabled -}}true{{- end -}}
{{- end -}}
{{- define "x.mode" -}}
{{- if .Values.ha.enabled -}}ha{{- else -}}single{{- end -}}
{{- end -}}`;
    const files = { 'templates/_helpers.tpl': helpers };
    expect(planOf(under('include "x.on" .'), '', files)).toBe(
      'a.enabled=true b.enabled=true',
    );
    expect(planOf(under('eq (include "x.mode" .) "ha"'), '', files)).toBe(
      'ha.enabled=true',
    );
    expect(
      planOf(
        under('not (include "x.on" .)'),
        'a: { enabled: true }\nb: { enabled: true }',
        files,
      ),
    ).toBe('a.enabled=false');
  });

  it('goes into named templates that write the object', () => {
    const helpers = `{{- define "x.pdb" -}}
{{- if .part.pdb.enabled }}
${PDB}{{- end }}
{{- end -}}`;
    expect(
      planOf(
        '{{ include "x.pdb" (dict "part" .Values.web "context" $) | nindent 0 }}',
        '',
        { 'templates/_helpers.tpl': helpers },
      ),
    ).toBe('web.pdb.enabled=true');
  });

  it('follows fields that a named template sets on the dot', () => {
    const helpers = `{{- define "x.mode" -}}
{{- if .Values.ha.enabled -}}{{- $_ := set . "mode" "ha" -}}
{{- else -}}{{- $_ := set . "mode" "single" -}}{{- end -}}
{{- end -}}`;
    expect(
      planOf(`{{ template "x.mode" . }}${under('eq .mode "ha"')}`, '', {
        'templates/_helpers.tpl': helpers,
      }),
    ).toBe('ha.enabled=true');
  });

  it('does not set what the template would refuse', () => {
    expect(
      planOf(
        `{{ if .Values.hpa.enabled }}
{{ if not .Values.hpa.maxReplicas }}{{ fail "maxReplicas is required" }}{{ end }}
${PDB}
max: {{ required "min is required" .Values.hpa.minReplicas }}
{{ end }}`,
      ),
    ).toBe('hpa.enabled=true hpa.maxReplicas=5 hpa.minReplicas=2');
  });

  it('sets values of subcharts under their aliases, and globals once', () => {
    const offers = offersOf('', '', {
      'Chart.yaml': `${CHART_YAML}dependencies:
  - { name: db, version: 1.0.0, alias: store, condition: store.enabled }
  - { name: db, version: 1.0.0, alias: spare, condition: spare.enabled }
`,
      'values.yaml': 'spare: { enabled: false }\n',
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/templates/pdb.yaml': under(
        'and .Values.pdb.create .Values.global.ha.enabled',
      ),
    });
    expect(offers).toMatchObject([
      {
        kind: 'PodDisruptionBudget',
        subchart: 'store',
        template: 'charts/db/templates/pdb.yaml',
        source: 'charts/store/templates/pdb.yaml',
      },
    ]);
    expect(describePlan(offers[0].plans[0])).toBe(
      'store.pdb.create=true global.ha.enabled=true',
    );
  });

  it('takes config maps for capabilities where they hold dashboards', () => {
    const dashboards = under(
      '.Values.dashboards.enabled',
      'kind: ConfigMap\nmetadata:\n  labels: { grafana_dashboard: "1" }\n',
    );
    const settings = under('.Values.settings', 'kind: ConfigMap\n');
    expect(
      offersOf(settings, '', { 'templates/grafana.yaml': dashboards }),
    ).toMatchObject([
      {
        kind: 'ConfigMap',
        template: 'templates/grafana.yaml',
        plans: [{ settings: [{ key: 'dashboards.enabled' }] }],
      },
    ]);
  });

  it('tells switches of parts that are off', () => {
    const [{ partSwitches }] = offersOf(
      under('and .Values.cache.enabled .Values.pdb.enabled'),
      '',
      {
        'templates/cache.yaml': under(
          '.Values.cache.enabled',
          'kind: Deployment\n',
        ),
      },
    );
    expect([...partSwitches]).toEqual(['cache.enabled']);
  });

  it('leaves out kinds that an object only speaks of, and those that are rendered', () => {
    expect(
      offersOf(
        'kind: CustomResourceDefinition\nspec:\n  names:\n    kind: ServiceMonitor\n',
      ),
    ).toEqual([]);
    expect(
      findOffers({
        files: new Map([
          ['Chart.yaml', Buffer.from(CHART_YAML)],
          ['templates/pdb.yaml', Buffer.from(PDB)],
        ]),
        values: {},
        cluster: CLUSTER,
        rendered: [
          { kind: 'PodDisruptionBudget', source: 'templates/pdb.yaml' },
        ],
      }).offers,
    ).toEqual([]);
  });

  it('ends with offers, whatever the templates', () => {
    const piece = fc.constantFrom(
      '{{ if .Values.a }}',
      '{{ if not (include "t" .) }}',
      '{{ with .Values.m }}',
      '{{ range $k, $v := .Values.l }}',
      '{{ else }}',
      '{{ end }}',
      '{{ $x := .Values.a }}',
      '{{ $x = set $x "a" . }}',
      '{{ if $x.y }}',
      '{{ define "t" }}',
      '{{ include "t" . }}',
      '{{ tpl .Values.text . }}',
      '{{ if eq (index .Values.l 0) "b" }}',
      '{{ fail "no" }}',
      '{{ required "x" .Values.r }}',
      '{{ if gt (len .Values.l) (int .Values.a) }}',
      `\n${PDB}`,
      '\ntext\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
        const values =
          'a: 1\nm: { x: {} }\nl: [b, { c: d }]\ntext: "{{ .Values.text }}"\n';
        expect(Array.isArray(offersOf(pieces.join(''), values))).toBe(true);
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
