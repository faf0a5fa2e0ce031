import path from 'node:path';
import { trivyChecks } from './maps.mjs';
import { load, textOf } from './files.mjs';

const TEST =
  /^(test_\w+) if \{\s*r(?:es)? := (?:check\.)?deny with input as (\{[\s\S]*?^\t\})([\s\S]*?)^\}/gm;

/**
 * aquasecurity/trivy-checks: the inputs stand in Rego, which is JSON with trailing commas.
 */
export default {
  marker: 'checks/kubernetes',
  async read(folder) {
    const found = [];
    for (const [check, rules] of Object.entries(trivyChecks)) {
      const file = path.join(folder, 'checks/kubernetes', `${check}_test.rego`);
      const source = await textOf(file);
      for (const [, name, input, rest] of source.matchAll(TEST)) {
        const count = rest.match(/count\(r(?:es)?\) (==|=|>|!=) (\d)/);
        // No API has objects of a kind that is spelt like this.
        if (!count || input.includes('ClusterRolebinding')) continue;
        found.push({
          name: `trivy-checks/${check} (${name})`,
          text: manifestOf(input),
          rules,
          fails: !/^=+$/.test(count[1]) || count[2] !== '0',
        });
      }
      found.push(...(await exampleCases(folder, check, rules)));
    }
    return found;
  },
};

function manifestOf(input) {
  const text = input
    .replaceAll('\t', '  ')
    .replace(/`([^`]*)`/g, (_, raw) => JSON.stringify(raw));
  return JSON.stringify(load(text), null, 2);
}

async function exampleCases(folder, check, rules) {
  const file = path.join(folder, 'checks/kubernetes', `${check}.yaml`);
  const text = await textOf(file);
  const { good = [], bad = [] } = load(text)?.kubernetes ?? {};
  return [...good, ...bad].map((example, index) => ({
    name: `trivy-checks/${check} (example ${index + 1})`,
    text: example,
    rules,
    fails: index >= good.length,
  }));
}
