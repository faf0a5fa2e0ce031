import path from 'node:path';
import { apiCases, OLD_API } from './apiTables.mjs';
import { namesIn, textOf } from './files.mjs';
import { stringsIn } from './goTables.mjs';

const KIND =
  /"(\w+)": \{\s*"old": \[([^\]]*)\],\s*"new": "([^"]*)",\s*"since": "[^"]*",\s*\}/g;

/** doitintl/kube-no-trouble: a table a release of Kubernetes, and tests on files. */
export default {
  marker: 'pkg/rules/rego',
  async read(checkout) {
    const rules = path.join(checkout, 'pkg/rules/rego');
    const sources = await Promise.all(
      (await namesIn(rules)).map(name => textOf(rules, name)),
    );
    const table = sources.flatMap(source =>
      [...source.matchAll(KIND)].flatMap(([, kind, old, replacement]) =>
        stringsIn(old).map(apiVersion => ({ apiVersion, kind, replacement })),
      ),
    );
    const tests = path.join(checkout, 'test');
    const found = apiCases('kubent', table);
    for (const name of await namesIn(tests)) {
      const source = await textOf(tests, name);
      const listed =
        /\{"\w+", \[\]string\{"(\.\.[^"]+)"\}, \[\]string\{([^}]*)/g;
      for (const [, file, kinds] of source.matchAll(listed)) {
        found.push({
          name: `kubent/${path.basename(file)}`,
          file: path.join(tests, file),
          rules: OLD_API,
          fails: kinds.trim() !== '',
        });
      }
    }
    return found;
  },
};
