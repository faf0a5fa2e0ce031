import path from 'node:path';
import { terrascanChecks, terrascanCharts } from '../truthMapScanners.mjs';
import { filesBelow, textOf } from './files.mjs';

const CHART =
  /Path: +filepath\.Join\(testDataDir, "([\w-]+)"(?:, "Chart\.yaml")?\),\s*helmv3: +HelmV3\{\},\s*(?:resourceCount: +[1-9]|wantErr: +(\S+),)/g;

/**
 * tenable/terrascan: expected output of scans of whole files, beside which lies what is
 * skipped there for a reason, and charts that load or don't. Its policies have no tests.
 */
export default {
  marker: 'test/e2e/scan/golden',
  async read(checkout) {
    return [...(await scanCases(checkout)), ...(await chartCases(checkout))];
  },
};

async function scanCases(checkout) {
  const golden = path.join(checkout, 'test/e2e/scan/golden');
  const found = [];
  for (const file of await filesBelow(golden, /\/k8s_file[\w]*\.txt$/)) {
    const { results } = JSON.parse(await textOf(file));
    const folder = path.relative(golden, path.dirname(file));
    const all = [results.violations ?? [], results.skipped_violations ?? []];
    for (const { rule_name: check } of all.flat()) {
      found.push({
        name: `terrascan/${check} (${folder})`,
        file: path.join(
          checkout,
          'test/e2e/test_data/iac',
          folder,
          'config.yaml',
        ),
        rules: terrascanChecks[check],
        fails: true,
      });
    }
  }
  return found;
}

async function chartCases(checkout) {
  const helm = path.join(checkout, 'pkg/iac-providers/helm/v3');
  const source = await textOf(helm, 'load-dir_test.go');
  return [...source.matchAll(CHART)].flatMap(([, name, error = 'nil']) => {
    const rules = terrascanCharts[name];
    const chart = path.join(helm, 'testdata', name);
    const fails = error !== 'nil';
    return rules
      ? [{ name: `terrascan/chart (${name})`, chart, rules, fails }]
      : [];
  });
}
