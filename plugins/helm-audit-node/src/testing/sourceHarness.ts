import { DependencySourceId } from '@helm-audit/plugin-helm-audit-common';
import { CachedSource } from '../sources/cachedSource';
import { MemoryCache, SourceCache } from '../sources/cache/sourceCache';
import { HttpClient, HttpClientOptions } from '../sources/http/httpClient';
import { DEFAULT_SOURCES, SourceSettings } from '../sources/settings';

/** A source that is switched on, with a clock and waits that a test controls. */
export interface SourceHarness {
  source: CachedSource;
  http: HttpClient;
  cache: SourceCache;
  /** Waits that were asked for, in milliseconds. */
  waits: number[];
  /** Lets time go by. */
  pass(ms: number): void;
}

/** Makes a source; without waiting and without chance. */
export function harness(
  id: DependencySourceId,
  settings: Partial<SourceSettings>,
  options: HttpClientOptions & { snapshot?: SourceCache } = {},
): SourceHarness {
  const waits: number[] = [];
  let now = Date.parse('2026-11-23T12:00:00Z');
  const http = new HttpClient({
    sleep: async ms => {
      waits.push(ms);
    },
    random: () => 0.5,
    now: () => now,
    ...options,
  });
  const cache = new MemoryCache();
  const source = new CachedSource(
    id,
    { ...DEFAULT_SOURCES.sources[id], enabled: true, ...settings },
    { http, cache, snapshot: options.snapshot, now: () => new Date(now) },
  );
  return {
    source,
    http,
    cache,
    waits,
    pass: ms => {
      now += ms;
    },
  };
}
