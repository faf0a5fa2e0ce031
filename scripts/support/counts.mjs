/** Counts of tests, read from what test runners write. */

export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Counts of a check that is one pass or one failure. */
export function countCheck(passed) {
  return { ...NOTHING, [passed ? 'passed' : 'failed']: 1 };
}

/** Adds counts up. */
export function sumCounts(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NOTHING,
  );
}

/** Counts from the closing comments of a TAP report by Node's test runner. */
export function countsFromTap(tap) {
  const count = name =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

/** Counts from Jest's JSON report; a file that could not run at all is one failure. */
export function countsFromJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
