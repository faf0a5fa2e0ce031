import { chartfileDefects } from './chartfileDefects';

const defectsOf = (chart: object) =>
  chartfileDefects({ apiVersion: 'v2', name: 'payments', ...chart }).map(
    ({ path, isFatal }) => `${path.join('.')}${isFatal ? ' fatal' : ''}`,
  );

it.each([
  [{ name: '..' }, ['name fatal']],
  [{ name: 'a/b' }, ['name fatal']],
  [{ type: 'app' }, ['type fatal']],
  [{ apiVersion: 'v1', type: 'library' }, ['type']],
  [{ apiVersion: 'v1', dependencies: [{ name: 'a' }] }, ['dependencies']],
  [{ dependencies: [null] }, ['dependencies.0 fatal']],
  [
    { dependencies: [{ name: 'a' }, { name: 'b', alias: 'a' }] },
    ['dependencies.1.name fatal'],
  ],
  [
    { dependencies: [{ name: 'a', alias: 'a b' }] },
    ['dependencies.0.alias fatal'],
  ],
  [{ maintainers: [null] }, ['maintainers.0 fatal']],
  [{ maintainers: [{ email: 'a@b.example' }] }, ['maintainers.0']],
  [{ maintainers: [{ name: 'a', email: 'b' }] }, ['maintainers.0.email']],
  [{ sources: ['', 'example.com'] }, ['sources.0', 'sources.1']],
  [{ icon: 'icon.png' }, ['icon']],
])('finds in %j: %j', (chart, defects) => {
  expect(defectsOf(chart)).toEqual(defects);
});

it('takes what Helm takes', () => {
  expect(
    defectsOf({
      type: 'application',
      icon: 'https://example.com/icon.png',
      sources: ['https://example.com/payments'],
      maintainers: [{ name: 'A' }, { name: 'B', email: 'b@bank.example' }],
      dependencies: [{ name: 'a' }, { name: 'a', alias: 'b_2' }],
    }),
  ).toEqual([]);
  expect(defectsOf({ apiVersion: 'v1', type: '', maintainers: 1 })).toEqual([]);
});
