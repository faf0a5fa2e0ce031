import { patience, readProbe } from './probes';

describe('readProbe', () => {
  it('fills in what Kubernetes assumes', () => {
    const probe = readProbe(
      { livenessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 0 } },
      'livenessProbe',
    );
    expect(probe).toEqual({
      name: 'livenessProbe',
      handler: { kind: 'httpGet', spec: { path: '/', port: 80 } },
      initialDelay: 0,
      period: 10,
      timeout: 1,
      failureThreshold: 3,
    });
    expect(patience(probe!)).toBe(30);
  });

  it.each([{}, { livenessProbe: null }, { livenessProbe: { httpGet: [] } }])(
    'finds none in %j',
    container => {
      expect(readProbe(container, 'livenessProbe')).toBeUndefined();
    },
  );
});
