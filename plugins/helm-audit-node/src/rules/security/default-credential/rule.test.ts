import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const values = (text: string) => ({ chart: { 'values.yaml': text } });

ruleTester.run(rule, {
  pass: [
    { name: 'empty', ...values('auth: { password: "" }') },
    {
      name: 'a user of another name',
      ...values('auth: { username: payments, password: tr0ub4dor }'),
    },
    {
      name: 'user and password are still to be filled in',
      ...values('auth: { username: <yours>, password: <yours> }'),
    },
    {
      name: 'the names of a key in an existing Secret that is used',
      ...values(
        'admin: { password: "" }\nauth: { password: changeme, existingSecret: mine, existingSecretPasswordKey: password }',
      ),
    },
    {
      name: 'a login that somebody chose',
      ...values('auth: { password: "", localUsers: "ada:tr0ub4dor" }'),
    },
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
      name: 'the name of the user',
      ...values(
        'postgresql:\n  dbUser: payments\n  dbPassword: payments # finding: sameAsUser\n',
      ),
    },
    {
      name: 'the name of the user, in words of another style',
      ...values(
        'auth:\n  db_username: Payments\n  db_password: payments # finding: sameAsUser\n',
      ),
    },
    {
      name: 'the name of the user within a login',
      ...values('secrets:\n  localUsers: "ada:ada" # finding: sameAsUser\n'),
    },
    {
      name: 'a password that everybody knows within a login with roles',
      ...values('adminUser: "ada:admin,user,deploy" # finding: known\n'),
    },
    {
      name: 'a Secret might stand in for it, and none does',
      ...values(
        'auth:\n  existingSecret: ""\n  existingSecretPasswordKey: password\n  password: changeme # finding: known\n',
      ),
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
