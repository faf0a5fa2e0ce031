import {
  AuditReport,
  DependencyComponent,
  DIMENSIONS,
  DimensionId,
  OWNERSHIP_RUNGS,
  OwnershipReport,
  OwnershipRungId,
  RoadmapItem,
  RungState,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { CatalogKey } from '../database/operations/org/listOrgKeys';
import { upsertOrgKeys } from '../database/operations/org/upsertOrgKeys';
import {
  CatalogService,
  upsertServices,
} from '../database/operations/org/upsertServices';
import { DERIVED_TABLES } from '../database/orgTables';
import { upsertAudits } from '../database/operations/queue/upsertAudits';
import { completeAudit } from '../database/operations/reports/completeAudit';
import { claim, minutesLater, NOW } from './queue';
import { buildReport } from './report';

/** Reference of a component by its name. */
export function refOf(name: string): string {
  return `component:default/${name}`;
}

/** What the catalog says of a service, with what matters to a test. */
export function buildService(
  name: string,
  overrides: Partial<CatalogService> = {},
): CatalogService {
  return {
    entityRef: refOf(name),
    title: name,
    owner: overrides.group ?? null,
    group: null,
    system: null,
    tier: 2,
    lifecycle: 'production',
    linked: true,
    tags: [],
    hash: 'h1',
    ...overrides,
  };
}

/** A group, system or domain whose title is its name with a capital letter. */
export function buildKey(
  ref: string,
  parent: string | null = null,
): CatalogKey {
  const [kind, path] = ref.split(':');
  const name = path.split('/')[1];
  return {
    ref,
    kind: kind as CatalogKey['kind'],
    title: name[0].toUpperCase() + name.slice(1),
    parent,
  };
}

/** A report with a score, of which some dimensions have one too. */
export function buildScored(
  overall: number | null,
  options: {
    dimensions?: Partial<Record<DimensionId, number>>;
    tier?: 1 | 2 | 3;
    gaps?: Array<Pick<RoadmapItem, 'ruleId' | 'severity' | 'lift' | 'held'>>;
    auditedAt?: string;
    overrides?: Partial<AuditReport>;
  } = {},
): AuditReport {
  const report = buildReport();
  return {
    ...report,
    auditedAt: options.auditedAt ?? report.auditedAt,
    digest: `${overall} at ${options.auditedAt}`,
    tier: { value: options.tier ?? 2, source: 'entity' },
    score: {
      ...report.score,
      overall,
      grade: gradeOf(overall),
      dimensions: DIMENSIONS.map((dimension, index) => ({
        ...report.score.dimensions[index],
        score: options.dimensions?.[dimension.id] ?? null,
      })),
    },
    roadmap: {
      hoursToReady: 0,
      phases: [
        {
          phase: 1,
          title: 'Foundation',
          when: '0–2 weeks',
          hours: 1,
          scoreAfter: 9,
          basis: 'counted',
          items: (options.gaps ?? []).map(gap => ({
            title: `Title of ${gap.ruleId}`,
            action: 'Set it',
            dimension: 'security',
            effort: 'S',
            hours: 1,
            findings: 1,
            after: [],
            ...gap,
          })),
        },
      ],
    },
    ...options.overrides,
  };
}

function gradeOf(score: number | null) {
  if (score === null) return null;
  return score >= 9 ? 'A' : 'C';
}

/** An image that a chart runs, with what matters to a test. */
export function buildImage(
  name: string,
  version?: string,
  overrides: Partial<DependencyComponent> = {},
): DependencyComponent {
  return {
    id: `image:${name}:${version}`,
    kind: 'image',
    name,
    version,
    purl: `pkg:oci/${name}`,
    isOwn: false,
    depth: 1,
    usedBy: [],
    events: [],
    troubles: [],
    unknown: {},
    verdict: 'good',
    ...overrides,
  };
}

/** A report of a chart that runs some images. */
export function buildUsing(...components: DependencyComponent[]): AuditReport {
  const { dependencies } = buildReport();
  return buildScored(5, {
    overrides: { dependencies: { ...dependencies, components } },
  });
}

/** An ownership section in which the rungs not named are met. */
export function buildOwnership(
  states: Partial<Record<OwnershipRungId, RungState>>,
  overrides: Partial<OwnershipReport> = {},
): OwnershipReport {
  const rungs = OWNERSHIP_RUNGS.map(id => ({
    id,
    title: id,
    state: states[id] ?? ('met' as const),
    reason: id,
    evidence: [],
  }));
  const level = rungs.findIndex(({ state }) => state !== 'met');
  return {
    level: level < 0 ? rungs.length : level,
    atLeast: rungs[level]?.state === 'unknown',
    sentence: 'So it is owned.',
    owners: [],
    rungs,
    contradictions: [],
    ...overrides,
  };
}

/** Stores what the catalog says of services, and a report of those that have one. */
export async function storeOrg(
  knex: Knex,
  services: Array<CatalogService & { report?: AuditReport }>,
  keys: CatalogKey[] = [],
): Promise<void> {
  await upsertOrgKeys(knex, keys);
  await upsertServices(
    knex,
    services.map(({ report, ...service }) => service),
  );
  for (const { entityRef, report } of services) {
    if (report) await storeReport(knex, entityRef, report);
  }
}

/** Stores a completed audit of an entity, the first or one more. */
export async function storeReport(
  knex: Knex,
  entityRef: string,
  report: AuditReport,
): Promise<void> {
  await upsertAudits(knex, [
    { entityRef, inputHash: 'h1', reason: 'manual', dueAt: NOW, forced: true },
  ]);
  const [claimed] = await claim(knex);
  await completeAudit(knex, claimed, {
    report,
    contentHash: 'c1',
    contextHash: 'x1',
    sourceKey: 'file:/shop',
    nextRunAt: minutesLater(30),
  });
}

/** Stores a completed audit of a service with a score, as of ten o'clock on a day. */
export async function storeScore(
  knex: Knex,
  name: string,
  score: number | null,
  day: string,
): Promise<void> {
  const auditedAt = `${day}T10:00:00.000Z`;
  await storeReport(knex, refOf(name), buildScored(score, { auditedAt }));
}

/** A report of which every table that is derived from reports keeps something. */
export function buildWhole(): AuditReport {
  const { dependencies } = buildUsing(buildImage('redis', '7'));
  return buildScored(5, {
    gaps: [{ ruleId: 'a', severity: 'high', lift: 0.1 }],
    overrides: { dependencies },
  });
}

/** What is kept of reports in each table, without ids. */
export async function readDerived(knex: Knex) {
  const tables = DERIVED_TABLES.map(async table => {
    const rows: object[] = await knex(table);
    const bare = rows.map(row =>
      Object.entries(row).filter(([column]) => !/^id$|_key$/.test(column)),
    );
    return [table, bare.map(each => Object.fromEntries(each))] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** Whether anything is kept of reports; it is in every table then, or in none. */
export async function hasDerived(knex: Knex): Promise<boolean> {
  const tables = Object.values(await readDerived(knex));
  const filled = new Set(tables.map(rows => rows.length > 0));
  expect(filled.size).toBe(1);
  return filled.has(true);
}

/** Deletes what is kept of reports, as it is before the tables were there. */
export async function clearDerived(knex: Knex): Promise<void> {
  for (const table of DERIVED_TABLES) await knex(table).del();
}
