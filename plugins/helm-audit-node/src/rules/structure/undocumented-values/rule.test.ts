import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'comments above and behind',
      chart: { 'values.yaml': '# pods\na: 1\nb: 2 # seconds\nc: 3\n' },
    },
    {
      name: 'a map is explained with all it holds',
      chart: { 'values.yaml': '# the image\na:\n  b: 1\n  c: 2\n  d: 3\n' },
    },
    {
      name: 'the schema explains',
      chart: {
        'values.yaml': 'a: 1\n',
        'values.schema.json':
          '{ "properties": { "a": { "description": "pods" } } }',
      },
    },
    {
      name: 'the README explains',
      chart: {
        'values.yaml': 'a: { b: 1 }\n',
        'README.md': '| Key | Text |\n| `a` | x |\n',
      },
    },
  ],
  notApplicable: [{ name: 'no values', chart: { 'values.yaml': '# none' } }],
  fail: [
    {
      name: 'no comments',

      chart: { 'values.yaml': 'a: 1\nb: 2\nc: 3\n' },
      findings: [{ messageId: 'undocumented', file: 'values.yaml' }],
    },
    {
      name: 'a comment without words, and one of something else',
      chart: { 'values.yaml': '# ----\na: 1\n# text\n\nb: 2\n' },
      findings: [{ messageId: 'undocumented', file: 'values.yaml' }],
    },
  ],
});
