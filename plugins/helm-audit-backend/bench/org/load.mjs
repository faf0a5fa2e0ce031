/** Fills a database with the invented company, as audits and sweeps would have. */
import { createRequire } from 'node:module';
import {
  auditTime,
  createKeys,
  createRandom,
  createReport,
  createScores,
  createServices,
  NOW,
} from './data.mjs';

const require = createRequire(import.meta.url);
const { figuresOf } = require('../../src/org/figures');
const { packGaps } = require('../../src/org/packedGaps');
const {
  upsertOrgKeys,
} = require('../../src/database/operations/org/upsertOrgKeys');
const {
  upsertServices,
} = require('../../src/database/operations/org/upsertServices');
const {
  listServiceIds,
} = require('../../src/database/operations/org/listServiceIds');
const { Backfill } = require('../../src/queue/Backfill');

/** Rows in one statement; SQLite takes at most 32,766 values. */
const CHUNK = 400;
const SILENT = { info: () => {}, warn: () => {} };

/** Loads everything and says how much that was, and how long the backfill of history took. */
export async function load(knex) {
  const keys = createKeys();
  const services = createServices(keys);
  await upsertOrgKeys(knex, keys);
  await upsertServices(knex, services);
  const ids = new Map(
    (await listServiceIds(knex)).map(row => [row.entityRef, row.id]),
  );
  const linked = services.filter(service => service.linked);
  const points = await loadAudits(knex, linked, ids);
  const began = performance.now();
  await Backfill.create({ knex, logger: SILENT }).run();
  return { keys, services, points, backfillMs: performance.now() - began };
}

async function loadAudits(knex, services, ids) {
  const tables = {
    audit_queue: [],
    service_figures: [],
    service_ownership: [],
    report_gaps: [],
    service_gaps: [],
    usages: [],
    score_history: [],
  };
  const rules = new Map();
  const random = createRandom(2);
  for (const service of services) {
    tables.audit_queue.push(queueRow(service));
    if (!service.audited) continue;
    const scores = createScores(random);
    const id = ids.get(service.entityRef);
    tables.score_history.push(
      ...scores.map((score, week) => historyRow(service, score, week)),
    );
    const figures = figuresOf(createReport(random, service, scores.at(-1)));
    tables.service_figures.push({ service_id: id, ...figures.columns });
    tables.service_ownership.push({
      service_id: id,
      details: JSON.stringify(figures.ownership),
    });
    tables.usages.push(
      ...figures.usages.map(usage => ({ service_id: id, ...usage })),
    );
    const gaps = figures.gaps.map(({ severity, lift, ...rule }) => ({
      ruleKey: keyOf(rules, rule),
      severity,
      lift,
    }));
    tables.service_gaps.push({ service_id: id, gaps: packGaps(gaps) });
    tables.report_gaps.push(
      ...gaps.map(gap => ({ service_id: id, rule_key: gap.ruleKey })),
    );
  }
  await insert(knex, 'org_rules', [...rules.values()]);
  for (const [table, rows] of Object.entries(tables)) {
    await insert(knex, table, rows);
  }
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [table, rows.length]),
  );
}

async function insert(knex, table, rows) {
  await knex.transaction(async tx => {
    for (let at = 0; at < rows.length; at += CHUNK) {
      await tx(table).insert(rows.slice(at, at + CHUNK));
    }
  });
}

function keyOf(rules, { ruleId, title, dimension }) {
  const rule = rules.get(ruleId) ?? {
    id: rules.size + 1,
    rule_id: ruleId,
    title,
    dimension,
  };
  rules.set(ruleId, rule);
  return rule.id;
}

function queueRow({ entityRef, audited }) {
  return {
    entity_ref: entityRef,
    input_hash: 'h',
    state: audited ? 'completed' : 'queued',
    reason: 'check',
    priority: 0,
    forced: false,
    next_run_at: NOW,
    ticket: 't',
    attempts: 0,
  };
}

function historyRow({ entityRef }, score, week) {
  return {
    entity_ref: entityRef,
    audited_at: auditTime(week),
    digest: `d${week}`,
    profile_hash: 'p1',
    score,
    grade: 'C',
    coverage: 0.8,
    chart_version: '1.0.0',
    critical: 1,
    high: 2,
    medium: 3,
    low: 4,
  };
}
