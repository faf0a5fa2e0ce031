import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (values: string, template: string) => ({
  'values.yaml': values,
  'templates/a.yaml': template,
});

ruleTester.run(rule, {
  pass: [
    { name: 'a default', chart: chart('a: 1', 'x: {{ .Values.a }}') },
    { name: 'listed as empty', chart: chart('a:', 'x: {{ .Values.a }}') },
    {
      name: 'absence is thought of',
      chart: chart(
        '',
        'x: {{ .Values.a | default 1 }}\ny: {{ required "b" .Values.b }}\n{{ with .Values.c }}z: {{ .Values.c.d }}{{ end }}',
      ),
    },
    {
      name: 'values of a dependency',
      chart: {
        ...chart('', 'x: {{ .Values.db.port }}'),
        'Chart.yaml':
          'name: a\nversion: 1.0.0\ndependencies: [{ name: pg, alias: db, version: 1.0.0 }]\n',
      },
    },
    {
      name: 'values of all charts',
      chart: chart('', 'x: {{ .Values.global.region }}'),
    },
  ],
  notApplicable: [
    { name: 'no value is read', chart: chart('a: 1', 'kind: A') },
    { name: 'no templates', chart: {} },
    {
      name: 'only the notes read values',
      chart: { 'templates/NOTES.txt': '{{ .Values.host }}' },
    },
  ],
  fail: [
    {
      name: 'no such key',
      chart: chart('a: 1', 'x: {{ .Values.b }} # finding: missing\n'),
    },
    {
      name: 'no such key below one that is there, printed twice',
      chart: chart(
        'a: { b: 1 }',
        'x: {{ .Values.a.c | quote }} # finding: missing\ny: {{ .Values.a.c | quote }}\n',
      ),
    },
    {
      name: 'a condition on something else does not help',
      chart: chart(
        'a: { on: false }',
        '{{ if .Values.a.on }}\nx: {{ .Values.a.host }} # finding: missing\n{{ end }}',
      ),
    },
  ],
});
