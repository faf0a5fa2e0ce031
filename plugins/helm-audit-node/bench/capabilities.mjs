/**
 * `yarn bench:capabilities <folder…>`: how much of what charts can switch on is found.
 *
 * All charts below the folders are rendered as an audit does. A template counts as off when its
 * text begins an object of a kind and the render has none of that kind from it; a plain search
 * tells, not the code that is measured. Subcharts are left out, and charts that do not render
 * are counted only. Needs no network.
 */
import { promises as fs } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const { gatherCapabilities } = require('../src/gatherers/capabilities');
const { gatherResources } = require('../src/gatherers/resources');
const { loadChart } = require('../src/stages/load/loadChart');
const { scenarioCandidates } = require('../src/stages/load/scenarios');
const { parseRendered } = require('../src/stages/parse/parseManifests');
const { ChartRenderer } = require('../src/stages/render/chartRenderer');
const { HelmCli } = require('../src/stages/render/helmCli');
const { renderScenarios } = require('../src/stages/render/renderScenarios');

const KINDS = [
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
  'NetworkPolicy',
  'ServiceMonitor',
  'PrometheusRule',
];
const STATES = ['proven', 'needs-values', 'needs-api', 'unproven'];

const folders = process.argv
  .slice(2)
  .map(folder => path.resolve(process.env.INIT_CWD ?? '.', folder));
if (folders.length === 0) {
  process.stderr.write('Usage: yarn bench:capabilities <folder…>\n');
  process.exit(2);
}
const helm = await HelmCli.create();
const table = Object.fromEntries(
  KINDS.map(kind => [kind, { on: 0, off: 0, 'not found': 0 }]),
);
for (const row of Object.values(table)) {
  for (const state of STATES) row[state] = 0;
}
const totals = { rendered: 0, failed: 0, off: 0, proven: 0, trials: 0, ms: 0 };
for (const chart of (await Promise.all(folders.map(findCharts))).flat()) {
  await measure(chart);
}
console.table(table);
const share = Math.round((1000 * totals.proven) / (totals.off || 1)) / 10;
const charts = totals.rendered || 1;
process.stdout.write(
  `${totals.rendered} charts rendered, ${totals.failed} did not.
${totals.off} have one of these kinds off; for ${
    totals.proven
  } of them (${share} %) a trial render proves a setting for every such kind.
${(totals.trials / charts).toFixed(1)} trial renders and ${Math.round(
    totals.ms / charts,
  )} ms a chart.
`,
);

/** Charts below a folder, those within other charts left out. */
async function findCharts(folder) {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'Chart.yaml')) return [folder];
  const below = await Promise.all(
    entries
      .filter(entry => entry.isDirectory() && entry.name !== '.git')
      .map(entry => findCharts(path.join(folder, entry.name))),
  );
  return below.flat();
}

async function measure(folder) {
  const found = await capabilitiesOf(folder).catch(() => undefined);
  if (!found) {
    totals.failed++;
    return;
  }
  const { chart, resources, capabilities } = found;
  totals.rendered++;
  const off = [];
  for (const kind of KINDS) {
    const templates = templatesOf(chart, kind);
    const isOff = file =>
      !resources.some(each => each.kind === kind && each.source === file);
    if (templates.some(isOff)) off.push(kind);
    else if (templates.length > 0) table[kind].on++;
  }
  if (off.length === 0) return;
  totals.off++;
  const best = off.map(kind => bestState(capabilities, kind));
  off.forEach((kind, index) => {
    table[kind].off++;
    table[kind][best[index]]++;
  });
  if (best.every(state => state === 'proven')) totals.proven++;
  const rest = off.flatMap((kind, index) =>
    best[index] === 'proven' ? [] : [`${kind} ${best[index]}`],
  );
  if (rest.length > 0) process.stdout.write(`${folder}: ${rest.join(', ')}\n`);
}

/** What an audit finds out; undefined where the chart does not render. */
async function capabilitiesOf(folder) {
  const chart = await loadChart({ kind: 'directory', path: folder });
  const values = { valuesFiles: [], set: [] };
  const renderer = await ChartRenderer.open(chart, values, helm);
  try {
    const { scenario, rendered } = await renderScenarios(
      scenarioCandidates(chart.scenarios),
      each => renderer.render(each),
    );
    if (!rendered.ok) return undefined;
    const resources = gatherResources(parseRendered(rendered.output).manifests);
    const started = performance.now();
    const { capabilities } = await gatherCapabilities({
      chart,
      rendered,
      resources: { state: 'known', value: resources },
      tryOut: trial => {
        totals.trials++;
        return renderer.tryOut(scenario, trial);
      },
    });
    totals.ms += performance.now() - started;
    return { chart, resources, capabilities: capabilities.value.capabilities };
  } finally {
    await renderer.close();
  }
}

/** The chart's own templates that begin an object of a kind. */
function templatesOf({ files }, kind) {
  const begins = new RegExp(`^kind:\\s*["']?${kind}\\b`, 'm');
  return [...files].flatMap(([file, content]) =>
    /^templates\/(?!tests?\/)(?!(.*\/)?_)/.test(file) &&
    begins.test(content.toString('utf8'))
      ? [file]
      : [],
  );
}

function bestState(capabilities, kind) {
  const states = capabilities
    .filter(capability => capability.kind === kind && !capability.subchart)
    .map(({ state }) => state);
  return STATES.find(state => states.includes(state)) ?? 'not found';
}
