import { CacheService, LoggerService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
import {
  CacheEntry,
  isCacheEntry,
  RETENTION_MS,
  SourceCache,
} from '@helm-audit/plugin-helm-audit-node';

/**
 * Remembers answers in the backend's cache, so that replicas that share one ask once. A cache
 * that fails is no reason for an audit to fail: the source is asked again.
 */
export class ServiceCache implements SourceCache {
  constructor(
    private readonly cache: CacheService,
    private readonly logger: LoggerService,
  ) {}

  async get(key: string): Promise<CacheEntry | undefined> {
    try {
      const entry = await this.cache.get<JsonValue>(key);
      return isCacheEntry(entry) ? entry : undefined;
    } catch (error) {
      this.logger.warn(`The cache can't be read: ${error}`);
      return undefined;
    }
  }

  async set(key: string, entry: CacheEntry): Promise<void> {
    try {
      // Goes through JSON, as entries do that leave out what is undefined.
      const value: JsonValue = JSON.parse(JSON.stringify(entry));
      await this.cache.set(key, value, { ttl: RETENTION_MS });
    } catch (error) {
      this.logger.warn(`The cache can't be written: ${error}`);
    }
  }
}
