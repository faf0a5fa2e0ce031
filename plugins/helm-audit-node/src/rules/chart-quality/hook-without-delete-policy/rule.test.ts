import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const hook = (policy: string, kind = 'Job', mark = '') => `
apiVersion: batch/v1
kind: ${kind}
metadata:
  name: migrate
  annotations:${mark}
    helm.sh/hook: pre-upgrade
    ${policy}
`;

const POLICY = 'helm.sh/hook-delete-policy:';

ruleTester.run(rule, {
  pass: [
    {
      name: 'makes way for itself',
      manifests: hook(`${POLICY} before-hook-creation`),
    },
    {
      name: 'goes away however it ends',
      manifests: hook(`${POLICY} hook-succeeded,hook-failed`),
    },
  ],
  notApplicable: [
    {
      name: 'no hook',
      manifests: 'apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\n',
    },
    {
      name: 'the account of a hook',
      manifests: hook('', 'ServiceAccount'),
    },
  ],
  fail: [
    {
      name: 'a Job without a policy',
      manifests: hook('', 'Job', ' # finding: stays'),
      severity: 'low',
    },
    {
      name: 'a Job that stays when it fails',
      manifests: hook(`${POLICY} hook-succeeded # finding: blocks`),
      severity: 'medium',
    },
    {
      name: 'a ConfigMap that stays when it fails',
      manifests: hook(
        `${POLICY} hook-succeeded # finding: blocks`,
        'ConfigMap',
      ),
    },
  ],
});
