import { isolateSchema } from './isolateSchema';

const isolate = (schema: unknown) =>
  JSON.parse(isolateSchema(JSON.stringify(schema)));

describe('isolateSchema', () => {
  it('takes out what leads to the network or to files', () => {
    expect(
      isolate({
        $schema: 'http://127.0.0.1/schema',
        $id: 'http://127.0.0.1/',
        properties: {
          a: { $ref: 'http://127.0.0.1/a' },
          b: {
            anyOf: [{ $ref: 'file:///etc/passwd' }, { $ref: 'other.json' }],
          },
        },
      }),
    ).toEqual({ properties: { a: {}, b: { anyOf: [{}, {}] } } });
  });

  it('keeps what stays inside, and properties that are called so', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft-07/schema#',
      properties: { $ref: { type: 'string' }, a: { $ref: '#/$defs/a' } },
      $defs: { a: { type: 'number' } },
    };
    expect(isolate(schema)).toEqual(schema);
  });

  it('leaves a schema that does not parse to Helm', () => {
    expect(isolateSchema('{')).toBe('{');
  });
});
