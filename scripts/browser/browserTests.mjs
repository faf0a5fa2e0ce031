/** Runs the browser tests against a demo Backstage that is started for them. */
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root, say } from '../bootstrap/basics.mjs';
import { findChromium, HOW_TO_GET_CHROMIUM } from '../support/chromium.mjs';
import { countCheck, NOTHING } from '../support/counts.mjs';
import { startDemo } from '../support/demo.mjs';
import { runNodeTests } from '../support/nodeTest.mjs';
import { freePort } from '../support/ports.mjs';

const TESTS = path.join(root, 'packages/app/e2e-tests');
const LOG_LINES = 40;
const LOG_WIDTH = 300;
const CONFIGS = ['app-config.yaml', 'app-config.browser-test.yaml'];

/**
 * @param patterns - parts of file names; without any, every file runs
 * @returns the counts, and `missing` when the tests could not run here
 */
export async function runBrowserTests(patterns = []) {
  const chromium = findChromium();
  if (!chromium) {
    return {
      ...NOTHING,
      missing: `no Chromium was found; ${HOW_TO_GET_CHROMIUM}`,
    };
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'helm-audit-browser-'));
  try {
    return await runAgainstDemo({
      chromium,
      folder,
      files: testFiles(patterns),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testFiles(patterns) {
  return readdirSync(TESTS)
    .filter(name => name.endsWith('.test.mjs'))
    .filter(name => patterns.every(pattern => name.includes(pattern)))
    .map(name => path.join(TESTS, name));
}

async function runAgainstDemo({ chromium, folder, files }) {
  const log = path.join(folder, 'demo.log');
  const output = openSync(log, 'w');
  const demo = startDemo({
    ports: { app: await freePort(), backend: await freePort() },
    args: CONFIGS.flatMap(name => ['--config', path.join(root, name)]),
    stdio: ['ignore', output, output],
  });
  try {
    say(`Starting a demo for the tests on ${demo.urls.app}…`);
    await demo.ready;
    const counts = await runNodeTests(files, {
      BASE_URL: demo.urls.app,
      BACKEND_URL: demo.urls.backend,
      CHROMIUM_BIN: chromium,
      SCREENSHOT_DIR: screenshotFolder(folder),
    });
    if (counts.failed > 0) {
      sayLog(log);
    }
    return counts;
  } catch (error) {
    say(error.message);
    sayLog(log);
    return countCheck(false);
  } finally {
    await demo.stop();
    closeSync(output);
  }
}

/** The pictures in the documentation are only replaced when that is asked for. */
function screenshotFolder(temporary) {
  const folder = process.env.UPDATE_SCREENSHOTS
    ? path.join(root, 'docs/images')
    : path.join(temporary, 'screenshots');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The end of the demo's log, without the line that it writes for each request. */
function sayLog(file) {
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .filter(line => !line.includes('incomingRequest'))
    .slice(-LOG_LINES)
    .map(line => `  ${line.slice(0, LOG_WIDTH)}`);
  say(`The demo’s last lines:\n${lines.join('\n')}`);
}
