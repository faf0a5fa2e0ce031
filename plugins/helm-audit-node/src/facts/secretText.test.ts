import {
  beginsAsSecret,
  entropy,
  findKnownSecret,
  isBlankKey,
  isBlankToFill,
  isLiteralSecret,
  isPlaceholder,
  isSecretName,
  isSecretReference,
  isWellKnownPassword,
  looksChosen,
  looksRandom,
  passwordInUrl,
} from './secretText';

// Put together here, so that no scanner takes this file for a leak.
const AWS_KEY = ['AKIA', 'Q7Z2M4N8P6R5T3V1'].join('');
const GITHUB_TOKEN = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
const SLACK_TOKEN = ['xoxb', '482910375521-Kd82hXq0Pz'].join('-');

const inBase64 = (text: string) => Buffer.from(text).toString('base64');

const KEY_BODY = 'MIIEowIBAAKCAQEA7b'.repeat(3);

describe('findKnownSecret', () => {
  it.each([
    [AWS_KEY, 'an AWS access key'],
    [`token: ${GITHUB_TOKEN}`, 'a GitHub token'],
    [SLACK_TOKEN, 'a Slack token'],
    [`-----BEGIN RSA PRIVATE KEY-----\\n${KEY_BODY}`, 'a private key'],
    ...['', 'RSA ', 'EC ', 'DSA ', 'OPENSSH '].map(algorithm => [
      inBase64(`-----BEGIN ${algorithm}PRIVATE KEY-----\n${KEY_BODY}`),
      'a private key in base64',
    ]),
  ])('knows %s', (text, kind) => {
    expect(findKnownSecret(text)?.kind).toBe(kind);
  });

  it('knows a private key by its header and the line after it', () => {
    const header = '-----BEGIN PRIVATE KEY-----';
    expect(findKnownSecret(header, KEY_BODY)?.kind).toBe('a private key');
    expect(findKnownSecret(header, '-----END PRIVATE KEY-----')).toBe(
      undefined,
    );
  });

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    inBase64(`-----BEGIN CERTIFICATE-----\n${KEY_BODY}`),
    inBase64('-----BEGIN PRIVATE KEY-----\n'),
    'ghp_short',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('leaves %s alone', text => {
    expect(findKnownSecret(text)).toBeUndefined();
  });
});

describe('isSecretName', () => {
  it.each([
    'PASSWORD',
    'DB_PASSWORD',
    'adminPassword',
    'client-secret',
    'API_KEY',
    'awsSecretAccessKey',
    'GITHUB_TOKEN',
    'AZURE_BATCH_KEY',
    'AZURE_SEARCH_KEY',
    'OCI_CLI_KEY_CONTENT',
    'password1',
    'rootpassword',
    'clientsecret',
    'API_TOKEN_2',
    'MYSQL_ROOT_PASS',
  ])('%s is one', name => expect(isSecretName(name)).toBe(true));

  it.each([
    'PASSWORD_FILE',
    'SECRETS_DIR',
    'TOKEN_TTL',
    'PUBLIC_KEY',
    'KEY_NAME',
    'KEY_ALIAS',
    'PASSWORD_PROMPT',
    'password_validation.py',
    'monkey',
    'AWS_ACCESS_KEY_ID',
    'secretName',
    'existingSecret',
    'PASS',
    'RENDER_BY_PASS',
    '42',
    '',
  ])('%s is none', name => expect(isSecretName(name)).toBe(false));
});

it('knows names that begin as a secret', () => {
  expect(['SECRET_SAUCE', 'password_db'].every(beginsAsSecret)).toBe(true);
  for (const name of [
    'SECRET',
    'SECRETS_DIR',
    'SECRET_NAME',
    'PASSWORD_FILE',
  ]) {
    expect(beginsAsSecret(name)).toBe(false);
  }
});

it('knows blanks to fill in', () => {
  expect(['<password>', 'xxxxx', '***', 'CHANGE_ME'].every(isBlankToFill)).toBe(
    true,
  );
  for (const text of ['', '$(PASSWORD)', '{{ .x }}', 'vault:a/b', 'none']) {
    expect(isBlankToFill(text)).toBe(false);
  }
});

