import { deployment } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const manifests = deployment();
const UNSTATED = [{ messageId: 'unstated', file: 'docs' }];
const doc = (text: string) => ({ 'docs/failure-modes.md': text });

ruleTester.run(rule, {
  pass: [
    {
      name: 'an objective',
      manifests,
      repository: doc('RTO of one zone: 5 min.'),
    },
    {
      name: 'a column of a table',
      manifests,
      repository: doc(
        '| lost | recovery |\n| ---- | -------- |\n| pod | 20 s |',
      ),
    },
    {
      name: 'a measurement before the word',
      manifests,
      repository: doc('It took 90 seconds until all of it had recovered.'),
    },
  ],
  notApplicable: [{ name: 'nothing runs', repository: doc('') }],
  unknown: [{ name: 'no repository', chart: {}, manifests }],
  fail: [
    {
      name: 'recovery without a time',
      manifests,
      repository: doc('The service recovers by itself.'),
      findings: UNSTATED,
    },
    {
      name: 'a time of something else, in another paragraph',
      manifests,
      repository: doc('It recovers by itself.\n\nLoad tests take 5 minutes.'),
      findings: UNSTATED,
    },
  ],
});
