import { load } from 'js-yaml';
import { JsonMap, Path } from '../../json';
import { TemplateLibrary } from '../templateLibrary';
import { ChartTemplates } from './chartTemplates';
import { viewKey } from './fieldOrigin';

const HELPERS = `
{{- define "render" -}}
{{- $value := typeIs "string" .value | ternary .value (.value | toYaml) }}
{{- if contains "{{" (toJson .value) }}{{- tpl $value .context }}{{- else }}{{- $value }}{{- end }}
{{- end -}}
{{- define "image" -}}
{{- $registry := default .imageRoot.registry ((.global).imageRegistry) -}}
{{- printf "%s/%s:%s" $registry .imageRoot.repository (.imageRoot.tag | default .appVersion | toString) -}}
{{- end -}}
{{- define "accountName" -}}
{{- if .Values.account.create }}{{ default "fallback" .Values.account.name }}{{ else }}{{ default "default" .Values.account.name }}{{ end }}
{{- end -}}
{{- define "resources" -}}
{{- if .Values.resources }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
{{- end }}
{{- end -}}
{{- define "item" -}}
image: {{ .image }}
{{- end -}}
`;

const VALUES = `
replicas: 2
empty: {}
resources: {}
preset: small
image: {registry: r.io, repository: app, tag: ""}
account: {create: true, name: ""}
probe: {enabled: false, period: 5, timeout: 3}
other: {period: 7}
extra: {a: b}
args: [x]
containers: [{name: one, image: a}, {name: two, image: b}]
services: {web: {port: 80}, api: {port: 81}}
base: {x: 1}
over: {}
global: {imageRegistry: ""}
templated: '{{ .Release.Name }}'
`;

interface Case {
  /** The key's line is the first that holds `KEY`. */
  template: string;
  rest?: Path;
  /** What is rendered as the key's value. */
  block?: unknown;
  keys?: string[];
  chart?: string[];
  isItem?: boolean;
}

const view = ({
  template,
  rest = [],
  block,
  keys = [],
  chart = [],
  isItem,
}: Case) => {
  const lines = template.split('\n');
  const index = lines.findIndex(line => line.includes('KEY'));
  const text = template.replace('KEY', 'key');
  const templates = new ChartTemplates(
    TemplateLibrary.of(
      new Map([
        ['templates/_helpers.tpl', Buffer.from(HELPERS)],
        ['templates/a.yaml', Buffer.from(text)],
      ]),
    ),
    load(VALUES) as JsonMap,
  );
  return viewKey(
    {
      chart,
      way: [{ file: 'templates/a.yaml', line: index + 1, keys }],
      indent: lines[index].search(isItem ? /\S/ : /[^\s-]/),
      isItem,
      field: { block, rest },
    },
    templates,
  );
};
const printed = (question: Case) => view(question)?.printed?.path.join('.');

