import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const CI = '.github/workflows/ci.yaml';
const workflow = (text: string) => ({ repository: { [CI]: text } });

ruleTester.run(rule, {
  pass: [
    {
      name: 'read at the top',
      ...workflow('permissions: { contents: read }\njobs: { a: {}, b: {} }'),
    },
    {
      name: 'read-all',
      ...workflow('permissions: read-all\njobs: { a: {}, b: {} }'),
    },
    {
      name: 'each job for itself',
      ...workflow('jobs: { a: { permissions: { contents: write } } }'),
    },
    {
      name: 'the only job',
      ...workflow('permissions: { contents: write }\njobs: { a: {} }'),
    },
    {
      name: 'only called by others',
      ...workflow('on: workflow_call\njobs: { a: { steps: [] } }'),
    },
  ],
  notApplicable: [
    { name: 'no workflows', repository: { '.gitlab-ci.yml': 'a: b' } },
  ],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'everything for all',
      ...workflow(
        'permissions: write-all # finding: writeAll\njobs: { a: {} }',
      ),
      severity: 'medium',
    },
    {
      name: 'everything for one',
      ...workflow(
        'permissions: {}\njobs: { a: { permissions: write-all } } # finding: writeAll',
      ),
    },
    {
      name: 'shared by jobs',
      ...workflow(
        'permissions: { contents: write } # finding: shared\njobs: { a: {}, b: {} }',
      ),
    },
    {
      name: 'nothing said',
      ...workflow('jobs: { a: {}, b: { permissions: {} } } # finding: unset'),
      severity: 'low',
    },
  ],
});
