import { applyPatch } from 'diff';
import fc from 'fast-check';
import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { EditApplier } from './editApplier';
import { diffFiles } from './diff';

const FILES: Record<string, string> = {
  'values.yaml': 'a: 1 # one\nb: {}\n',
  'templates/web.yaml':
    'kind: Deployment\nspec:\n  containers:\n    - name: web\n      image: x\n',
};

const apply = (...edits: FixEdit[]) => {
  const result = new EditApplier(file => FILES[file]).apply(edits);
  return result.ok ? Object.fromEntries(result.files) : undefined;
};

const insert = (value: Record<string, unknown>, line = 5): FixEdit => ({
  type: 'insert',
  file: 'templates/web.yaml',
  line,
  indent: 6,
  value,
});

describe('EditApplier', () => {
  it('sets several values of a file at once', () => {
    expect(
      apply(
        { type: 'set', file: 'values.yaml', path: ['b', 'c'], value: 2 },
        { type: 'set', file: 'values.yaml', path: ['b', 'd'], value: 3 },
        { type: 'remove', file: 'values.yaml', path: ['a'] },
      ),
    ).toEqual({ 'values.yaml': 'b:\n  c: 2\n  d: 3\n' });
  });

  it('makes values where there are none', () => {
    const path = ['a', 'b'];
    const applier = new EditApplier(() => undefined);
    expect(
      applier.apply([{ type: 'set', file: 'values.yaml', path, value: 1 }]),
    ).toEqual({ ok: true, files: new Map([['values.yaml', 'a:\n  b: 1\n']]) });
  });

  it('merges what is put in at one place', () => {
    expect(
      apply(
        insert({ securityContext: { a: 1 } }),
        insert({ securityContext: { b: { c: ['x'] } } }),
        insert({ securityContext: { a: 1 } }),
      ),
    ).toEqual({
      'templates/web.yaml':
        'kind: Deployment\nspec:\n  containers:\n    - name: web\n      securityContext:\n        a: 1\n        b:\n          c:\n            - x\n      image: x\n',
    });
  });

  it('writes actions as they are, at the right depth', () => {
    const value = {
      labels: {
        '{{- include "x.labels" . | nindent 4 }}': null,
        app: '{{ .Release.Name }}',
      },
    };
    expect(apply(insert(value))!['templates/web.yaml']).toContain(
      '      labels:\n        {{- include "x.labels" . | nindent 8 }}\n        app: {{ .Release.Name }}\n',
    );
  });

  it('keeps lines that several edits name in step', () => {
    const replace: FixEdit = {
      type: 'replace-lines',
      file: 'templates/web.yaml',
      line: 5,
      count: 1,
      lines: ['      image: y'],
    };
    expect(apply(insert({ a: 1 }), replace)!['templates/web.yaml']).toMatch(
      /name: web\n {6}a: 1\n {6}image: y\n$/,
    );
  });

  it.each<[string, FixEdit[]]>([
    ['two values for one field', [insert({ a: 1 }), insert({ a: 2 })]],
    [
      'a file that is there',
      [{ type: 'create', file: 'values.yaml', content: '' }],
    ],
    [
      'a file that is not there',
      [{ type: 'set', file: 'x.yaml', path: ['a'], value: 1 }],
    ],
    [
      'a line that is replaced twice',
      ['y', 'z'].map(image => ({
        type: 'replace-lines',
        file: 'templates/web.yaml',
        line: 5,
        count: 1,
        lines: [image],
      })),
    ],
  ])('refuses %s', (_, edits) => {
    expect(apply(...edits)).toBeUndefined();
  });
});

describe('diffFiles', () => {
  it('shows what changes, and files that are new', () => {
    const text = diffFiles([
      { file: 'values.yaml', before: 'a: 1\n', after: 'a: 2\n' },
      { file: 'templates/pdb.yaml', before: undefined, after: 'kind: X\n' },
      { file: 'same.yaml', before: 'a: 1\n', after: 'a: 1\n' },
    ]);
    expect(text).toBe(
      [
        'diff --git a/values.yaml b/values.yaml',
        '--- a/values.yaml',
        '+++ b/values.yaml',
        '@@ -1,1 +1,1 @@',
        '-a: 1',
        '+a: 2',
        'diff --git a/templates/pdb.yaml b/templates/pdb.yaml',
        'new file mode 100644',
        '--- /dev/null',
        '+++ b/templates/pdb.yaml',
        '@@ -0,0 +1,1 @@',
        '+kind: X',
        '',
      ].join('\n'),
    );
  });
});

describe('any diff', () => {
  it('leads from the one text to the other', () => {
    const line = fc.constantFrom('a', 'b', '', '  c: 1', '# d');
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
      .map(([lines, isClosed]) => lines.join('\n') + (isClosed ? '\n' : ''));
    fc.assert(
      fc.property(
        text,
        text,
        fc.integer({ min: 1, max: 4 }),
        (a, b, context) => {
          const diff = diffFiles([{ file: 'x', before: a, after: b }], context);
          expect(diff ? applyPatch(a, diff) : a).toBe(b);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
