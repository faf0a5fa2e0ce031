import { deriveDeliveries } from './deliveries';

const chart = {
  metadata: {
    name: 'checkout',
    version: '1.0.0',
    type: 'application' as const,
    sources: [],
    keywords: [],
    maintainers: [],
    annotations: {},
    deprecated: false,
    dependencies: [],
  },
  files: {},
  paths: [],
  dependencies: [],
  subcharts: [],
  scenarios: [],
  pathInRepository: 'charts/checkout',
};

const derive = (files: Record<string, string>, otherCharts: string[] = []) => {
  const paths = [...Object.keys(files), ...otherCharts];
  const repository = { files, paths, truncated: false };
  return deriveDeliveries(chart, { tier: 2, chart, repository }, paths).map(
    ({ by, file }) => `${by} ${file}`,
  );
};

const release = (name: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: { chart: { spec: { chart: ${name} } } }`;
const CHARTS = ['charts/checkout/Chart.yaml', 'charts/ledger/Chart.yaml'];

describe('deriveDeliveries', () => {
  it('finds releases of this chart in a repository of many', () => {
    expect(
      derive(
        {
          'flux/a.yaml': release('./charts/checkout'),
          'flux/b.yaml': release('./charts/ledger'),
          'argo/a.yaml':
            'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { sources: [{ path: charts/checkout/ }] }',
          'argo/p.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\n',
        },
        CHARTS,
      ),
    ).toEqual(['flux flux/a.yaml', 'argo argo/a.yaml']);
  });

  it('takes a release of any name where there is one chart', () => {
    expect(derive({ 'flux/a.yaml': release('shop') }, [CHARTS[0]])).toEqual([
      'flux flux/a.yaml',
    ]);
  });

  it.each([
    ['helm upgrade --install checkout charts/checkout', 1],
    ['helm --debug upgrade $RELEASE $CHART', 1],
    ['helm upgrade --install x .', 1],
    ['helmfile --environment production apply', 1],
    ['helm upgrade --install ingress ingress-nginx/ingress-nginx', 0],
    ['helm install checkout charts/checkout', 0],
    ['kind create cluster\nhelm upgrade checkout charts/checkout', 0],
    ['helm diff upgrade checkout charts/checkout', 0],
    ['# helm upgrade checkout charts/checkout', 0],
  ])('%p', (text, count) => {
    expect(derive({ 'scripts/deploy.sh': text })).toHaveLength(count);
  });

  it('passes over samples', () => {
    const text = 'helm upgrade checkout charts/checkout';
    expect(derive({ 'charts/checkout/examples/Makefile': text })).toEqual([]);
  });
});
