import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const sloth = (objective: string) => `
apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: { name: payments }
spec:
  slos:
    - name: availability
      ${objective}
`;

const openslo = (objectives: string) => `
apiVersion: openslo/v1
kind: SLO
metadata: { name: payments }
spec:
  objectives: ${objectives}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'three nines', manifests: sloth('objective: 99.9') },
    {
      name: 'a fraction where one is meant',
      manifests: openslo('[{ target: 0.999 }]'),
    },
  ],
  notApplicable: [
    {
      name: 'no SLO',
      manifests: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }',
    },
  ],
  unknown: [{ name: 'no objective', manifests: sloth('description: a') }],
  fail: [
    {
      name: 'perfection',
      manifests: sloth('objective: 100 # finding: perfect'),
    },
    {
      name: 'a fraction for a percentage',
      manifests: sloth('objective: 0.999 # finding: fraction'),
    },
    {
      name: 'perfection as a fraction',
      manifests: openslo('[{ target: 1 }] # finding: perfect'),
    },
  ],
});
