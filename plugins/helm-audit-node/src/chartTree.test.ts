import {
  chartTreeOf,
  coalesceValues,
  fileOfSource,
  ownerOf,
} from './chartTree';
import { parseValues } from './values';

/** A shop with redis under two aliases, which has a library of its own. */
const FILES = new Map(
  Object.entries({
    'Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - { name: redis, alias: cache, version: 1.0.0 }
  - { name: redis, alias: queue, version: 1.0.0 }
`,
    'values.yaml': `cache: { port: 6380, common: { team: web } }
queue: { note: null }
global: { zone: a }
`,
    'templates/web.yaml': '',
    'charts/redis/Chart.yaml': 'apiVersion: v2\nname: redis\nversion: 1.0.0\n',
    'charts/redis/values.yaml':
      'port: 6379\nnote: old\nglobal: { zone: b, registry: r.example.com }\n',
    'charts/redis/templates/redis.yaml': '',
    'charts/redis/charts/lib/Chart.yaml':
      'apiVersion: v2\nname: common\nversion: 1.0.0\n',
    'charts/redis/charts/lib/values.yaml':
      'team: nobody\nsize: 1\nglobal: { registry: other, depth: 2 }\n',
    'charts/redis/charts/lib/templates/labels.yaml': '',
  }).map(([file, text]): [string, Buffer] => [file, Buffer.from(text)]),
);

const TREE = chartTreeOf(FILES);

describe('fileOfSource', () => {
  it.each([
    ['templates/web.yaml', 'templates/web.yaml'],
    ['charts/redis/templates/redis.yaml', 'charts/redis/templates/redis.yaml'],
    ['charts/cache/templates/redis.yaml', 'charts/redis/templates/redis.yaml'],
    ['charts/queue/templates/redis.yaml', 'charts/redis/templates/redis.yaml'],
    [
      'charts/queue/charts/common/templates/labels.yaml',
      'charts/redis/charts/lib/templates/labels.yaml',
    ],
    ['charts/none/templates/a.yaml', 'charts/none/templates/a.yaml'],
  ])('finds %s', (source, file) => {
    expect(fileOfSource(FILES, TREE, source)).toBe(file);
  });
});

describe('coalesceValues', () => {
  const values = parseValues(
    'values.yaml',
    FILES.get('values.yaml')!.toString(),
  );
  const all = coalesceValues(TREE, values);

  it('gives each alias its own values over the same defaults', () => {
    expect(all).toMatchObject({
      cache: { port: 6380, note: 'old' },
      queue: { port: 6379 },
    });
    expect(all.queue).not.toHaveProperty('note');
  });

  it('reaches subcharts of subcharts', () => {
    expect(all).toMatchObject({
      cache: { common: { team: 'web', size: 1 } },
      queue: { common: { team: 'nobody', size: 1 } },
    });
  });

  it('lets the globals of what stands higher win', () => {
    expect(all.global).toEqual({
      zone: 'a',
      registry: 'r.example.com',
      depth: 2,
    });
  });

  it('leaves the values that it was given as they are', () => {
    expect(values.queue).toEqual({ note: null });
  });
});

describe('ownerOf', () => {
  it.each([
    [['port'], [], ['port']],
    [['cache', 'port'], ['cache'], ['port']],
    [['queue', 'common', 'team'], ['queue', 'common'], ['team']],
    [['cache'], [], ['cache']],
  ])('tells whose %p is', (path, chart, own) => {
    const owner = ownerOf(TREE, path);
    expect([owner.chart.valuesPath, owner.own]).toEqual([chart, own]);
  });
});
