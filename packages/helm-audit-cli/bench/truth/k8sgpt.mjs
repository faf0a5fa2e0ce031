import path from 'node:path';
import { k8sgptCases } from '../truthMapControllers.mjs';
import { textOf } from './files.mjs';
import { entriesOf } from './goTables.mjs';
import { objectsIn } from './goObjects.mjs';

/**
 * k8sgpt-ai/k8sgpt: each test of an analyser builds what is in a cluster, some of them several
 * clusters in a table. Left out is what only the state of a cluster tells.
 */
export default {
  marker: 'pkg/analyzer/netpol_test.go',
  async read(checkout) {
    const found = [];
    for (const { file, test, entry, text, ...labelled } of k8sgptCases) {
      const name = `k8sgpt/${file} (${entry ?? test})`;
      if (text) {
        found.push({ name, text, ...labelled });
        continue;
      }
      const source = await textOf(
        path.join(checkout, 'pkg/analyzer', `${file}_test.go`),
      );
      const objects = objectsIn(part(source, test, entry));
      if (objects.length === 0) throw new Error(`${name} builds nothing`);
      found.push({
        name,
        text: objects.map(object => JSON.stringify(object)).join('\n---\n'),
        ...labelled,
      });
    }
    return found;
  },
};

/** The text of a test, or of one entry of its table after the plain values that it uses. */
function part(source, test, entry) {
  const [body] = source.slice(source.indexOf(`func ${test}(`)).split(/^\}\n/m);
  if (!entry) return body;
  const set = body.match(/^\t\w+ := "[^"\n]*"$/gm) ?? [];
  const start = body.lastIndexOf('\n\t\t{', body.indexOf(`"${entry}"`));
  return [...set, entriesOf(body.slice(start))[0]].join('\n');
}
