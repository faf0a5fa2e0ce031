import path from 'node:path';
import { kicsQueries } from '../truthMapKics.mjs';
import { documentsOf, namesIn, textOf } from './files.mjs';

const QUERIES = 'assets/queries';

/**
 * Checkmarx/kics, or a fork of it: a folder a query, with files that pass (`negative`) and that
 * don't (`positive`). Of several objects in one file, those count that it expects by line.
 */
export default {
  marker: `${QUERIES}/k8s`,
  async read(checkout) {
    const found = [];
    for (const [query, rules] of Object.entries(kicsQueries)) {
      const folder = path.join(checkout, QUERIES, query, 'test');
      const expected = await textOf(folder, 'positive_expected_result.json');
      if (!expected) continue;
      const results = JSON.parse(expected);
      for (const name of await namesIn(folder)) {
        const fails = name.startsWith('positive');
        if (!/\.ya?ml$/.test(name)) continue;
        const text = await textOf(folder, name);
        const title = `kics/${query.replace(/^\w+\//, '')}/${name}`;
        const testCase = { name: title, rules, fails };
        if (query.startsWith('cicd/')) {
          found.push({ ...testCase, workflow: text });
          continue;
        }
        const lines = results
          .filter(({ fileName = 'positive.yaml' }) => fileName === name)
          .map(({ line }) => line);
        const subjects = fails ? expectedObjects(text, lines) : [];
        if (subjects.length < 2) found.push({ ...testCase, text });
        else found.push(...subjects.map(caseOf(testCase, text)));
      }
    }
    return found;
  },
};

/** A case of one object among others that it may refer to. */
function caseOf(testCase, text) {
  return ({ kind, name }) => ({
    ...testCase,
    text,
    name: `${testCase.name} (${kind} ${name})`,
    concerns: subject => subject.kind === kind && subject.name === name,
  });
}

/** The objects that hold any of some lines, counted from one; none twice. */
function expectedObjects(text, lines) {
  const found = new Map();
  let next = 1;
  for (const part of text.split(/^(?=---)/m)) {
    const first = next;
    const end = first + part.split('\n').length - 1;
    next = end;
    if (!lines.some(line => line >= first && line < end)) continue;
    const { kind, metadata } = documentsOf(part)[0]?.body ?? {};
    // No cluster has pod security policies any more.
    if (!kind || kind === 'PodSecurityPolicy') continue;
    found.set(`${kind} ${metadata?.name}`, { kind, name: metadata?.name });
  }
  return [...found.values()];
}
