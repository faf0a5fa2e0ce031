import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const SERVICE = { 'templates/service.yaml': 'kind: Service' };
const file = 'templates/NOTES.txt';

ruleTester.run(rule, {
  pass: [
    { name: 'notes', chart: { ...SERVICE, [file]: 'Hello' } },
    { name: 'notes alone', chart: { [file]: '{{ include "web.notes" . }}' } },
  ],
  notApplicable: [
    { name: 'no templates', chart: {} },
    {
      name: 'a library',
      chart: {
        ...SERVICE,
        'Chart.yaml': 'name: a\nversion: 1.0.0\ntype: library\n',
      },
    },
  ],
  fail: [
    {
      name: 'no notes',
      chart: SERVICE,
      findings: [{ messageId: 'missing', file }],
    },
    {
      name: 'empty notes',
      chart: { ...SERVICE, [file]: '\n' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
