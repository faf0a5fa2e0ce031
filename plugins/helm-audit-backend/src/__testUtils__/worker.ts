import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { Auditor, defaultProfile } from '@helm-audit/plugin-helm-audit-node';
import { Knex } from 'knex';
import { CatalogReader } from '../catalog/CatalogReader';
import { AuditProcessor, AuditProcessorOptions } from '../queue/AuditProcessor';
import { AuditWorker } from '../queue/AuditWorker';
import { ChartLocation } from '../sources/ChartLocation';
import { Charts } from '../sources/ChartReader';
import { OpenedChart, ReadOptions } from '../sources/ChartSource';
import { resolveChartLocation } from '../sources/resolveChartLocation';
import { createCatalog } from './catalog';
import { NOW } from './queue';
import { buildReport } from './report';

/** A clock that stands until it is set. */
export class Clock {
  time = NOW;
  readonly now = () => this.time;

  /** Moves on by some minutes. */
  advance(minutes: number): void {
    this.time = new Date(this.time.getTime() + minutes * 60_000);
  }
}

/** A source with one version of every chart. */
export class FakeSource implements Charts {
  version = 'v1';
  content = 'content 1';
  error: Error | undefined;
  readonly reads: Array<{
    location: ChartLocation;
    etag?: string;
    fresh?: boolean;
  }> = [];

  locate(entity: Entity): ChartLocation {
    const integrations = ScmIntegrations.fromConfig(mockServices.rootConfig());
    return resolveChartLocation(entity, integrations);
  }

  async read<T>(
    location: ChartLocation,
    options: ReadOptions,
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    const { etag, fresh } = options;
    this.reads.push({ location, etag, fresh });
    if (this.error) throw this.error;
    if (options.etag === this.version) return 'unchanged';
    return use({
      source: { kind: 'directory', path: '/srv/shop/chart' },
      contentHash: this.content,
      etag: this.version,
    });
  }
}

/** An auditor that is told what to do. */
export function createFakeAuditor() {
  const audit = jest.fn<
    ReturnType<Auditor['audit']>,
    Parameters<Auditor['audit']>
  >(async () => buildReport());
  return { audit, profile: defaultProfile, rules: [] };
}

/** A promise with its handles. */
export function defer<T = void>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Rejects when the signal aborts, like any cancelled work. */
export function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

/** A worker with fakes for all it talks to. */
export function createTestWorker(
  knex: Knex,
  catalog: ReturnType<typeof createCatalog>,
  overrides: Partial<AuditProcessorOptions> & { concurrency?: number } = {},
) {
  const clock = new Clock();
  const source = new FakeSource();
  const auditor = createFakeAuditor();
  const logger = mockServices.logger.mock();
  const options: AuditProcessorOptions = {
    knex,
    logger,
    catalog: CatalogReader.create({
      catalog: catalog.service,
      auth: mockServices.auth(),
    }),
    charts: source,
    auditor,
    engineFingerprint: 'engine 1',
    auditTimeoutMs: 5 * 60_000,
    checkIntervalMs: 30 * 60_000,
    now: clock.now,
    ...overrides,
  };
  const worker = AuditWorker.create({
    ...options,
    processor: AuditProcessor.create(options),
    concurrency: overrides.concurrency ?? 2,
  });
  const drain = (signal = new AbortController().signal) => worker.drain(signal);
  return { worker, drain, clock, source, auditor, logger };
}
