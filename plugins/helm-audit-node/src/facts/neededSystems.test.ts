import { showsNeededSystems } from './neededSystems';
import type { Workload } from './workloads';

const running = (env: object[], image = 'example.com/shop:1') =>
  ({
    resource: { hooks: [] },
    role: 'service',
    containers: [{ type: 'container', spec: { image, env }, path: [] }],
  } as unknown as Workload);

const shows = (...env: object[]) => {
  const workload = running(env);
  return showsNeededSystems(workload, [workload]);
};

describe('showsNeededSystems', () => {
  it('goes by addresses, and by the names of those that are kept secret', () => {
    expect(shows({ name: 'RATES', value: 'http://rates:8080' })).toBe(true);
    expect(shows({ name: 'DATABASE_URL', valueFrom: {} })).toBe(true);
    expect(shows({ name: 'DB_PASSWORD', valueFrom: {} })).toBe(true);
  });

  it('goes by data stores of the release', () => {
    const [shop, store] = [running([]), running([], 'postgres:16')];
    expect(showsNeededSystems(shop, [shop, store])).toBe(true);
    expect(showsNeededSystems(store, [store])).toBe(false);
  });

  it('takes what only is told of itself for no sign', () => {
    expect(shows({ name: 'LOG_LEVEL', value: 'info' })).toBe(false);
    expect(shows({ name: 'OTEL_ENDPOINT', value: 'http://otel:4317' })).toBe(
      false,
    );
  });
});
