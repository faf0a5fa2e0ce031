import { gatherCase } from '../testing/gatherCase';
import { readLocks } from './chartLock';

async function locks(chart: Record<string, string>) {
  const { gathered } = await gatherCase({ chart });
  if (gathered.chart.state !== 'known') throw new Error('no chart');
  return readLocks(gathered.chart.value);
}

/** Chart.yaml and the Chart.lock that Helm 4.1.4 wrote for it. */
const CHART = `apiVersion: v2
name: app
version: 1.0.0
dependencies:
  - name: base
    version: ">=1.0.0 <2.0.0"
    repository: file://../base
    alias: kernel
    condition: kernel.enabled
    tags: [core, extra]
    import-values:
      - data
      - { parent: myimports, child: default.data }
`;
const LOCK = `dependencies:
- name: base
  repository: file://../base
  version: 1.4.0
digest: sha256:39ea0d5b45d261596888f137dc6018e600f55c14b5a3833c890ab1ab580b1b46
generated: "2026-11-23T07:33:59.862095658Z"
`;

/** requirements.yaml of a chart of Helm 2 with the digest that Helm 2 computes. */
const REQUIREMENTS = `dependencies:
- name: redis
  version: 1.2.3
  repository: '@stable'
`;

describe('readLocks', () => {
  it('accepts the lock that Helm wrote', async () => {
    expect(
      await locks({ 'Chart.yaml': CHART, 'Chart.lock': LOCK }),
    ).toMatchObject([
      {
        file: 'Chart.yaml',
        lock: 'Chart.lock',
        locked: [{ name: 'base', version: '1.4.0' }],
        fits: true,
      },
    ]);
  });

  it.each([
    ['the range', '<2.0.0', '<3.0.0'],
    ['a tag', 'core, extra', 'core'],
    ['an imported value', 'myimports', 'imports'],
  ])('refuses it after a change of %s, as Helm does', async (_, from, to) => {
    const [lock] = await locks({
      'Chart.yaml': CHART.replace(from, to),
      'Chart.lock': LOCK,
    });
    expect(lock.fits).toBe(false);
  });

  it('knows the digest of Helm 2, in its charts only', async () => {
    const digest =
      'sha256:ff458e91b1a6d3a67ba9133cdb28fbbe9b85b8a631707d2e228ddf4d1795637d';
    const files = {
      'requirements.yaml': REQUIREMENTS,
      'requirements.lock': `digest: ${digest}\n`,
    };
    const ofVersion = (apiVersion: string) => ({
      'Chart.yaml': `apiVersion: ${apiVersion}\nname: app\nversion: 1.0.0\n`,
      ...files,
    });
    expect((await locks(ofVersion('v1')))[0].fits).toBe(true);
    expect((await locks(ofVersion('v2')))[0].fits).toBe(false);
  });

  it('takes a lock that is no YAML for one that does not fit', async () => {
    const [lock] = await locks({ 'Chart.yaml': CHART, 'Chart.lock': '{' });
    expect(lock).toMatchObject({ locked: [], fits: false });
  });

  it('has nothing to say without dependencies or without a lock', async () => {
    expect(await locks({ 'Chart.lock': LOCK })).toEqual([]);
    expect(await locks({ 'Chart.yaml': CHART })).toEqual([]);
  });
});
