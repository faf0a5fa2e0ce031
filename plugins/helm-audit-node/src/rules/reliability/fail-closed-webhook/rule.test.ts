import {
  documents,
  serviceText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const selector =
  'namespaceSelector: { matchExpressions: [{ key: name, operator: NotIn, values: [system] }] }';

const webhook = (line: string, resource: string, finding = '') => `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: guard
webhooks:
  - name: guard.example.com${finding}
    clientConfig: { service: { name: payments, namespace: guard } }
    rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: [CREATE], resources: [${resource}] }]
    ${line}
`;

const release = (spec: string, configuration: string) =>
  documents(workloadText({ spec }), serviceText(), configuration);

ruleTester.run(rule, {
  pass: [
    {
      name: 'it lets pass when it is away',
      manifests: release(
        'replicas: 1',
        webhook('failurePolicy: Ignore', 'pods'),
      ),
    },
    {
      name: 'two replicas, and it keeps out of some namespaces',
      manifests: release('replicas: 2', webhook(selector, 'pods')),
    },
    {
      name: 'two replicas for its own kinds',
      manifests: release('replicas: 2', webhook('', 'certificates')),
    },
    {
      name: 'everything of a group of its own',
      manifests: release(
        'replicas: 2',
        webhook('', "'*/*'").replace(
          "apiGroups: ['*']",
          'apiGroups: [example.com]',
        ),
      ),
    },
  ],
  notApplicable: [
    { name: 'no webhook at all', manifests: workloadText() },
    {
      name: 'a configuration without webhooks',
      manifests: webhook('', 'pods').replace(
        /webhooks:[\s\S]*/,
        'webhooks: []',
      ),
    },
  ],
  unknown: [
    { name: 'somebody else answers', manifests: webhook('', 'certificates') },
  ],
  fail: [
    {
      name: 'one replica for all pods',
      manifests: release(
        'replicas: 1',
        webhook(
          `${selector}\n    failurePolicy: Fail # finding: single`,
          'pods',
        ),
      ),
      severity: 'critical',
    },
    {
      name: 'one replica for evictions',
      manifests: release(
        'replicas: 1',
        webhook('failurePolicy: Fail # finding: single', 'pods/eviction'),
      ),
      severity: 'high',
    },
    {
      name: 'one replica for the pods of some namespaces',
      manifests: release(
        'replicas: 1',
        webhook(
          'namespaceSelector: { matchLabels: { guarded: "yes" } }',
          'pods',
          ' # finding: single',
        ),
      ),
      severity: 'high',
    },
    {
      name: 'one replica for changes of what is there',
      manifests: release(
        'replicas: 1',
        webhook('', 'statefulsets', ' # finding: single').replace(
          'CREATE',
          'UPDATE',
        ),
      ),
      severity: 'medium',
    },
    {
      name: 'one replica for its own kinds',
      manifests: release(
        'replicas: 1',
        webhook('', 'certificates', ' # finding: single'),
      ),
      severity: 'medium',
    },
    {
      name: 'it is asked about its own pods',
      manifests: release('replicas: 3', webhook('', 'pods', ' # finding: own')),
    },
  ],
});
