{{- define "meridian-lib.alerts" -}}
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  {{- include "meridian-lib.metadata" . | nindent 2 }}
spec:
  groups:
    - name: {{ include "meridian-lib.name" . }}
      rules:
        {{- range .Values.alerts }}
        - alert: {{ .name }}
          expr: {{ tpl .expr $ | quote }}
          for: {{ .for }}
          labels:
            severity: {{ .severity }}
            team: {{ $.Values.ownership.team }}
          annotations:
            summary: {{ .summary | quote }}
            runbook_url: {{ $.Values.ownership.runbookUrl }}
        {{- end }}
{{- end }}
