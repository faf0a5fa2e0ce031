/**
 * `yarn bench [chart…]`: what an audit costs beside the `helm template` that it contains.
 *
 * Both are measured side by side in one process: for each chart a plain `helm template` and
 * an audit in turn, several times, one after the other. Without arguments the charts of
 * examples/ are measured. "own" is the time from parsing what Helm rendered to the finished
 * report, and its share is that of Helm's own time for the same chart.
 */
import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const {
  createAuditor,
  findHelm,
  PRODUCTION_API_VERSIONS,
} = require('@helm-audit/plugin-helm-audit-node');

const ROUNDS = 5;
const EXAMPLES = path.resolve(
  import.meta.dirname,
  '../../../examples/services',
);
const run = promisify(execFile);

const charts =
  process.argv.length > 2
    ? process.argv
        .slice(2)
        .map(chart => path.resolve(process.env.INIT_CWD ?? '.', chart))
    : await findCharts(EXAMPLES);
const helm = await findHelm();
const auditor = createAuditor({ shareRepositoryReads: true });
const rows = [];
let skipped = 0;
for (const chart of charts) {
  const row = await measure(chart);
  if (row) rows.push(row);
  else skipped++;
}
report(rows);

/** Charts below a folder, those within other charts left out. */
async function findCharts(folder) {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  if (entries.some(entry => entry.name === 'Chart.yaml')) return [folder];
  const below = await Promise.all(
    entries
      .filter(entry => entry.isDirectory())
      .map(entry => findCharts(path.join(folder, entry.name))),
  );
  return below.flat();
}

/** Each example service stands for a repository of its own, as in the demo. */
function repositoryOf(chart) {
  const [service, ...rest] = path.relative(EXAMPLES, chart).split(path.sep);
  return service === '..' || rest.length === 0
    ? undefined
    : path.join(EXAMPLES, service);
}

/** Median milliseconds of both, or nothing when the chart does not render as it is. */
async function measure(chart) {
  const helmTimes = [];
  const auditTimes = [];
  const ownTimes = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const helmTime = await time(() => helmTemplate(chart));
    if (helmTime === undefined) return undefined;
    let result;
    let parsedFrom;
    let ownTime;
    const auditTime = await time(async () => {
      result = await auditor.audit(
        {
          source: {
            kind: 'directory',
            path: chart,
            repositoryRoot: repositoryOf(chart),
          },
          scenario: 'default',
        },
        {
          onStage: stage => {
            if (stage === 'parse') parsedFrom = performance.now();
          },
        },
      );
      ownTime = performance.now() - parsedFrom;
    });
    // The first round warms up caches and the compiler.
    if (auditTime === undefined || !result.renderer || round === 0) continue;
    helmTimes.push(helmTime);
    auditTimes.push(auditTime);
    ownTimes.push(ownTime);
  }
  if (auditTimes.length === 0) return undefined;
  return {
    chart,
    helm: median(helmTimes),
    audit: median(auditTimes),
    own: median(ownTimes),
  };
}

async function helmTemplate(chart) {
  await run(
    helm,
    [
      'template',
      'release-name',
      chart,
      '--include-crds',
      '--kube-version',
      '1.33.0',
      ...PRODUCTION_API_VERSIONS.flatMap(version => [
        '--api-versions',
        version,
      ]),
    ],
    { maxBuffer: 200 * 1024 * 1024 },
  );
}

async function time(work) {
  const started = performance.now();
  try {
    await work();
  } catch {
    return undefined;
  }
  return performance.now() - started;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function report(measured) {
  console.log(
    `${measured.length} charts, ${ROUNDS} rounds each, medians in ms; ${skipped} left out because they do not render as they are`,
  );
  console.log('helm template    audit   ratio      own   share   chart');
  for (const { chart, helm: plain, audit, own } of measured) {
    console.log(
      [
        plain.toFixed(0).padStart(13),
        audit.toFixed(0).padStart(8),
        (audit / plain).toFixed(2).padStart(7),
        own.toFixed(0).padStart(8),
        percent(own / plain).padStart(7),
        `  ${path.relative(process.cwd(), chart)}`,
      ].join(' '),
    );
  }
  const ratios = measured.map(({ helm: plain, audit }) => audit / plain);
  console.log(
    `median ratio ${median(ratios).toFixed(
      2,
    )} (audit to helm template); from parse to report median ${median(
      measured.map(({ own }) => own),
    ).toFixed(0)} ms, ${percent(
      median(measured.map(({ helm: plain, own }) => own / plain)),
    )} of Helm's time; peak memory ${(
      process.resourceUsage().maxRSS / 1024
    ).toFixed(0)} MiB`,
  );
}

function percent(share) {
  return `${(share * 100).toFixed(0)} %`;
}
