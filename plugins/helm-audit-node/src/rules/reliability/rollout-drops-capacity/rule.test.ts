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

const update = (replicas: number, ...lines: string[]) => ({
  spec: [
    `replicas: ${replicas}`,
    'strategy:',
    '  rollingUpdate:',
    ...lines
      .join('\n')
      .split(/\n|, /)
      .map(line => `    ${line}`),
  ].join('\n'),
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'the defaults with one replica: a quarter of one is none',
      manifests: served({}),
    },
    { name: 'one of three', manifests: served(update(3, 'maxUnavailable: 1')) },
    { name: 'half', manifests: served(update(2, 'maxUnavailable: 50%')) },
    {
      name: 'none may go, one may come',
      manifests: served(update(2, 'maxUnavailable: 0, maxSurge: 1')),
    },
    {
      name: 'stopping all is what Recreate says, which is another rule',
      manifests: served({ spec: 'replicas: 2\nstrategy: { type: Recreate }' }),
    },
  ],
  notApplicable: [
    {
      name: 'a StatefulSet replaces its pods one by one',
      manifests: served({ kind: 'StatefulSet' }),
    },
  ],
  fail: [
    {
      name: 'a worker, which is late rather than down',
      manifests: workloadText(update(2, 'maxUnavailable: 100% # finding: all')),
      severity: 'medium',
    },
    {
      name: 'all',
      manifests: served(update(3, 'maxUnavailable: 100% # finding: all')),
    },
    {
      name: 'the only one',
      manifests: served(update(1, 'maxUnavailable: 1 # finding: all')),
    },
    {
      name: 'both round to none, then Kubernetes takes one',
      manifests: served(
        update(1, 'maxUnavailable: 25% # finding: all', 'maxSurge: 0'),
      ),
    },
    {
      name: 'two of three',
      manifests: served(update(3, 'maxUnavailable: 2 # finding: most')),
    },
    {
      name: 'a percentage rounds down',
      manifests: served(update(5, 'maxUnavailable: 75% # finding: most')),
    },
    {
      name: 'nothing may move',
      manifests: served(
        update(3, 'maxUnavailable: 0 # finding: stuck', 'maxSurge: 0'),
      ),
    },
  ],
});
