import { resolveIntOrPercent } from './intOrPercent';

describe('resolveIntOrPercent', () => {
  it('takes counts as they are', () => {
    expect(resolveIntOrPercent(2, 5, 'up')).toBe(2);
    expect(resolveIntOrPercent('2', 5, 'down')).toBe(2);
  });

  it('rounds percentages as asked', () => {
    expect(resolveIntOrPercent('25%', 3, 'up')).toBe(1);
    expect(resolveIntOrPercent('25%', 3, 'down')).toBe(0);
    expect(resolveIntOrPercent('10%', 70, 'up')).toBe(7);
  });

  it('knows nothing else', () => {
    for (const value of [undefined, null, 'half', '-5%', {}]) {
      expect(resolveIntOrPercent(value, 3, 'up')).toBeUndefined();
    }
  });
});
