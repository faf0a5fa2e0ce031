import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { ServiceCache } from './ServiceCache';

const ENTRY = { value: [{ a: 1 }], asOf: '2026-11-23T12:00:00.000Z' };

describe('ServiceCache', () => {
  const values = new Map<string, JsonValue>();
  const logger = mockServices.logger.mock();
  const cache = mockServices.cache.mock({
    async get<T extends JsonValue>(key: string) {
      return values.get(key) as T | undefined;
    },
    set: async (key, value) => {
      values.set(key, value);
    },
  });

  it('reads what it wrote, and nothing else', async () => {
    const remembered = new ServiceCache(cache, logger);
    await remembered.set('key', ENTRY);
    expect(await remembered.get('key')).toEqual(ENTRY);
    expect(await remembered.get('other')).toBeUndefined();
    values.set('strange', { value: 1 });
    expect(await remembered.get('strange')).toBeUndefined();
  });

  it('goes on without a cache that fails', async () => {
    const broken: CacheService = mockServices.cache.mock({
      get: () => Promise.reject(new Error('down')),
      set: () => Promise.reject(new Error('down')),
    });
    const remembered = new ServiceCache(broken, logger);
    expect(await remembered.get('key')).toBeUndefined();
    await expect(remembered.set('key', ENTRY)).resolves.toBeUndefined();
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});
