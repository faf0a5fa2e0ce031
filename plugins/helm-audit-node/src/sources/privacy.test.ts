import { DEFAULT_SOURCES } from './settings';
import { Privacy } from './privacy';

describe('Privacy', () => {
  const chart = (name: string) => ({
    isOwn: false,
    name,
    origin: 'https://charts.acme.com/stable',
  });
  const mayTell = (publicNames: string[], name = 'cache') =>
    new Privacy({ ...DEFAULT_SOURCES, publicNames }).mayTell(
      chart(name),
      `https://charts.acme.com/stable/${name}`,
    );

  it('tells the one chart that the operator calls public', () => {
    expect(mayTell([])).toBe(false);
    expect(mayTell(['charts.acme.com/stable/cache'])).toBe(true);
    expect(mayTell(['https://charts.acme.com/stable/cache'])).toBe(true);
    expect(mayTell(['charts.acme.com/stable/cache'], 'secret')).toBe(false);
  });
});
