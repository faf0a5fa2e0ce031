import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const budget = (name: string, selector: string, metadata = '') => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name}${metadata} }
spec: { maxUnavailable: 1, selector: ${selector} }
`;

const marked = workloadText().replace('apps/v1', 'apps/v1 # finding: overlap');

const OWN = '{ matchLabels: { app: payments } }';

ruleTester.run(rule, {
  pass: [
    {
      name: 'one budget',
      manifests: documents(workloadText(), budget('a', OWN)),
    },
    {
      name: 'one for each of two workloads',
      manifests: documents(
        workloadText(),
        workloadText({ name: 'web', labels: '{ app: web }' }),
        budget('a', OWN),
        budget('b', '{ matchLabels: { app: web } }'),
      ),
    },
    {
      name: 'a budget of another namespace',
      manifests: documents(
        workloadText().replace(
          'name: payments',
          'name: payments\n  namespace: shop',
        ),
        budget('a', OWN),
        budget('b', OWN, ', namespace: test'),
      ),
    },
  ],
  notApplicable: [{ name: 'no budget', manifests: workloadText() }],
  fail: [
    {
      name: 'the same selector',
      manifests: documents(marked, budget('a', OWN), budget('b', OWN)),
    },
    {
      name: 'a budget for all pods beside',
      manifests: documents(
        marked.replace('Deployment', 'StatefulSet'),
        budget('a', OWN),
        budget('b', '{}'),
      ),
    },
  ],
});
