import path from 'node:path';
import { insightsPolicies, rulesFor } from '../truthMapLibraries.mjs';
import { textOf } from './files.mjs';

/**
 * FairwindsOps/insights-plugins: each policy has a manifest that passes and one that fails.
 * The same manifests stand beside policies in an older dialect.
 */
export default {
  marker: 'plugins/opa/examples-rego-v1',
  async read(checkout) {
    const found = [];
    for (const [policy, mapping] of Object.entries(insightsPolicies)) {
      const folder = path.join(
        checkout,
        'plugins/opa/examples-rego-v1',
        policy,
      );
      for (const outcome of ['failure', 'success']) {
        const fails = outcome === 'failure';
        const text = await textOf(folder, `policy.${outcome}.yaml`);
        const rules = rulesFor(mapping, fails);
        if (!text || rules.length === 0) continue;
        const name = `insights/${policy} (${outcome})`;
        found.push({ name, text, rules, fails });
      }
    }
    return found;
  },
};
