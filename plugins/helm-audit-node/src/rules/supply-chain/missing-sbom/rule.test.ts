import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const MISSING = [{ messageId: 'missing' }];

ruleTester.run(rule, {
  pass: [
    {
      name: 'Syft in GitLab',
      repository: { '.gitlab-ci.yml': '- syft $IMAGE' },
    },
    {
      name: "an option of Docker's action",
      repository: { '.github/workflows/ci.yaml': 'with: { sbom: true }' },
    },
    {
      name: 'a format of Trivy',
      repository: { 'scripts/scan.sh': 'trivy image --format cyclonedx $1' },
    },
    { name: 'a file', repository: { 'dist/payments.cdx.json': '{}' } },
  ],
  notApplicable: [
    {
      name: 'a library runs nothing',
      chart: { 'Chart.yaml': 'name: lib\nversion: 1.0.0\ntype: library\n' },
      repository: {},
    },
  ],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'nothing',
      repository: { 'README.md': 'We make an SBOM.' },
      findings: MISSING,
    },
    {
      name: 'switched off',
      repository: { '.github/workflows/ci.yaml': 'with: { sbom: false }' },
      findings: MISSING,
    },
    {
      name: 'a file with a similar name',
      repository: { 'bombay.json': '{}' },
      findings: MISSING,
    },
  ],
});
