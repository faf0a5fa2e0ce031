import {
  DIMENSIONS,
  HeatmapRow,
  OrgCsv,
  OrgPage,
  OrgService,
  OWNERSHIP_RUNGS,
  OwnershipGap,
  SEVERITIES,
  SIGNAL_STRENGTHS,
  SloCoverageResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { AuthorizedOrgService } from './AuthorizedOrgService';
import { CSV_QUERIES } from './queries';

type CsvQuery<Name extends OrgCsv> = z.output<(typeof CSV_QUERIES)[Name]>;
type WatchedRow = SloCoverageResponse['signals'][number];
type Cell = string | number | boolean | null | undefined;

/** Columns by name, and how each is filled. */
type Columns<Row> = Record<string, (row: Row) => Cell>;

const DIMENSION_IDS = DIMENSIONS.map(({ id }) => id);

/** Rows of a page that is read at once: memory holds no more. */
const PAGE_SIZE = 500;

/** A list as rows of cells, the first of them the names of the columns. */
export type CsvRows = AsyncGenerator<Cell[]>;

/** Writes each list as rows, page by page, out of what a caller may see. */
export class CsvLists {
  readonly #service: AuthorizedOrgService;
  readonly #caller: BackstageCredentials;

  constructor(service: AuthorizedOrgService, caller: BackstageCredentials) {
    this.#service = service;
    this.#caller = caller;
  }

  services(query: CsvQuery<'services'>): CsvRows {
    return rows(
      {
        service: row => row.entityRef,
        title: row => row.title,
        owner: row => row.owner,
        system: row => row.system,
        domain: row => row.domain,
        tier: row => row.tier,
        lifecycle: row => row.lifecycle,
        state: row => row.state,
        score: row => row.score,
        grade: row => row.grade,
        coverage: row => row.coverage,
        incomplete: row => row.incomplete,
        score_before: row => scoreBefore(row),
        change: row => row.change,
        blockers: row => row.blockers,
        ...columnsOf(
          SEVERITIES,
          (row: OrgService, severity) => row.findings[severity],
        ),
        ...columnsOf(
          DIMENSION_IDS,
          (row: OrgService, id) => row.dimensions[id],
        ),
        audited_at: row => row.auditedAt,
      },
      this.#pages(page => this.#service.services(page, this.#caller), query),
    );
  }

  heatmap(query: CsvQuery<'heatmap'>): CsvRows {
    const read = async () => this.#service.heatmap(query, this.#caller);
    return rows(
      {
        key: row => row.key,
        title: row => row.title,
        parent: row => row.parent,
        services: row => row.services,
        direct: row => row.direct,
        audited: row => row.audited,
        score: row => row.score,
        coverage: row => row.coverage,
        blockers: row => row.blockers,
        ...columnsOf(
          DIMENSION_IDS,
          (row: HeatmapRow, id) => row.dimensions[id],
        ),
      },
      once(async () => (await read()).rows),
    );
  }

  distribution(query: CsvQuery<'distribution'>): CsvRows {
    const read = async () => this.#service.distribution(query, this.#caller);
    return rows(
      {
        from: row => row.from,
        to: row => row.to,
        services: row => row.services,
      },
      once(async () => histogramRows((await read()).histogram)),
    );
  }

  trend(query: CsvQuery<'trend'>): CsvRows {
    const read = async () =>
      this.#service.movement({ ...query, limit: 1 }, this.#caller);
    return rows(
      {
        week: row => row.week,
        steady_score: row => row.steadyScore,
        steady_services: row => row.steadyCount,
        score: row => row.score,
        services: row => row.services,
      },
      once(async () => {
        const { trend, steadyCount } = await read();
        return trend.map(point => ({ ...point, steadyCount }));
      }),
    );
  }

  gaps(query: CsvQuery<'gaps'>): CsvRows {
    const read = async () => this.#service.gaps(query, this.#caller);
    return rows(
      {
        rule: row => row.ruleId,
        title: row => row.title,
        dimension: row => row.dimension,
        severity: row => row.severity,
        services: row => row.services,
        lifted: row => row.lifted,
        held: row => row.held,
        average_lift: row => row.averageLift,
        total_lift: row => row.totalLift,
      },
      once(async () => (await read()).items),
    );
  }

  ownership(query: CsvQuery<'ownership'>): CsvRows {
    return rows(
      {
        service: row => row.entityRef,
        title: row => row.title,
        owner: row => row.owner,
        system: row => row.system,
        tier: row => row.tier,
        lifecycle: row => row.lifecycle,
        level: row => row.level,
        first_gap: row => row.firstGap,
        gaps: row => row.gaps.join(' '),
        ...columnsOf(OWNERSHIP_RUNGS, (row: OwnershipGap, id) => row.rungs[id]),
        sentence: row => row.sentence,
        contradictions: row =>
          row.contradictions
            .map(sides =>
              sides
                .map(({ text, source }) => `${text} (${source})`)
                .join(' / '),
            )
            .join('; '),
        suggested_owner: row => row.suggestedOwner?.name,
      },
      this.#pages(
        page => this.#service.ownershipGaps(page, this.#caller),
        query,
      ),
    );
  }

  slo(query: CsvQuery<'slo'>): CsvRows {
    const read = async () => this.#service.slo(query, this.#caller);
    return rows(
      {
        signal: row => row.signal,
        ...columnsOf(
          SIGNAL_STRENGTHS,
          (row: WatchedRow, strength) => row.strengths[strength],
        ),
        unknown: row => row.unknown,
      },
      once(async () => (await read()).signals),
    );
  }

  usage({ name, ...query }: CsvQuery<'usage'>): CsvRows {
    if (name !== undefined) return this.#usageServices({ ...query, name });
    return rows(
      {
        kind: row => row.kind,
        name: row => row.name,
        services: row => row.services,
        versions: row =>
          row.versions
            .map(({ version, services }) => `${version} (${services})`)
            .join(' '),
      },
      this.#pages(page => this.#service.usage(page, this.#caller), query),
    );
  }

  #usageServices({
    search,
    ...query
  }: Omit<CsvQuery<'usage'>, 'name'> & { name: string }): CsvRows {
    return rows(
      {
        kind: () => query.kind,
        name: () => query.name,
        version: row => row.version,
        service: row => row.entityRef,
        title: row => row.title,
        owner: row => row.owner,
        tier: row => row.tier,
      },
      this.#pages(
        page => this.#service.usageServices(page, this.#caller),
        query,
      ),
    );
  }

  async *#pages<Q, Row>(
    read: (
      query: Q & { cursor?: string; limit: number },
    ) => Promise<OrgPage<Row>>,
    query: Q,
  ): AsyncGenerator<Row[]> {
    let cursor: string | undefined;
    do {
      const page = await read({ ...query, cursor, limit: PAGE_SIZE });
      yield page.items;
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }
}

