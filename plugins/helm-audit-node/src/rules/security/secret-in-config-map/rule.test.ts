import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const configMap = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: payments }
data:
  ${data}
`;

const RANDOM = ['kJ8sd7Fh2L', 'q9Zx3Vb6Nm1'].join('');

ruleTester.run(rule, {
  pass: [
    {
      name: 'names and references on a line of JSON',
      manifests: configMap(
        `a.json: '{ "secretName": "${RANDOM}", "clientSecret": "$(SECRET)" }'`,
      ),
    },
    ...[
      'LOG_LEVEL: debug',
      'password_validation.py: "def check(password): return len(password) > 12"',
      'PASSWORD_FILE: /etc/secret/password',
      'PASSWORD: ${PASSWORD}',
      'TLS_SECRET: payments-tls',
      'a.conf: |\n    # url=amqp://app:hunter2@queue',
      `a.conf: |\n    checksum: ${RANDOM}`,
      'ca.crt: "-----BEGIN CERTIFICATE-----"',
    ].map(data => ({ name: data, manifests: configMap(data) })),
  ],
  notApplicable: [
    {
      name: 'no data',
      manifests: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    },
    {
      name: 'a Secret is where secrets belong',
      manifests:
        'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { password: hunter2 }\n',
    },
  ],
  fail: [
    {
      name: 'a password that somebody chose, within a file',
      manifests: configMap(
        'a.properties: spring.datasource.password=hunter2hunter # finding: secret',
      ),
    },
    {
      name: 'a secret among others on a line of JSON',
      manifests: configMap(
        `a.json: '{ "user": "app", "clientSecret": "${RANDOM}", "limit": 5 }' # finding: secret`,
      ),
    },
    {
      name: 'a blank that a secret goes into',
      manifests: configMap('AWS_SECRET_ACCESS_KEY: xxxxx # finding: blank'),
      severity: 'low',
    },
    {
      name: 'an entry with the name of a secret',
      manifests: configMap('DB_PASSWORD: hunter2 # finding: secret'),
    },
    {
      name: 'a password in a URL',
      manifests: configMap(
        'a.conf: url=amqp://app:hunter2@queue # finding: secret',
      ),
    },
    {
      name: 'a private key',
      manifests: configMap(
        `tls.key: | # finding: secret\n    -----BEGIN ${'PRIVATE'} KEY-----\n    ${'MIIEowIBAAKC'.repeat(
          4,
        )}`,
      ),
    },
    {
      name: 'a random value of a setting called so',
      manifests: configMap(
        `a.conf: 'client_secret = ${RANDOM}' # finding: secret`,
      ),
    },
  ],
});
