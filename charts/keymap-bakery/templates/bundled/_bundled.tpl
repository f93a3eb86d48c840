{{/* Head of the StatefulSet of a bundled server, up to its containers. Takes root and component. */}}
{{- define "keymap-bakery.bundledServer" -}}
{{- $values := index .root.Values.bundled .component -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "keymap-bakery.metadata" . | nindent 2 }}
spec:
  replicas: 1
  serviceName: {{ include "keymap-bakery.component" . }}
  selector:
    matchLabels:
      {{- include "keymap-bakery.selector" . | nindent 6 }}
  {{- if $values.persistence.enabled }}
  volumeClaimTemplates:
    - metadata:
        name: data
        labels:
          {{- include "keymap-bakery.selector" . | nindent 10 }}
      spec:
        accessModes: [ReadWriteOnce]
        {{- with $values.persistence.storageClass }}
        storageClassName: {{ . }}
        {{- end }}
        resources:
          requests:
            storage: {{ $values.persistence.size }}
  {{- end }}
  template:
    metadata:
      labels:
        {{- include "keymap-bakery.labels" . | nindent 8 }}
      annotations:
        {{- include "keymap-bakery.secretsChecksum" .root | nindent 8 }}
    spec:
      serviceAccountName: {{ include "keymap-bakery.serviceAccountName" .root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      {{- with .root.Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      terminationGracePeriodSeconds: 60
      securityContext:
        {{- include "keymap-bakery.restrictedPod" $values.user | nindent 8 }}
      volumes:
        - name: temporary
          emptyDir:
            sizeLimit: 256Mi
        {{- if not $values.persistence.enabled }}
        - name: data
          emptyDir:
            sizeLimit: {{ $values.persistence.size }}
        {{- end }}
{{- end -}}

{{/* The server's container, up to its ports. Takes root and component. */}}
{{- define "keymap-bakery.bundledContainer" -}}
{{- $values := index .root.Values.bundled .component -}}
name: {{ .component }}
image: {{ include "keymap-bakery.bundledImage" $values | quote }}
imagePullPolicy: {{ .root.Values.images.pullPolicy }}
{{- with $values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- include "keymap-bakery.restrictedContainer" . | nindent 2 }}
{{- end -}}

{{/* Probes that a TCP connection can be made, or a path answers. Takes action. */}}
{{- define "keymap-bakery.bundledProbes" -}}
startupProbe:
  {{- .action | nindent 2 }}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 60
livenessProbe:
  {{- .action | nindent 2 }}
  periodSeconds: 20
  timeoutSeconds: 10
  failureThreshold: 6
readinessProbe:
  {{- .action | nindent 2 }}
  periodSeconds: 5
  timeoutSeconds: 5
{{- end -}}

{{/* Its Service. Takes root, component and ports. */}}
{{- define "keymap-bakery.bundledService" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "keymap-bakery.metadata" . | nindent 2 }}
spec:
  selector:
    {{- include "keymap-bakery.selector" . | nindent 4 }}
  ports:
    {{- range $name, $port := .ports }}
    - name: {{ $name }}
      port: {{ $port }}
      targetPort: {{ $name }}
    {{- end }}
{{- end -}}
