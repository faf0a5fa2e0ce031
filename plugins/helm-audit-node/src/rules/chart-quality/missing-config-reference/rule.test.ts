import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const workload = (line: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: release-name-web }
spec:
  template:
    spec:
      containers:
        - name: app
          ${line}
---`;

const secret = (rest: string) => `
apiVersion: v1
kind: Secret
metadata: { name: release-name-db }
${rest}
---`;

const ENV = (key: string, more = '') =>
  `env: [{ name: A, valueFrom: { secretKeyRef: { name: release-name-db, key: ${key}${more} } } }]`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'the Secret has the key',
      manifests: `${workload(ENV('password'))}${secret(
        'stringData: { password: x }',
      )}`,
    },
    {
      name: 'a Secret that someone else fills',
      manifests: `${workload(ENV('password'))}${secret('')}`,
    },
    {
      name: 'an account of the manifests',
      manifests: `${workload('image: a\n      serviceAccountName: web')}
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
`,
    },
    {
      name: 'a claim that the StatefulSet makes',
      manifests: workload(
        'image: a\n      volumes: [{ name: d, persistentVolumeClaim: { claimName: data-release-name-web-0 } }]',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'the account that every namespace has',
      manifests: workload('image: a\n      serviceAccountName: default'),
    },
    { name: 'nothing is named', manifests: workload('image: a') },
    {
      name: 'what is named is optional',
      manifests: workload(ENV('password', ', optional: true')),
    },
  ],
  unknown: [
    {
      name: 'a Secret that exists already',
      manifests: workload('envFrom: [{ secretRef: { name: database } }]'),
    },
    {
      name: 'an account that a chart takes as given',
      chart: {},
      manifests: workload('image: a\n      serviceAccountName: web'),
    },
    {
      name: 'an account that an operator may make',
      manifests: `${workload('image: a\n      serviceAccountName: web')}
apiVersion: acid.zalan.do/v1
kind: postgresql
metadata: { name: db }
`,
    },
    {
      name: 'a certificate that is still to be issued',
      manifests: `${workload(ENV('tls.crt'))}
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: tls }
spec: { secretName: release-name-db }
`,
    },
  ],
  fail: [
    {
      name: 'a misspelt name, also where it could exist already',
      chart: {},
      manifests: `${workload(
        'envFrom: [{ secretRef: { name: databse } }] # finding: misspelt',
      )}${secret('data: { password: eA== }').replace(
        'release-name-db',
        'database',
      )}`,
    },
    {
      name: 'a Secret of the release that is not rendered',
      manifests: workload(
        'envFrom: [{ secretRef: { name: release-name-db } }] # finding: missing',
      ),
    },
    {
      name: 'the same Secret twice is one finding',
      manifests: workload(
        'envFrom: [{ secretRef: { name: release-name-db } }, { secretRef: { name: release-name-db } }] # finding: missing',
      ),
    },
    {
      name: 'an account that is not rendered',
      manifests: workload(
        'image: a\n      serviceAccountName: release-name-web # finding: missing',
      ),
    },
    {
      name: 'an account that plain manifests lack',
      severity: 'low',
      manifests: workload(
        'image: a\n      serviceAccountName: web # finding: account',
      ),
    },
    {
      name: 'an account that a CronJob runs as, which thus cannot make it',
      severity: 'low',
      manifests: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: batch }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: batch-runner # finding: account
          containers: [{ name: app, image: a }]
`,
    },
    {
      name: 'a key that the Secret lacks',
      manifests: `${workload(`${ENV('token')} # finding: key`)}${secret(
        'data: { password: eA== }',
      )}`,
    },
  ],
});
