import { parseYaml } from './yaml';

describe('parseYaml', () => {
  it.each([
    ['yes', true],
    ['Off', false],
    ['true', true],
    ['0644', 420],
    ['0o644', 420],
    ['0x10', 16],
    ['-12', -12],
    ['1.5', 1.5],
    ['2024-01-01', '2024-01-01'],
    ['12:30', '12:30'],
    ['1e3', 1000],
    ['~', null],
    ['"yes"', 'yes'],
    ['09', 9],
  ])('reads %s as Kubernetes does', (text, value) => {
    expect(parseYaml(`a: ${text}`)).toEqual({ a: value });
  });

  it('takes the last of duplicate keys, and merges', () => {
    expect(parseYaml('a: 1\na: 2')).toEqual({ a: 2 });
    expect(parseYaml('x: &x { a: 1 }\ny: { <<: *x, b: 2 }')).toEqual({
      x: { a: 1 },
      y: { a: 1, b: 2 },
    });
  });

  it.each(['l', '.l', '@l', 'é'])('refuses aliases %s that explode', name => {
    const levels = Array.from(
      { length: 10 },
      (_, i) => `l${i + 1}: &${name}${i + 1} [${`*${name}${i} ,`.repeat(10)}]`,
    );
    const text = [`l0: &${name}0 [x]`, ...levels].join('\n');
    expect(() => parseYaml(text)).toThrow(RangeError);
  });
});
