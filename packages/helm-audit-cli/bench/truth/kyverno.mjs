import path from 'node:path';
import { kyvernoChecks } from './maps.mjs';
import { documentsOf, filesBelow, load, textOf } from './files.mjs';

/**
 * kyverno/policies: a kyverno-test.yaml names resources, a chainsaw-test.yaml whole files.
 * Policies come in several languages with tests of the same names; of equal cases one is read.
 */
export default {
  marker: 'pod-security/baseline',
  async read(folder) {
    const found = new Map();
    for (const file of await filesBelow(
      folder,
      /(kyverno|chainsaw)-test\.yaml$/,
    )) {
      const check = checkOf(file);
      const cases = file.endsWith('kyverno-test.yaml')
        ? await resourceCases(file)
        : await fileCases(file);
      for (const { name, text, fails, rule } of cases) {
        const rules =
          kyvernoChecks[`${check}/${rule}`] ??
          kyvernoChecks[`${groupOf(folder, file)}/${check}`] ??
          kyvernoChecks[check];
        if (!rules) continue;
        const key = `${check} ${fails} ${text.replace(/\s+/g, ' ')}`;
        const folders = path.relative(folder, file).split(path.sep);
        const title = `kyverno/${folders[0]}/${check} (${name})`;
        if (!found.has(key))
          found.set(key, { name: title, text, rules, fails });
      }
    }
    return [...found.values()];
  },
};

/** The policy that a test is of: a folder, above one of tests or with the test itself. */
function checkOf(file) {
  const own = path.dirname(file);
  const isOfTests = /^\.|^(e2e|test)$/.test(path.basename(own));
  const folder = path.basename(isOfTests ? path.dirname(own) : own);
  return folder.replaceAll('_', '-');
}

/** The first folder, without the language of its policies. */
function groupOf(folder, file) {
  return path
    .relative(folder, file)
    .split(path.sep)[0]
    .replace(/-(cel|vpol|gpol|mpol)$/, '');
}

async function resourceCases(file) {
  const test = load(await textOf(file));
  const documents = await readDocuments(file, test.resources ?? []);
  return (test.results ?? []).flatMap(
    ({ kind, resources = [], result, rule }) => {
      if (result !== 'pass' && result !== 'fail') return [];
      return resources.flatMap(entry => {
        const name = String(entry).split('/').pop();
        const document = documents.find(
          ({ body }) => body.kind === kind && body.metadata?.name === name,
        );
        if (!document) return [];
        const { text } = document;
        return [
          { name: `${kind} ${name}`, text, rule, fails: result === 'fail' },
        ];
      });
    },
  );
}

async function readDocuments(file, names) {
  const texts = await Promise.all(
    names.map(name => textOf(path.dirname(file), name)),
  );
  return texts.flatMap(documentsOf);
}

/** Only files that are refused, and those that are taken and named good. */
async function fileCases(file) {
  const test = load(await textOf(file));
  const applied = (test.spec?.steps ?? [])
    .flatMap(step => step.try ?? [])
    .flatMap(({ apply }) => (apply?.file ? [apply] : []));
  const cases = [];
  for (const { file: name, expect } of applied) {
    const isRefused = JSON.stringify(expect ?? '').includes('$error != null');
    if (!isRefused && !/good/.test(name)) continue;
    const documents = await readDocuments(file, [name]);
    for (const { text, body } of documents) {
      cases.push({
        name: `${name} ${body.kind} ${body.metadata?.name}`,
        text,
        fails: isRefused,
      });
    }
  }
  return cases;
}
