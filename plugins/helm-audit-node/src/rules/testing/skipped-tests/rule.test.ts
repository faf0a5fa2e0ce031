import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ci = (steps: string) => ({
  '.github/workflows/ci.yaml': `jobs:\n  test:\n    steps:\n${steps}\n`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'a check that counts', repository: ci('      - run: ct lint') },
    {
      name: 'another command may fail',
      repository: ci(
        '      - run: docker rm web || true\n      - run: ct lint',
      ),
    },
    {
      name: 'a suite that runs',
      repository: { 'tests/a_test.yaml': 'suite: a\ntests: []\n' },
    },
  ],
  notApplicable: [
    {
      name: 'a library',
      chart: { 'Chart.yaml': 'name: a\nversion: 1.0.0\ntype: library\n' },
      repository: ci(''),
    },
  ],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'a suite that is switched off',
      chartPath: 'chart',
      repository: {
        'chart/tests/a_test.yaml':
          'suite: a\nskip: # finding: skipped\n  reason: later\n',
      },
    },
    {
      name: 'a result that is thrown away',
      repository: ci('      - run: helm lint . || true # finding: ignored'),
    },
    {
      name: 'a step that may fail',
      repository: ci(
        '      - run: kubeconform out # finding: ignored\n        continue-on-error: true',
      ),
    },
  ],
});
