import fc from 'fast-check';
import { parseYaml } from '../yaml';
import { applyFields } from './applyFields';
import { YamlFile } from './yamlFile';

const edit = (text: string, path: Array<string | number>, set: unknown) =>
  new YamlFile(text).edit([{ path, set }]);

describe('YamlFile', () => {
  it.each([
    ['a scalar', 'a: 1 # one\nb: 2\n', ['a'], 3, 'a: 3 # one\nb: 2\n'],
    ['a text', 'a: "x"\n', ['a'], 'yes', 'a: "yes"\n'],
    [
      'a key without a value',
      'a:\n# why\nb: 2\n',
      ['a'],
      1,
      'a: 1\n# why\nb: 2\n',
    ],
    ['a null', 'a: ~ # none\n', ['a', 'b'], 1, 'a: # none\n  b: 1\n'],
    [
      'an empty map',
      'a: {} # none\n  # b: 2\n\nc: 3\n',
      ['a', 'b', 'd'],
      1,
      'a: # none\n  b:\n    d: 1\n  # b: 2\n\nc: 3\n',
    ],
    [
      'a key below',
      'a:\n  b: 1 # b\n  # c: 2\nd: 1\n',
      ['a', 'c'],
      true,
      'a:\n  b: 1 # b\n  c: true\n  # c: 2\nd: 1\n',
    ],
    [
      'a key at the root',
      'a: 1\n\nb: 2\n# end',
      ['c'],
      3,
      'a: 1\n\nb: 2\n# end\n\nc: 3\n',
    ],
    ['an empty file', '# nothing\n', ['a', 'b'], 1, '# nothing\na:\n  b: 1\n'],
    [
      'a map between braces',
      'a: { b: 1 } # x\n',
      ['a', 'c'],
      2,
      'a: { b: 1, c: 2 } # x\n',
    ],
    [
      'a list',
      'a:\n  - x # first\n  # last\nb: 1\n',
      ['a', 1],
      'w',
      'a:\n  - x # first\n  - w\n  # last\nb: 1\n',
    ],
    [
      'a map in a list',
      'a:\n  - x: 1\n    y: 2\n  - x: 3\n',
      ['a', 0, 'z'],
      5,
      'a:\n  - x: 1\n    y: 2\n    z: 5\n  - x: 3\n',
    ],
    [
      'a list in place of another',
      'a: # why\n  - x\nb: 1\n',
      ['a'],
      ['w'],
      'a: # why\n  - w\nb: 1\n',
    ],
    [
      'a list in place of a text',
      'a: x # why\nb: 1\n',
      ['a'],
      ['w'],
      'a: # why\n  - w\nb: 1\n',
    ],
    [
      'a scalar in place of a map',
      'a:\n  b: 1\nc: 1\n',
      ['a'],
      5,
      'a: 5\nc: 1\n',
    ],
    [
      'a map that is replaced',
      'a:\n  b: 1 # b\n  c: 2\n',
      ['a'],
      { b: 1 },
      'a:\n  b: 1 # b\n',
    ],
    [
      'line breaks of Windows',
      'a:\r\n  b: 1\r\n',
      ['a', 'c'],
      2,
      'a:\r\n  b: 1\r\n  c: 2\r\n',
    ],
    ['a long text', 'a: |\n  x\n  y\n\nb: 1\n', ['a'], 1, 'a: 1\n\nb: 1\n'],
  ])('edits %s', (_, text, path, set, expected) => {
    expect(edit(text, path, set)).toBe(expected);
  });

  it('removes a key with its comment', () => {
    expect(edit('a: 1\nb:\n  c: 2 # c\n# d\nd: 3\n', ['b'], undefined)).toBe(
      'a: 1\n# d\nd: 3\n',
    );
  });

  it('makes several changes at once', () => {
    const file = new YamlFile('a:\n  b:\n    c: 1\n');
    expect(
      file.edit([
        { path: ['a', 'b', 'd'], set: 2 },
        { path: ['a', 'e', 'f'], set: 3 },
        { path: ['a', 'e', 'g'], set: 4 },
        { path: ['a', 'b', 'c'], set: 5 },
      ]),
    ).toBe('a:\n  b:\n    c: 5\n    d: 2\n  e:\n    f: 3\n    g: 4\n');
  });

  it.each([
    ['an alias', 'x: &x { a: 1 }\ny: *x\n', ['y', 'b']],
    ['what others point at', 'x: &x\n  a: 1\ny: *x\n', ['x', 'b']],
    ['several documents', 'a: 1\n---\nb: 2\n', ['a']],
    ['what is no YAML', 'a: b: c\n', ['a']],
    ['what is no map', '- a\n', ['a']],
    ['a text that stands in the way', 'a: text\n', ['a', 'b']],
  ])('leaves alone %s', (_, text, path) => {
    expect(edit(text, path, 2)).toBeUndefined();
  });
});

