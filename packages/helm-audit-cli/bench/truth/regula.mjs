import path from 'node:path';
import { regulaRules } from '../truthMapPods.mjs';
import { filesBelow, textOf } from './files.mjs';

const TESTS = 'rego/tests/rules/k8s';

/** fugue/regula: the tests say of each object of a file whether it is valid. */
export default {
  marker: TESTS,
  async read(checkout) {
    const found = [];
    for (const [check, rules] of Object.entries(regulaRules)) {
      const folder = path.join(checkout, TESTS, check);
      for (const file of await filesBelow(
        folder,
        /^[^]*k8s\/\w+\/\w+\.rego$/,
      )) {
        const source = await textOf(file);
        for (const test of source.split(/^test_/m).slice(1)) {
          const input = test.match(/inputs\.(\w+)_yaml\b/)?.[1];
          const text = await textOf(folder, 'inputs', `${input}.yaml`);
          for (const [, kind, name, valid] of test.matchAll(
            /resources\["(\w+)\.[\w-]+\.([\w-]+)"\] == (true|false)/g,
          )) {
            found.push({
              name: `regula/${check} (${input} ${kind} ${name})`,
              text,
              rules,
              concerns: subject =>
                subject.kind === kind && subject.name === name,
              fails: valid === 'false',
            });
          }
        }
      }
    }
    return found;
  },
};
