import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS, AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  HistoryContext,
  HistorySource,
} from '@helm-audit/plugin-helm-audit-node';
import { earlierVersions, listEntities } from './EarlierVersions';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Real audits of earlier versions of the example services, each as of its day. */
export class ExampleHistory implements HistorySource {
  readonly #options: ConstructorParameters<typeof ExampleHistory>[0];

  constructor(options: {
    /** Folder with a folder of patches for each entity. */
    history: string;
    logger: LoggerService;
    now: () => Date;
    /** Pause between looks for an entity's own first audit, in milliseconds. */
    pauseMs: number;
    /** Looks after which nobody waits for the first audits any longer. */
    looks: number;
  }) {
    this.#options = options;
  }

  async *read(context: HistoryContext) {
    const names = await listEntities(this.#options.history);
    await this.#untilAudited(names, context);
    for (const name of names) {
      try {
        yield* this.#readEntity(name, context);
      } catch (error) {
        if (context.signal.aborted) throw error;
        this.#options.logger.warn(
          `The history of ${name} can't be made: ${error}`,
        );
      }
    }
  }

  /** The audits that people wait for go first; one that never ends well holds up nothing. */
  async #untilAudited(
    names: string[],
    { startOf, signal }: HistoryContext,
  ): Promise<void> {
    const { looks, pauseMs } = this.#options;
    for (let look = 0; look < looks; look++) {
      const starts = await Promise.all(names.map(refOf).map(startOf));
      if (starts.every(start => start !== undefined)) return;
      await delay(pauseMs, undefined, { signal });
    }
  }

  async *#readEntity(
    name: string,
    context: HistoryContext,
  ): AsyncGenerator<{ entityRef: string; report: AuditReport }> {
    const entityRef = refOf(name);
    const start = await context.startOf(entityRef);
    const catalog = await context.catalogOf(entityRef);
    if (!start || !catalog) return;
    const service = folderOf(catalog.entity);
    const patches = path.join(this.#options.history, name);
    const now = this.#options.now().getTime();
    for await (const version of earlierVersions(service, patches)) {
      const auditedAt = new Date(now - version.weeksAgo * WEEK_MS);
      if (auditedAt >= start) continue;
      const report = await context.auditor.audit(
        {
          source: {
            kind: 'directory',
            path: path.join(version.folder, chartOf(catalog.entity)),
            repositoryRoot: version.folder,
          },
          entityRef,
          catalog,
          auditedAt,
          fixes: { verify: false },
        },
        { signal: context.signal },
      );
      yield { entityRef, report };
    }
  }
}

function refOf(name: string): string {
  return `component:default/${name}`;
}

/** Folder of the catalog file that an entity of the examples came from. */
function folderOf({ metadata }: Entity): string {
  const location =
    metadata.annotations?.['backstage.io/managed-by-location'] ?? '';
  return path.dirname(location.replace(/^file:/, ''));
}

function chartOf({ metadata }: Entity): string {
  return metadata.annotations?.[ANNOTATIONS.chart] ?? '.';
}
