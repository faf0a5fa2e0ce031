{{/* Name of the chart. */}}
{{- define "payment-authorisation.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" }}
{{- end }}

{{/* Name of the release's resources: two releases can live in one namespace. */}}
{{- define "payment-authorisation.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains (include "payment-authorisation.name" .) .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "payment-authorisation.name" .) | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/* Labels that never change: selectors use them. */}}
{{- define "payment-authorisation.selectorLabels" -}}
app.kubernetes.io/name: {{ include "payment-authorisation.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Labels of every resource but those that select pods. */}}
{{- define "payment-authorisation.commonLabels" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: card-processing
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
team: {{ .Values.team }}
tier: {{ .Values.tier | quote }}
{{- end }}

{{/* Labels of every resource. */}}
{{- define "payment-authorisation.labels" -}}
{{ include "payment-authorisation.selectorLabels" . }}
{{ include "payment-authorisation.commonLabels" . }}
{{- end }}

{{/* Image by digest; the tag is for people. */}}
{{- define "payment-authorisation.image" -}}
{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}@{{ .Values.image.digest }}
{{- end }}

{{/* Selects this release's series in PromQL. */}}
{{- define "payment-authorisation.series" -}}
job="{{ include "payment-authorisation.name" . }}",namespace="{{ .Release.Namespace }}"
{{- end }}

{{/*
Labels and annotations of an alert.
Arguments: root, severity (page or ticket), summary, description, runbook (anchor).
*/}}
{{- define "payment-authorisation.alertMeta" -}}
labels:
  severity: {{ .severity }}
  team: {{ .root.Values.team }}
  tier: {{ .root.Values.tier | quote }}
  service: {{ include "payment-authorisation.name" .root }}
annotations:
  summary: {{ .summary | quote }}
  description: {{ .description | quote }}
  runbook_url: {{ printf "%s#%s" .root.Values.monitoring.runbookUrl .runbook }}
  dashboard_url: {{ .root.Values.monitoring.dashboardUrl }}
{{- end }}

{{/* Security context of every container. */}}
{{- define "payment-authorisation.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end }}
