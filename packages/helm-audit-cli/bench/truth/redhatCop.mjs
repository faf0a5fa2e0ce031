import path from 'node:path';
import { redhatCopPolicies } from '../truthMapPods.mjs';
import { namesIn, textOf } from './files.mjs';

/**
 * redhat-cop/rego-policies: the tests name the objects that are refused, of a file or several
 * that are tested together.
 */
export default {
  marker: '_test/conftest-unittests.sh',
  async read(checkout) {
    const found = [];
    const tests = await textOf(checkout, '_test/conftest-unittests.sh');
    for (const test of tests.split(/^@test /m).slice(1)) {
      const policy = test.match(/^"policy\/(\S+)"/)?.[1];
      const rules = redhatCopPolicies[policy?.split('/').at(-1)];
      if (!rules) continue;
      const folder = path.join(checkout, 'policy', policy, 'test_data/unit');
      const texts = (await namesIn(folder)).map(name => textOf(folder, name));
      const text = (await Promise.all(texts)).join('\n---\n');
      for (const [, kind, name] of test.matchAll(/: (\w+)\/([\w-]+):? /g)) {
        found.push({
          name: `redhat-cop/${policy} (${kind} ${name})`,
          text,
          rules,
          concerns: subject => subject.kind === kind && subject.name === name,
          fails: true,
        });
      }
    }
    return found;
  },
};
