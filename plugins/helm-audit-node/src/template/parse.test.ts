import fc from 'fast-check';
import { parseTemplate } from './parse';

function outcomeOf(source: string): string {
  try {
    return Array.isArray(parseTemplate(source)) ? 'nodes' : 'nothing';
  } catch (error) {
    return (error as Error).name;
  }
}

describe('parseTemplate', () => {
  it('reads branches, else branches and the lines they begin on', () => {
    const [branch] = parseTemplate(
      'a\n{{- if and .Values.a (not .Values.b) }}\nb\n{{- else if $x }}\nc\n{{- else }}\nd\n{{ end }}',
    ).slice(1);
    expect(branch).toMatchObject({
      type: 'if',
      line: 2,
      pipe: {
        expression: {
          type: 'call',
          name: 'and',
          args: [
            { type: 'field', chain: ['Values', 'a'] },
            { type: 'call', name: 'not', args: [{ type: 'field' }] },
          ],
        },
      },
      body: [{ type: 'text', text: '\nb' }],
      otherwise: [
        {
          type: 'if',
          line: 4,
          pipe: { expression: { type: 'variable', name: 'x', chain: [] } },
          otherwise: [{ type: 'text', text: '\nd\n' }],
        },
      ],
    });
  });

  it('keeps the arguments of a call in parentheses', () => {
    expect(parseTemplate('{{ with (merge .a .b) }}{{ end }}')).toMatchObject([
      { pipe: { expression: { name: 'merge', args: [{}, {}] } } },
    ]);
  });

  it('reads variables, pipes, literals and fields of parentheses', () => {
    expect(
      parseTemplate(
        "{{ range $i, $p := (index .Values.list 0).ports | default (list `a` 'b' 1.5 nil true) }}{{ $i = 2 }}{{ end }}",
      ),
    ).toMatchObject([
      {
        type: 'range',
        pipe: {
          variables: ['i', 'p'],
          declares: true,
          expression: {
            type: 'call',
            name: 'default',
            args: [
              {
                type: 'call',
                name: 'list',
                args: [
                  { value: 'a' },
                  { value: 98 },
                  { value: 1.5 },
                  { value: null },
                  { value: true },
                ],
              },
              {
                type: 'access',
                of: { type: 'call', name: 'index' },
                chain: ['ports'],
              },
            ],
          },
        },
        body: [{ type: 'action', pipe: { variables: ['i'], declares: false } }],
      },
    ]);
  });

  it('leaves out comments and takes the white space that is trimmed', () => {
    expect(
      parseTemplate('a {{- /* {{ if }} */ -}} b {{ "}}" -}}\n c'),
    ).toMatchObject([
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b ' },
      { type: 'action', pipe: { expression: { value: '}}' } } },
      { type: 'text', text: 'c' },
    ]);
  });

  it('reads definitions and what uses them', () => {
    expect(
      parseTemplate(
        '{{ define "a" }}x{{ end }}{{ template "a" . }}{{ block "b" .Values }}y{{ end }}',
      ),
    ).toMatchObject([
      { type: 'define', name: 'a', body: [{ text: 'x' }] },
      { type: 'template', name: 'a', pipe: {} },
      { type: 'define', name: 'b', body: [{ text: 'y' }] },
      { type: 'template', name: 'b', pipe: {} },
    ]);
  });

  it('reads methods with what is piped into them', () => {
    const [action] = parseTemplate(
      '{{ "v1" | .Capabilities.APIVersions.Has }}',
    );
    expect(action).toMatchObject({
      pipe: {
        expression: {
          type: 'method',
          of: { type: 'field', chain: ['Capabilities', 'APIVersions', 'Has'] },
          args: [{ type: 'literal', value: 'v1' }],
        },
      },
    });
  });

  it.each([
    '{{ if .a }}',
    '{{ end }}',
    '{{ ( }}',
    '{{',
    '{{ . | }}',
    '{{ if }}{{end}}',
  ])('refuses %s', source =>
    expect(() => parseTemplate(source)).toThrow(SyntaxError),
  );

  it('ends with nodes or a SyntaxError, whatever it is given', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{{-',
      '-}}',
      'if ',
      'else ',
      'end',
      '.Values.a',
      '$x',
      '(',
      ')',
      '|',
      '"',
      '`',
      ':=',
      '\n',
      'text',
      ' ',
      '1',
      '/*',
      '*/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        expect(outcomeOf(pieces.join(''))).toMatch(/nodes|SyntaxError/);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });
});
