import { REDACTED, Redactor } from './redact';

describe('Redactor', () => {
  it('removes values of keys with telling names', () => {
    const redactor = new Redactor([
      { db: { password: 'hunter2x', user: 'app' } },
    ]);
    expect(redactor.text('user app, password hunter2x')).toBe(
      `user app, password ${REDACTED}`,
    );
  });

  it('removes what has the form of a secret', () => {
    const redactor = new Redactor();
    expect(redactor.text('https://user:pa55@example.com/x')).toBe(
      `https://user:${REDACTED}@example.com/x`,
    );
    expect(redactor.text(`key AKIA${'A'.repeat(16)}`)).toBe(`key ${REDACTED}`);
    expect(
      redactor.text(
        '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----',
      ),
    ).toBe(REDACTED);
  });

  it('hides what a line assigns to a secret, and nothing that is not one', () => {
    const line = (text: string) => new Redactor().sourceLine(text);
    expect(line('  adminPassword: letmein')).toBe(
      `  adminPassword: ${REDACTED}`,
    );
    expect(line('  - token: "abc"')).toBe(`  - token: ${REDACTED}`);
    expect(line('  password: {{ .Values.password }}')).toBe(
      '  password: {{ .Values.password }}',
    );
    expect(line('  secret:')).toBe('  secret:');
    expect(line('  replicas: 3')).toBe('  replicas: 3');
  });

  it('hides the values of secret environment variables', () => {
    const redactor = new Redactor();
    expect(redactor.sourceLine('  value: hunter2', '- name: DB_PASSWORD')).toBe(
      `  value: ${REDACTED}`,
    );
    expect(redactor.sourceLine('- { name: DB_PASSWORD, value: hunter2 }')).toBe(
      `- { name: DB_PASSWORD, value: ${REDACTED} }`,
    );
    expect(redactor.sourceLine('  value: debug', '- name: LOG_LEVEL')).toBe(
      '  value: debug',
    );
    expect(
      redactor.sourceLine('  value: {{ .x }}', '- name: DB_PASSWORD'),
    ).toBe('  value: {{ .x }}');
  });

  it('hides the body of a key', () => {
    expect(new Redactor().sourceLine(`    ${'aB3/'.repeat(16)}`)).toBe(
      `    ${REDACTED}`,
    );
  });

  it('leaves words alone that hide nothing', () => {
    const redactor = new Redactor([
      { db: { password: 'postgres', existingSecret: 'payments-db' } },
    ]);
    const text = 'StatefulSet postgres needs Secret payments-db';
    expect(redactor.text(text)).toBe(text);
  });

  it('leaves alone what the values also say in the open', () => {
    const redactor = new Redactor([
      { image: 'docker.io/acme/shop', db: { password: 'shop' } },
    ]);
    expect(redactor.text('Deployment shop')).toBe('Deployment shop');
  });

  it('leaves the name of the chart alone, whatever its password is', () => {
    const values = [{ db: { user: 'web-shop2', password: 'web-shop2' } }];
    const text = 'Deployment web-shop2';
    expect(new Redactor(values, 'web-shop2').text(text)).toBe(text);
    expect(new Redactor(values, 'other').text(text)).toBe(
      `Deployment ${REDACTED}`,
    );
    expect(
      new Redactor([{ password: 'shop' }], 'web-shop').text('web-shop'),
    ).toBe('web-shop');
  });

  it.each([
    ['a user', { user: 'tulipfield' }],
    ['a user in capitals', { DB_USERNAME: 'tulipfield' }],
    ['one of the users', { users: [{ name: 'tulipfield' }] }],
    ['a database', { database: 'tulipfield' }],
    ['a variable', { env: [{ name: 'DB_PASS', value: 'tulipfield' }] }],
  ])('hides a password that is also the name of %s', (_, open) => {
    const redactor = new Redactor([{ ...open, password: 'tulipfield' }]);
    expect(redactor.text('is tulipfield')).toBe(`is ${REDACTED}`);
  });

  it.each(['hunter2x', 'Tulipfield', 'tulip-field'])(
    'hides a password that is no ordinary word, though it is said elsewhere: %s',
    password => {
      const redactor = new Redactor([
        { name: password, note: password },
        { password },
      ]);
      expect(redactor.text(`is ${password}`)).toBe(`is ${REDACTED}`);
    },
  );

  it('leaves short values alone, which are ordinary words', () => {
    expect(new Redactor([{ password: 'a' }]).text('a word')).toBe('a word');
  });
});
