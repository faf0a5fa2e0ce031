import path from 'node:path';
import { namesIn, textOf } from './files.mjs';
import { checkovChecks } from './maps.mjs';

/** bridgecrewio/checkov: a folder a check, mostly; file names say what is expected. */
export default {
  marker: 'tests/kubernetes/checks',
  async read(folder) {
    const tests = path.join(folder, 'tests/kubernetes/checks');
    const found = [];
    for (const [check, rules] of Object.entries(checkovChecks)) {
      const source = await textOf(tests, `test_${check}.py`);
      const examples = source.match(/\/(example_\w+)/)?.[1];
      if (!examples) continue;
      const at = path.join(tests, examples);
      for (const name of await namesIn(at)) {
        const expected = name.match(/FAIL/i)?.[0] ?? name.match(/PASS/i)?.[0];
        if (!expected || /PASSESONE|podPassed-/.test(name)) continue;
        found.push({
          name: `checkov/${check}/${name}`,
          file: path.join(at, name),
          rules,
          fails: /fail/i.test(expected),
        });
      }
    }
    return found;
  },
};