const key = fc.constantFrom('a', 'b', 'name', 'x-y', 'on', 'q.r');
const scalar = fc.oneof(
  fc.integer({ min: -5, max: 99 }),
  fc.boolean(),
  fc.constantFrom(
    'text',
    'yes',
    '0755',
    'a: b',
    '# no comment',
    '',
    'x\ny\n',
    '*',
    '1e3',
  ),
  fc.constant(null),
);
const wild = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value;

/** Writes a value as people do: with comments, blank lines, braces and odd indentation. */
function write(value: unknown, indent: number, random: () => number): string {
  const note = () => (random() % 3 === 0 ? ` # note ${random()}` : '');
  const between = () => {
    if (random() % 4 === 0) {
      return `${' '.repeat(random() % 6)}# line ${random()}\n`;
    }
    return random() % 5 === 0 ? '\n' : '';
  };
  const step = 1 + (random() % 4);
  const child = (own: unknown): string => {
    const isNested =
      typeof own === 'object' && own !== null && Object.keys(own).length > 0;
    if (isNested && random() % 6 > 0)
      return `${note()}\n${write(own, indent + step, random)}`;
    return ` ${JSON.stringify(own)}${note()}\n`;
  };
  const prefix = ' '.repeat(indent);
  return Array.isArray(value)
    ? value.map(own => `${between()}${prefix}-${child(own)}`).join('')
    : Object.entries(value as object)
        .map(
          ([name, own]) =>
            `${between()}${prefix}${JSON.stringify(name)}:${child(own)}`,
        )
        .join('');
}

describe('any edit of any file', () => {
  it('gives the value that was meant, and loses no comment and no other key', () => {
    let edited = 0;
    fc.assert(
      fc.property(
        fc.dictionary(key, wild, { minKeys: 1, maxKeys: 4 }),
        fc.array(key, { minLength: 1, maxLength: 4 }),
        wild,
        fc.infiniteStream(fc.nat(1000)),
        (root, path, set, stream) => {
          const text = write(root, 0, () => stream.next().value ?? 0);
          const before = parseYaml(text);
          const after = edit(text, path, set);
          if (after === undefined) return;
          edited++;
          expect(parseYaml(after)).toEqual(
            applyFields(before as Record<string, unknown>, [{ path, set }]),
          );
          expect(outside(comments(after), comments(text))).toEqual([]);
          expect(lostComments(text, after, before, path)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
    expect(edited).toBeGreaterThan(500);
  });
});

function comments(text: string): string[] {
  return text.match(/# (note|line) \d+/g) ?? [];
}

function outside(all: string[], known: string[]): string[] {
  return all.filter(each => !known.includes(each));
}

/** Comments that are gone although the field held nothing that could have borne them. */
function lostComments(
  text: string,
  after: string,
  before: unknown,
  path: Array<string | number>,
): string[] {
  let value: unknown = before;
  for (const step of path) value = Object(value)[step];
  const mayHold = typeof value === 'object' && value !== null;
  return mayHold ? [] : outside(comments(text), comments(after));
}

describe('YamlFile of several root keys', () => {
  const FILE =
    '---\n# first\na:\n  b: 1 # b\n\n# second\nc:\n  - x\n\nd: &d 1\ne: *d\n';
  const edits = (text: string, ...changes: Array<[string, unknown]>) =>
    new YamlFile(text).edit(
      changes.map(([path, set]) => ({ path: path.split('.'), set })),
    );

  it('changes several of them and adds one', () => {
    expect(edits(FILE, ['a.b', 2], ['c', []], ['f.g', 'on'])).toBe(
      '---\n# first\na:\n  b: 2 # b\n\n# second\nc: []\n\nd: &d 1\ne: *d\n\nf:\n  g: "on"\n',
    );
  });

  it('takes one away', () => {
    expect(edits('a: 1\nb: 2\n', ['a', undefined])).toBe('b: 2\n');
    expect(edits('a: 1\n', ['z', undefined])).toBe('a: 1\n');
  });

  it('leaves alone what an anchor ties together', () => {
    expect(edits(FILE, ['d', 2])).toBeUndefined();
    expect(edits(FILE, ['e', 2])).toBeUndefined();
  });

  it('keeps the line ends of the file', () => {
    expect(edits('a: 1\r\nb: 2', ['b', 3], ['c', 4])).toBe(
      'a: 1\r\nb: 3\r\nc: 4\r\n',
    );
  });

  it('takes the last of a key that stands twice, and no list', () => {
    expect(edits('a: 1\na: 2\n', ['a', 3])).toBe('a: 1\na: 3\n');
    expect(edits('- a\n', ['a', 3])).toBeUndefined();
  });
});
