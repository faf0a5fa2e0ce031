import path from 'node:path';
import { namesIn, textOf } from './files.mjs';
import { kubeauditChecks } from './maps.mjs';

const EXPECTATION =
  /^\t+\{\s*"([\w.-]+\.yml)",\s*(?:fixtureDir,\s*)?(nil|\[\]string\{[^}]*\})/gm;

/**
 * Shopify/kubeaudit: the expectations stand in the Go tests. Those that its own labels excuse
 * are left out.
 */
export default {
  marker: 'auditors/asat/fixtures',
  async read(folder) {
    const found = [];
    for (const [auditor, rules] of Object.entries(kubeauditChecks)) {
      const at = path.join(folder, 'auditors', auditor);
      for (const test of await namesIn(at)) {
        // Those of fixes say what is changed, not what is found.
        if (!/(?<!^fix)_test\.go$/.test(test)) continue;
        const source = await textOf(at, test);
        for (const [, name, errors] of source.matchAll(EXPECTATION)) {
          if (/override|Override/.test(errors) || /allowed/.test(name))
            continue;
          found.push({
            name: `kubeaudit/${auditor}/${name}`,
            file: path.join(at, 'fixtures', name),
            rules,
            fails: errors !== 'nil' && errors !== '[]string{}',
          });
        }
      }
    }
    return found;
  },
};
