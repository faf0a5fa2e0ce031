import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chartVerifierChecks } from '../truthMapControllers.mjs';
import { textOf } from './files.mjs';

const CASE = /description: "[^"]*", +uri: +"(chart[\w.-]+)"/g;

/** redhat-certification/chart-verifier: each check has charts that pass and charts that fail. */
export default {
  marker: 'internal/chartverifier/checks/checks_test.go',
  async read(checkout) {
    const folder = path.join(checkout, 'internal/chartverifier/checks');
    const source = await textOf(folder, 'checks_test.go');
    const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'chart-verifier-'));
    const found = [];
    for (const [test, mapping] of Object.entries(chartVerifierChecks)) {
      const body = source.slice(source.indexOf(`func Test${test}(`));
      const [passes, fails] = body
        .slice(0, body.search(/^\}\n/m))
        .split('negativeTestCases :=');
      for (const [text, isFailure] of [
        [passes, false],
        [fails, true],
      ]) {
        for (const [, file] of text.matchAll(CASE)) {
          found.push({
            name: `chart-verifier/${test} (${file})`,
            chart: await unpacked(path.join(folder, file), scratch),
            ...mapping,
            fails: isFailure,
          });
        }
      }
    }
    return found;
  },
};

/** The folder of a packaged chart; a folder is itself. */
async function unpacked(file, scratch) {
  if (!file.endsWith('.tgz')) return file;
  const folder = path.join(scratch, path.basename(file, '.tgz'));
  await fs.mkdir(folder, { recursive: true });
  await promisify(execFile)('tar', ['xzf', file, '-C', folder]);
  const [chart] = await fs.readdir(folder);
  return path.join(folder, chart);
}
