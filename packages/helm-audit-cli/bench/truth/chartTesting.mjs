import path from 'node:path';
import { namesIn } from './files.mjs';

/** Charts that an upgrade breaks, by the beginning of their names. */
const RULES = ['unstable-selector', 'nondeterministic-render'];

/** helm/chart-testing: charts whose upgrade fails because of labels that change. */
export default {
  marker: 'pkg/chart/test_charts',
  async read(checkout) {
    const folder = path.join(checkout, 'pkg/chart/test_charts');
    const names = await namesIn(folder);
    return names
      .filter(name => /^(mutating|simple|must-pass)/.test(name))
      .map(name => ({
        name: `chart-testing/${name}`,
        chart: path.join(folder, name),
        rules: RULES,
        fails: name.startsWith('mutating'),
      }));
  },
};