describe('viewKey', () => {
  it.each<[string, Case, string | undefined]>([
    [
      'a value',
      { template: 'KEY: {{ .Values.replicas }}', block: 2 },
      'replicas',
    ],
    [
      'a value that is not what is rendered',
      { template: 'KEY: {{ .Values.replicas }}', block: 3 },
      undefined,
    ],
    ['text of the template', { template: 'KEY: 1', block: 1 }, undefined],
    [
      'a variable',
      {
        template: '{{ $n := .Values.replicas }}\nKEY: {{ $n | quote }}',
        block: '2',
      },
      'replicas',
    ],
    [
      'a default that stands in',
      {
        template: 'KEY: {{ .Values.account.name | default "x" }}',
        block: 'x',
      },
      'account.name',
    ],
    [
      'a map that is printed whole',
      {
        template: 'KEY:\n  {{- toYaml .Values.resources | nindent 2 }}',
        rest: ['limits', 'memory'],
        block: {},
      },
      'resources.limits.memory',
    ],
    [
      'a map that `with` makes the dot',
      {
        template:
          '{{- with .Values.empty }}\nKEY:\n  {{- toYaml . | nindent 2 }}\n{{- end }}',
        rest: ['a'],
      },
      'empty.a',
    ],
    [
      'a map that goes through a named template',
      {
        template:
          'KEY: {{- include "render" (dict "value" .Values.resources "context" $) | nindent 2 }}',
        rest: ['limits'],
        block: {},
      },
      'resources.limits',
    ],
    [
      'a map that is merged of two',
      {
        template:
          'KEY: {{- toYaml (mergeOverwrite (deepCopy .Values.base) .Values.over) | nindent 2 }}',
        rest: ['x'],
        block: { x: 1 },
      },
      'base.x',
    ],
    [
      'an absent key of a merged map',
      {
        template:
          'KEY: {{- toYaml (mergeOverwrite (deepCopy .Values.base) .Values.over) | nindent 2 }}',
        rest: ['y'],
        block: { x: 1 },
      },
      'over.y',
    ],
    [
      'the map that another branch prints',
      {
        template: `{{- if .Values.resources }}
key: {{- toYaml .Values.resources | nindent 2 }}
{{- else if ne .Values.preset "none" }}
KEY: {{- include "preset" (dict "type" .Values.preset) | nindent 2 }}
{{- end }}`,
        rest: ['limits', 'cpu'],
        block: { limits: { cpu: '1' } },
      },
      'resources.limits.cpu',
    ],
    [
      'the end of an image that a named template makes',
      {
        template:
          'KEY: {{ include "image" (dict "imageRoot" .Values.image "global" .Values.global "appVersion" .Chart.AppVersion) }}',
        block: 'r.io/app:1.0',
      },
      'image.tag',
    ],
    [
      'a name that a named template chooses',
      { template: 'KEY: {{ include "accountName" . }}', block: 'fallback' },
      'account.name',
    ],
    [
      'the item of a list that is rendered after another',
      {
        template:
          'KEY:\n  - name: zero\n    image: z\n  {{- toYaml .Values.containers | nindent 2 }}',
        rest: [2, 'image'],
        block: [{ name: 'zero' }, { name: 'one' }, { name: 'two', image: 'b' }],
      },
      'containers.1.image',
    ],
    [
      'a value of which something else is made',
      {
        template:
          'KEY: {{ gt (int .Values.replicas) 1 | ternary 1 .Values.replicas }}',
        block: 1,
      },
      'replicas',
    ],
    [
      'what is the chart’s own before what is for all',
      {
        template:
          'KEY: {{ coalesce .Values.global.imageRegistry .Values.account.name "x" }}',
        block: 'x',
      },
      'account.name',
    ],
    [
      'a part of a text',
      {
        template: 'KEY: a.io/{{ .Values.image.repository }}',
        block: 'a.io/app',
      },
      'image.repository',
    ],
    [
      'a value by a name that is made',
      {
        template:
          '{{- $section := "my-services" | replace "my-" "" }}\nKEY: {{ (index .Values $section).web.port }}',
        block: 80,
      },
      'services.web.port',
    ],
    [
      'a map whose entries a loop prints',
      {
        template:
          'KEY:\n  a: b\n{{- range $k, $v := .Values.empty }}\n  {{ $k }}: {{ $v | quote }}\n{{- end }}',
        rest: ['x'],
        block: { a: 'b' },
      },
      'empty.x',
    ],
    [
      'the map that is given of two that may be',
      {
        template:
          'KEY: {{- toYaml (.Values.empty | default .Values.base) | nindent 2 }}',
        rest: ['y'],
        block: { x: 1 },
      },
      'base.y',
    ],
    [
      'an entry of a map that is looped over',
      {
        template:
          '{{- range $name, $each := .Values.services }}\nKEY: {{ $each.port }}\n{{- end }}',
        keys: ['api'],
        block: 81,
      },
      'services.api.port',
    ],
    [
      'an item of a list that is looped over',
      {
        template:
          '{{- range .Values.containers }}\nKEY: {{ .image }}\n{{- end }}',
        keys: ['1'],
        block: 'b',
      },
      'containers.1.image',
    ],
    [
      'the map that most children are printed from',
      {
        template:
          'KEY:\n  a: {{ .Values.probe.period }}\n  b: {{ .Values.probe.timeout }}\n  c: {{ .Values.other.period }}\nnext: {{ .Values.replicas }}',
        block: { a: 5, b: 3, c: 7 },
      },
      'probe',
    ],
    [
      'a value with a template in it',
      {
        template: 'KEY: {{ tpl .Values.templated . }}',
        block: 'release-name',
      },
      'templated',
    ],
    [
      'a global of a subchart',
      {
        template: 'KEY: {{ .Values.global.imageRegistry | default "x" }}',
        block: 'x',
        chart: ['sub'],
      },
      'global.imageRegistry',
    ],
    [
      'a value of a subchart',
      {
        template: 'KEY: {{- toYaml .Values.empty | nindent 2 }}',
        rest: ['a'],
        chart: ['sub'],
      },
      'sub.empty.a',
    ],
  ])('knows %s', (_, question, path) => {
    expect(printed(question)).toBe(path);
  });

  it.each<[string, Case]>([
    [
      'a list that is printed below a child',
      {
        template:
          'KEY:\n  args:\n    - a\n    {{- toYaml .Values.extra | nindent 4 }}',
        rest: ['x'],
        block: {},
      },
    ],
    [
      'the value of the key itself',
      {
        template: 'KEY: {{ .Values.replicas }}',
        rest: ['x'],
        block: 2,
      },
    ],
    [
      'what the next key prints',
      {
        template: 'KEY: x\nnext: {{- toYaml .Values.extra | nindent 2 }}',
        rest: ['x'],
        block: {},
      },
    ],
    [
      'what follows a value that is complete',
      {
        template: 'KEY: {}\n{{- toYaml .Values.extra | nindent 0 }}',
        rest: ['x'],
        block: {},
      },
    ],
    [
      'a list that stands at the column of its key',
      {
        template:
          'KEY:\n  args:\n  - a: b\n    c: d\n  {{- toYaml .Values.empty | nindent 2 }}',
        rest: ['x'],
        block: {},
      },
    ],
    [
      'a value that is no map of anything',
      {
        template: 'KEY:\n  {{ .Values.image.tag }}',
        rest: ['x'],
        block: {},
      },
    ],
    [
      'the name of a field',
      {
        template: 'KEY:\n  {{ default "x" .Values.account.name }}: y',
        block: { x: 'y' },
      },
    ],
    [
      'what is printed at another column',
      {
        template:
          'KEY:\n  a: b\n  args:\n    x: y\n{{- toYaml .Values.extra | nindent 4 }}',
        rest: ['x'],
        block: {},
      },
    ],
    [
      'a list for a map',
      {
        template: 'KEY:\n  {{- toYaml .Values.args | nindent 2 }}',
        rest: ['x'],
        block: {},
      },
    ],
  ])('takes no absent key from %s', (_, question) => {
    expect(printed(question)).toBeUndefined();
  });

  it('takes an item for none of the values of its fields', () => {
    const template =
      '- KEY: [x]\n  names:\n    - {{ .Values.image.repository }}\n- next: {{ .Values.replicas }}';
    expect(printed({ template, isItem: true, block: {} })).toBeUndefined();
  });

  it('knows the switch that keeps a key out', () => {
    expect(
      view({
        template:
          '{{- if and .Values.account.create .Values.probe.enabled }}\nKEY:\n  a: b\n{{- end }}',
      }),
    ).toMatchObject({
      isRendered: false,
      guard: { path: ['probe', 'enabled'] },
    });
  });

  it('knows the switch that is there for one key', () => {
    const question = (template: string) =>
      view({ template, block: true })?.guard?.path;
    expect(
      question('{{- if .Values.account.create }}\nKEY: true\n{{- end }}'),
    ).toEqual(['account', 'create']);
    expect(
      question('{{- if .Values.account.create }}\na: b\nKEY: true\n{{- end }}'),
    ).toBeUndefined();
  });

  it('knows the switch that is there for the one key of a key', () => {
    const question = (inside: string) =>
      view({
        template: `{{- if .Values.account.create }}\n${inside}\n{{- end }}`,
        block: {},
        isItem: inside.includes('- KEY'),
      })?.guard?.path;
    const path = ['account', 'create'];
    expect(question('egress:\n  - KEY: {}')).toEqual(path);
    expect(question('egress:\n- KEY: {}')).toEqual(path);
    expect(question('outer:\n  KEY: {}')).toEqual(path);
    expect(question('egress:\n  - KEY: {}\n  - ports: []')).toBeUndefined();
    expect(question('outer:\n  other: 1\n  KEY: {}')).toBeUndefined();
    expect(question('outer:\nKEY: {}')).toBeUndefined();
  });

  it('knows the key that a map is asked for', () => {
    expect(
      view({
        template:
          '{{- if hasKey .Values.image "extra" }}\nKEY:\n  a: b\n{{- end }}',
      })?.guard?.path,
    ).toEqual(['image', 'extra']);
  });

  it('names the templates that print into a key', () => {
    const callees = view({
      template: 'KEY:\n  a: b\n  {{- include "resources" . | nindent 2 }}',
      rest: ['resources'],
      block: {},
    })?.callees;
    expect(callees).toMatchObject([
      { template: { name: 'resources' }, line: 3 },
    ]);
  });

  it('ends, whatever the templates do', () => {
    const loop =
      '{{ define "loop" }}{{ include "loop" (dict "a" . "b" .) }}{{ end }}\n{{ $d := dict }}{{ range $i := .Values.args }}{{ $_ := set $d "x" (list $d $d) }}{{ end }}\nKEY: {{ include "loop" $d }}';
    expect(printed({ template: loop, block: 'x' })).toBeUndefined();
  });
});
