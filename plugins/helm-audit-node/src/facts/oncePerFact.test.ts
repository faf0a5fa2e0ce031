import { oncePerFact } from './oncePerFact';

describe('oncePerFact', () => {
  it('derives once for each fact, and freezes the result', () => {
    const derive = jest.fn(({ paths }: { paths: string[] }) => [...paths]);
    const derived = oncePerFact(derive);
    const [a, b] = [{ paths: ['a'] }, { paths: ['b'] }];
    expect([derived(a), derived(b), derived(a)]).toEqual([['a'], ['b'], ['a']]);
    expect(derive).toHaveBeenCalledTimes(2);
    expect(derived(a)).toBe(derived(a));
    expect(Object.isFrozen(derived(a))).toBe(true);
  });
});
