import { DependencySourceId } from '@helm-audit/plugin-helm-audit-common';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How one source is asked. Times in milliseconds. */
export interface SourceSettings {
  enabled: boolean;
  /** Where it is; sources that are told where to ask by the chart have none. */
  baseUrl?: string;
  /** For one request. */
  timeoutMs: number;
  /** For how long an answer counts as fresh. */
  cacheMs: number;
  /** Sent as bearer token to the host of `baseUrl` and nowhere else. */
  token?: string;
}

/** Credentials of a registry. */
export interface RegistryCredentials {
  /** Such as `registry.example.com`. */
  host: string;
  username: string;
  password: string;
}

/** Whom an audit may ask about the open source in use, and about what. */
export interface SourcesSettings {
  sources: Record<DependencySourceId, SourceSettings>;
  registries: RegistryCredentials[];
  /**
   * Hosts beside public ones that charts may name, such as `charts.example.internal`. They may
   * lie in a private network.
   */
  trustedHosts: string[];
  /** Patterns of names that may be told to others though nothing shows that they are public. */
  publicNames: string[];
  /** Patterns of names that are told to nobody, such as `github.com/our-company/*`. */
  privateNames: string[];
  /** Milliseconds that one audit waits for answers. */
  budgetMs: number;
  /** File with answers that were brought along. */
  snapshot?: string;
}

/** Nothing is on but the repositories that charts depend on, for those are asked anyway. */
export const DEFAULT_SOURCES: SourcesSettings = {
  sources: {
    helmIndex: { enabled: true, timeoutMs: 60_000, cacheMs: 6 * HOUR },
    ociRegistry: { enabled: false, timeoutMs: 15_000, cacheMs: 6 * HOUR },
    depsDev: {
      enabled: false,
      baseUrl: 'https://api.deps.dev',
      timeoutMs: 15_000,
      cacheMs: 7 * DAY,
    },
    scorecard: {
      enabled: false,
      baseUrl: 'https://api.scorecard.dev',
      timeoutMs: 15_000,
      cacheMs: 7 * DAY,
    },
    osv: {
      enabled: false,
      baseUrl: 'https://api.osv.dev',
      timeoutMs: 15_000,
      cacheMs: 12 * HOUR,
    },
    endOfLife: {
      enabled: false,
      baseUrl: 'https://endoflife.date',
      timeoutMs: 15_000,
      cacheMs: DAY,
    },
    artifactHub: {
      enabled: false,
      baseUrl: 'https://artifacthub.io',
      timeoutMs: 15_000,
      cacheMs: DAY,
    },
  },
  registries: [],
  trustedHosts: [],
  publicNames: [],
  privateNames: [],
  budgetMs: 30_000,
};
