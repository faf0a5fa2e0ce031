import path from 'node:path';
import { rulesFor, vapLibraryPolicies } from '../truthMapLibraries.mjs';
import { load, textOf } from './files.mjs';
import { stringsIn } from './goTables.mjs';

/**
 * vap-library: tests of admission policies apply manifests, which are texts with gaps, and say
 * which of them must be refused. Left out are debug containers added to a running pod, and
 * what is tried without the parameters of a policy or with others.
 */
export default {
  marker: 'policies/pss-volume-types',
  async read(checkout) {
    const found = [];
    for (const [policy, mapping] of Object.entries(vapLibraryPolicies)) {
      const file = path.join(checkout, 'policies', policy, 'policy_test.go');
      const source = await textOf(file);
      const texts = textsOf(source);
      const names = new Set();
      for (const { title, applied, fails } of stepsOf(source)) {
        const rules = rulesFor(mapping, fails);
        const text = manifestOf(applied, texts);
        const name = `vap-library/${policy} (${title})`;
        if (rules.length === 0 || !text || names.has(name)) continue;
        names.add(name);
        found.push({ name, text, rules, fails });
      }
    }
    return found;
  },
};

/** The texts that the test names, by their names. */
function textsOf(source) {
  return new Map(
    [...source.matchAll(/^var (\w+)(?: string)? = (`[^`]*`|"[^"\n]*")/gm)].map(
      ([, name, text]) => [name, stringsIn(text)[0]],
    ),
  );
}

/** What a test tries, with its title and what it expects. */
function stepsOf(source) {
  return source.split(/^func Test/m).flatMap(test => {
    if (/Without|NoCIP/i.test(test.slice(0, test.indexOf('(')))) return [];
    return test
      .split(/\.\s*Assess\(/)
      .slice(1)
      .flatMap(step => {
        const applied = step.match(
          /FromYAML\(ctx, cfg, fmt\.Sprintf\((.*)\)\)/,
        );
        if (!applied) return [];
        const [title] = stringsIn(step);
        return [{ title, applied: applied[1], fails: /err == nil/.test(step) }];
      });
  });
}

/** The manifest, its gaps filled with the other arguments; nothing when it doesn't parse. */
function manifestOf(applied, texts) {
  const [name, ...rest] = applied.match(/"[^"]*"|[\w.]+/g);
  const values = rest.map(part =>
    part.startsWith('"') ? stringsIn(part)[0] : texts.get(part) ?? 'apps',
  );
  const text = texts.get(name)?.replace(/%s/g, () => values.shift() ?? '');
  return text && load(text)?.kind ? text : undefined;
}
