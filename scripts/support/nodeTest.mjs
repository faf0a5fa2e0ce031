import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap/basics.mjs';
import { countCheck, countsFromTap } from './counts.mjs';
import { runProcess } from './processes.mjs';

/**
 * Runs files with Node's test runner, one after the other, and counts their tests.
 *
 * @param files - absolute paths
 * @param env - further environment variables
 */
export async function runNodeTests(files, env = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'helm-audit-tap-'));
  const tap = path.join(folder, 'report.tap');
  try {
    const { code } = await runProcess(
      process.execPath,
      [
        '--test',
        '--test-concurrency=1',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${tap}`,
        ...files,
      ],
      { cwd: root, env: { ...process.env, ...env } },
    );
    const counts = countsFromTap(readFileSync(tap, 'utf8'));
    const failedSilently = code !== 0 && counts.failed === 0;
    return failedSilently ? countCheck(false) : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
