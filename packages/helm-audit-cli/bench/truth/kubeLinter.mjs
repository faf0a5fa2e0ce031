import path from 'node:path';
import { kubeLinterChecks } from '../truthMap.mjs';
import { textOf } from './files.mjs';

/**
 * stackrox/kube-linter: one test a check, on a file of several objects. It names the kinds
 * that are reported; objects called `dont-fire` must not be.
 */
export default {
  marker: 'e2etests/bats-tests.sh',
  async read(checkout) {
    const found = [];
    const source = await textOf(checkout, 'e2etests/bats-tests.sh');
    for (const block of source.split(/^@test /m)) {
      const check = block.match(/^"([^"]+)"/)?.[1];
      const file = block.match(/tests\/checks\/[\w.-]+/)?.[0];
      const rules = kubeLinterChecks[check];
      if (!rules || !file) continue;
      const testCase = { file: path.join(checkout, file), rules };
      const messages = block.matchAll(
        /messages?\d*(?:\[\d+\])?\}" == "(\w+)\b[^:]*:/g,
      );
      for (const kind of new Set([...messages].map(match => match[1]))) {
        // We report a role where kube-linter reports what binds it.
        const kinds = [kind, kind.replace(/Binding$/, '')];
        const concerns = subject =>
          kinds.includes(subject.kind) && !isClean(subject);
        const name = `kube-linter/${check} (${kind})`;
        found.push({ ...testCase, name, concerns, fails: true });
      }
      const text = await textOf(testCase.file);
      if (!text.includes('name: dont-fire')) continue;
      const name = `kube-linter/${check} (dont-fire)`;
      found.push({ ...testCase, name, concerns: isClean, fails: false });
    }
    return found;
  },
};

function isClean({ name }) {
  return name?.startsWith('dont-fire');
}
