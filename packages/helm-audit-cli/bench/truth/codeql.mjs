import path from 'node:path';
import { codeqlQueries } from '../truthMapPolicies.mjs';
import { filesBelow, textOf } from './files.mjs';

const TESTS = 'actions/ql/test/query-tests/Security';

/**
 * github/codeql: each folder of tests is a repository with workflows and actions, and every
 * query that is tested there has a list of all that it finds in it. A case is one file under
 * one query, judged in its repository.
 */
export default {
  marker: TESTS,
  async read(checkout) {
    const groups = codeqlQueries.map(query => casesOf(checkout, query));
    return (await Promise.all(groups)).flat();
  },
};

async function casesOf(checkout, { name, folder, fails, leftOut, ...mapped }) {
  const root = path.join(checkout, TESTS, folder);
  const tree = await repositoryOf(root);
  const found = await filesFound(root, fails);
  const excused = await filesFound(root, leftOut ?? []);
  return Object.keys(tree)
    .filter(file => !file.includes('/external/'))
    .filter(file => file.includes('/workflows/') || found.has(file))
    .filter(file => found.has(file) || !excused.has(file))
    .map(file => ({
      ...mapped,
      name: `codeql/${name} (${folder} ${file.replace('.github/', '')})`,
      tree,
      concerns: (subject, finding) =>
        finding.location.file === file &&
        (mapped.concerns?.(subject, finding) ?? true),
      fails: found.has(file),
    }));
}

async function repositoryOf(root) {
  const files = await filesBelow(path.join(root, '.github'), /\.ya?ml$/);
  return Object.fromEntries(
    await Promise.all(
      files.map(async file => [path.relative(root, file), await textOf(file)]),
    ),
  );
}

/** The files in which one of some queries finds something, without what leads there. */
async function filesFound(root, queries) {
  const texts = queries.map(query => textOf(root, `${query}.expected`));
  return new Set(
    (await Promise.all(texts)).flatMap(text =>
      [
        ...text
          .slice(Math.max(0, text.indexOf('#select')))
          .matchAll(/^\| (\.github\/\S+?):\d+/gm),
      ].map(([, file]) => file),
    ),
  );
}
