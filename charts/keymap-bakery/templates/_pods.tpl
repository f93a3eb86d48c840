{{/* Labels of a component's pods. Takes root and component. */}}
{{- define "keymap-bakery.podLabels" -}}
{{ include "keymap-bakery.labels" . }}
{{- with (index .root.Values .component).podLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Annotations of a component's pods: those it is given, and what restarts them. Takes root and component. */}}
{{- define "keymap-bakery.podAnnotations" -}}
{{ include "keymap-bakery.secretsChecksum" .root }}
{{- with (index .root.Values .component).podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* What all pods of the bakery's services share: who they are, and where they may run. Takes root and component. */}}
{{- define "keymap-bakery.podBasics" -}}
{{- $values := index .root.Values .component -}}
serviceAccountName: {{ include "keymap-bakery.serviceAccountName" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- if .root.Values.topologySpread.enabled }}
topologySpreadConstraints:
{{- range .root.Values.topologySpread.keys }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $.root.Values.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "keymap-bakery.selector" $ | nindent 8 }}
{{- end }}
{{- end }}
{{- end -}}

{{/* What the Pod Security Standard `restricted` asks of a pod. Takes a number of user and group. */}}
{{- define "keymap-bakery.restrictedPod" -}}
runAsNonRoot: true
runAsUser: {{ int . }}
runAsGroup: {{ int . }}
fsGroup: {{ int . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* What it asks of a container, and that nothing is written into the image. */}}
{{- define "keymap-bakery.restrictedContainer" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* The service's own container, up to its probes. Takes root and component. */}}
{{- define "keymap-bakery.containerBasics" -}}
name: {{ .component }}
image: {{ include "keymap-bakery.image" . | quote }}
imagePullPolicy: {{ .root.Values.images.pullPolicy }}
{{- with (index .root.Values .component).resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/*
How a gRPC service is asked whether it has begun, works and may be given work: by the kubelet's own gRPC from 1.24 on, over HTTP before. What it depends on is asked
for only where work would be given to it: restarting it does not bring a database back. Takes root, grpc and health (ports) and beginning (seconds).
*/}}
{{- define "keymap-bakery.grpcProbes" -}}
{{- $isGrpc := include "keymap-bakery.isFrom" (dict "root" .root "version" "1.24") -}}
startupProbe:
  {{- include "keymap-bakery.probeAction" (dict "isGrpc" $isGrpc "port" .grpc "service" "live" "path" "/healthz/live") | nindent 2 }}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: {{ div .beginning 2 }}
livenessProbe:
  {{- include "keymap-bakery.probeAction" (dict "isGrpc" $isGrpc "port" .grpc "service" "live" "path" "/healthz/live") | nindent 2 }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  {{- include "keymap-bakery.probeAction" (dict "isGrpc" $isGrpc "port" .grpc "path" "/healthz/ready") | nindent 2 }}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{- define "keymap-bakery.probeAction" -}}
{{- if .isGrpc -}}
grpc:
  port: {{ .port }}
  {{- with .service }}
  service: {{ . }}
  {{- end }}
{{- else -}}
httpGet:
  path: {{ .path }}
  port: health
{{- end -}}
{{- end -}}

{{/*
Lets a pod that ends answer until nobody sends to it any more. Before 1.30 a pod cannot sleep without a program to do it, and these images have none; then
clients try again elsewhere, which they do in any case.
*/}}
{{- define "keymap-bakery.lingering" -}}
{{- if include "keymap-bakery.isFrom" (dict "root" . "version" "1.30") -}}
lifecycle:
  preStop:
    sleep:
      seconds: 5
{{- end -}}
{{- end -}}

{{/* How much of a component may be away by somebody's intent. Takes root and component. */}}
{{- define "keymap-bakery.disruptionBudget" -}}
{{- with (index .root.Values .component).podDisruptionBudget }}
{{- if .enabled }}
apiVersion: {{ include "keymap-bakery.disruptionApi" $.root }}
kind: PodDisruptionBudget
metadata:
  name: {{ include "keymap-bakery.component" $ }}
  labels:
    {{- include "keymap-bakery.labels" $ | nindent 4 }}
spec:
  maxUnavailable: {{ .maxUnavailable }}
  {{- if include "keymap-bakery.isFrom" (dict "root" $.root "version" "1.27") }}
  unhealthyPodEvictionPolicy: AlwaysAllow
  {{- end }}
  selector:
    matchLabels:
      {{- include "keymap-bakery.selector" $ | nindent 6 }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Head of an object of a component. Takes root and component. */}}
{{- define "keymap-bakery.metadata" -}}
name: {{ include "keymap-bakery.component" . }}
labels:
  {{- include "keymap-bakery.labels" . | nindent 2 }}
{{- end -}}

{{/* Where a component keeps what it can make again: on the node's disk, or on a disk made for the pod. Takes root and component. */}}
{{- define "keymap-bakery.workVolume" -}}
{{- $work := (index .root.Values .component).workDirectory -}}
{{- if $work.ephemeralVolume.enabled -}}
{{- if not (include "keymap-bakery.isFrom" (dict "root" .root "version" "1.21")) -}}
{{- fail (printf "%s.workDirectory.ephemeralVolume needs Kubernetes 1.21 or newer; this is %s." .component .root.Capabilities.KubeVersion.Version) -}}
{{- end -}}
ephemeral:
  volumeClaimTemplate:
    spec:
      accessModes: [ReadWriteOnce]
      {{- with $work.ephemeralVolume.storageClass }}
      storageClassName: {{ . }}
      {{- end }}
      resources:
        requests:
          storage: {{ $work.size }}
{{- else -}}
emptyDir:
  sizeLimit: {{ $work.size }}
{{- end -}}
{{- end -}}
