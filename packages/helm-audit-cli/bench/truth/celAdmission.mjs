import path from 'node:path';
import { celAdmissionControls } from '../truthMapPods.mjs';
import { load, textOf } from './files.mjs';

/**
 * kubescape/cel-admission-library: each control has tests, which are objects of a template with
 * some fields changed. Those with a configuration of their own are left out.
 */
export default {
  marker: 'controls/C-0016/tests.json',
  async read(checkout) {
    const found = [];
    for (const [control, rules] of Object.entries(celAdmissionControls)) {
      const tests = await textOf(checkout, 'controls', control, 'tests.json');
      for (const test of JSON.parse(tests || '[]')) {
        if (test.param_template) continue;
        const template = await textOf(
          path.join(checkout, 'test-resources'),
          test.template,
        );
        const object = load(template);
        for (const change of test.field_change_list ?? [])
          setField(object, change);
        found.push({
          name: `cel-admission/${control} (${test.name})`,
          text: JSON.stringify(object, null, 2),
          rules,
          fails: test.expected !== 'pass',
        });
      }
    }
    return found;
  },
};

/** Sets one field as in `spec.containers.[0].image=alpine`; what leads there is made. */
function setField(object, change) {
  const [, leads, text] = change.match(/^([^=]*)=([^]*)$/);
  const keys = leads
    .split('.')
    .map(key => (/^\[\d+\]$/.test(key) ? Number(key.slice(1, -1)) : key));
  let at = object;
  keys.slice(0, -1).forEach((key, index) => {
    at[key] ??= typeof keys[index + 1] === 'number' ? [] : {};
    at = at[key];
  });
  at[keys.at(-1)] = valueOf(text);
}

function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
