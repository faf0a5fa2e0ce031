import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ANNOTATED = `apiVersion: v2
name: example
version: 1.0.0
annotations:
  artifacthub.io/changes: |
    - kind: fixed
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a changelog of the chart',
      chart: { 'CHANGELOG.md': '' },
      repository: {},
    },
    {
      name: 'a changelog of the repository',
      chart: {},
      repository: { 'CHANGES.rst': '' },
    },
    {
      name: 'an annotation',
      chart: { 'Chart.yaml': ANNOTATED },
      repository: {},
    },
    {
      name: 'a release tool',
      chart: {},
      repository: { 'release-please-config.json': '' },
    },
  ],
  unknown: [{ name: 'no repository', chart: { 'values.yaml': '' } }],
  fail: [
    {
      name: 'nothing',
      chart: {},
      repository: {},
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'a file on something else',
      chart: {},
      repository: { 'docs/changing-values.md': '' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
