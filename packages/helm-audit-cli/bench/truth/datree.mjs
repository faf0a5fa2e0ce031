import path from 'node:path';
import { datreeChecks } from './maps.mjs';
import { namesIn, textOf } from './files.mjs';

/** datreeio/datree: a folder a rule, by its number, with manifests that pass and that fail. */
export default {
  marker: 'pkg/policy/tests',
  async read(checkout) {
    const list = await textOf(checkout, 'pkg/defaultRules/defaultRules.yaml');
    const rules = list.matchAll(
      /- id: (\d+)\s[\s\S]*?uniqueName:\s*["']?([\w.]+)/g,
    );
    const found = [];
    for (const [, id, check] of rules) {
      if (!datreeChecks[check]) continue;
      for (const verdict of ['pass', 'fail']) {
        const folder = path.join(checkout, 'pkg/policy/tests', id, verdict);
        for (const name of await namesIn(folder)) {
          found.push({
            name: `datree/${check}/${verdict}/${name}`,
            file: path.join(folder, name),
            rules: datreeChecks[check],
            fails: verdict === 'fail',
          });
        }
      }
    }
    return found;
  },
};
