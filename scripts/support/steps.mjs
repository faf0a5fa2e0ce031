/** Runs the steps of the test run and tells how they went. */
import { countCheck, sumCounts } from './counts.mjs';

/**
 * Runs every step in order; one that fails or throws keeps no other from running.
 *
 * @param steps - each with a `name`, a `title` and `run`, which gives the counts and what was
 *   not run (`missing`: a list of `{ what, why }`)
 * @param isInterrupted - ends the run before the next step
 */
export async function runSteps(steps, { isInterrupted, print }) {
  const results = [];
  for (const [index, step] of steps.entries()) {
    if (isInterrupted()) {
      break;
    }
    print(`\n== ${index + 1}/${steps.length} ${step.title}`);
    const started = Date.now();
    const outcome = await step.run().catch(error => {
      print(error.stack);
      return { ...countCheck(false), missing: [] };
    });
    const result = {
      name: step.name,
      ...outcome,
      seconds: (Date.now() - started) / 1000,
    };
    results.push(result);
    print(`-- ${step.name}: ${verdict(result)} in ${duration(result.seconds)}`);
  }
  return results;
}

function verdict({ failed, passed }) {
  if (failed > 0) {
    return 'FAILED';
  }
  return passed > 0 ? 'passed' : 'not run';
}

/** The closing lines: a table of the steps, what was not run, and the sums last. */
export function summarise(results) {
  const rows = [
    ['step', 'result', 'passed', 'failed', 'skipped', 'time'],
    ...results.map(result => [
      result.name,
      verdict(result),
      String(result.passed),
      String(result.failed),
      String(result.skipped),
      duration(result.seconds),
    ]),
  ];
  const missing = results.flatMap(result => result.missing);
  const { passed, failed, skipped } = sumCounts(results);
  return [
    ...formatTable(rows),
    '',
    ...(missing.length > 0 ? ['Not run on this machine:'] : []),
    ...missing.map(({ what, why }) => `- ${what}: ${why}`),
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ].join('\n');
}

/** The first two columns are words, to the left; the others are numbers, to the right. */
function formatTable(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows.map(row =>
    row
      .map((cell, column) =>
        column < 2
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column]),
      )
      .join('  '),
  );
}

function duration(seconds) {
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
