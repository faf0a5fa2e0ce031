import { parseYaml } from '../yaml';
import { JsonMap } from '../json';
import { secretValues } from './secretValues';

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
