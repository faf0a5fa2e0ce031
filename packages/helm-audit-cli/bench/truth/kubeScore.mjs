import path from 'node:path';
import { kubeScoreChecks } from '../truthMap.mjs';
import { namesIn, textOf } from './files.mjs';

/** How its Go tests say what they expect of a file. */
const EXPECTATION =
  /testExpectedScore(?:WithConfig)?\(\s*t,\s*(?:\[\]ks\.NamedReader\{testFile\()?"([^"]+)"[\s\S]*?"([A-Z][A-Za-z ]+)",\s*scorecard\.Grade(\w+)/g;

/**
 * zegl/kube-score: the expectations stand in the Go tests. Those with a configuration of
 * their own differ.
 */
export default {
  marker: 'score/testdata',
  async read(checkout) {
    const found = new Map();
    for (const test of await namesIn(path.join(checkout, 'score'))) {
      if (!test.endsWith('_test.go')) continue;
      const source = await textOf(checkout, 'score', test);
      for (const block of source.split(/^func Test/m)) {
        if (/RunConfiguration\{|WithConfig/.test(block)) continue;
        for (const [, file, check, grade] of block.matchAll(EXPECTATION)) {
          const rules = kubeScoreChecks[check];
          // Some tests put the file name together; those are left out.
          if (!rules || !file.endsWith('.yaml')) continue;
          const name = `kube-score/${file} (${check})`;
          found.set(name, {
            name,
            file: path.join(checkout, 'score/testdata', file),
            rules,
            fails: !grade.startsWith('AllOK'),
          });
        }
      }
    }
    return [...found.values()];
  },
};
