import { parseYaml } from '../yaml';
import { JsonMap } from '../json';
import { definingFile, secretValues } from './secretValues';

const find = (text: string) =>
  secretValues(parseYaml(text) as JsonMap).map(({ path }) => path.join('.'));

it('finds texts under the names of secrets', () => {
  expect(find('auth: { username: app, password: x, replicas: 1 }')).toEqual([
    'auth.password',
  ]);
});

it('leaves out what is switched off or replaced', () => {
  expect(find('redis: { enabled: false, auth: { password: x } }')).toEqual([]);
  expect(find('tls: { enable: false, password: x }')).toEqual([]);
  expect(find('auth: { password: x, existingSecret: mine }')).toEqual([]);
  expect(find('auth: { password: x, existingSecret: "" }')).toEqual([
    'auth.password',
  ]);
});

it('finds the file that has the last word', () => {
  const files = {
    'values.yaml': 'auth: { password: a }',
    'values-eu.yaml': 'auth: { password: b }',
    'values-prod.yaml': 'replicas: 3',
  };
  const file = (...valuesFiles: string[]) =>
    definingFile(
      ['auth', 'password'],
      { name: 'production', valuesFiles, source: 'option' },
      { files },
    );
  expect(file('values-eu.yaml', 'values-prod.yaml')).toBe('values-eu.yaml');
  expect(file('values-prod.yaml', '/tmp/elsewhere.yaml')).toBeUndefined();
});
