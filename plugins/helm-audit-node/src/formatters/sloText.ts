import chalk from 'chalk';
import {
  ALERT_PARTS,
  AuditReport,
  describeSettings,
  GOLDEN_SIGNALS,
  SignalCell,
  SloGaps,
  WatchedWorkload,
} from '@helm-audit/plugin-helm-audit-common';

/** Workloads that are written out; the others are counted. */
const MAX_ROWS = 8;

/** How well the golden signals are watched, as text: the sentence, then the matrix. */
export function sloText({ slo }: AuditReport, paint: chalk.Chalk): string {
  const lines = [paint.bold('SLO GAPS'), `  ${slo.sentence}`];
  if (slo.workloads.length > 0) lines.push(...matrixLines(slo, paint));
  const offers = slo.workloads.flatMap(offersOf);
  lines.push(
    ...[...new Set(offers)].map(offer => `  ${paint.green('fix')} ${offer}`),
  );
  return [
    ...lines,
    ...objectiveLines(slo),
    ...hygieneLines(slo),
    ...slo.unseen.map(reason => paint.dim(`  ? ${reason}`)),
  ].join('\n');
}

function matrixLines({ workloads }: SloGaps, paint: chalk.Chalk): string[] {
  const shown = workloads.slice(0, MAX_ROWS);
  const width = Math.max(...shown.map(({ name }) => name.length));
  const columns = (cells: readonly string[]) =>
    cells
      .map(cell => cell.padEnd(12))
      .join('')
      .trimEnd();
  const rest = workloads.length - shown.length;
  return [
    paint.dim(`  ${' '.repeat(width)}  ${columns(GOLDEN_SIGNALS)}`),
    ...shown.map(
      ({ name, cells }) =>
        `  ${name.padEnd(width)}  ${columns(cells.map(wordOf))}`,
    ),
    ...(rest > 0 ? [paint.dim(`  and ${rest} more`)] : []),
  ];
}

/** A question mark for what may be better than was seen. */
function wordOf({ strength, unseen }: SignalCell): string {
  const word = strength === 'none' ? '–' : strength;
  if (!unseen) return word;
  return strength === 'none' ? '?' : `${word}?`;
}

function offersOf({ cells, scrape }: WatchedWorkload): string[] {
  return [
    ...(scrape.switchOn ? [describeSettings(scrape.switchOn)] : []),
    ...cells.flatMap(({ offered }) =>
      offered ? [describeSettings(offered.switchOn)] : [],
    ),
  ];
}

function objectiveLines({ slos }: SloGaps): string[] {
  return slos.map(({ tool, name, objective, window, alerting }) => {
    const target = objective === undefined ? '' : ` ${objective} %`;
    const period = window ? ` over ${window}` : '';
    const words = {
      'burn-rate': '',
      none: ', alerts nobody',
      unknown: ", and its alerts can't be seen",
    }[alerting];
    return `  ${tool} SLO ${name}${target}${period}${words}`;
  });
}

function hygieneLines({ alerts, moreAlerts }: SloGaps): string[] {
  const counts = ALERT_PARTS.flatMap(part => {
    const count = alerts.filter(({ missing }) => missing.includes(part)).length;
    return count > 0 ? [`${count} without ${part}`] : [];
  });
  if (alerts.length === 0) return [];
  const total = alerts.length + moreAlerts;
  const words = total === 1 ? '1 alert' : `${total} alerts`;
  return [`  ${[words, ...counts].join(', ')}`];
}
