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
      name: 'ten seconds',
      manifests: served({ spec: 'replicas: 2\nminReadySeconds: 10' }),
    },
    {
      name: 'a StatefulSet',
      manifests: served({
        kind: 'StatefulSet',
        spec: 'replicas: 2\nminReadySeconds: 10',
      }),
    },
  ],
  notApplicable: [
    { name: 'one replica', manifests: served({}) },
    {
      name: 'nobody sends it requests',
      manifests: workloadText({ spec: 'replicas: 2' }),
    },
  ],
  fail: [
    {
      name: 'unset',
      manifests: served({ spec: 'replicas: 2', specMark: 'unset' }),
    },
    {
      name: 'zero',
      manifests: served({
        spec: 'replicas: 2\nminReadySeconds: 0 # finding: unset',
      }),
    },
  ],
});
