import path from 'node:path';
import { textOf } from './files.mjs';

const RUN =
  /run bin\/kubeconform((?: -(?:strict|summary|verbose|kubernetes-version [\d.]+))*) (fixtures\/[\w.-]+)\n\s*\[ "\$status" -eq (\d) \]/g;

/** Which of our rules say what kubeconform says: its schemas are the API's. */
const RULES = ['invalid-manifest', 'invalid-metadata'];

/**
 * yannh/kubeconform: one run a test, with the exit code that it must have. Runs with other
 * schemas, versions or filters are left out.
 */
export default {
  marker: 'acceptance.bats',
  async read(checkout) {
    const source = await textOf(checkout, 'acceptance.bats');
    const found = new Map();
    for (const [, options, file, status] of source.matchAll(RUN)) {
      const at = path.join(checkout, file);
      // Files without any object are nothing to judge.
      const text = await textOf(at);
      const isEmpty =
        !/^kind:|"kind"/m.test(text) || text.includes('items: []');
      if (isEmpty && status === '0') continue;
      // Unknown fields are errors for us as they are with -strict.
      const name = `kubeconform/${file}`;
      const strict = options.includes('strict');
      if (found.has(name) && !strict) continue;
      found.set(name, { name, file: at, rules: RULES, fails: status !== '0' });
    }
    return [...found.values()];
  },
};
