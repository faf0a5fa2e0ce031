import { gatherCase, RuleCase } from '../testing/gatherCase';
import { FactStore } from './factStore';
import { usesOpenSource } from './openSource';

const POD = (image: string) =>
  `kind: Pod\napiVersion: v1\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: '${image}' }] }\n`;

async function openSource(testCase: RuleCase) {
  const { gathered } = await gatherCase({ chart: {}, ...testCase });
  const fact = new FactStore(gathered).get('openSource');
  if (fact.state !== 'known') throw new Error(fact.reason);
  return fact.value;
}

describe('openSource', () => {
  it.each(['nginx:1.29', 'ghcr.io/a/b:1', 'registry.k8s.io/pause:3.10'])(
    'knows %s as public',
    async image => {
      const use = await openSource({ manifests: POD(image) });
      expect(use.images).toEqual([image]);
      expect(usesOpenSource(use)).toBe(true);
    },
  );

  it.each(['registry.bank.example/app:1', 'localhost:5000/app', 'a b'])(
    'does not take %s for public',
    async image => {
      const use = await openSource({ manifests: POD(image) });
      expect(usesOpenSource(use)).toBe(false);
    },
  );

  it.each([
    ['bank/payments:1', false],
    ['bitnami/payments:1', false],
    ['payments:1', true],
    ['ghcr.io/bank/payments:1', true],
    ['bank/ledger:1', true],
  ])(
    "takes %s for open source within the chart 'payments': %s",
    async (image, expected) => {
      const use = await openSource({
        manifests: POD(image),
        chart: { 'Chart.yaml': 'name: payments\nversion: 1.0.0\n' },
      });
      expect(usesOpenSource(use)).toBe(expected);
    },
  );

  it('knows fetched charts, also when nothing is rendered', async () => {
    const use = await openSource({
      renderError: 'boom',
      chart: {
        'Chart.yaml':
          'name: a\nversion: 1.0.0\ndependencies: [{ name: redis, version: 1.0.0, repository: oci://example.com }, { name: own, version: 1.0.0, repository: "file://../own" }]\n',
      },
    });
    expect(use).toEqual({ charts: ['redis'], images: [] });
  });
});