async function* rows<Row>(
  columns: Columns<Row>,
  pages: AsyncGenerator<Row[]>,
): CsvRows {
  const readers = Object.values(columns);
  // Read before anything is written, so that a failure can still be answered as such.
  let { value: page, done } = await pages.next();
  yield Object.keys(columns);
  while (!done) {
    for (const row of page ?? []) yield readers.map(read => read(row));
    ({ value: page, done } = await pages.next());
  }
}

async function* once<Row>(read: () => Promise<Row[]>): AsyncGenerator<Row[]> {
  yield await read();
}

/** Services by whole points of score, from and to the scores that are shown. */
function histogramRows(histogram: number[]) {
  const last = histogram.length - 1;
  return histogram.map((services, from) => ({
    from,
    to: from === last ? histogram.length : from + 0.9,
    services,
  }));
}

/** The score that a service had before the period that its change is over. */
function scoreBefore({ score, change }: OrgService): number | null {
  if (score === null || change === null) return null;
  return Math.round((score - change) * 10) / 10;
}

/** A column for each of some ids, dashes written as underscores. */
function columnsOf<Id extends string, Row>(
  ids: readonly Id[],
  read: (row: Row, id: Id) => Cell,
): Columns<Row> {
  return Object.fromEntries(
    ids.map(id => [id.replace(/-/g, '_'), (row: Row) => read(row, id)]),
  );
}
