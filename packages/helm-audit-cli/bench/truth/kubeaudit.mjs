import { promises as fs } from 'node:fs';
import path from 'node:path';
import { kubeauditChecks } from './maps.mjs';

export const marker = 'auditors/asat/fixtures';

const EXPECTATION =
  /^\t+\{\s*"([\w.-]+\.yml)",\s*(?:fixtureDir,\s*)?(nil|\[\]string\{[^}]*\})/gm;

/**
 * The expectations stand in the Go tests. Those that its own labels excuse are left out.
 */
export async function read(folder) {
  const found = [];
  for (const [auditor, rules] of Object.entries(kubeauditChecks)) {
    const at = path.join(folder, 'auditors', auditor);
    const tests = (await fs.readdir(at)).filter(name => /_test\.go$/.test(name));
    for (const test of tests) {
      const source = await fs.readFile(path.join(at, test), 'utf8');
      for (const [, name, errors] of source.matchAll(EXPECTATION)) {
        if (/override|Override/.test(errors)) continue;
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
}
