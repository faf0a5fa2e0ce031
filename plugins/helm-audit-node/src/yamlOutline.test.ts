import { OutlineNode, outlineYaml } from './yamlOutline';

/** Paths of a document with the line of each. */
function linesOf(node: OutlineNode | undefined, path = ''): string[] {
  if (!node) return [];
  return [
    ...node.entries.flatMap(({ key, line, node: value }) => [
      `${path}${key} ${line}`,
      ...linesOf(value, `${path}${key}.`),
    ]),
    ...node.items.flatMap((item, index) => [
      `${path}${index} ${item.line}`,
      ...linesOf(item, `${path}${index}.`),
    ]),
  ];
}

describe('outlineYaml', () => {
  it.each([
    ['a map', '# A\na: 1\nb:\n  c: 2\n', ['a 2', 'b 3', 'b.c 4']],
    ['an empty value', 'a:\nb: 1\n', ['a 1', 'b 2']],
    [
      'a list of maps',
      'a:\n  - b: 1\n    c: 2\n  -\n    d: 3\n',
      ['a 1', 'a.0 2', 'a.0.b 2', 'a.0.c 3', 'a.1 5', 'a.1.d 5'],
    ],
    ['lists in lists', '- - a\n  - b\n', ['0 1', '0.0 1', '0.1 2']],
    ['a list of one list', '- [a]\n', ['0 1', '0.0 1']],
    [
      'flow style',
      'a: { b: [c,\n  d] }\n',
      ['a 1', 'a.b 1', 'a.b.0 1', 'a.b.1 2'],
    ],
    [
      'text that looks like keys',
      'a: |\n  b: 1\nc: "d:\n  e"\n',
      ['a 1', 'c 3'],
    ],
    ['anchors and aliases', 'a: &x\n  b: 1\nc: *x\n', ['a 1', 'a.b 2', 'c 3']],
    ['a key given twice', 'a: 1\na: 2\n', ['a 1', 'a 2']],
  ])('tells the lines of %s', (_, text, expected) => {
    expect(linesOf(outlineYaml(text))).toEqual(expected);
  });

  it('counts the lines of the documents before', () => {
    expect(linesOf(outlineYaml('---\na: 1\n---\nb: 2\n', 2))).toEqual(['b 4']);
  });

  it('has nothing to tell of what is missing or is not YAML', () => {
    expect(outlineYaml('a: 1\n', 1)).toBeUndefined();
    expect(outlineYaml('a: [1\n')).toBeUndefined();
  });
});
