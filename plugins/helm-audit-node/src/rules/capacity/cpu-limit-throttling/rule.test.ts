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

ruleTester.run(rule, {
  pass: [
    {
      name: 'no limit',
      manifests: served({ container: 'resources: { requests: { cpu: 1 } }' }),
    },
    {
      name: 'whole cores of its own',
      manifests: served({
        container: 'resources: { requests: { cpu: 2 }, limits: { cpu: 2 } }',
      }),
    },
  ],
  notApplicable: [
    {
      name: 'nobody waits for an answer',
      manifests: workloadText({
        container: 'resources: { limits: { cpu: 100m } }',
      }),
    },
  ],
  fail: [
    {
      name: 'half a core',
      manifests: served({
        container: 'resources:\n  limits:\n    cpu: 500m # finding: limited',
      }),
    },
    {
      name: 'more than is requested',
      manifests: served({
        container:
          'resources:\n  requests: { cpu: 1 }\n  limits:\n    cpu: 2 # finding: limited',
      }),
    },
  ],
});
