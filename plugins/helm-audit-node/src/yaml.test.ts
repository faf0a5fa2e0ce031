import { parseDocument, parseYaml } from './yaml';

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

  it('says whether keys had to be passed over', () => {
    expect(parseDocument('a: 1\na: 2').hasDuplicateKeys).toBe(true);
    expect(parseDocument('a: 1\nb: { a: 2 }').hasDuplicateKeys).toBe(false);
  });

  it('passes over tags that nobody knows', () => {
    expect(parseYaml('a: !x 1\nb: !y [1]\nc: !z { d: e }')).toEqual({
      a: '1',
      b: [1],
      c: { d: 'e' },
    });
  });

  it('says when a document is nested beyond all measure', () => {
    for (const depth of [200, 100_000]) {
      const text = `a: ${'['.repeat(depth)}${']'.repeat(depth)}`;
      expect(() => parseYaml(text)).toThrow('nested more than 100 levels deep');
    }
  });

  it('refuses an alias within its own anchor', () => {
    expect(() => parseYaml('a: &x [*x]')).toThrow(RangeError);
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
