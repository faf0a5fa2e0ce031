import type { Entity } from '@backstage/catalog-model';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from '../../auditChart';
import { makeChartFolder } from '../../testing/chartFolder';

const workload = (name: string, spec: string, pod = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  ${spec}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      ${pod || 'restartPolicy: Always'}
      containers:
        - name: main
          image: "example.com/${name}:1.0.0"
          envFrom: [{ configMapRef: { name: shared } }]
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { number: 80 } } }
`;

const SPREAD = `topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: DoNotSchedule
          labelSelector: { matchLabels: { app: web } }`;

const entity = (
  name: string,
  relations: Entity['relations'] = [],
  kind = 'Component',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  relations,
});

describe('describeBlastRadius', () => {
  const audit = async (
    documents: string[],
    catalog?: { entity: Entity; related: Entity[] },
    tier: 1 | 2 = 1,
  ) => {
    const folder = await makeChartFolder({
      'all.yaml': documents.join('---\n'),
    });
    try {
      return await createAuditor().audit({
        source: { kind: 'manifests', path: folder.path },
        catalog,
        tier,
      });
    } finally {
      await folder.remove();
    }
  };
  const radiusOf = ({ summary }: AuditReport, ruleId: string) =>
    summary.blockers.find(blocker => blocker.ruleId === ruleId)?.blastRadius;

  it('names pods, callers and hosts', async () => {
    const report = await audit([
      workload('web', 'replicas: 1'),
      SERVICE,
      INGRESS,
    ]);
    expect(radiusOf(report, 'single-replica')).toBe(
      'Deployment web, a single pod. It hits whoever calls Service web in the cluster, and whoever comes from outside through shop.example.com.',
    );
  });

  it.each([
    ['', 'with nothing that keeps them on different nodes'],
    [SPREAD, 'spread over zones'],
  ])('tells how pods are spread: %p', async (pod, words) => {
    const report = await audit([workload('web', 'replicas: 3', pod)]);
    const text = JSON.stringify([report.risks, report.gapAnalysis]);
    expect(text).toContain(`Deployment web, at least 3 pods ${words}.`);
    expect(text).toContain('No Service of this chart leads there.');
  });

  it('looks for no Service in front of a job', async () => {
    const report = await audit([
      `apiVersion: batch/v1
kind: Job
metadata: { name: nightly }
spec:
  template:
    spec:
      containers: [{ name: run, image: example.com/run:1.0.0 }]
`,
    ]);
    const texts = report.gapAnalysis.map(({ blastRadius }) => blastRadius);
    expect(texts).toContain('Job nightly.');
  });

  it('names who depends on the service by its own entity, and nobody who does by an API', async () => {
    const service = entity('shop', [
      { type: 'dependencyOf', targetRef: 'component:default/basket' },
      { type: 'providesApi', targetRef: 'api:default/orders' },
    ]);
    const orders = entity(
      'orders',
      [
        { type: 'apiConsumedBy', targetRef: 'component:default/portal' },
        { type: 'apiConsumedBy', targetRef: 'component:default/mobile' },
        { type: 'apiConsumedBy', targetRef: 'component:default/basket' },
        { type: 'apiConsumedBy', targetRef: 'component:default/shop' },
      ],
      'API',
    );
    const other = entity(
      'other',
      [{ type: 'apiConsumedBy', targetRef: 'component:default/stranger' }],
      'API',
    );
    const documents = [workload('web', 'replicas: 1'), SERVICE];
    const named = await audit(documents, {
      entity: service,
      related: [orders, other],
    });
    expect(radiusOf(named, 'single-replica')).toContain(
      'By the catalog component basket depends on component shop; others use its APIs. Its tier puts component shop on the critical path.',
    );
    const byApi = await audit(documents, {
      entity: entity('shop', [
        { type: 'providesApi', targetRef: 'api:default/orders' },
      ]),
      related: [orders],
    });
    expect(radiusOf(byApi, 'single-replica')).toMatch(
      /By the catalog others use the APIs of component shop\. Its tier puts component shop on the critical path\.$/,
    );
    const alone = await audit(documents, {
      entity: entity('shop'),
      related: [],
    });
    expect(radiusOf(alone, 'single-replica')).toContain(
      'No dependent of component shop is named in the catalog, though its tier puts it on the critical path.',
    );
    expect(radiusOf(await audit(documents), 'single-replica')).not.toContain(
      'catalog',
    );
  });
});
