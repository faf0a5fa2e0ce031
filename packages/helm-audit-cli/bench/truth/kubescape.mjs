import path from 'node:path';
import { kubescapeChecks } from './maps.mjs';
import { exists, namesIn, textOf } from './files.mjs';

/**
 * kubescape/regolibrary: a folder a rule, each test with its objects under `input` and the
 * alerts in `expected.json`, none when the objects pass.
 */
export default {
  marker: 'rules/naked-pods',
  async read(checkout) {
    const found = [];
    for (const [check, rules] of Object.entries(kubescapeChecks)) {
      const folder = path.join(checkout, 'rules', check, 'test');
      for (const name of await namesIn(folder)) {
        const input = path.join(folder, name, 'input');
        const expected = await textOf(folder, name, 'expected.json');
        if (!expected || !(await exists(input))) continue;
        // Thresholds of their own, which ours are not.
        if (await exists(path.join(folder, name, 'data.json'))) continue;
        found.push({
          name: `kubescape/${check}/${name}`,
          file: input,
          rules,
          fails: JSON.parse(expected).length > 0,
        });
      }
    }
    return found;
  },
};
