import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const member = (role: string, spec: string) =>
  workloadText({
    kind: 'StatefulSet',
    name: role,
    labels: `{ app: store, app.kubernetes.io/component: ${role} }`,
    spec,
  }).replace(`example.com/${role}:1.4.2`, 'redis:7');

ruleTester.run(rule, {
  pass: [
    {
      name: 'Sentinel watches',
      manifests: documents(
        member('master', 'replicas: 1'),
        member('replica', 'replicas: 2').replace(
          'containers:',
          'containers:\n        - name: sentinel',
        ),
      ),
    },
    {
      name: 'a member of a cluster',
      manifests: documents(
        member('master', 'replicas: 1').replace(
          'redis:7',
          "redis:7\n          args: ['--cluster-enabled', 'yes']",
        ),
        member('replica', 'replicas: 2'),
      ),
    },
  ],
  notApplicable: [
    {
      name: 'no replica, which is another rule',
      manifests: member('master', 'replicas: 1'),
    },
    {
      name: 'no data store',
      manifests: workloadText({ labels: '{ role: primary }' }),
    },
    {
      name: 'a product that elects by itself',
      manifests: documents(
        member('master', 'replicas: 1'),
        member('replica', 'replicas: 2'),
      ).replace(/redis:7/g, 'mongo:7'),
    },
  ],
  fail: [
    {
      name: 'a master and its replicas',
      manifests: documents(
        member('master', 'replicas: 1 # finding: manual'),
        member('replica', 'replicas: 2'),
      ),
    },
    {
      name: 'a primary of PostgreSQL',
      manifests: documents(
        member('primary', 'replicas: 1 # finding: manual'),
        member('read', 'replicas: 1'),
      ).replace(/redis:7/g, 'postgres:16'),
    },
  ],
});
