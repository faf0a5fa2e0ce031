import { instrument } from './instrument';

const marked = (text: string, withCalls = false) =>
  instrument(
    new Map([['templates/a.yaml', Buffer.from(text)]]),
    withCalls,
  ).texts.get('templates/a.yaml');

describe('instrument', () => {
  it('marks lines that begin a field or an item', () => {
    expect(marked('kind: Pod\nspec:\n  - name: a\n  - {{ .x }}\n')).toBe(
      'kind: Pod #@0:1\nspec: #@0:2\n  - name: a #@0:3\n  - {{ .x }} #@0:4\n',
    );
  });

  it.each([
    ['a trimmed end', 'a: {{ .x -}}'],
    ['a flow map that goes on', 'a: {'],
    ['JSON', '"a": 1'],
    ['a comment', '# a: b'],
    ['an action of its own', '{{- toYaml .Values.a | nindent 4 }}'],
    ['a scalar that goes on', 'a: some\n  more words'],
    ['a definition of resources', 'kind: CustomResourceDefinition\na: b'],
    ['the inside of an action', '{{- include "x" (dict\n  a: .b\n) }}'],
  ])('leaves %s as it is', (_, text) => {
    expect(marked(text)).toBe(text);
  });

  it('marks a key before the action that prints its value below', () => {
    expect(marked('a: {{- toYaml .x | nindent 2 }}\nb: {{ .y }}\n')).toBe(
      'a: #@0:1 {{- toYaml .x | nindent 2 }}\nb: {{ .y }} #@0:2\n',
    );
  });

  it('lets calls of named templates add their place to marks', () => {
    expect(
      marked('a:\n  {{- include "x" (dict "y" .) | nindent 2 }}', true),
    ).toBe(
      'a: #@0:1\n  {{- (include "x" (dict "y" .) | replace " #@" " #@0:2;") | nindent 2 }}',
    );
    expect(marked('{{ template "x" . }}{{ template "y" }}', true)).toBe(
      '{{ (include "x" . | replace " #@" " #@0:1;") }}{{ (include "y" nil | replace " #@" " #@0:1;") }}',
    );
  });

  it('keeps the marks of text that is read and written again', () => {
    expect(
      marked('a: {{ include "x" . | fromYaml | toYaml | nindent 2 }}', true),
    ).toContain('| replace " #@" " #@0:1;")  | nindent 2');
  });

  it('adds the keys of loops to marks', () => {
    expect(marked('{{ range $k, $v := .x }}\na: b\n{{ end }}', true)).toContain(
      'a: b #@0:2[{{ $k | urlquery }}]',
    );
    expect(
      marked('{{ range .x }}\na: b\n{{ else }}\nc: d\n{{ end }}', true),
    ).toMatch(
      /range (\$\w+), \$\w+ := \.x \}\}\na: b #@0:2\[\{\{ \1 \| urlquery \}\}\]\n.*\nc: d #@0:4\n/,
    );
  });

  it('leaves alone what is piped into a call', () => {
    expect(marked('{{ . | include "x" }}', true)).toBe('{{ . | include "x" }}');
  });

  it('counts templates in order, and leaves other files alone', () => {
    const { templates, texts } = instrument(
      new Map([
        ['values.yaml', Buffer.from('a: b')],
        ['templates/_helpers.tpl', Buffer.from('a: b')],
        ['charts/x/templates/b.yaml', Buffer.from('a: b')],
      ]),
    );
    expect(templates).toEqual([
      'templates/_helpers.tpl',
      'charts/x/templates/b.yaml',
    ]);
    expect(texts.get('charts/x/templates/b.yaml')).toBe('a: b #@1:1');
  });
});
