import path from 'node:path';
import { weavePolicies } from '../truthMapPolicies.mjs';
import { filesBelow, load, textOf } from './files.mjs';
import { entriesOf } from './goTables.mjs';

/**
 * weaveworks/policy-library: tests in Rego, each with an object and how many violations it has.
 * Those of exceptions by label, name or namespace are left out.
 */
export default {
  marker: 'policies/RBACProhibitListOnSecrets/policy.rego',
  async read(checkout) {
    const found = [];
    for (const [policy, rules] of Object.entries(weavePolicies)) {
      const folder = path.join(checkout, 'policies', policy, 'tests');
      for (const file of await filesBelow(folder, /\.rego$/)) {
        const tests = (await textOf(file)).split(/^test_/m).slice(1);
        for (const test of tests) {
          const [name] = test.match(/^\w+/);
          if (/exclude/.test(name + path.basename(file))) continue;
          const [input] = entriesOf(test.slice(test.indexOf('testcase = ')));
          const { review } = load(`{${input.replaceAll('\t', ' ')}}`);
          found.push({
            name: `weave/${policy} (${name})`,
            text: JSON.stringify(review.object),
            rules,
            fails: !/count\(violation\) == 0/.test(test),
          });
        }
      }
    }
    return found;
  },
};
