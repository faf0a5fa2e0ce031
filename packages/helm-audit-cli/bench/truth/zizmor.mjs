import path from 'node:path';
import { textOf } from './files.mjs';
import { zizmorChecks } from './maps.mjs';

const TESTS = 'crates/zizmor/tests/integration';

/** How a test names its input and what it expects to be printed. */
const EXPECTATION =
  /input_under_test\(\s*"([^"]+\.ya?ml)"\s*\)\)\s*\.run\(\)\?,\s*@r?#*"([\s\S]*?)"#*\s*\)/g;

/**
 * zizmorcore/zizmor: the expectations stand in the Rust tests. Those with options of their own
 * and workflows that excuse findings are left out.
 */
export default {
  marker: 'crates/zizmor',
  async read(checkout) {
    const found = [];
    for (const [check, rules] of Object.entries(zizmorChecks)) {
      const file = `${check.replaceAll('-', '_')}.rs`;
      const source = await textOf(checkout, TESTS, 'audit', file);
      const plain = source
        .split('assert_snapshot!')
        .filter(test => !/\.(config|args)\(/.test(test))
        .join('');
      for (const [, input, printed] of plain.matchAll(EXPECTATION)) {
        const workflow = path.join(checkout, TESTS, 'test-data', input);
        const text = await textOf(workflow);
        const isExcused = text.includes(`ignore[${check}`);
        if (!/^jobs:/m.test(text) || isExcused) continue;
        found.push({
          name: `zizmor/${check} (${path.basename(input)})`,
          workflow: text,
          rules,
          fails: printed.includes(`[${check}]`),
        });
      }
    }
    return found;
  },
};
