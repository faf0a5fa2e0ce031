import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

// Put together here, so that no scanner takes this file for a leak.
const RANDOM = ['kJ8sd7Fh2L', 'q9Zx3Vb6Nm1'].join('');
const KEY_HEADER = `-----BEGIN ${'RSA PRIVATE'} KEY-----`;
const KEY_BODY = 'MIIEowIBAAKCAQEA7b'.repeat(3);
const AWS_KEY = ['AKIA', 'Q7Z2M4N8P6R5T3V1'].join('');

const chart = (file: string, text: string) => ({ chart: { [file]: text } });

ruleTester.run(rule, {
  pass: [
    { name: 'nothing at all', ...chart('values.yaml', 'replicas: 2') },
    ...[
      'password: ""',
      'password: changeme',
      'token: <your token>',
      `password: {{ .Values.password | quote }}`,
      `# token: ${RANDOM}`,
      `tag: ${RANDOM}`,
      'existingSecret: payments-credentials-2024',
      'tokenPath: /var/run/secrets/token1234567890',
      'password: ENC[AES256_GCM,data:p4s5w0rd,iv:abc123,type:str]',
    ].map(text => ({ name: text, ...chart('values.yaml', text) })),
    { name: 'an example in prose', ...chart('README.md', AWS_KEY) },
    { name: 'shown on installation', ...chart('templates/NOTES.txt', AWS_KEY) },
    {
      name: 'a key to be filled in',
      ...chart('values.yaml', `key: |\n  ${KEY_HEADER}\n  -----END`),
    },
    { name: 'made up for tests', ...chart('ci/test-values.yaml', AWS_KEY) },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: `a: ${AWS_KEY}` }],
  fail: [
    {
      name: 'a random value',
      ...chart('values.yaml', `db:\n  password: ${RANDOM} # finding: random`),
    },
    {
      name: 'in a scenario',
      ...chart(
        'values-production.yaml',
        `token: "${RANDOM}" # finding: random`,
      ),
    },
    {
      name: 'in a template',
      ...chart(
        'templates/secret.yaml',
        `data:\n  api-key: ${RANDOM} # finding: random`,
      ),
    },
    {
      name: 'a private key',
      ...chart(
        'values.yaml',
        `tls: |\n  ${KEY_HEADER} # finding: known\n  ${KEY_BODY}`,
      ),
    },
    {
      name: 'equal lines are one finding',
      ...chart(
        'values.yaml',
        `a: |\n  ${KEY_HEADER}\n  ${KEY_BODY}\nb: |\n  ${KEY_HEADER}\n  ${KEY_BODY}`,
      ),
      findings: [{ messageId: 'known', file: 'values.yaml' }],
    },
    {
      name: 'a token in a file that is included',
      ...chart('files/aws.ini', `[default]\nid = ${AWS_KEY} # finding: known`),
    },
  ],
});
