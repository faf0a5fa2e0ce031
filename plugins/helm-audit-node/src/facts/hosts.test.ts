import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { workloadText } from '../testing/manifestText';
import { addressedHosts, clusterService } from './hosts';
import { deriveWorkloads } from './workloads';

function hosts(name: string, value: string): string[] {
  const text = workloadText({
    container: `env: [{ name: ${name}, value: '${value}' }]`,
  });
  const files = new Map([['manifests.yaml', Buffer.from(text)]]);
  const [workload] = deriveWorkloads(
    gatherResources(parseFiles(files).manifests),
  );
  return addressedHosts(workload).map(({ host }) => host);
}

describe('addressedHosts', () => {
  it.each([
    [
      'DATABASE_URL',
      'postgres://app:pw@db.example.com:5432/app',
      'db.example.com',
    ],
    ['REDIS_HOST', 'redis-master', 'redis-master'],
    [
      'RATES_ADDR',
      'rates.market.svc.cluster.local:8080',
      'rates.market.svc.cluster.local',
    ],
    ['UPSTREAM', 'http://rates.market.svc/v1', 'rates.market.svc'],
  ])('reads %s', (name, value, host) => {
    expect(hosts(name, value)).toContain(host);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4317'],
    ['SENTRY_URL', 'https://sentry.example.com'],
    ['SELF_URL', 'http://localhost:8080'],
    ['GREETING', 'hello'],
    ['KUBE_HOST', 'kubernetes.default.svc'],
  ])('leaves out %s', (name, value) => {
    expect(hosts(name, value)).toEqual([]);
  });
});

describe('clusterService', () => {
  it('knows names within the cluster', () => {
    expect(clusterService('rates.market.svc.cluster.local')).toEqual({
      service: 'rates',
      namespace: 'market',
    });
    expect(clusterService('db.example.com')).toBeUndefined();
  });
});
