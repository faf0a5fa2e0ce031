{{- define "meridian-lib.service" -}}
{{- if .Values.ports.http }}
apiVersion: v1
kind: Service
metadata:
  {{- include "meridian-lib.metadata" . | nindent 2 }}
spec:
  selector:
    {{- include "meridian-lib.selector" . | nindent 4 }}
  ports:
    {{- range $name, $port := .Values.ports }}
    - name: {{ $name }}
      port: {{ $port }}
      targetPort: {{ $name }}
    {{- end }}
{{- end }}
{{- end }}

{{- define "meridian-lib.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "meridian-lib.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}

{{- define "meridian-lib.pdb" -}}
{{- if gt (int .Values.replicas) 1 }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "meridian-lib.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "meridian-lib.selector" . | nindent 6 }}
{{- end }}
{{- end }}
