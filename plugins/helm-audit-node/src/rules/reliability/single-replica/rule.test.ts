import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const deployment = (spec: string, kind = 'Deployment') => `
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: payments
spec:
${spec}
  template:
    metadata:
      labels: { app: payments }
    spec:
      containers: [{ name: app, image: example.com/payments:1.0.0 }]
`;

const autoscaler = (minReplicas: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: payments
spec:
  ${minReplicas}
  maxReplicas: 10
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: payments }
`;

const member = (role: string, spec: string) =>
  deployment(spec, 'StatefulSet')
    .replace('name: payments', `name: ${role}`)
    .replace('app: payments }', `app: store, role: ${role} }`)
    .replace('example.com/payments:1.0.0', 'redis:7');

/** A primary and two members that hold copies. */
const store = (spec: string) =>
  `${member('primary', spec)}---${member('replica', '  replicas: 2')}`;

ruleTester.run(rule, {
  pass: [
    { name: 'two replicas', manifests: deployment('  replicas: 2') },
    {
      name: 'three members of what works by majority',
      manifests: deployment('  replicas: 3', 'StatefulSet').replace(
        'example.com/payments:1.0.0',
        'zookeeper:3.9',
      ),
    },
    {
      name: 'a primary for which Sentinel chooses another',
      manifests: store('  replicas: 1').replace(
        'name: app, image: redis:7 }',
        'name: app, image: redis:7 }, { name: sentinel, image: redis:7 }',
      ),
    },
    {
      name: 'an autoscaler owns the count',
      manifests: `${deployment('')}---${autoscaler('minReplicas: 2')}`,
    },
  ],
  notApplicable: [
    {
      name: 'a DaemonSet has no replicas',
      manifests: deployment('', 'DaemonSet'),
    },
    {
      name: 'a hook does not serve',
      manifests: deployment('  replicas: 1').replace(
        'name: payments',
        'name: payments\n  annotations: { helm.sh/hook: test }',
      ),
    },
  ],
  unknown: [
    {
      name: 'a custom resource that says nothing',
      manifests: deployment('', 'Service').replace(
        'apps/v1',
        'serving.knative.dev/v1',
      ),
    },
  ],
  fail: [
    {
      name: 'two members of what works by majority',
      manifests: deployment(
        '  replicas: 2 # finding: members',
        'StatefulSet',
      ).replace('example.com/payments:1.0.0', 'quay.io/coreos/etcd:v3.5.0'),
    },
    {
      name: 'one member of what works by majority',
      manifests: deployment(
        '  replicas: 1 # finding: members',
        'StatefulSet',
      ).replace('example.com/payments:1.0.0', 'consul:1.15'),
    },
    {
      name: 'what two of would do harm',
      manifests: deployment('  replicas: 1 # finding: sole').replace(
        'example.com/payments:1.0.0',
        'prom/pushgateway:v1.9.0',
      ),
      severity: 'medium',
    },
    {
      name: 'a worker of a chart',
      chart: {},
      manifests: deployment('  replicas: 1 # finding: worker'),
      severity: 'medium',
    },
    {
      name: 'a cache',
      manifests: deployment('  replicas: 1 # finding: worker').replace(
        'example.com/payments',
        'memcached',
      ),
      severity: 'medium',
    },
    {
      name: 'one replica',
      manifests: deployment('  replicas: 1 # finding: replicas'),
    },
    {
      name: 'a database, which a second pod makes no safer',
      manifests: deployment('  replicas: 1 # finding: data').replace(
        'example.com/payments',
        'postgres',
      ),
    },
    {
      name: 'the primary of a store whose replicas do not take over',
      manifests: store('  replicas: 1 # finding: primary'),
    },
    {
      name: 'no count means one',
      manifests: deployment('').replace('spec:', 'spec: # finding: replicas'),
    },
    {
      name: 'a minimum of one wins over replicas',
      manifests: `${deployment('  replicas: 5')}---${autoscaler(
        'minReplicas: 1 # finding: autoscaler',
      )}`,
    },
    {
      name: 'an autoscaler without minimum may go down to one',
      manifests: `${deployment('  replicas: 5')}---${autoscaler('').replace(
        'spec:',
        'spec: # finding: autoscaler',
      )}`,
    },
  ],
});
