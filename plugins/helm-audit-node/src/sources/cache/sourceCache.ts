/** What is remembered of an answer. It serialises. */
export interface CacheEntry {
  /** null where the source knows nothing of it. */
  value: unknown;
  /** ISO 8601 time at which the source said so. */
  asOf: string;
  /** Tag by which the source can be asked whether it still holds. */
  etag?: string;
}

/** Remembers answers, so that ten thousand audits ask once. Keys are short and printable. */
export interface SourceCache {
  get(key: string): Promise<CacheEntry | undefined>;
  set(key: string, entry: CacheEntry): Promise<void>;
}

/** Entries older than this are of no use to anybody, stale or not. */
export const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/** Remembers for as long as the process lives, the entries used last first. */
export class MemoryCache implements SourceCache {
  readonly #entries = new Map<string, CacheEntry>();

  constructor(private readonly maxEntries = 10_000) {}

  async get(key: string): Promise<CacheEntry | undefined> {
    const entry = this.#entries.get(key);
    if (entry) await this.set(key, entry);
    return entry;
  }

  async set(key: string, entry: CacheEntry): Promise<void> {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.maxEntries) this.#entries.delete(oldest);
  }
}

/** Whether something that was read back is an entry. */
export function isCacheEntry(value: unknown): value is CacheEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<CacheEntry>;
  return (
    'value' in entry &&
    typeof entry.asOf === 'string' &&
    !Number.isNaN(Date.parse(entry.asOf))
  );
}
