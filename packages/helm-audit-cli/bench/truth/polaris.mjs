import path from 'node:path';
import { polarisChecks } from '../truthMap.mjs';
import { namesIn } from './files.mjs';

/** FairwindsOps/polaris: one folder a check; a file's name starts with what is expected. */
export default {
  marker: 'test/checks',
  async read(checkout) {
    const found = [];
    for (const [check, rules] of Object.entries(polarisChecks)) {
      const folder = path.join(checkout, 'test/checks', check);
      for (const name of await namesIn(folder)) {
        if (!/^(success|failure).*\.yaml$/.test(name)) continue;
        found.push({
          name: `polaris/${check}/${name}`,
          file: path.join(folder, name),
          rules,
          fails: name.startsWith('failure'),
        });
      }
    }
    return found;
  },
};
