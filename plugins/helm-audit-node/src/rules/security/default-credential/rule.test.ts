import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const values = (text: string) => ({ chart: { 'values.yaml': text } });

ruleTester.run(rule, {
  pass: [
    { name: 'empty', ...values('auth: { password: "" }') },
    { name: 'somebody chose it', ...values('auth: { password: tr0ub4dor }') },
    {
      name: 'only the tests of the chart set it',
      chart: {
        'values.yaml': 'auth: { password: "" }',
        'ci/auth-values.yaml': 'auth: { password: changeme }',
      },
      valuesFiles: ['ci/auth-values.yaml'],
    },
  ],
  notApplicable: [
    { name: 'no passwords', ...values('user: admin') },
    {
      name: 'switched off',
      ...values('redis: { enabled: false, auth: { password: changeme } }'),
    },
    {
      name: 'replaced',
      ...values('auth: { password: changeme, existingSecret: mine }'),
    },
  ],
  fail: [
    {
      name: 'the default of the chart',
      ...values('auth:\n  adminPassword: ChangeMe # finding: known'),
    },
    {
      name: 'what a scenario sets',
      chart: {
        'values.yaml': 'auth: { password: "" }',
        'values-prod.yaml': 'auth: { password: changeme } # finding: known',
      },
      valuesFiles: ['values-prod.yaml'],
    },
    {
      name: 'the default of well-known software',
      ...values('grafana: { adminPassword: prom-operator } # finding: known'),
    },
  ],
});
