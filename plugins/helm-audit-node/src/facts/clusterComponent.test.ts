import { Resource } from '../stages/gather/types';
import { mayBeClusterComponent } from './clusterComponent';
import type { Workload } from './workloads';

const workload = (more: object = {}, podSpec: object = {}) =>
  ({
    resource: { kind: 'Deployment', name: 'a' },
    role: 'service',
    podSpec: { serviceAccountName: 'a', ...podSpec },
    ...more,
  } as unknown as Workload);

const binding = (kind: string) =>
  ({
    kind,
    group: 'rbac.authorization.k8s.io',
    body: { subjects: [{ kind: 'ServiceAccount', name: 'a' }] },
  } as unknown as Resource);

describe('mayBeClusterComponent', () => {
  it('takes an application for none, whatever it may do in its namespace', () => {
    expect(mayBeClusterComponent(workload(), [binding('RoleBinding')])).toBe(
      false,
    );
  });

  it.each([
    ['an agent', workload({ role: 'agent' }), []],
    ['the network of the node', workload({}, { hostNetwork: true }), []],
    ['rights everywhere', workload(), [binding('ClusterRoleBinding')]],
    ['a webhook', workload(), [{ kind: 'APIService' } as Resource]],
    [
      'kube-system',
      workload({ resource: { name: 'a', namespace: 'kube-system' } }),
      [],
    ],
  ])('goes by %s', (_, subject, resources) => {
    expect(mayBeClusterComponent(subject, resources)).toBe(true);
  });
});
