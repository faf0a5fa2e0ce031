import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (values: string, template: string, more = {}) => ({
  'values.yaml': values,
  'templates/a.yaml': template,
  ...more,
});

ruleTester.run(rule, {
  pass: [
    { name: 'read as it is', chart: chart('a: 1', '{{ .Values.a }}') },
    {
      name: 'read as part of a map',
      chart: chart('a: { b: 1, c: { d: 2 } }', '{{ toYaml .Values.a }}'),
    },
    {
      name: 'read by a key with a dash, a value and a file',
      chart: chart(
        'a-b: 1\nc: "{{ .Values.d }}"\nd: 1\ne: 1\n',
        '{{ index .Values "a-b" }}{{ tpl .Values.c . }}',
        { 'files/app.conf': 'e = {{ .Values.e }}' },
      ),
    },
    {
      name: 'what Helm reads or hands on',
      chart: chart(
        'global: { a: 1 }\ndb: { b: 1 }\ntools: { mesh: true }\n',
        '',
        {
          'Chart.yaml':
            'name: a\nversion: 1.0.0\ndependencies:\n  - { name: postgresql, alias: db, version: 1.0.0, condition: tools.mesh }\n',
        },
      ),
    },
  ],
  notApplicable: [{ name: 'no values', chart: chart('', '{{ .Values.a }}') }],
  unknown: [
    {
      name: 'a template of another chart may read anything',
      chart: chart('a: 1', '{{ include "common.all" . }}'),
    },
  ],
  fail: [
    {
      name: 'a key at the top',
      chart: chart('a: 1\nb: 2 # finding: unused\n', '{{ .Values.a }}'),
    },
    {
      name: 'a key beside one that is read',
      chart: chart(
        'a:\n  b: 1\n  c: 2 # finding: unused\n',
        '{{ .Values.a.b }}',
      ),
    },
    {
      name: 'a whole map is one finding',
      chart: chart('a: # finding: unused\n  b: 1\n  c: 2\n', 'kind: A'),
    },
    {
      name: 'a comment and the README read nothing',
      chart: chart('a: 1 # finding: unused\n', '{{/* .Values.a */}}', {
        'README.md': '{{ .Values.a }}',
      }),
    },
  ],
});
