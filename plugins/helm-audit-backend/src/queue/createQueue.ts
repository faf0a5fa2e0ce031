import {
  AuthService,
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Auditor } from '@helm-audit/plugin-helm-audit-node';
import { Knex } from 'knex';
import { CatalogReader } from '../catalog/CatalogReader';
import { HelmAuditConfig } from '../config';
import { deleteExpired } from '../database/operations/history/deleteExpired';
import { thinOut } from '../database/operations/history/thinOut';
import { Charts } from '../sources/ChartReader';
import { AuditProcessor } from './AuditProcessor';
import { AuditWorker } from './AuditWorker';
import { Backfill } from './Backfill';
import { Planner } from './Planner';
import { WarmUp } from './WarmUp';

/** Older points of the history are thinned out to one a week. */
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Ids of the scheduled tasks. */
export const TASKS = {
  plan: 'helm-audit-plan',
  warmUp: 'helm-audit-warm-up',
  work: 'helm-audit-work',
  fill: 'helm-audit-fill',
  cleanUp: 'helm-audit-clean-up',
} as const;

/** What the queue works with. */
export interface QueueOptions {
  knex: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  charts: Charts;
  engine: Auditor;
  engineFingerprint: string;
  lifecycle: LifecycleService;
  scheduler: SchedulerService;
  settings: HelmAuditConfig;
  now: () => Date;
}

/**
 * Sets the queue going: one replica plans, every replica works.
 *
 * @returns `wake`, which tells this replica's worker that something is due
 */
export async function createQueue(
  options: QueueOptions,
): Promise<{ wake: () => void }> {
  const { knex, logger, lifecycle, now } = options;
  const catalog = CatalogReader.create({
    ...options,
    services: options.settings.services,
  });
  const planner = Planner.create({ knex, logger, catalog, now });
  const worker = createWorker(options, catalog);
  lifecycle.addShutdownHook(() => worker.stop());
  await schedulePlanning(options, catalog, planner);
  await scheduleWork(options, worker);
  await scheduleFilling(options);
  await scheduleCleanUp(options);
  return { wake: () => wake(options) };
}

async function schedulePlanning(
  { scheduler, settings, logger }: QueueOptions,
  catalog: CatalogReader,
  planner: Planner,
): Promise<void> {
  await scheduler.scheduleTask({
    id: TASKS.plan,
    ...settings.schedule,
    fn: signal => planner.plan(signal),
  });
  const warmUp = WarmUp.create({ catalog, planner, logger });
  await scheduler.scheduleTask({
    id: TASKS.warmUp,
    scope: 'local',
    frequency: { seconds: 3 },
    timeout: { minutes: 5 },
    signal: warmUp.ended,
    fn: signal => warmUp.look(signal),
  });
}

async function scheduleWork(
  { scheduler, logger }: QueueOptions,
  worker: AuditWorker,
): Promise<void> {
  await scheduler.scheduleTask({
    id: TASKS.work,
    scope: 'local',
    frequency: { seconds: 2 },
    timeout: { hours: 6 },
    fn: async signal => {
      await worker.drain(signal).catch(error => {
        logger.error('Working off the queue failed', toError(error));
        throw error;
      });
    },
  });
}

async function scheduleFilling({
  scheduler,
  knex,
  logger,
}: QueueOptions): Promise<void> {
  const backfill = Backfill.create({ knex, logger });
  await scheduler.scheduleTask({
    id: TASKS.fill,
    frequency: { minutes: 1 },
    timeout: { minutes: 30 },
    initialDelay: { seconds: 5 },
    fn: signal => backfill.run(signal),
  });
}

async function scheduleCleanUp({
  scheduler,
  knex,
  settings,
  now,
}: QueueOptions): Promise<void> {
  await scheduler.scheduleTask({
    id: TASKS.cleanUp,
    frequency: { hours: 24 },
    timeout: { minutes: 10 },
    fn: async () => {
      const before = new Date(now().getTime() - settings.historyRetentionMs);
      await deleteExpired(knex, before);
      await thinOut(knex, new Date(now().getTime() - YEAR_MS));
    },
  });
}

function createWorker(
  options: QueueOptions,
  catalog: CatalogReader,
): AuditWorker {
  const { knex, logger, settings, now } = options;
  const { auditTimeoutMs, checkIntervalMs, concurrency } = settings;
  const processor = AuditProcessor.create({
    knex,
    logger,
    catalog,
    charts: options.charts,
    auditor: options.engine,
    engineFingerprint: options.engineFingerprint,
    auditTimeoutMs,
    checkIntervalMs,
    now,
  });
  return AuditWorker.create({
    knex,
    logger,
    processor,
    concurrency,
    auditTimeoutMs,
    now,
  });
}

/** Starts the worker, unless it is at work already: then it finds the audit by itself. */
function wake({ scheduler, logger }: QueueOptions): void {
  scheduler.triggerTask(TASKS.work).catch(error => {
    logger.debug(`The worker was not woken: ${error}`);
  });
}
