{{- define "ledger.name" -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* Arguments: root, component. */}}
{{- define "ledger.selector" -}}
app.kubernetes.io/name: ledger
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "ledger.labels" -}}
{{ include "ledger.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
team: {{ .root.Values.monitoring.team }}
{{- end }}

{{- define "ledger.restricted" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "ledger.database" -}}
- name: DB_HOST
  value: {{ include "ledger.name" . }}-postgresql
- name: DB_NAME
  value: {{ .Values.postgresql.database }}
- name: DB_USER
  value: {{ .Values.postgresql.user }}
- name: DB_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "ledger.name" . }}-postgresql
      key: password
{{- end }}
