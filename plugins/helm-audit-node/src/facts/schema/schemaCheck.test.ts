import { gatherCase } from '../../testing/gatherCase';
import { FactStore } from '../factStore';

async function check(manifests: string) {
  const { gathered } = await gatherCase({ manifests });
  const fact = new FactStore(gathered).get('schemaCheck');
  if (fact.state !== 'known') throw new Error(fact.reason);
  return fact.value;
}

const object = (apiVersion: string, kind: string, rest = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${rest}\n---\n`;

describe('schemaCheck', () => {
  it('counts what it looked at, and what it had no schema for', async () => {
    const monitor = object('monitoring.coreos.com/v1', 'ServiceMonitor');
    const result = await check(
      object('v1', 'ConfigMap') +
        object('cert-manager.io/v1', 'Certificate') +
        monitor +
        monitor,
    );
    expect(result).toMatchObject({
      validated: 1,
      skipped: [
        {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'ServiceMonitor',
          objects: 2,
        },
        { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', objects: 1 },
      ],
      broken: [],
    });
    expect(result.release).toMatch(/^1\.\d+$/);
  });

  it('lists the first violations of an object and counts the others', async () => {
    const data = Array.from({ length: 14 }, (_, index) => `k${index}: 1`);
    const { broken } = await check(
      object('v1', 'ConfigMap', `data: { ${data.join(', ')} }`),
    );
    expect(broken).toHaveLength(1);
    expect(broken[0].violations).toHaveLength(10);
    expect(broken[0].more).toBe(4);
  });

  it('skips what is no object at all', async () => {
    const { skipped, broken } = await check('a: b\n');
    expect(skipped).toEqual([{ apiVersion: '', kind: '', objects: 1 }]);
    expect(broken[0].violations.map(({ path }) => path.join('.'))).toEqual([
      'apiVersion',
      'kind',
    ]);
  });
});
