import { Entity } from '@backstage/catalog-model';
import { deriveAlerting } from '../facts/alerting';
import { deriveDashboards } from '../facts/dashboards';
import { deriveServiceLevels } from '../facts/slo';
import { deriveSloMatrix, SloMatrix } from '../facts/sloMatrix';
import { Surroundings } from '../facts/surroundings';
import { deriveWorkloads } from '../facts/workloads';
import { gatherResources } from '../gatherers/resources';
import { CapabilitiesFact, Resource } from '../stages/gather/types';
import { parseFiles } from '../stages/parse/parseManifests';

/** What a matrix is tried on. */
export interface MatrixCase {
  /** Rendered manifests, as YAML documents. */
  manifests: string;
  surroundings?: Partial<Surroundings>;
  annotations?: Record<string, string>;
  capabilities?: CapabilitiesFact;
}

/** What lies around a release of which nothing else is known. */
export const NOWHERE = { tier: 2 as const, answers: {} };

/** The resources that manifests hold. */
export function resourcesOf(manifests: string): Resource[] {
  const files = new Map([['manifests.yaml', Buffer.from(manifests)]]);
  return gatherResources(parseFiles(files).manifests);
}

/** Who watches what in a case. */
export function matrixOf(testCase: MatrixCase): SloMatrix {
  const { manifests, annotations, capabilities } = testCase;
  const resources = resourcesOf(manifests);
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'booking', annotations },
  };
  const surroundings = {
    ...NOWHERE,
    entity: { entity, related: [] },
    ...testCase.surroundings,
  };
  const alerting = deriveAlerting(resources, surroundings);
  return deriveSloMatrix(
    {
      resources,
      workloads: deriveWorkloads(resources),
      surroundings,
      alerting,
      serviceLevels: deriveServiceLevels(resources, surroundings, alerting),
      dashboards: deriveDashboards(resources, surroundings),
    },
    { capabilities },
  );
}

/** A Deployment that a Service sends requests to. */
export const served = (name: string, port = 'http') => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: app
          image: example.com/${name}:1.0.0
          ports: [{ name: ${port}, containerPort: 8080 }]
          resources: { limits: { cpu: 500m, memory: 256Mi } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  selector: { app: ${name} }
  ports: [{ name: ${port}, port: 80, targetPort: ${port} }]
`;

/** A PrometheusRule with these rules. */
export const rules = (...list: object[]) => `---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: booking }
spec: { groups: [{ name: booking, rules: ${JSON.stringify(list)} }] }
`;

/** A ConfigMap with a dashboard that has one panel for each query. */
export const dashboard = (...queries: string[]) => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: booking-dashboard, labels: { grafana_dashboard: '1' } }
data:
  booking.json: ${JSON.stringify(
    JSON.stringify({
      panels: [{ panels: queries.map(expr => ({ targets: [{ expr }] })) }],
    }),
  )}
`;

/** A custom resource with a spec. */
export const custom = (
  apiVersion: string,
  kind: string,
  spec: object,
  name = 'booking',
) => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name} }
spec: ${JSON.stringify(spec)}
`;
