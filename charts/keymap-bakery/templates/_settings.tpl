{{/*
Environment variables of a tree of settings: of {Limits: {Headers: 64}} below Gateway, Gateway__Limits__Headers. Elements of a list have
their index for a name; what is null is left to the service. Takes prefix and settings.
*/}}
{{- define "keymap-bakery.settings" -}}
{{- $prefix := .prefix -}}
{{- range $name, $value := .settings }}
{{- $path := printf "%s__%s" $prefix $name }}
{{- if kindIs "map" $value }}
{{- include "keymap-bakery.settings" (dict "prefix" $path "settings" $value) }}
{{- else if kindIs "slice" $value }}
{{- $elements := dict }}
{{- range $index, $element := $value }}
{{- $_ := set $elements (toString $index) $element }}
{{- end }}
{{- include "keymap-bakery.settings" (dict "prefix" $path "settings" $elements) }}
{{- else if not (kindIs "invalid" $value) }}
- name: {{ $path }}
  value: {{ include "keymap-bakery.text" $value | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A setting as text. Helm reads whole numbers as floating ones, which it would write as 8.589934592e+09. */}}
{{- define "keymap-bakery.text" -}}
{{- if kindIs "float64" . -}}
{{- if eq (floor .) . -}}{{- int64 . -}}{{- else -}}{{- . -}}{{- end -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}

{{/* Seconds, rounded up, of a time as the services read it: [days.]hours:minutes:seconds[.fraction]. */}}
{{- define "keymap-bakery.seconds" -}}
{{- $parts := splitList ":" . -}}
{{- $days := "0" -}}
{{- $hours := first $parts -}}
{{- if contains "." $hours -}}
{{- $days = first (splitList "." $hours) -}}
{{- $hours = last (splitList "." $hours) -}}
{{- end -}}
{{- $seconds := splitList "." (index $parts 2) -}}
{{- add (mul (atoi $days) 86400) (mul (atoi $hours) 3600) (mul (atoi (index $parts 1)) 60) (atoi (first $seconds)) (ternary 1 0 (gt (len $seconds) 1)) -}}
{{- end -}}

{{/* A time as the services read it, of seconds. */}}
{{- define "keymap-bakery.time" -}}
{{- $seconds := int64 . -}}
{{- if ge $seconds 86400 -}}{{- div $seconds 86400 }}.{{ end -}}
{{- printf "%02d:%02d:%02d" (div (mod $seconds 86400) 3600) (div (mod $seconds 3600) 60) (mod $seconds 60) -}}
{{- end -}}

{{/* What every service is told: how to log, where the object store is, where telemetry goes. Takes root. */}}
{{- define "keymap-bakery.sharedEnvironment" -}}
{{- $values := .root.Values -}}
- name: Logging__Format
  value: {{ $values.logging.format | quote }}
{{- include "keymap-bakery.settings" (dict "prefix" "Logging__LogLevel" "settings" $values.logging.levels) }}
{{ include "keymap-bakery.objectStoreEnvironment" .root }}
{{- with $values.telemetry.otlp }}
{{- if .endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .endpoint | quote }}
- name: OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ .protocol | quote }}
{{- if .headers.existingSecret.name }}
- name: OTEL_EXPORTER_OTLP_HEADERS
  valueFrom:
    secretKeyRef:
      {{- include "keymap-bakery.secretKey" (dict "root" $ "secret" .headers.existingSecret) | nindent 6 }}
{{- end }}
{{- with .sampler }}
- name: OTEL_TRACES_SAMPLER
  value: {{ . | quote }}
{{- end }}
{{- with .samplerArgument }}
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ . | quote }}
{{- end }}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: OTEL_RESOURCE_ATTRIBUTES
  value: k8s.namespace.name={{ $.root.Release.Namespace }},k8s.pod.name=$(POD_NAME){{ range $name, $value := .resourceAttributes }},{{ $name }}={{ $value }}{{ end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "keymap-bakery.objectStoreEnvironment" -}}
{{- $store := .Values.objectStore -}}
- name: ObjectStorage__Kind
  value: S3
- name: ObjectStorage__DownloadLifetime
  value: {{ $store.downloadLifetime | quote }}
- name: ObjectStorage__S3__Bucket
  value: {{ $store.bucket | quote }}
