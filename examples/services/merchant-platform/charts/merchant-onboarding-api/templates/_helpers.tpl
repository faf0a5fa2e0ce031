{{- define "onboarding.name" -}}
{{ printf "%s" .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "onboarding.selector" -}}
app.kubernetes.io/name: merchant-onboarding-api
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "onboarding.labels" -}}
{{ include "onboarding.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: merchant-platform
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}
