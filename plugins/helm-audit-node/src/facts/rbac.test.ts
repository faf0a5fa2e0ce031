import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import {
  bindingsOf,
  boundRole,
  grants,
  grantsEverything,
  isRole,
  policyRules,
} from './rbac';

const read = (text: string) =>
  gatherResources(
    parseFiles(new Map([['a.yaml', Buffer.from(text)]])).manifests,
  );

const resources = read(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules:
  - { apiGroups: [''], resources: [pods], verbs: [get, list] }
  - { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }
  - nonResourceURLs: [/metrics]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: web }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: elsewhere, namespace: other }
roleRef: { kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: web, namespace: other }]
---
apiVersion: example.com/v1
kind: Role
metadata: { name: theirs }
`);
const [role, binding, elsewhere, foreign] = resources;

it('knows roles by their group', () => {
  expect(isRole(role)).toBe(true);
  expect(isRole(foreign)).toBe(false);
});

it('reads rules with what leads to them', () => {
  const [pods, all, urls] = policyRules(role);
  expect(pods.path).toEqual(['rules', 0]);
  expect(grants(pods, '', ['pods', 'secrets'], ['list'])).toBe(true);
  expect(grants(pods, 'apps', ['pods'], ['list'])).toBe(false);
  expect(grants(pods, '', ['pods'], ['delete'])).toBe(false);
  expect(grants(all, 'apps', ['deployments'], ['delete'])).toBe(true);
  expect([pods, all, urls].map(grantsEverything)).toEqual([false, true, false]);
});

it('follows bindings within their namespace', () => {
  expect(boundRole(binding, resources)).toBe(role);
  expect(boundRole(elsewhere, resources)).toBeUndefined();
  expect(bindingsOf({ name: 'web', namespace: 'shop' }, resources)).toEqual([
    binding,
  ]);
  expect(bindingsOf({ name: 'api' }, resources)).toEqual([]);
});
