import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const hook = (line: string) => ({
  'templates/tests/test.yaml': `kind: Pod\nmetadata:\n  annotations:\n    ${line}\n`,
});

const TEMPLATE = { 'templates/service.yaml': 'kind: Service' };
const MISSING = [{ messageId: 'missing', file: 'templates/tests' }];

ruleTester.run(rule, {
  pass: [
    { name: 'a test hook', chart: hook('helm.sh/hook: test') },
    { name: 'quoted', chart: hook('"helm.sh/hook": "test"') },
    { name: 'the old name', chart: hook('"helm.sh/hook": test-success') },
    {
      name: 'annotations that the values hold',
      chart: {
        ...hook('{{- toYaml .Values.test.annotations | nindent 4 }}'),
        'values.yaml':
          'test: { enabled: false, annotations: { helm.sh/hook: test-success } }\n',
      },
    },
    {
      name: 'one of several hooks, behind a condition',
      chart: hook(
        '{{ if .Values.test }}"helm.sh/hook": post-upgrade,test{{ end }}',
      ),
    },
  ],
  notApplicable: [
    { name: 'nothing to test', chart: {} },
    {
      name: 'a library',
      chart: {
        'Chart.yaml': 'name: lib\nversion: 1.0.0\ntype: library\n',
        ...TEMPLATE,
      },
    },
  ],
  fail: [
    { name: 'no hook at all', chart: TEMPLATE, findings: MISSING },
    {
      name: 'another hook among the values',
      chart: {
        ...TEMPLATE,
        'values.yaml':
          'job: { helm.sh/hook: pre-install, name: test, kind: test }\n',
      },
      findings: MISSING,
    },
    {
      name: 'another hook',
      chart: hook('"helm.sh/hook": pre-install'),
      findings: MISSING,
    },
    {
      name: 'only a test of a subchart',
      chart: {
        ...TEMPLATE,
        'charts/db/Chart.yaml': 'name: db\nversion: 1.0.0\n',
        'charts/db/templates/test.yaml': '"helm.sh/hook": test',
      },
      findings: MISSING,
    },
  ],
});