- name: ObjectStorage__S3__Region
  value: {{ $store.region | quote }}
- name: ObjectStorage__S3__ForcePathStyle
  value: {{ or .Values.bundled.minio.enabled $store.forcePathStyle | quote }}
- name: ObjectStorage__S3__CreateBucket
  value: {{ or .Values.bundled.minio.enabled $store.createBucket | quote }}
{{- with include "keymap-bakery.objectStoreEndpoint" . }}
- name: ObjectStorage__S3__Endpoint
  value: {{ . | quote }}
{{- end }}
{{- with include "keymap-bakery.objectStorePublicEndpoint" . }}
- name: ObjectStorage__S3__PublicEndpoint
  value: {{ . | quote }}
{{- end }}
{{- $credentials := $store.existingSecret }}
{{- if or .Values.bundled.minio.enabled $credentials.name }}
- name: ObjectStorage__S3__AccessKey
  valueFrom:
    secretKeyRef:
      {{- include "keymap-bakery.secretKey" (dict "root" . "secret" (dict "name" $credentials.name "key" $credentials.accessKeyKey) "generated" "minio-access-key") | nindent 6 }}
- name: ObjectStorage__S3__SecretKey
  valueFrom:
    secretKeyRef:
      {{- include "keymap-bakery.secretKey" (dict "root" . "secret" (dict "name" $credentials.name "key" $credentials.secretKeyKey) "generated" "minio-secret-key") | nindent 6 }}
{{- end }}
{{- end -}}

{{/* Where services reach the object store; nothing for Amazon's. */}}
{{- define "keymap-bakery.objectStoreEndpoint" -}}
{{- if .Values.bundled.minio.enabled -}}
http://{{ include "keymap-bakery.component" (dict "root" . "component" "minio") }}:9000
{{- else -}}
{{- .Values.objectStore.endpoint -}}
{{- end -}}
{{- end -}}

{{/* Where clients reach it: said so, or behind the same host as the API, or forwarded from the machine of whoever tries it. */}}
{{- define "keymap-bakery.objectStorePublicEndpoint" -}}
{{- if .Values.objectStore.publicEndpoint -}}
{{- .Values.objectStore.publicEndpoint -}}
{{- else if .Values.bundled.minio.enabled -}}
{{- include "keymap-bakery.publicUrl" . | default "http://localhost:9000" -}}
{{- end -}}
{{- end -}}

{{/* Where clients reach the API; nothing when nobody has said so. */}}
{{- define "keymap-bakery.publicUrl" -}}
{{- if .Values.publicUrl -}}
{{- .Values.publicUrl | trimSuffix "/" -}}
{{- else if .Values.ingress.enabled -}}
{{- printf "%s://%s" (ternary "https" "http" .Values.ingress.tls.enabled) .Values.ingress.host -}}
{{- else if .Values.gatewayApi.enabled -}}
{{- with first .Values.gatewayApi.hostnames -}}https://{{ . }}{{- end -}}
{{- end -}}
{{- end -}}

{{/* Where the firmware comes from, for the compiler and the metadata service. Takes root and prefix. */}}
{{- define "keymap-bakery.firmwareEnvironment" -}}
{{- with .root.Values.firmware -}}
- name: {{ $.prefix }}__Firmware__Repository
  value: {{ .repository | quote }}
{{- range $index, $branch := .branches }}
- name: {{ $.prefix }}__Firmware__Branches__{{ $index }}
  value: {{ $branch | quote }}
{{- end }}
- name: {{ $.prefix }}__Firmware__DefaultBranch
  value: {{ .defaultBranch | default (first .branches) | quote }}
- name: {{ $.prefix }}__Firmware__FetchInterval
  value: {{ .fetchInterval | quote }}
- name: {{ $.prefix }}__Firmware__FetchTimeout
  value: {{ .fetchTimeout | quote }}
{{- end }}
{{- end -}}

{{/* Where the broker is, for jobs and the compiler. */}}
{{- define "keymap-bakery.brokerEnvironment" -}}
- name: RabbitMq__Address
  valueFrom:
    secretKeyRef:
      {{- include "keymap-bakery.secretKey" (dict "root" . "secret" .Values.rabbitmq.existingSecret "generated" "rabbitmq") | nindent 6 }}
{{- end -}}
