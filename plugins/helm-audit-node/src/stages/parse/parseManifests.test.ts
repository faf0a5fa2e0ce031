import fc from 'fast-check';
import { parseFiles, parseRendered } from './parseManifests';

const rendered = (...documents: string[]) =>
  documents
    .map(text => `---\n# Source: shop/templates/a.yaml\n${text}\n`)
    .join('');

describe('parseRendered', () => {
  it('says which template each object comes from', () => {
    const { manifests } = parseRendered(
      `---\n# Source: shop/charts/redis/templates/b.yaml\nkind: Service\n${rendered(
        'kind: A',
        'kind: B',
      )}`,
    );
    expect(manifests).toMatchObject([
      { source: 'charts/redis/templates/b.yaml', subchart: 'redis' },
      { source: 'templates/a.yaml', document: 0, body: { kind: 'A' } },
      { source: 'templates/a.yaml', document: 1, body: { kind: 'B' } },
    ]);
  });

  it('unwraps lists', () => {
    const { manifests } = parseRendered(
      rendered('kind: List\nitems:\n- kind: A\n- kind: B\n- no map'),
    );
    expect(manifests).toMatchObject([
      { body: { kind: 'A' }, pathInDocument: ['items', 0] },
      { body: { kind: 'B' }, pathInDocument: ['items', 1] },
    ]);
  });

  it('tells the line of a file that is wrong', () => {
    const text = 'kind: A\n---\nkind: B\n---\nkind: C\n d: e\n---\nkind: F\n';
    const files = new Map([['a.yaml', Buffer.from(text)]]);
    const { manifests, problems } = parseFiles(files);
    expect(manifests).toHaveLength(3);
    expect(problems).toMatchObject([
      { source: 'a.yaml', document: 2, line: 6 },
    ]);
  });

  it('reports what is no object, and goes on', () => {
    const { manifests, problems } = parseRendered(
      rendered('just text', 'a: b: c', '# only a comment', 'kind: A'),
    );
    expect(manifests).toHaveLength(1);
    expect(problems).toMatchObject([
      { source: 'templates/a.yaml', document: 0 },
      { source: 'templates/a.yaml', document: 1 },
    ]);
  });

  it.each([
    ['- kind: A', 'it is a list, not a map'],
    ['just text', 'it is text, not a map'],
    ['42', 'it is a number, not a map'],
    [
      'kind: PodList\nitems: [null, { kind: A }]',
      'item 1 of its PodList is empty, not a map',
    ],
    [
      `kind: A\na: ${'['.repeat(500)}${']'.repeat(500)}`,
      'it is nested more than 100 levels deep',
    ],
  ])('says what is wrong with %j', (text, message) => {
    expect(parseRendered(rendered(text)).problems).toEqual([
      { source: 'templates/a.yaml', document: 0, message },
    ]);
  });

  it('unwraps Lists in Lists, and tells their duplicate keys apart', () => {
    const inner = 'kind: List\n  items: [{ kind: A, a: 1, a: 1 }, { kind: B }]';
    const { manifests } = parseRendered(
      rendered(`kind: List\nitems:\n- ${inner}`),
    );
    expect(manifests).toMatchObject([
      { pathInDocument: ['items', 0, 'items', 0], duplicateKeys: [['a']] },
      { pathInDocument: ['items', 0, 'items', 1] },
    ]);
    expect(manifests[1].duplicateKeys).toBeUndefined();
  });

  it('keeps three dashes inside a block scalar', () => {
    const { manifests } = parseRendered(
      rendered('kind: ConfigMap\ndata:\n  a: |\n    x\n    ---\n    y'),
    );
    expect(manifests).toMatchObject([{ body: { data: { a: 'x\n---\ny\n' } } }]);
  });

  it('reads what is asked of a custom resource definition', () => {
    const { manifests } = parseRendered(
      rendered(
        'kind: CustomResourceDefinition\nmetadata:\n  name: a.b\nspec:\n  group: b\n  versions:\n  - name: v1',
      ),
    );
    expect(manifests).toMatchObject([
      { body: { metadata: { name: 'a.b' }, spec: { group: 'b' } } },
    ]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), text => {
        const files = new Map([['a.yaml', Buffer.from(text)]]);
        for (const parsed of [parseRendered(text), parseFiles(files)]) {
          expect(Array.isArray(parsed.manifests)).toBe(true);
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
