import path from 'node:path';
import { stringsIn } from './goTables.mjs';
import { namesIn, textOf } from './files.mjs';
import { scriptWorkflow } from './workflowText.mjs';

const RULES = ['ci-script-injection'];
const UNTRUSTED = 'is potentially untrusted|potentially untrusted properties';

/**
 * rhysd/actionlint: workflows with the errors that it must print beside them, and a test with
 * lists of expressions that may be pasted into a script and that may not. Of the workflows
 * only those count that read what an event brings.
 */
export default {
  marker: 'expr_insecure_test.go',
  async read(checkout) {
    return [
      ...(await workflowCases(checkout)),
      ...(await expressionCases(checkout)),
    ];
  },
};

async function workflowCases(checkout) {
  const found = [];
  for (const group of ['ok', 'err', 'examples']) {
    const folder = path.join(checkout, 'testdata', group);
    for (const name of await namesIn(folder)) {
      if (!name.endsWith('.yaml')) continue;
      const workflow = await textOf(folder, name);
      if (!/github\.(event\b|head_ref)/.test(workflow)) continue;
      const printed = await textOf(folder, name.replace(/yaml$/, 'out'));
      const fails = new RegExp(UNTRUSTED).test(printed);
      found.push({
        name: `actionlint/${group}/${name}`,
        workflow,
        rules: RULES,
        fails,
      });
    }
  }
  return found;
}

async function expressionCases(checkout) {
  const source = await textOf(checkout, 'expr_insecure_test.go');
  const listed = beginning => {
    const list = source.slice(source.indexOf(beginning) + beginning.length);
    return stringsIn(list.slice(0, list.search(/^\t?\}\n/m)));
  };
  const all = listed('var testAllUntrustedInputs = []string{');
  const spelt = all.flatMap(input => [input, ...otherSpellings(input)]);
  const combined = source
    .slice(source.indexOf('tests = append(tests,\n'))
    .split('testCase{')
    .slice(1)
    .map(part => stringsIn(part)[0])
    .filter(text => text?.includes('.'));
  const harmless = listed(
    'func TestExprInsecureNoUntrustedValue(t *testing.T) {\n\tinputs := []string{',
  );
  const toCase = (expression, fails) => ({
    name: `actionlint/expression ${expression}`,
    workflow: scriptWorkflow(expression),
    rules: RULES,
    fails,
  });
  return [
    ...[...spelt, ...combined].map(expression => toCase(expression, true)),
    ...harmless.map(expression => toCase(expression, false)),
  ];
}

/** `github.a.*.b` is also `github['a'].*['b']`, and for one element `github.a[0].b`. */
function otherSpellings(input) {
  const [first, ...parts] = input.split('.');
  const bracketed = filter =>
    first + parts.map(part => (part === '*' ? filter : `['${part}']`)).join('');
  return input.includes('.*')
    ? [bracketed('.*'), input.replaceAll('.*', '[0]'), bracketed('[0]')]
    : [bracketed('.*')];
}