it('knows private keys without a body', () => {
  const header = '---BEGIN OPENSSH PRIVATE KEY---';
  expect(isBlankKey(`${header}\nxxxxx`)).toBe(true);
  expect(isBlankKey('-'.repeat(400_000))).toBe(false);
  expect(isBlankKey(`${header}\n${header.replace('BEGIN', 'END')}`)).toBe(
    false,
  );
});

describe('isPlaceholder', () => {
  it.each([
    '',
    'changeme',
    '<your token>',
    'YOUR_API_KEY',
    '{{ .Values.x }}',
    '$(DB_PASSWORD)',
    '${TOKEN}',
    '********',
    'ENC[AES256_GCM,data:abc]',
    'xxxxxxxx',
    'vault:secret/data/db#password',
    'arn:aws:secretsmanager:eu-west-1:1:secret:x',
    'ref+awsssm://path',
  ])('%s is one', text => expect(isPlaceholder(text)).toBe(true));

  it('a password is none', () => {
    expect(isPlaceholder('Tr0ub4dor&3')).toBe(false);
  });
});

describe('looksRandom', () => {
  it.each([
    'kJ8sd7Fh2Lq9Zx3Vb6Nm1',
    'shop_live_kJ8sd7Fh2Lq9Zx3V',
    '9f86d081884c7d659a2feaa0c55ad015',
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  ])('%s does', text => expect(looksRandom(text)).toBe(true));

  it.each([
    'short1A',
    'a-perfectly-ordinary-name-2',
    'registry.eu-west-1.example.com',
    'https://example.com/abc123DEF456',
    '/var/run/secrets/token1',
    'docker.io/library/postgres:16.2',
    'aaaaaaaaaaaaaaaaaaa1',
    'some words with 12 blanks',
    'MyOrganizationName',
  ])('%s does not', text => expect(looksRandom(text)).toBe(false));
});

it('knows passwords that somebody chose', () => {
  expect(['s3cr3tPassw0rd', 'hunter2hunter'].every(looksChosen)).toBe(true);
  for (const text of [
    'hunter2',
    '$dex.password1',
    '${PASSWORD_1}',
    'password',
  ]) {
    expect(looksChosen(text)).toBe(false);
  }
});

it('measures entropy in bits', () => {
  expect(entropy('aaaa')).toBeCloseTo(0);
  expect(entropy('abab')).toBeCloseTo(1);
  expect(entropy('abcd')).toBeCloseTo(2);
});

it('knows the passwords that everybody knows', () => {
  expect(
    ['admin', 'ChangeMe', 'change-me!', 'prom-operator'].every(
      isWellKnownPassword,
    ),
  ).toBe(true);
  expect(isWellKnownPassword('Tr0ub4dor&3')).toBe(false);
});

it('knows names of Secrets', () => {
  expect(isSecretReference('TLS_SECRET', 'payments-tls')).toBe(true);
  expect(isSecretReference('CLUSTER_TOKEN', 'etcd-cluster')).toBe(true);
  expect(isSecretReference('CLIENT_SECRET', 'kJ8sd7Fh2Lq9')).toBe(false);
  expect(isSecretReference('PASSWORD', 'payments-tls')).toBe(false);
});

it('finds passwords in URLs', () => {
  expect(passwordInUrl('postgres://app:s3cr3t@db:5432/app')).toBe('s3cr3t');
  expect(passwordInUrl('a-'.repeat(200_000))).toBeUndefined();
  expect(passwordInUrl('amqp://app:$(PASSWORD)@mq')).toBeUndefined();
  expect(passwordInUrl('http://example.com:8080/a@b')).toBeUndefined();
});

it('tells secrets from settings and references', () => {
  expect(['hunter2', 'kJ8sd7Fh2Lq9'].every(isLiteralSecret)).toBe(true);
  for (const text of [
    'true',
    '3600',
    '15m',
    '/etc/secret',
    'changeme',
    '$(X)',
    'abc',
    'jwt,priv-key=/opt/keys/jwt.pem',
  ]) {
    expect(isLiteralSecret(text)).toBe(false);
  }
});
