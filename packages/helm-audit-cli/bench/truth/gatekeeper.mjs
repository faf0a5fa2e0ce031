import { promises as fs } from 'node:fs';
import path from 'node:path';
import { gatekeeperChecks } from './maps.mjs';
import { filesBelow, load } from './files.mjs';

export const marker = 'library/pod-security-policy';

/** One suite a policy; each of its tests is a constraint with parameters of its own. */
export async function read(folder) {
  const found = [];
  for (const file of await filesBelow(
    path.join(folder, 'library'),
    /suite\.yaml$/,
  )) {
    const policy = path.basename(path.dirname(file));
    const suite = load(await fs.readFile(file, 'utf8'));
    for (const test of suite.tests ?? []) {
      const rules = gatekeeperChecks[`${policy}/${test.name}`];
      if (!rules) continue;
      for (const { name, object, inventory, assertions } of test.cases ?? []) {
        const isReview = /update|exempt|operation/.test(`${name} ${object}`);
        if (inventory || isReview) continue;
        found.push({
          name: `gatekeeper/${policy}/${test.name} (${name})`,
          file: path.join(path.dirname(file), object),
          rules,
          fails: ![false, 0, 'no'].includes(assertions[0].violations),
        });
      }
    }
  }
  return found;
}
