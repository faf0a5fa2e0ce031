import path from 'node:path';
import { marvinChecks } from '../truthMapPods.mjs';
import { filesBelow, load, textOf } from './files.mjs';

/** undistro/marvin: each check has a file of objects that pass or don't. */
export default {
  marker: 'internal/builtins/pss',
  async read(checkout) {
    const found = [];
    const builtins = path.join(checkout, 'internal/builtins');
    for (const file of await filesBelow(builtins, /_test\.ya?ml$/)) {
      const check = path.basename(file).match(/^(M-\d+)_/)?.[1];
      const rules = marvinChecks[check];
      if (!rules) continue;
      for (const { name, pass, input, params } of load(await textOf(file))) {
        // Parameters are their users' own wishes.
        if (params) continue;
        found.push({
          name: `marvin/${check} (${name})`,
          text: input,
          rules,
          fails: !pass,
        });
      }
    }
    return found;
  },
};
