import path from 'node:path';
import { namesIn, textOf } from './files.mjs';
import { popeyeChecks } from './maps.mjs';

const OUTCOME = /Outcome\(\)\["([^"]+)"\]/;

/**
 * derailed/popeye: each Go test loads some files and says, object by object, which codes are
 * to be reported. Codes about the state of a running cluster have no rule.
 */
export default {
  marker: 'internal/lint/testdata',
  async read(checkout) {
    const folder = path.join(checkout, 'internal/lint');
    const found = [];
    for (const test of await namesIn(folder)) {
      if (!test.endsWith('_test.go')) continue;
      const source = await textOf(folder, test);
      for (const block of source.split(/^func Test/m)) {
        found.push(...(await casesOf(folder, test, block)));
      }
    }
    return found;
  },
};

async function casesOf(folder, test, block) {
  const [, kind] = test.match(/^(\w+?)_test\.go$/) ?? [];
  const checks = popeyeChecks[kind];
  const files = [...block.matchAll(/"([\w/]+\/\d+\.yaml)"/g)].map(
    hit => hit[1],
  );
  // Settings of a test may leave findings out.
  const isNarrowed = block.includes('"testdata", "config"');
  if (!checks || files.length === 0 || isNarrowed) return [];
  const texts = await Promise.all(
    [...new Set(files)].map(file => textOf(folder, 'testdata', file)),
  );
  return block
    .split(/^\s*ii :?= /m)
    .slice(1)
    .flatMap(part => {
      const object = part.match(OUTCOME)?.[1].split('/').pop();
      return Object.entries(checks).map(([code, rules]) => ({
        name: `popeye/${kind}/${object} (${code})`,
        text: texts.join('\n---\n'),
        rules,
        fails: new RegExp(`\\[${code}\\]`).test(part),
        concerns: subject => subject.name === object,
      }));
    });
}
