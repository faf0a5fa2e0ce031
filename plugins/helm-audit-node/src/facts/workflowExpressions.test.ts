import { pastedValues } from './workflowExpressions';

const pathsOf = (expression: string) =>
  pastedValues(expression).map(({ path }) => path.join('.'));

it.each([
  ['github.event.number', ['github.event.number']],
  ["github['Event'].Number", ['github.event.number']],
  ['matrix.os[0]', ['matrix.os.#']],
  ['steps.*.outputs', ['steps.*.outputs']],
  ["a.b || c.d && 'x'", ['a.b']],
  ["a.b == 'x' && c.d || e.f", ['c.d', 'e.f']],
  ['!a.b', []],
  ['a.b >= 3', []],
  ["'a.b'", []],
  ["'it''s a.b' || c.d", ['c.d']],
  ["contains(a.b, 'x')", []],
  ["format('{0}-{1}', a.b, (c.d))", ['a.b', 'c.d']],
  ["fromJSON(contains(a.b, 'x')).y", []],
  ['a[b.c].d', ['b.c', 'a.#.d']],
  ['a.b[', ['a.b.#']],
  ['(((', []],
  ['f(a.b', ['a.b']],
  ['f() || a', ['a']],
  ['1 || a.b', ['a.b']],
  ['#', []],
  ['!!a.b || c.d', ['c.d']],
  [`${'('.repeat(100000)}a.b`, []],
  [`${'!'.repeat(100000)}a.b`, []],
])('says what %s can put in its place', (expression, paths) => {
  expect(pathsOf(expression)).toEqual(paths);
});

it('tells what becomes JSON', () => {
  expect(pastedValues('toJSON(a.b) || c.d')).toEqual([
    { path: ['a', 'b'], asJson: true },
    { path: ['c', 'd'], asJson: false },
  ]);
});
