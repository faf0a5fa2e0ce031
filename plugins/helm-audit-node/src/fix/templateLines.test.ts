import { templateLines } from './templateLines';

describe('templateLines', () => {
  it('writes actions as they are, and fits them to their column', () => {
    const value = {
      labels: {
        '{{- include "web.labels" . | nindent 0 }}': null,
        tier: 'web',
      },
      name: '{{ .Release.Name }}-web',
      quoted: '"{{ .Chart.Name }}: {{ .Chart.Version }}"',
    };
    expect(templateLines(value, 2)).toEqual([
      '  labels:',
      '    {{- include "web.labels" . | nindent 4 }}',
      '    tier: web',
      '  name: {{ .Release.Name }}-web',
      '  quoted: "{{ .Chart.Name }}: {{ .Chart.Version }}"',
    ]);
  });

  it('keeps the lines of a text, and what would else end a plain one', () => {
    const value = {
      expr: 'a > 1\nor\nb > 2',
      runbook: 'See this: {{ .Release.Name }}',
    };
    expect(templateLines(value, 0)).toEqual([
      'expr: |-',
      '  a > 1',
      '  or',
      '  b > 2',
      'runbook: |-',
      '  See this: {{ .Release.Name }}',
    ]);
  });
});
