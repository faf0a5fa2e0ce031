import { stayingForEver } from './tolerations';
import type { Workload } from './workloads';

const find = (toleration: object) =>
  stayingForEver({
    podSpec: { tolerations: [{ key: 'pool', value: 'a' }, toleration] },
    podSpecPath: ['spec'],
  } as unknown as Workload);

describe('stayingForEver', () => {
  it.each([
    { operator: 'Exists' },
    { operator: 'Exists', effect: 'NoExecute' },
    { operator: 'Exists', key: 'node.kubernetes.io/unreachable' },
  ])('finds %j', toleration => {
    expect(find(toleration)).toEqual(['spec', 'tolerations', 1]);
  });

  it.each([
    { operator: 'Exists', effect: 'NoSchedule' },
    { operator: 'Exists', tolerationSeconds: 0 },
    { operator: 'Exists', key: 'node-role.kubernetes.io/control-plane' },
    { key: 'node.kubernetes.io/unreachable' },
  ])('passes over %j', toleration => {
    expect(find(toleration)).toBeUndefined();
  });
});
