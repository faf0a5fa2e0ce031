import {
  RootConfigService,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  ContactKind,
  HelmOptions,
  OwnershipKeys,
  readSourcesSettings,
  SourcesSettings,
} from '@helm-audit/plugin-helm-audit-node';
import { z } from 'zod';
import { DEFAULT_SERVICES, EntityFilters } from './catalog/CatalogReader';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 5 },
};

/** Settings of the plugin; durations in milliseconds. */
export interface HelmAuditConfig {
  helm: HelmOptions;
  ownershipKeys: OwnershipKeys;
  sources: SourcesSettings;
  /** Whether fixes are tried on copies of the charts. */
  verifyFixes: boolean;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Which entities could link a chart. */
  services: EntityFilters;
  concurrency: number;
  auditTimeoutMs: number;
  checkIntervalMs: number;
  historyRetentionMs: number;
}

/**
 * Reads the settings under `helmAudit`; config.d.ts describes them.
 *
 * @throws Error when a value makes no sense
 */
export function readHelmAuditConfig(root: RootConfigService): HelmAuditConfig {
  const config = root.getOptionalConfig('helmAudit');
  const schedule = config?.getOptionalConfig('schedule');
  return {
    helm: readHelmOptions(config?.getOptionalConfig('helm')),
    ownershipKeys: readOwnershipKeys(config?.getOptionalConfig('ownership')),
    sources: readSourcesSettings(config?.getOptionalConfig('sources')),
    verifyFixes: config?.getOptionalBoolean('workers.verifyFixes') ?? true,
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    services: readServices(config) ?? DEFAULT_SERVICES,
    concurrency: readPositiveInteger(config, 'workers.concurrency') ?? 2,
    auditTimeoutMs: readDuration(config, 'workers.auditTimeout', {
      minutes: 5,
    }),
    checkIntervalMs: readDuration(config, 'workers.checkInterval', {
      minutes: 30,
    }),
    historyRetentionMs: readDuration(config, 'history.retention', {
      days: 365,
    }),
  };
}

function readHelmOptions(config: Config | undefined): HelmOptions {
  return {
    binary: config?.getOptionalString('binary'),
    timeoutMs: config?.has('timeout')
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: 'timeout' }),
        )
      : undefined,
    memoryLimitMiB: readPositiveInteger(config, 'memoryLimit'),
    outputLimitMiB: readPositiveInteger(config, 'outputLimit'),
    kubeVersion: config?.getOptionalString('kubeVersion'),
    apiVersions: config?.getOptionalStringArray('apiVersions'),
  };
}

const CONTACT_KINDS: ContactKind[] = [
  'onCall',
  'chat',
  'escalation',
  'runbook',
  'tier',
];

function readOwnershipKeys(config: Config | undefined): OwnershipKeys {
  return Object.fromEntries(
    CONTACT_KINDS.flatMap(kind => {
      const keys = config?.getOptionalStringArray(`${kind}Annotations`);
      return keys ? [[kind, keys]] : [];
    }),
  );
}

const filtersSchema = z.array(
  z.record(z.union([z.string(), z.array(z.string()).nonempty()])),
);

function readServices(config: Config | undefined): EntityFilters | undefined {
  const filters = config?.getOptional('org.entityFilter');
  if (filters === undefined) return undefined;
  const { data, success } = filtersSchema.safeParse(filters);
  if (success) return data;
  throw new Error(
    'Invalid value of helmAudit key org.entityFilter: must be a list of filters, each of fields with a text or a list of texts',
  );
}

function readDuration(
  config: Config | undefined,
  key: string,
  fallback: HumanDuration,
): number {
  return durationToMilliseconds(
    config?.has(key) ? readDurationFromConfig(config, { key }) : fallback,
  );
}

function readPositiveInteger(
  config: Config | undefined,
  key: string,
): number | undefined {
  const value = config?.getOptionalNumber(key);
  if (value !== undefined && !(Number.isInteger(value) && value > 0)) {
    throw new Error(
      `Invalid value ${value} of helmAudit key ${key}: must be a whole number above 0`,
    );
  }
  return value;
}
