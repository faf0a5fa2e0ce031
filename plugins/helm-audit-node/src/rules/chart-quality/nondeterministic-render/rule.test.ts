import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const secret = (value: string, more = '') => `
# Source: web/templates/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: web
  ${more}
data: { password: ${value} }
`;

const deployment = (checksum: string) => `
# Source: web/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { annotations: { checksum/secret: ${checksum} } }
`;

const chart = {
  'templates/secret.yaml':
    'data: # finding: rotates\n  password: {{ randAlphaNum 8 }}\n',
};

const plain = { 'templates/secret.yaml': 'kind: Secret' };
const hook = (when: string) => `annotations: { helm.sh/hook: ${when} }`;

ruleTester.run(rule, {
  pass: [
    { name: 'alike', chart: plain, manifests: secret('a') },
    {
      name: 'another object differs, which may only tell the time',
      chart: { 'templates/secret.yaml': '{{ now }}' },
      manifests: secret('a'),
      renderedAgain: secret('b'),
    },
  ],
  notApplicable: [
    {
      name: 'made once, at the install',
      chart: plain,
      manifests: secret('a', hook('pre-install')),
      renderedAgain: secret('b', hook('pre-install')),
    },
    { name: 'plain manifests', manifests: secret('a') },
  ],
  unknown: [
    {
      name: 'it may be kept',
      chart: { 'templates/_a.tpl': '{{ lookup "v1" "Secret" "" "" }}' },
      manifests: secret('a'),
      renderedAgain: secret('b'),
    },
  ],
  fail: [
    {
      name: 'a password',
      chart,
      manifests: secret('a'),
      renderedAgain: secret('b'),
    },
    {
      name: 'a password that is made anew at each upgrade',
      chart,
      manifests: secret('a', hook('pre-upgrade')),
      renderedAgain: secret('b', hook('pre-upgrade')),
    },
    {
      name: 'a checksum over it',
      chart: {
        'templates/deployment.yaml': 'spec:\n  template: # finding: restarts\n',
      },
      manifests: deployment('a'),
      renderedAgain: deployment('b'),
    },
  ],
});
