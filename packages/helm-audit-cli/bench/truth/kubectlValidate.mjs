import path from 'node:path';
import { namesIn, textOf } from './files.mjs';

const FOLDER = 'testcases/manifests';

/**
 * kubernetes-sigs/kubectl-validate: what the API server itself says of a file stands in its
 * first comment. Objects of kinds of others need schemas that we don't have.
 */
export default {
  marker: FOLDER,
  async read(checkout) {
    const folder = path.join(checkout, FOLDER);
    const found = [];
    for (const name of await namesIn(folder)) {
      const text = await textOf(folder, name);
      const isForeign = /^apiVersion: .*(x-k8s\.io|example|\.com|jobset)/m;
      if (!name.endsWith('.yaml') || isForeign.test(text)) continue;
      if (!/^kind:/m.test(text)) continue;
      found.push({
        name: `kubectl-validate/${name}`,
        file: path.join(folder, name),
        rules: ['invalid-manifest', 'invalid-metadata', 'invalid-port'],
        fails: name.startsWith('error_'),
      });
    }
    return found;
  },
};
