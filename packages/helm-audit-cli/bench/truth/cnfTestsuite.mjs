import path from 'node:path';
import { cnfTests } from '../truthMapControllers.mjs';
import { documentsOf, filesBelow, textOf } from './files.mjs';

const TESTS = [
  'configuration',
  'state',
  'security',
  'compatibility',
  'installability',
  'microservice',
];

/**
 * lfn-cnti/testsuite: each test installs a sample and says whether it passes. Left out are
 * samples that are charts of elsewhere or have exceptions, and tests that run something in the
 * cluster.
 */
export default {
  marker: 'sample-cnfs/sample_coredns',
  async read(checkout) {
    const found = [];
    for (const file of TESTS) {
      const source = await textOf(checkout, 'spec/workload', `${file}_spec.cr`);
      for (const block of source.split(/^\s*it "/m).slice(1)) {
        found.push(...(await caseOf(checkout, block)));
      }
    }
    return found;
  },
};

async function caseOf(checkout, block) {
  const title = block.slice(0, block.indexOf('"'));
  const test = block.match(/run_testsuite\("(\w+)"/)?.[1];
  const sample = block.match(/cnf-(?:config|path)=(?:\.\/)?([\w./-]+)/)?.[1];
  // Without its log a test judges nothing.
  if (/log is not present/.test(title)) return [];
  const fails = /\bfail/.test(title);
  const { rules, passes = rules } = cnfTests[test] ?? {};
  if (!rules || !sample || (!fails && passes.length === 0)) return [];
  const folder = path.join(
    checkout,
    sample.replace(/\/cnf-testsuite.ya?ml$/, ''),
  );
  const settings = await textOf(folder, 'cnf-testsuite.yml');
  const source = await sourceIn(folder, settings);
  if (!source || /helm_values|white_list/.test(settings)) return [];
  const name = `cnf-testsuite/${test} (${path.basename(folder)})`;
  return [{ name, ...source, rules: fails ? rules : passes, fails }];
}

async function sourceIn(folder, settings) {
  const [, chart] = settings.match(/helm_directory: (\S+)/) ?? [];
  if (chart) return { chart: path.join(folder, chart) };
  const [, manifests] = settings.match(/manifest_directory: (\S+)/) ?? [];
  if (!manifests) return undefined;
  const files = await filesBelow(path.join(folder, manifests), /\.ya?ml$/);
  const texts = await Promise.all(files.map(file => textOf(file)));
  return {
    text: texts
      .flatMap(text => documentsOf(text).map(part => part.text))
      .join('\n---\n'),
  };
}
