{{- define "meridian-lib.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-{{ .Chart.Name }}{{ end }}
{{- end }}

{{- define "meridian-lib.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "meridian-lib.labels" -}}
{{ include "meridian-lib.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- with .Values.ownership }}
team: {{ .team }}
tier: {{ .tier | quote }}
{{- end }}
{{- end }}

{{- define "meridian-lib.metadata" -}}
name: {{ include "meridian-lib.name" . }}
labels:
  {{- include "meridian-lib.labels" . | nindent 2 }}
{{- end }}
