import { SourceCache } from './cache/sourceCache';
import { readSnapshot, SnapshotCache } from './cache/snapshot';
import { SourcesSettings } from './settings';
import { NetworkSources } from './upstreamSources';

/**
 * Makes what asks sources, with the snapshot that the settings name.
 *
 * @throws AuditFailure `bad-snapshot`
 */
export async function createSources(
  settings: SourcesSettings,
  cache: SourceCache,
  snapshot?: SourceCache,
): Promise<NetworkSources> {
  return new NetworkSources({
    settings,
    cache,
    snapshot: settings.snapshot
      ? new SnapshotCache(await readSnapshot(settings.snapshot))
      : snapshot,
  });
}

/** The same settings with nobody to be asked; what is remembered still counts. */
export function withoutNetwork(settings: SourcesSettings): SourcesSettings {
  const sources = { ...settings.sources };
  for (const id of Object.keys(sources) as Array<keyof typeof sources>) {
    sources[id] = { ...sources[id], enabled: false };
  }
  return { ...settings, sources };
}
