import { majorityStoreOf, whyAlone } from './replication';
import type { Workload } from './workloads';

const running = (image: string) =>
  ({
    resource: { hooks: [] },
    role: 'service',
    containers: [{ type: 'container', spec: { image } }],
  } as unknown as Workload);

describe('majorityStoreOf', () => {
  it.each([
    ['quay.io/coreos/etcd:v3.5.0', 'etcd'],
    ['bitnami/zookeeper:3.9', 'zookeeper'],
    ['consul', 'consul'],
  ])('knows %s', (image, product) => {
    expect(majorityStoreOf(running(image))).toBe(product);
  });

  it.each(['postgres:16', 'example.com/consul-exporter:1', 'redis'])(
    'takes %s for none',
    image => {
      expect(majorityStoreOf(running(image))).toBeUndefined();
    },
  );
});

describe('whyAlone', () => {
  it('knows software of which two do harm', () => {
    expect(whyAlone(running('quay.io/prometheus/pushgateway:v1'))).toMatch(
      /pushed/,
    );
    expect(
      whyAlone(running('docker.io/bitnami/sealed-secrets-controller:0.31.0')),
    ).toMatch(/keys/);
  });

  it('says nothing of anything else', () => {
    expect(whyAlone(running('example.com/pushgateway-client:1'))).toBe(
      undefined,
    );
  });
});
