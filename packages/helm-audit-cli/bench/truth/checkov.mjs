import { promises as fs } from 'node:fs';
import path from 'node:path';
import { checkovChecks } from './maps.mjs';

export const marker = 'tests/kubernetes/checks';

/** One folder a check, mostly; the file name says what is expected of all that it holds. */
export async function read(folder) {
  const found = [];
  for (const [check, rules] of Object.entries(checkovChecks)) {
    const source = await fs.readFile(
      path.join(folder, marker, `test_${check}.py`),
      'utf8',
    );
    const examples = source.match(/\/(example_\w+)/)?.[1];
    if (!examples) continue;
    const at = path.join(folder, marker, examples);
    for (const name of (await fs.readdir(at)).sort()) {
      const expected = name.match(/(PASS|FAIL)/i)?.[1].toUpperCase();
      if (!expected || /PASSESONE|podPassed-/.test(name)) continue;
      found.push({
        name: `checkov/${check}/${name}`,
        file: path.join(at, name),
        rules,
        fails: expected === 'FAIL',
      });
    }
  }
  return found;
}
