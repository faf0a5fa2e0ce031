/**
 * `yarn bench [chart…] [--list file] [--rounds n]`: what an audit costs beside the
 * `helm template` that it contains.
 *
 * Both are measured side by side in one process: for each chart a plain `helm template` and
 * an audit in turn, all charts in each round, one after the other. Rounds that are not counted
 * warm the process up. Without charts those of examples/ are measured; a list names
 * one chart a line, seen from the folder of the list.
 *
 * "own" is what the engine takes from parsing what Helm rendered to the finished report: the
 * time that passes while no Helm runs. What is judged while Helm still renders, to find places
 * or to try what could be switched on, makes nobody wait and is not in it. Its share is that of
 * the plain `helm template` of the same chart. Beside it stands processor time, in which all is
 * counted and which a busy machine distorts less: of the engine's thread from parse to report,
 * and of Helm with all its threads.
 */
import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { measureStages } from './stages.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const {
  createAuditor,
  findHelm,
  PRODUCTION_API_VERSIONS,
} = require('@helm-audit/plugin-helm-audit-node');

/** The stages that count as the engine's own. */
const OWN = ['parse', 'gather', 'evaluate', 'score', 'fix', 'report'];
/** After how many audits the compiler has seen most of the engine. */
const WARM_UP_AUDITS = 60;
/** More charts are not listed one by one. */
const MOST_LISTED = 40;
const EXAMPLES = path.resolve(
  import.meta.dirname,
  '../../../examples/services',
);
const run = promisify(execFile);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);
const charts = await chartsToMeasure();
const helm = await findHelm();
const measured = new Map();
// The first rounds warm up the compiler.
const warmUp = Math.ceil(WARM_UP_AUDITS / charts.length);
for (let round = 1 - warmUp; round <= rounds; round++) {
  // Each round reads every repository anew, as each call of the command line does.
  const auditor = createAuditor({ shareRepositoryReads: true });
  for (const chart of charts) {
    const row = await measure(auditor, chart);
    if (row && round > 0) {
      measured.set(chart, [...(measured.get(chart) ?? []), row]);
    }
  }
}
report([...measured].map(summarise));

async function chartsToMeasure() {
  const named = await namedCharts();
  const found = await Promise.allSettled(named.map(chart => fs.access(chart)));
  const missing = named.filter((_, index) => found[index].reason);
  if (missing.length > 0) {
    console.error(`No such chart:\n${missing.join('\n')}`);
    process.exit(2);
  }
  return named;
}

async function namedCharts() {
  const here = process.env.INIT_CWD ?? '.';
  const named = positionals.map(chart => path.resolve(here, chart));
  if (!values.list)
    return named.length > 0 ? named : await findCharts(EXAMPLES);
  const list = path.resolve(here, values.list);
  const lines = (await fs.readFile(list, 'utf8')).split('\n').filter(Boolean);
  return [
    ...named,
    ...lines.map(line => path.resolve(path.dirname(list), line)),
  ];
}

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

/** Milliseconds of both, or nothing when the chart does not render as it is. */
async function measure(auditor, chart) {
  const plain = await helmTemplate(chart);
  if (!plain) return undefined;
  const source = {
    kind: 'directory',
    path: chart,
    repositoryRoot: repositoryOf(chart),
  };
  try {
    const { result, stages } = await measureStages(onStage =>
      auditor.audit({ source, scenario: 'default' }, { onStage }),
    );
    if (!result.renderer) return undefined;
    const total = (key, names) =>
      names.reduce((sum, name) => sum + (stages[name]?.[key] ?? 0), 0);
    return {
      helm: plain.wall,
      helmCpu: plain.cpu,
      allHelm: total('helm', Object.keys(stages)),
      audit:
        total('wall', Object.keys(stages)) + total('helm', Object.keys(stages)),
      own: total('wall', OWN),
      ownCpu: total('cpu', OWN),
      ...Object.fromEntries(OWN.map(name => [name, total('wall', [name])])),
    };
  } catch {
    return undefined;
  }
}

/** Milliseconds of a plain render, and the processor time that it took. */
async function helmTemplate(chart) {
  const args = [
    'template',
    'release-name',
    chart,
    '--include-crds',
    '--kube-version',
    '1.33.0',
    ...PRODUCTION_API_VERSIONS.flatMap(version => ['--api-versions', version]),
  ];
  const options = { maxBuffer: 200 * 1024 * 1024 };
  try {
    const started = performance.now();
    await run(helm, args, options);
    const wall = performance.now() - started;
    const script = '"$0" "$@" > /dev/null || exit; times';
    const { stdout } = await run('sh', ['-c', script, helm, ...args], options);
    return { wall, cpu: childTime(stdout) };
  } catch {
    return undefined;
  }
}

/** User and system time of a shell's children in milliseconds, from what `times` prints. */
function childTime(text) {
  const [, line = ''] = text.trim().split('\n');
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) =>
      sum + 1000 * (60 * Number(minutes) + Number(seconds)),
    0,
  );
}

/** Medians of what was measured of a chart. */
function summarise([chart, rows]) {
  const keys = Object.keys(rows[0]);
  return {
    chart,
    ...Object.fromEntries(
      keys.map(key => [key, median(rows.map(row => row[key]))]),
    ),
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function report(rows) {
  const of = key => median(rows.map(row => row[key]));
  const share = (part, whole) =>
    percent(median(rows.map(row => row[part] / row[whole])));
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  if (rows.length <= MOST_LISTED) listCharts(rows);
  const lines = [
    `${rows.length} charts, ${rounds} rounds each, medians in ms; ${
      charts.length - rows.length
    } left out because they do not render as they are`,
    `helm template ${ms(of('helm'))} (processor ${ms(
      of('helmCpu'),
    )}); audit ${ms(of('audit'))}, ${median(
      rows.map(row => row.audit / row.helm),
    ).toFixed(2)} times as long`,
    `from parse to report ${ms(of('own'))} while no Helm runs, ${share(
      'own',
      'helm',
    )} of one helm template, ${share(
      'own',
      'allHelm',
    )} of all Helm in the audit (${ms(of('allHelm'))})`,
    `  processor ${ms(of('ownCpu'))} in all, ${share(
      'ownCpu',
      'helmCpu',
    )} of one helm template's`,
    ...OWN.map(
      stage =>
        `  ${stage.padEnd(8)} ${ms(of(stage)).padStart(6)} ${share(
          stage,
          'helm',
        ).padStart(5)}`,
    ),
    `peak memory ${peak} MiB`,
  ];
  console.log(lines.join('\n'));
}

function listCharts(rows) {
  console.log('helm template    audit   ratio      own   share   chart');
  for (const { chart, helm: plain, audit, own } of rows) {
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
}

function ms(number) {
  return number.toFixed(1);
}

function percent(part) {
  return `${(part * 100).toFixed(0)} %`;
}
