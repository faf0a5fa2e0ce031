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

const calling = (count: number, finding = '') => ({
  container: [
    `env:${finding}`,
    ...Array.from(
      { length: count },
      (_, index) =>
        `  - { name: SYSTEM_${index}_URL, value: 'https://system-${index}.example.com' }`,
    ),
  ].join('\n'),
});

ruleTester.run(rule, {
  pass: [{ name: 'two', tier: 1, manifests: served(calling(2)) }],
  notApplicable: [
    { name: 'not of tier 1', manifests: served(calling(6)) },
    {
      name: 'nobody sends it requests',
      tier: 1,
      manifests: workloadText(calling(6)),
    },
  ],
  unknown: [
    { name: 'no address is to be seen', tier: 1, manifests: served({}) },
    {
      name: 'more may be in a ConfigMap',
      tier: 1,
      manifests: served({
        container: `${
          calling(2).container
        }\nenvFrom: [{ configMapRef: { name: more } }]`,
      }),
    },
  ],
  fail: [
    {
      name: 'six',
      tier: 1,
      manifests: served(calling(6, ' # finding: sprawl')),
    },
    {
      name: 'six, whatever is hidden',
      tier: 1,
      manifests: served({
        container: `${
          calling(6, ' # finding: sprawl').container
        }\nenvFrom: [{ configMapRef: { name: more } }]`,
      }),
    },
  ],
});
