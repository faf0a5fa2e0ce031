import path from 'node:path';
import { raspbernetesPolicies, rulesFor } from '../truthMapLibraries.mjs';
import { load, textOf } from './files.mjs';

/**
 * raspbernetes/k8s-security-policies: each test calls a function that puts its arguments into
 * an object. What they call a deployment has the shape of a pod, and is read as one. Left out
 * are cases with a list of exceptions, and arguments that are no JSON.
 */
export default {
  marker: 'policies/CIS.5.1.1/CIS.5.1.1_test.rego',
  async read(checkout) {
    const found = [];
    for (const [policy, mapping] of Object.entries(raspbernetesPolicies)) {
      const file = path.join(
        checkout,
        'policies',
        policy,
        `${policy}_test.rego`,
      );
      const source = await textOf(file);
      const [, names, body] =
        source.match(/^policy_input\(([^)]*)\) = (\{[^]*)/m) ?? [];
      if (!body) continue;
      const calls = source.matchAll(
        /test\.(no_)?violations\(violation\) with input as policy_input\((.*)\)$/gm,
      );
      for (const [, passes, given] of calls) {
        const fails = !passes;
        const rules = rulesFor(mapping, fails);
        const object = objectOf(names, body, given);
        if (rules.length === 0 || !object) continue;
        if (/whitelisted/.test(given)) continue;
        found.push({
          name: `raspbernetes/${policy} (${
            fails ? 'fails' : 'passes'
          } ${given})`,
          text: JSON.stringify(object, null, 2),
          rules,
          fails,
        });
      }
    }
    return found;
  },
};

/** The object, with the arguments in the places of the names. */
function objectOf(names, body, given) {
  const values = tryParse(`[${given}]`);
  if (!values) return undefined;
  let text = body;
  names.split(/,\s*/).forEach((name, index) => {
    const value = JSON.stringify(values[index]);
    text = text.replace(new RegExp(`(?<=[:\\[]\\s*)${name}\\b`, 'g'), value);
  });
  const object = load(text.replaceAll('\t', '  '));
  delete object.parameters;
  if (object.kind === 'ServiceAccount') delete object.spec;
  return object.kind === 'deployment' ? { ...object, kind: 'Pod' } : object;
}

function tryParse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
