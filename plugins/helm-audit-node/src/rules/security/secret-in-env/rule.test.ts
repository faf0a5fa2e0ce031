import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const env = (name: string, value: string) =>
  podYaml({ container: `env:\n  - name: ${name}\n    ${value}` });

ruleTester.run(rule, {
  pass: [
    {
      name: 'a reference to a Secret',
      manifests: env(
        'DB_PASSWORD',
        'valueFrom: { secretKeyRef: { name: db, key: password } }',
      ),
    },
    ...[
      ['DB_PASSWORD', "''"],
      ['DB_PASSWORD', '$(OTHER)'],
      ['API_TOKEN', '/var/run/secrets/token'],
      ['USE_TOKEN', "'true'"],
      ['API_KEY', 'vault:secret/data/app#key'],
      ['TLS_SECRET', 'payments-tls'],
      ['DB_PASSWORD', '((db_password))'],
      ['DB_PASSWORD', '$db_password'],
      ['DB_PASSWORD', 'ENC(k3Jd8sKq02mZ)'],
      ['CLIENT_SECRET', 'v1.4.0-rc.2'],
      ['CLIENT_SECRET', "'<%= secret %>'"],
    ].map(([name, value]) => ({
      name: `${name} is ${value}`,
      manifests: env(name, `value: ${value}`),
    })),
    {
      name: 'an argument that takes a variable',
      manifests: podYaml({
        container: 'args: [--password=$(PASSWORD), --tls-key-file=/tls/key]',
      }),
    },
    {
      name: 'an argument that names a Secret',
      manifests: podYaml({ container: 'args: [--tls-secret=wildcard]' }),
    },
  ],
  notApplicable: [
    { name: 'no variables', manifests: podYaml({}) },
    {
      name: 'a flag that ends the list, and one that another follows',
      manifests: podYaml({ container: 'args: [--token, --secret]' }),
    },
    {
      name: 'a switch',
      manifests: podYaml({ container: 'args: [--no-password, mydb]' }),
    },
    {
      name: 'a token that only names a cluster',
      manifests: podYaml({
        container: 'args: [--initial-cluster-token=etcd1]',
      }),
    },
    ...[
      ['PASSWORD_FILE', 'hunter2'],
      ['TOKEN_TTL', '15m'],
      ['LOG_LEVEL', 'debug'],
      ['PROXY_PASS', 'backend1'],
      ['HTTP_AUTH', 'kerberos'],
      ['DB_URL', 'postgres://app:$(DB_PASSWORD)@db/app'],
      ['API_URL', 'https://api.example.com:8443/v1'],
    ].map(([name, value]) => ({
      name: `${name} is ${value}`,
      manifests: env(name, `value: ${value}`),
    })),
  ],
  fail: [
    {
      name: 'a password among the arguments',
      manifests: podYaml({
        container:
          'args:\n  - --user=app\n  - --password=hunter2 # finding: argument',
      }),
    },
    {
      name: 'a token after its flag',
      manifests: podYaml({
        container:
          'command:\n  - ./app\n  - --api-token\n  - hunter2 # finding: argument',
      }),
    },
    {
      name: 'a name that begins as a secret',
      manifests: env('SECRET_SAUCE', 'value: hunter2 # finding: literal'),
    },
    {
      name: 'a token of a known format under any name',
      manifests: env(
        'SETTINGS',
        `value: ${['AKIA', 'Q7Z2M4N8P6R5T3V1'].join('')} # finding: format`,
      ),
      severity: 'medium',
    },
    {
      name: 'a blank that a secret goes into',
      manifests: env('AZURE_BATCH_KEY', 'value: xxxxx # finding: blank'),
      severity: 'low',
    },
    {
      name: 'a password',
      manifests: env('DB_PASSWORD', 'value: hunter2 # finding: literal'),
    },
    {
      name: 'one of several passwords',
      manifests: env('DB_PASSWORD_2', 'value: hunter2 # finding: literal'),
    },
    {
      name: 'a password that is called pass',
      manifests: env('SMTP_PASS', 'value: hunter2 # finding: literal'),
    },
    {
      name: 'what a client logs in with',
      manifests: env(
        'AUTHORIZATION',
        'value: Bearer 9fK2mQ7xT4vB8nL1 # finding: literal',
      ),
    },
    {
      name: 'a password that everybody knows',
      manifests: env('ADMIN_PASSWORD', 'value: changeme # finding: literal'),
    },
    {
      name: 'a password in a URL',
      manifests: env(
        'DB_URL',
        'value: postgres://app:hunter2@db/app # finding: url',
      ),
    },
    {
      name: 'init containers too',
      manifests: podYaml({
        pod: `initContainers:
  - name: migrate
    env:
      - name: clientSecret
        value: kJ8sd7Fh2Lq9 # finding: literal`,
      }),
    },
  ],
});
