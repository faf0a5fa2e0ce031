import path from 'node:path';
import { farFetched, refusing } from '../truthMapPolicies.mjs';
import { filesBelow, textOf } from './files.mjs';

/**
 * kubernetes/kubernetes: the objects that the tests of its validation make, written out by
 * group as lines of JSON, `{ object, errors }`: the object as its newest version has it, and what
 * the API says of it after its defaults are set, '' when it takes it. Left out are objects with
 * errors that no chart makes, and selectors of jobs, which the API adds before it validates.
 */
export default {
  marker: 'autoscaling.jsonl',
  async read(folder) {
    const found = new Map();
    for (const file of await filesBelow(folder, /\.jsonl$/)) {
      const lines = (await textOf(file)).split('\n').filter(Boolean);
      for (const line of lines) {
        const { object, errors } = JSON.parse(line);
        const text = JSON.stringify(stripped(object));
        const isOdd = isCompleted(object) || farFetched.test(errors);
        if (found.has(text) || isOdd) continue;
        const group = path.basename(file, '.jsonl');
        const name = `kubernetes/${group} (${object.kind} ${found.size + 1})`;
        found.set(text, { name, text, rules: refusing, fails: errors !== '' });
      }
    }
    return [...found.values()];
  },
};

function isCompleted({ kind, spec }) {
  return kind === 'Job' && spec.selector && !spec.manualSelector;
}

/** Without what stands there only because Go writes it: status, and fields without a value. */
function stripped({ status, ...object }) {
  return JSON.parse(
    JSON.stringify(object, (_, value) => (value === null ? undefined : value)),
  );
}
