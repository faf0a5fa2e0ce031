import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (more: Record<string, string>) => ({
  'values.yaml':
    'pdb:\n  enabled: false # PDB\nhpa: { enabled: true }\nname: web\n',
  'templates/a.yaml':
    '{{ if .Values.pdb.enabled }}{{ end }}{{ if .Values.name }}{{ end }}',
  ...more,
});

const repository = { 'README.md': '' };

ruleTester.run(rule, {
  pass: [
    {
      name: 'values for CI set it',
      chart: chart({ 'ci/a-values.yaml': 'pdb: { enabled: true }' }),
      repository,
    },
    {
      name: 'a file for CI of another name sets it',
      chart: chart({
        'ci/a-values.yaml': '',
        'ci/budget.yaml': 'pdb: { enabled: true }',
      }),
      repository,
    },
    {
      name: 'a test of a suite sets it',
      chart: chart({}),
      repository: {
        'tests/a_test.yaml':
          'suite: a\ntests:\n  - set: { pdb.enabled: true }\n---\n: broken [',
      },
    },
    {
      name: 'a suite in another folder sets it',
      chart: chart({}),
      repository: {
        'unittests/a_test.yaml': 'tests:\n  - set: { pdb.enabled: true }\n',
      },
    },
    {
      name: 'a suite sets it for all its tests',
      chart: chart({}),
      repository: {
        'tests/a_test.yaml': 'suite: a\nset:\n  pdb:\n    enabled: true\n',
      },
    },
  ],
  notApplicable: [
    { name: 'no test and no scenario', chart: chart({}), repository },
  ],
  unknown: [
    {
      name: 'no repository around the chart',
      chart: chart({ 'ci/a-values.yaml': '' }),
    },
    {
      name: 'a repository that was not read whole',
      chart: chart({ 'ci/a-values.yaml': '' }),
      repository,
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'nothing sets it',
      chart: {
        ...chart({ 'values-prod.yaml': 'name: live' }),
        'values.yaml': 'pdb:\n  enabled: false # finding: untested\n',
      },
      repository,
    },
    {
      name: 'another key of the same map is set',
      chart: {
        ...chart({ 'ci/a-values.yaml': 'pdb: { minAvailable: 1 }' }),
        'values.yaml': 'pdb:\n  enabled: false # finding: untested\n',
      },
      repository,
    },
  ],
});
