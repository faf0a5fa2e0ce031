import { promises as fs } from 'node:fs';
import path from 'node:path';
import { trivyChecks } from './maps.mjs';
import { load } from './files.mjs';

export const marker = 'checks/kubernetes';

const TEST =
  /^(test_\w+) if \{\s*r(?:es)? := (?:check\.)?deny with input as (\{[\s\S]*?^\t\})\s*([\s\S]*?)^\}/gm;

/** The inputs stand in Rego, which is JSON with trailing commas: YAML, but for tabs. */
export async function read(folder) {
  const found = [];
  for (const [check, rules] of Object.entries(trivyChecks)) {
    const file = path.join(folder, marker, `${check}_test.rego`);
    const source = await fs.readFile(file, 'utf8');
    for (const [, name, input, rest] of source.matchAll(TEST)) {
      const count = rest.match(/count\(r(?:es)?\) (==|=|>|!=) (\d)/);
      if (!count) continue;
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
}

function manifestOf(input) {
  const text = input
    .replaceAll('\t', '  ')
    .replace(/`([^`]*)`/g, (_, raw) => JSON.stringify(raw));
  return JSON.stringify(load(text), null, 2);
}

async function exampleCases(folder, check, rules) {
  const file = path.join(folder, marker, `${check}.yaml`);
  const text = await fs.readFile(file, 'utf8').catch(() => '');
  const { good = [], bad = [] } = load(text)?.kubernetes ?? {};
  return [...good, ...bad].map((example, index) => ({
    name: `trivy-checks/${check} (example ${index + 1})`,
    text: example,
    rules,
    fails: index >= good.length,
  }));
}
