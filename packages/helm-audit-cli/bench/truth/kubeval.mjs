import path from 'node:path';
import { textOf } from './files.mjs';
import { stringsIn } from './goTables.mjs';

const RULES = ['invalid-manifest', 'invalid-metadata', 'duplicate-resource'];

/** Lists of files, by the test that reads them, and whether they are invalid. */
const TESTS = {
  'var validTestFiles = []string{': false,
  'func TestValidateInvalidInputs(t *testing.T) {\n\tvar tests = []string{': true,
  'func TestValidateInputsWithErrors(t *testing.T) {\n\tvar tests = []string{': true,
  'func TestValidateMultipleResourcesWithErrors(t *testing.T) {\n\tvar tests = []string{': true,
};

/**
 * instrumenta/kubeval: files that are valid and that are not. Those without any object are
 * nothing to judge; unknown fields are errors for us as they are with its `--strict`.
 */
export default {
  marker: 'kubeval/kubeval_test.go',
  async read(checkout) {
    const source = await textOf(checkout, 'kubeval/kubeval_test.go');
    const found = [];
    for (const [beginning, fails] of Object.entries(TESTS)) {
      const list = source.slice(source.indexOf(beginning) + beginning.length);
      for (const name of stringsIn(list.slice(0, list.indexOf('}\n')))) {
        const file = path.join(checkout, 'fixtures', name);
        const text = await textOf(file);
        const isEmpty = !/kind/.test(text) || text.includes('items: []');
        if (isEmpty && !fails) continue;
        // Its test skips a kind by an option.
        if (text.includes('SkipThisKind')) continue;
        const isStrict = name === 'extra_property.yaml';
        found.push({
          name: `kubeval/${name}`,
          file,
          rules: RULES,
          fails: fails || isStrict,
        });
      }
    }
    return found;
  },
};
