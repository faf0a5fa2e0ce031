import { heapSizes } from './heapSize';
import type { Container } from './workloads';

const sizes = (spec: object) =>
  heapSizes({ spec } as unknown as Container).map(({ bytes, option }) => [
    option,
    bytes / 2 ** 20,
  ]);

const env = (value: string) => ({ env: [{ name: 'OPTIONS', value }] });

describe('heapSizes', () => {
  it.each([
    ['-Xms512m -Xmx2g', '-Xmx2g', 2048],
    ['-Xmx1048576', '-Xmx1048576', 1],
    ['-Xmx1G -Xmx512M', '-Xmx512M', 512],
    ['--max-old-space-size=4096', '--max-old-space-size=4096', 4096],
  ])('reads %s', (text, option, mebibytes) => {
    expect(sizes(env(text))).toEqual([[option, mebibytes]]);
  });

  it.each(['', '-Xms2g', '-XX:MaxRAMPercentage=75', '-Xmx$(HEAP)', 'a-Xmx2g'])(
    'finds none in "%s"',
    text => {
      expect(sizes(env(text))).toEqual([]);
    },
  );

  it('reads the command', () => {
    const command = ['java', '-Xmx768m', '-jar', 'a.jar'];
    expect(sizes({ command })).toEqual([['-Xmx768m', 768]]);
  });
});
