import { instrument } from './instrument';

const marked = (text: string) =>
  instrument(new Map([['templates/a.yaml', Buffer.from(text)]])).texts.get(
    'templates/a.yaml',
  );

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
