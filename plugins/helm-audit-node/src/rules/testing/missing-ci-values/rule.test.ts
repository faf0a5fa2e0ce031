import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const TEMPLATE = {
  'templates/pdb.yaml': '{{- if .Values.pdb.enabled }}\nkind: A\n{{- end }}',
};
const repository = { 'README.md': '' };

ruleTester.run(rule, {
  pass: [
    {
      name: 'values for CI',
      chart: { ...TEMPLATE, 'ci/a-values.yaml': '' },
      repository,
    },
    {
      name: 'values for tests, which the package leaves out',
      chart: TEMPLATE,
      chartPath: 'chart',
      repository: { 'chart/tests/values/full-values.yaml': '' },
    },
    {
      name: 'values of an environment',
      chart: { ...TEMPLATE, 'values-prod.yaml': '' },
      repository,
    },
  ],
  notApplicable: [
    {
      name: 'no conditions',
      chart: { 'templates/a.yaml': 'kind: A' },
      repository,
    },
  ],
  unknown: [
    { name: 'no repository around the chart', chart: TEMPLATE },
    {
      name: 'a repository that was not read whole',
      chart: TEMPLATE,
      repository,
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'only defaults',
      chart: TEMPLATE,
      repository,
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'values of tests of the application',
      chart: TEMPLATE,
      chartPath: 'chart',
      repository: { 'tests/values.yaml': '' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
