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

const update = (lines: string) => ({
  spec: `replicas: 4\nstrategy:\n  rollingUpdate:\n${lines.replace(
    /^/gm,
    '    ',
  )}`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'the defaults', manifests: served({ spec: 'replicas: 4' }) },
    {
      name: 'two replicas, one by one',
      manifests: served({ spec: 'replicas: 2' }),
    },
    {
      name: 'a StatefulSet goes one by one',
      manifests: served({ kind: 'StatefulSet', spec: 'replicas: 3' }),
    },
    {
      name: 'a DaemonSet goes node by node',
      manifests: workloadText({ kind: 'DaemonSet' }),
    },
    {
      name: 'stopping all is another rule',
      manifests: served(update('maxUnavailable: 100%')),
    },
    {
      name: 'a canary of Flagger',
      manifests: documents(
        served(update('maxSurge: 100%')),
        'apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: { name: payments }\nspec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: payments } }\n',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'one replica has no steps',
      manifests: served({ spec: 'replicas: 1' }),
    },
    {
      name: 'nobody sends it requests',
      manifests: workloadText(update('maxSurge: 100%')),
    },
  ],
  fail: [
    {
      name: 'all new pods at once',
      manifests: served(update('maxSurge: 100% # finding: surge')),
    },
    {
      name: 'surge and unavailable together',
      manifests: served(
        update('maxSurge: 2 # finding: surge\nmaxUnavailable: 2'),
      ),
    },
    {
      name: 'all nodes at once',
      manifests: workloadText({
        kind: 'DaemonSet',
        spec: 'updateStrategy:\n  rollingUpdate:\n    maxUnavailable: 100% # finding: daemon',
      }),
    },
  ],
});
