import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const update = (strategy: string, kind = 'StatefulSet', more = '') =>
  workloadText({ kind, spec: `replicas: 3\n${more}\n${strategy}` });

ruleTester.run(rule, {
  pass: [
    { name: 'the default', manifests: update('') },
    {
      name: 'no partition left',
      manifests: update('updateStrategy: { rollingUpdate: { partition: 0 } }'),
    },
  ],
  notApplicable: [
    {
      name: 'a Deployment',
      manifests: update('strategy: { type: Recreate }', 'Deployment'),
    },
    {
      name: 'a custom resource of the same kind',
      manifests: update('updateStrategy: { type: OnDelete }').replace(
        'apps/v1',
        'apps.kruise.io/v1',
      ),
    },
  ],
  fail: [
    {
      name: 'on deletion',
      manifests: update(
        'updateStrategy:\n  type: OnDelete # finding: onDelete',
      ),
      severity: 'medium',
    },
    {
      name: 'on deletion of what keeps data',
      manifests: update(
        'updateStrategy:\n  type: OnDelete # finding: onDelete',
        'StatefulSet',
        'volumeClaimTemplates: [{ metadata: { name: data } }]',
      ),
      severity: 'low',
    },
    {
      name: 'on every node',
      manifests: update(
        'updateStrategy:\n  type: OnDelete # finding: onDelete',
        'DaemonSet',
      ),
    },
    {
      name: 'a partition that was left',
      manifests: update(
        'updateStrategy:\n  rollingUpdate:\n    partition: 2 # finding: partition',
      ),
    },
  ],
});
