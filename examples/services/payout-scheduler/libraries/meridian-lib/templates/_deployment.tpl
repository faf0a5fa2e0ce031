{{- define "meridian-lib.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "meridian-lib.metadata" . | nindent 2 }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      {{- include "meridian-lib.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "meridian-lib.selector" . | nindent 8 }}
    spec:
      serviceAccountName: {{ include "meridian-lib.name" . }}
      automountServiceAccountToken: {{ .Values.needsKubernetesApi | default false }}
      terminationGracePeriodSeconds: 60
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
      topologySpreadConstraints:
        {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - topologyKey: {{ . }}
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "meridian-lib.selector" $ | nindent 14 }}
        {{- end }}
      containers:
        - name: {{ .Chart.Name }}
          image: {{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          ports:
            {{- range $name, $port := .Values.ports }}
            - name: {{ $name }}
              containerPort: {{ $port }}
            {{- end }}
          env:
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              {{- if kindIs "map" $value }}
              valueFrom:
                {{- toYaml $value | nindent 16 }}
              {{- else }}
              value: {{ $value | quote }}
              {{- end }}
            {{- end }}
          {{- range $probe := list "startup" "readiness" "liveness" }}
          {{- with index $.Values.probes $probe }}
          {{ $probe }}Probe:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          {{- end }}
          lifecycle:
            preStop:
              exec:
                command: [sleep, '10']
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- range .Values.secretFiles }}
            - name: {{ .name }}
              mountPath: {{ .path }}
              readOnly: true
            {{- end }}
      volumes:
        {{- range .Values.secretFiles }}
        - name: {{ .name }}
          secret:
            secretName: {{ .secret }}
        {{- end }}
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
{{- end }}
