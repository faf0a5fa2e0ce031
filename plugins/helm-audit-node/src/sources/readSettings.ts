import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  DEPENDENCY_SOURCES,
  DependencySourceId,
} from '@helm-audit/plugin-helm-audit-common';
import {
  DEFAULT_SOURCES,
  RegistryCredentials,
  SourceSettings,
  SourcesSettings,
} from './settings';

const OTHER_KEYS = [
  'trustedHosts',
  'publicNames',
  'privateNames',
  'budget',
  'snapshot',
];

/**
 * Reads which sources may be asked, as they stand under `helmAudit.sources`.
 *
 * @throws Error when a value makes no sense; the message never holds a token
 */
export function readSourcesSettings(
  config: Config | undefined,
): SourcesSettings {
  if (!config) return DEFAULT_SOURCES;
  const known = new Set<string>([...DEPENDENCY_SOURCES, ...OTHER_KEYS]);
  const unknown = config.keys().find(key => !known.has(key));
  if (unknown) {
    throw new Error(
      `There is no source ${unknown}; there are ${DEPENDENCY_SOURCES.join(
        ', ',
      )}`,
    );
  }
  const sources = { ...DEFAULT_SOURCES.sources };
  for (const id of DEPENDENCY_SOURCES) {
    sources[id] = readSource(id, config.getOptionalConfig(id));
  }
  return {
    sources,
    registries: readRegistries(
      config.getOptionalConfigArray('ociRegistry.registries') ?? [],
    ),
    trustedHosts: config.getOptionalStringArray('trustedHosts') ?? [],
    publicNames: config.getOptionalStringArray('publicNames') ?? [],
    privateNames: config.getOptionalStringArray('privateNames') ?? [],
    budgetMs: readMs(config, 'budget') ?? DEFAULT_SOURCES.budgetMs,
    snapshot: config.getOptionalString('snapshot'),
  };
}

function readSource(
  id: DependencySourceId,
  config: Config | undefined,
): SourceSettings {
  const preset = DEFAULT_SOURCES.sources[id];
  if (!config) return preset;
  return {
    enabled: config.getOptionalBoolean('enabled') ?? preset.enabled,
    timeoutMs: readMs(config, 'timeout') ?? preset.timeoutMs,
    cacheMs: readMs(config, 'cacheTime') ?? preset.cacheMs,
    ...(preset.baseUrl && {
      baseUrl: readUrl(id, config) ?? preset.baseUrl,
      token: config.getOptionalString('token'),
    }),
  };
}

function readUrl(id: DependencySourceId, config: Config): string | undefined {
  const url = config.getOptionalString('baseUrl');
  if (url === undefined) return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.password) {
    throw new Error(
      `The baseUrl of the source ${id} must be an HTTP address without a password`,
    );
  }
  return url;
}

function readRegistries(list: Config[]): RegistryCredentials[] {
  return list.map(config => ({
    host: config.getString('host'),
    username: config.getString('username'),
    password: config.getString('password'),
  }));
}

function readMs(config: Config, key: string): number | undefined {
  if (!config.has(key)) return undefined;
  return durationToMilliseconds(readDurationFromConfig(config, { key }));
}
