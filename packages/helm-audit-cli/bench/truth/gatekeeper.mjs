import path from 'node:path';
import { gatekeeperChecks } from './maps.mjs';
import { filesBelow, load, textOf } from './files.mjs';

/**
 * open-policy-agent/gatekeeper-library: one suite a policy, each of its tests a constraint with
 * parameters of its own.
 */
export default {
  marker: 'library/pod-security-policy',
  async read(folder) {
    const found = [];
    for (const file of await filesBelow(
      path.join(folder, 'library'),
      /suite\.yaml$/,
    )) {
      const policy = path.basename(path.dirname(file));
      const suite = load(await textOf(file));
      for (const test of suite.tests ?? []) {
        const rules = gatekeeperChecks[`${policy}/${test.name}`];
        if (!rules) continue;
        for (const { name, object, inventory, assertions } of test.cases ??
          []) {
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
  },
};
