import {
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

const memory = (request: string, limit: string) => ({
  container: `resources:\n  requests:\n    memory: ${request}\n  limits:\n    memory: ${limit}`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'the same in other words',
      tier: 1,
      manifests: served(memory('1024Mi', '1Gi')),
    },
    {
      name: 'a limit alone is the request too',
      tier: 1,
      manifests: served({
        container: 'resources: { limits: { memory: 1Gi } }',
      }),
    },
  ],
  notApplicable: [
    { name: 'not of tier 1', manifests: served(memory('512Mi', '1Gi')) },
    { name: 'no limit, which is another rule', tier: 1, manifests: served({}) },
    {
      name: 'nobody sends it requests',
      tier: 1,
      manifests: workloadText(memory('512Mi', '1Gi')),
    },
  ],
  fail: [
    {
      name: 'half is borrowed',
      tier: 1,
      manifests: served(memory('512Mi # finding: burstable', '1Gi')),
    },
    {
      name: 'decimal against binary units',
      tier: 1,
      manifests: served(memory('1G # finding: burstable', '1Gi')),
    },
  ],
});
