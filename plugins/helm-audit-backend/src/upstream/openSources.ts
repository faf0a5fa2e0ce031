import { promises as fs } from 'node:fs';
import {
  CacheService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  createSources,
  SourcesSettings,
  UpstreamSources,
} from '@helm-audit/plugin-helm-audit-node';
import { hashOf } from '../catalog/hash';
import { ServiceCache } from './ServiceCache';

/** Opens the sources that the settings switch on, for as long as the backend runs. */
export async function openSources(
  settings: SourcesSettings,
  deps: {
    cache: CacheService;
    lifecycle: LifecycleService;
    logger: LoggerService;
  },
): Promise<UpstreamSources> {
  const cache = new ServiceCache(deps.cache, deps.logger);
  const sources = await createSources(settings, cache);
  deps.lifecycle.addShutdownHook(() => sources.close());
  return sources;
}

/** Hash of the snapshot's content, which may change below the same path. */
export async function hashOfSnapshot({
  snapshot,
}: SourcesSettings): Promise<string | undefined> {
  return snapshot ? hashOf(await fs.readFile(snapshot, 'utf8')) : undefined;
}

/** What of the settings decides how charts are judged; no addresses, no secrets. */
export function describeSources({ sources, ...rest }: SourcesSettings) {
  return {
    enabled: Object.entries(sources)
      .filter(([, { enabled }]) => enabled)
      .map(([id]) => id),
    publicNames: rest.publicNames,
    privateNames: rest.privateNames,
    trustedHosts: rest.trustedHosts,
  };
}
