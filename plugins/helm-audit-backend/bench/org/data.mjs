/** An invented company of many services, the same at every run. */
import { createRequire } from 'node:module';
import process from 'node:process';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const {
  DIMENSIONS,
  GOLDEN_SIGNALS,
  OWNERSHIP_RUNGS,
  SIGNAL_STRENGTHS,
  REPORT_SCHEMA_VERSION,
} = require('@helm-audit/plugin-helm-audit-common');

export const SERVICES = Number(process.env.HELM_AUDIT_BENCH_SERVICES || 10_000);
export const WEEKS = 52;
/** How often a weekly audit ends with another score than the one before. */
const CHANGES = 0.3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Monday to Sunday of the last week are in the year that is measured. */
export const NOW = new Date('2026-11-23T12:00:00.000Z');

const pick = (random, list) => list[Math.floor(random() * list.length)];
const refOf = index => `component:default/service-${index}`;

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** About 400 groups nested four deep, 60 systems in 12 domains, of which some are nested. */
export function createKeys() {
  const keys = [];
  const add = (kind, name, parent = null) => {
    const ref = `${kind}:default/${name}`;
    keys.push({ ref, kind, title: `The ${kind} ${name}`, parent });
    return ref;
  };
  const company = add('group', 'company');
  for (let a = 0; a < 6; a++) {
    const area = add('group', `area-${a}`, company);
    for (let b = 0; b < 8; b++) {
      const department = add('group', `department-${a}-${b}`, area);
      for (let c = 0; c < 7; c++) {
        add('group', `team-${a}-${b}-${c}`, department);
      }
    }
  }
  const domains = [];
  for (let index = 0; index < 12; index++) {
    const parent = index < 4 ? null : domains[index % 4];
    domains.push(add('domain', `domain-${index}`, parent));
  }
  for (let index = 0; index < 60; index++) {
    add('system', `system-${index}`, domains[index % 12]);
  }
  return keys;
}

/**
 * What the catalog says of the services: as many as are measured, and one in ten more that wait
 * for their first audit or link no chart.
 */
export function createServices(keys) {
  const random = createRandom(1);
  const teams = keys
    .filter(({ ref }) => /team|department/.test(ref))
    .map(({ ref }) => ref);
  const systems = keys
    .filter(({ kind }) => kind === 'system')
    .map(({ ref }) => ref);
  return Array.from({ length: SERVICES * 1.1 }, (_, index) => {
    const group = random() < 0.95 ? pick(random, teams) : null;
    return {
      entityRef: refOf(index),
      title: `Service ${index}`,
      owner: group,
      group,
      system: random() < 0.9 ? pick(random, systems) : null,
      tier: pick(random, [1, 2, 2, 3, 3]),
      lifecycle: pick(random, ['production', 'production', 'experimental']),
      linked: index < SERVICES || random() < 0.5,
      audited: index < SERVICES,
      tags: [pick(random, ['java', 'go', 'node', 'python']), `t${index % 50}`],
      hash: 'h',
    };
  });
}

/** Scores week by week, from a year ago until now. */
export function createScores(random) {
  let score = 3 + random() * 5;
  return Array.from({ length: WEEKS }, () => {
    if (random() < CHANGES) score += (random() - 0.45) * 1.2;
    score = Math.min(10, Math.max(0, Math.round(score * 10) / 10));
    return score;
  });
}

/** When the audit of a week was. */
export function auditTime(week) {
  return new Date(NOW.getTime() - (WEEKS - 1 - week) * 7 * DAY_MS);
}

/** A report of a service with about 33 gaps, as an average chart has. */
export function createReport(random, service, overall) {
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    auditedAt: NOW.toISOString(),
    digest: String(overall),
    tier: { value: service.tier, source: 'entity' },
    incomplete: random() < 0.1,
    chart: { name: service.title, version: '1.0.0' },
    score: {
      overall,
      grade: pick(random, ['A', 'B', 'C', 'D', 'F']),
      coverage: 0.5 + random() / 2,
      profile: { id: 'default', hash: 'p1' },
      findings: counts(random),
      dimensions: DIMENSIONS.map(({ id }) => ({
        id,
        score: random() < 0.95 ? Math.round(random() * 100) / 10 : null,
      })),
    },
    summary: { blockers: Array.from({ length: Math.floor(random() * 3) }) },
    roadmap: { phases: [{ items: createGaps(random) }] },
    ownership: createOwnership(random),
    slo: createSlo(random),
    dependencies: createDependencies(random),
  };
}

function counts(random) {
  const below = limit => Math.floor(random() * limit);
  return {
    critical: below(3),
    high: below(8),
    medium: below(20),
    low: below(20),
  };
}

function createGaps(random) {
  const gaps = [];
  for (let rule = 0; rule < 250; rule++) {
    if (random() > 0.132) continue;
    gaps.push({
      ruleId: `rule-of-some-length-${rule}`,
      title: `What rule ${rule} asks for holds`,
      dimension: DIMENSIONS[rule % DIMENSIONS.length].id,
      severity: pick(random, ['critical', 'high', 'medium', 'medium', 'low']),
      lift: Math.round(random() * 5) / 10,
    });
  }
  return gaps;
}

function createOwnership(random) {
  const rungs = OWNERSHIP_RUNGS.map(id => ({
    id,
    state:
      random() < 0.7
        ? 'met'
        : pick(random, ['missing', 'unknown', 'contradicted']),
  }));
  const level = rungs.findIndex(({ state }) => state !== 'met');
  const evidence = index => ({
    text: `team-${index} reviews deploy/chart`,
    source: `.github/CODEOWNERS:${index}`,
  });
  return {
    level: level < 0 ? rungs.length : level,
    atLeast: false,
    sentence:
      'The catalog names a team as its owner, and reviews go to another one.',
    rungs,
    contradictions:
      random() < 0.3 ? [{ sides: [evidence(1), evidence(2)] }] : [],
    suggestedOwner:
      random() < 0.2
        ? { kind: 'team', name: 'team-1', evidence: [evidence(1), evidence(2)] }
        : undefined,
  };
}

function createSlo(random) {
  const cells = GOLDEN_SIGNALS.map(signal => ({
    signal,
    strength: pick(random, SIGNAL_STRENGTHS),
    ...(random() < 0.2 && { unseen: 'A dashboard elsewhere' }),
  }));
  const workloads = random() < 0.8 ? [{ serves: true, cells }] : [];
  return { state: 'known', workloads };
}

function createDependencies(random) {
  const components = Array.from(
    { length: 2 + Math.floor(random() * 8) },
    () => {
      // Few things are used by many, and many by few.
      const product = Math.floor(300 * random() ** 3);
      return {
        kind: random() < 0.7 ? 'image' : 'chart',
        name: `registry.example/library/product-${product}`,
        version: `1.${Math.floor(random() * 30)}.0`,
        isOwn: random() < 0.1,
        license: {
          expression: pick(random, ['Apache-2.0', 'MIT', 'BSD-3-Clause']),
        },
        troubles: random() < 0.05 ? [{ kind: 'retired' }] : [],
        vulnerabilities: [],
      };
    },
  );
  return {
    components,
    projects: [],
    gaps: [],
    sources: [],
    counts: { charts: 2, images: 3, trouble: 1, unknown: 2 },
  };
}
