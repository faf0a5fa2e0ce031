import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readSourcesSettings } from './readSettings';
import { DEFAULT_SOURCES } from './settings';

const read = (data: JsonObject) => readSourcesSettings(new ConfigReader(data));

describe('readSourcesSettings', () => {
  it('asks nobody but chart repositories by default', () => {
    expect(readSourcesSettings(undefined)).toBe(DEFAULT_SOURCES);
    const on = Object.entries(read({}).sources)
      .filter(([, { enabled }]) => enabled)
      .map(([id]) => id);
    expect(on).toEqual(['helmIndex']);
  });

  it('reads every setting', () => {
    const settings = read({
      helmIndex: { enabled: false },
      osv: {
        enabled: true,
        baseUrl: 'http://osv.internal:8080/api',
        timeout: '5s',
        cacheTime: { hours: 1 },
        token: 't',
      },
      ociRegistry: {
        enabled: true,
        registries: [
          { host: 'registry.example.com', username: 'u', password: 'p' },
        ],
      },
      trustedHosts: ['charts.internal'],
      publicNames: ['github.com/acme/*'],
      privateNames: ['ghcr.io/acme'],
      budget: '10s',
      snapshot: '/data/snapshot.json',
    });
    expect(settings.sources.helmIndex.enabled).toBe(false);
    expect(settings.sources.osv).toEqual({
      enabled: true,
      baseUrl: 'http://osv.internal:8080/api',
      timeoutMs: 5000,
      cacheMs: 3_600_000,
      token: 't',
    });
    expect(settings).toMatchObject({
      registries: [{ host: 'registry.example.com' }],
      trustedHosts: ['charts.internal'],
      publicNames: ['github.com/acme/*'],
      privateNames: ['ghcr.io/acme'],
      budgetMs: 10_000,
      snapshot: '/data/snapshot.json',
    });
  });

  it.each([
    [{ osw: { enabled: true } }, 'There is no source osw'],
    [{ osv: { baseUrl: 'osv.dev' } }, 'The baseUrl of the source osv'],
    [{ osv: { baseUrl: 'https://a:hunter2@osv.dev' } }, 'without a password'],
    [{ osv: { timeout: 'soon' } }, 'timeout'],
    [{ ociRegistry: { registries: [{ host: 'a' }] } }, 'username'],
  ])('refuses %j', (data, message) => {
    expect(() => read(data)).toThrow(message);
    expect(() => read(data)).not.toThrow('hunter2');
  });
});
