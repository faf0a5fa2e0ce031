import { gatherCase } from '../testing/gatherCase';
import {
  declaredDependencies,
  isExactVersion,
  isOpenRange,
  isRemote,
  lockFileOf,
} from './chartDependencies';

async function declared(chart: Record<string, string>) {
  const { gathered } = await gatherCase({ chart });
  if (gathered.chart.state !== 'known') throw new Error('no chart');
  return declaredDependencies(gathered.chart.value);
}

describe('declaredDependencies', () => {
  it('leads to the entry, past entries without a name', async () => {
    const [redis] = await declared({
      'Chart.yaml':
        'name: a\nversion: 1.0.0\ndependencies: [{ version: 1.0.0 }, { name: redis, version: 2.0.0 }]\n',
    });
    expect(redis).toMatchObject({
      name: 'redis',
      file: 'Chart.yaml',
      entry: ['dependencies', 1],
    });
  });

  it('knows the dependencies of Helm 2', async () => {
    const [redis] = await declared({
      'requirements.yaml': 'dependencies: [{ name: redis, version: 2.0.0 }]\n',
    });
    expect(redis).toMatchObject({
      file: 'requirements.yaml',
      entry: ['dependencies', 0],
    });
    expect(lockFileOf(redis.file)).toBe('requirements.lock');
  });
});

describe('isRemote', () => {
  const dependency = {
    name: 'redis',
    version: '1.0.0',
    tags: [],
    enabledByDefault: true,
  };

  it.each([
    ['https://example.com', undefined, true],
    ['https://example.com', 'charts/redis-1.0.0.tgz', true],
    ['oci://example.com/charts', undefined, true],
    ['https://example.com', 'charts/redis', false],
    ['file://../redis', undefined, false],
    [undefined, undefined, false],
  ])('%s at %s: %s', (repository, path, expected) => {
    expect(
      isRemote({ ...dependency, source: 'vendored', repository, path }),
    ).toBe(expected);
  });
});

describe('ranges', () => {
  it.each(['1.2.3', 'v1.2.3', '=1.2.3', '1.2.3-rc.1', '1.2.3+build'])(
    '%s is exact',
    version => expect(isExactVersion(version)).toBe(true),
  );

  it.each(['~1.2.3', '1.2', '1.x', '1.2.*', '', '*'])('%s is not', version =>
    expect(isExactVersion(version)).toBe(false),
  );

  it.each(['', '*', 'x.x.x', '>=1.0.0', '> 1.2', '1.x || >=3', '>=1.0.0-0'])(
    '%s is open',
    version => expect(isOpenRange(version)).toBe(true),
  );

  it.each(['1.x.x', '^1.2.0', '>=1.0.0, <2.0.0', '1 - 2', '1.2.3', 'nonsense'])(
    '%s is not open',
    version => expect(isOpenRange(version)).toBe(false),
  );
});
