import { Tier } from '../report';
import { OrgFilter } from './query';

/** What services are built on. */
export const USAGE_KINDS = ['image', 'chart', 'licence', 'retired'] as const;

/** What services are built on: images, charts, their licences, upstreams that ended. */
export type UsageKind = (typeof USAGE_KINDS)[number];

/** One thing that services are built on. */
export interface Usage {
  kind: UsageKind;
  /** Such as `docker.io/library/redis`, `Apache-2.0`. */
  name: string;
  services: number;
  /** Versions in use with how many services use each, the most used first; at most 20. */
  versions: Array<{ version: string; services: number }>;
}

/** Options of a list of what services are built on, the most used first. */
export interface UsageQuery extends OrgFilter {
  kind: UsageKind;
  /** Part of the name. */
  search?: string;
  cursor?: string;
  limit?: number;
}

/** A service that uses something. */
export interface UsageService {
  entityRef: string;
  title: string;
  owner: string | null;
  tier: Tier;
  version: string | null;
}

/** Options of a list of services that use one thing. */
export interface UsageServicesQuery extends OrgFilter {
  kind: UsageKind;
  name: string;
  cursor?: string;
  limit?: number;
}
