{{/* Peers of a NetworkPolicy: the pods of some components. Takes root and components. */}}
{{- define "keymap-bakery.peers" -}}
{{- range .components }}
- podSelector:
    matchLabels:
      {{- include "keymap-bakery.selector" (dict "root" $.root "component" .) | nindent 6 }}
{{- end }}
{{- end -}}

{{/* A rule for traffic out: to bundled pods, or wherever the values let it go. Takes root, bundled (component or nothing), to and ports. */}}
{{- define "keymap-bakery.egress" -}}
- ports:
  {{- range .ports }}
    - protocol: TCP
      port: {{ . }}
  {{- end }}
  {{- if .bundled }}
  to:
    {{- include "keymap-bakery.peers" (dict "root" .root "components" (list .bundled)) | trim | nindent 4 }}
  {{- else if .to }}
  to:
    {{- toYaml .to | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Names are looked up wherever the cluster does that. */}}
{{- define "keymap-bakery.dnsEgress" -}}
- ports:
    - protocol: UDP
      port: 53
    - protocol: TCP
      port: 53
  to:
    {{- toYaml .Values.networkPolicy.dns.to | nindent 4 }}
{{- end -}}

{{- define "keymap-bakery.objectStoreEgress" -}}
{{- $bundled := ternary "minio" "" .Values.bundled.minio.enabled -}}
{{- $port := include "keymap-bakery.portOf" (include "keymap-bakery.objectStoreEndpoint" . | default "https://s3.amazonaws.com") -}}
{{ include "keymap-bakery.egress" (dict "root" . "bundled" $bundled "to" .Values.networkPolicy.objectStore.to "ports" (list $port)) }}
{{- end -}}

{{- define "keymap-bakery.brokerEgress" -}}
{{- $bundled := ternary "rabbitmq" "" .Values.bundled.rabbitmq.enabled -}}
{{- $port := ternary 5672 .Values.rabbitmq.port .Values.bundled.rabbitmq.enabled | int -}}
{{ include "keymap-bakery.egress" (dict "root" . "bundled" $bundled "to" .Values.networkPolicy.rabbitmq.to "ports" (list $port)) }}
{{- end -}}

{{- define "keymap-bakery.gitEgress" -}}
{{- if not (hasPrefix "/" .Values.firmware.repository) -}}
{{ include "keymap-bakery.egress" (dict "root" . "to" .Values.networkPolicy.git.to "ports" (list (include "keymap-bakery.portOf" .Values.firmware.repository))) }}
{{- end -}}
{{- end -}}

{{- define "keymap-bakery.telemetryEgress" -}}
{{- with .Values.telemetry.otlp.endpoint -}}
{{ include "keymap-bakery.egress" (dict "root" $ "to" $.Values.networkPolicy.telemetry.to "ports" (list (include "keymap-bakery.portOf" .))) }}
{{- end -}}
{{- end -}}

{{/* Whoever collects metrics. Takes root and port. */}}
{{- define "keymap-bakery.monitoringIngress" -}}
{{- with .root.Values.networkPolicy.monitoring.from -}}
- ports:
    - protocol: TCP
      port: {{ $.port }}
  from:
    {{- toYaml . | nindent 4 }}
{{- end -}}
{{- end -}}

{{/* Port of a URL, its scheme's own when it names none. */}}
{{- define "keymap-bakery.portOf" -}}
{{- $url := urlParse . -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $port | default (get (dict "https" "443" "http" "80" "ssh" "22" "git" "9418") $url.scheme) -}}
{{- end -}}

{{/* Head of the policy of a component. Takes root and component. */}}
{{- define "keymap-bakery.networkPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "keymap-bakery.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "keymap-bakery.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
{{- end -}}
