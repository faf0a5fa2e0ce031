import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import {
  findScrape,
  findScraper,
  hasMetricsPort,
  metricsPortOf,
} from './scraping';
import { deriveWorkloads } from './workloads';

function read(manifests: string) {
  const resources = gatherResources(
    parseFiles(new Map([['a.yaml', Buffer.from(manifests)]])).manifests,
  );
  return { workload: deriveWorkloads(resources)[0], resources };
}

const app = (namespace: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: a${namespace} }
spec:
  template:
    metadata: { labels: { app: a } }
    spec: { containers: [{ name: a, ports: [{ name: http-metrics }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: a${namespace}, labels: { service: a } }
spec: { selector: { app: a }, ports: [{ name: http }] }
`;

const monitor = (kind: string, spec: string, namespace = '') => `---
apiVersion: monitoring.coreos.com/v1
kind: ${kind}
metadata: { name: m${namespace} }
spec: { ${spec} }
`;

const scraper = (manifests: string) => {
  const { workload, resources } = read(manifests);
  return findScraper(workload, resources);
};

describe('findScraper', () => {
  it('sees a collector that collects its own metrics', () => {
    const settings = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  prometheus.yml: |
    scrape_configs: [{ static_configs: [{ targets: ['localhost:9090'] }] }]
`;
    const collector = app('').replace(
      'containers:',
      'volumes: [{ configMap: { name: settings } }], containers:',
    );
    expect(scraper(collector + settings)).toBe('itself');
    expect(scraper(app('') + settings)).toBeUndefined();
  });

  it.each([
    ['ServiceMonitor', 'selector: { matchLabels: { service: a } }'],
    ['VMServiceScrape', 'selector: {}'],
    ['PodMonitor', 'selector: { matchLabels: { app: a } }'],
    [
      'PodMonitor',
      'selector: { matchExpressions: [{ key: app, operator: Exists }] }',
    ],
  ])('knows a %s with %s', (kind, spec) => {
    expect(scraper(app('') + monitor(kind, spec))).toBe(`${kind} m`);
  });

  it.each([
    [
      'selects labels of the pod',
      'ServiceMonitor',
      'selector: { matchLabels: { app: a } }',
    ],
    [
      'selects other pods',
      'PodMonitor',
      'selector: { matchLabels: { app: b } }',
    ],
    ['is of another kind', 'Probe', 'selector: {}'],
  ])('knows none when the monitor %s', (_, kind, spec) => {
    expect(scraper(app('') + monitor(kind, spec))).toBeUndefined();
  });

  it('looks into other namespaces only when told to', () => {
    const there = app(', namespace: there');
    const here = ', namespace: here';
    const reach = (spec: string) =>
      scraper(there + monitor('PodMonitor', `selector: {}${spec}`, here)) !==
      undefined;
    expect(reach('')).toBe(false);
    expect(reach(', namespaceSelector: { any: true }')).toBe(true);
    expect(reach(', namespaceSelector: { matchNames: [there] }')).toBe(true);
    expect(reach(', namespaceSelector: { matchNames: [here] }')).toBe(false);
  });
});

describe('hasMetricsPort', () => {
  it('goes by the names of ports', () => {
    const { workload, resources } = read(app(''));
    expect(hasMetricsPort(workload, resources)).toBe(true);
    const plain = read(app('').replace('http-metrics', 'http'));
    expect(hasMetricsPort(plain.workload, plain.resources)).toBe(false);
  });

  it('names the Service that has the port, rather than its headless twin', () => {
    const twin = (name: string, more: string) => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, labels: { service: a } }
spec: { selector: { app: a }, ${more} }
`;
    const { workload, resources } = read(
      `${app('')}${twin(
        'headless',
        'clusterIP: None, ports: [{ name: http-metrics }]',
      )}${twin('metrics', 'ports: [{ name: http-metrics }]')}${monitor(
        'ServiceMonitor',
        'selector: { matchLabels: { service: a } }, endpoints: [{ port: http-metrics }]',
      )}`,
    );
    expect(findScrape(workload, resources)?.service?.name).toBe('metrics');
  });

  it('takes any port of an exporter for one', () => {
    const { workload, resources } = read(
      app('').replace(
        'name: a, ports: [{ name: http-metrics }]',
        'name: a, image: acme/mysql-exporter:1.0.0, ports: [{ name: http, containerPort: 9104 }]',
      ),
    );
    expect(hasMetricsPort(workload, resources)).toBe(true);
    expect(metricsPortOf(workload)).toBe('http');
  });
});
