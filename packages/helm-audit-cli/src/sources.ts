import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { load } from 'js-yaml';
import {
  AuditFailure,
  createSources,
  FileCache,
  messageOf,
  readSourcesSettings,
  SourcesSettings,
  UpstreamSources,
  withoutNetwork,
} from '@helm-audit/plugin-helm-audit-node';

/** What the command line says of asking others about the open source in use. */
export interface SourceOptions {
  /** Nobody is asked. */
  offline?: boolean;
  /** File that says whom to ask. */
  sources?: string;
  /** Folder in which answers are remembered. */
  sourceCache?: string;
}

/**
 * Opens the sources that the options name. Answers are remembered in a folder from one call to
 * the next, and those count without network, too.
 *
 * @param ended - fires when the call is over
 * @throws AuditFailure `bad-sources`, `bad-snapshot`
 */
export async function openSources(
  options: SourceOptions,
  ended: AbortSignal,
): Promise<UpstreamSources> {
  const settings = await readSettings(options.sources);
  const cache = new FileCache(cacheFolder(options));
  const sources = await createSources(
    options.offline ? withoutNetwork(settings) : settings,
    cache,
    cache,
  );
  ended.addEventListener('abort', () => sources.close(), { once: true });
  return sources;
}

/** The folder in which answers are remembered; by default where caches of users are. */
export function cacheFolder({ sourceCache }: SourceOptions): string {
  const caches =
    process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return sourceCache ?? path.join(caches, 'helm-audit', 'sources');
}

async function readSettings(
  file: string | undefined,
): Promise<SourcesSettings> {
  if (!file) return readSourcesSettings(undefined);
  try {
    const content = load(await fs.readFile(file, 'utf8'));
    const config = new ConfigReader(withVariables(content) ?? {});
    return readSourcesSettings(
      config.getOptionalConfig('helmAudit.sources') ??
        config.getOptionalConfig('sources') ??
        config,
    );
  } catch (error) {
    throw new AuditFailure(
      'bad-sources',
      `${file} can't be read: ${messageOf(error)}.`,
      'docs/dependencies.md shows what it may hold.',
    );
  }
}

/**
 * Puts environment variables in the place of `${NAME}`, so that no token stands in a file.
 *
 * @throws Error where one is not set, for an empty token would be sent without a word
 */
function withVariables(value: any): any {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (_, name) => {
      const text = process.env[name];
      if (!text) throw new Error(`the environment variable ${name} is not set`);
      return text;
    });
  }
  if (Array.isArray(value)) return value.map(withVariables);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withVariables(child)]),
  );
}
