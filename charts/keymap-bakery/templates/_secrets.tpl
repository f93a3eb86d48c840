{{- define "keymap-bakery.secretName" -}}
{{- include "keymap-bakery.fullname" . }}-secrets
{{- end -}}

{{/* Key of a Secret: the given one, else one of the chart's own. Takes root, secret (name, key) and generated. */}}
{{- define "keymap-bakery.secretKey" -}}
{{- if .secret.name -}}
name: {{ .secret.name }}
key: {{ .secret.key }}
{{- else -}}
name: {{ include "keymap-bakery.secretName" .root }}
key: {{ .generated }}
{{- end -}}
{{- end -}}

{{/* What a key of the chart's Secret holds already, else as many random letters and digits. Takes there, key and length. */}}
{{- define "keymap-bakery.kept" -}}
{{- if hasKey .there .key -}}
{{- index .there .key | b64dec -}}
{{- else -}}
{{- randAlphaNum .length -}}
{{- end -}}
{{- end -}}

{{/*
The chart's own secrets, put into .Values.madeSecrets by whoever asks first: random ones would differ each time they are made, but the Secret and the
checksums of what uses it must agree.
*/}}
{{- define "keymap-bakery.makeSecrets" -}}
{{- if not (hasKey .Values "madeSecrets") -}}
{{- $there := (lookup "v1" "Secret" .Release.Namespace (include "keymap-bakery.secretName" .)).data | default dict -}}
{{- $made := dict -}}
{{- if not .Values.gateway.adminToken.existingSecret.name -}}
{{- $_ := set $made "admin-token" (include "keymap-bakery.kept" (dict "there" $there "key" "admin-token" "length" 40)) -}}
{{- end -}}
{{- range .Values.jobs.callbacks.receivers -}}
{{- if not (.existingSecret | default dict).name -}}
{{- $key := include "keymap-bakery.callbackKey" . -}}
{{- $_ := set $made $key (index $there $key | default "" | b64dec | default (printf "whsec_%s" (randAlphaNum 32 | b64enc))) -}}
{{- end -}}
{{- end -}}
{{- if .Values.bundled.postgresql.enabled -}}
{{- $password := include "keymap-bakery.kept" (dict "there" $there "key" "postgresql-password" "length" 32) -}}
{{- $host := include "keymap-bakery.component" (dict "root" . "component" "postgresql") -}}
{{- $_ := set $made "postgresql-password" $password -}}
{{- $_ := set $made "postgresql" (printf "Host=%s;Database=bakery;Username=bakery;Password=%s" $host $password) -}}
{{- end -}}
{{- if .Values.bundled.rabbitmq.enabled -}}
{{- $password := include "keymap-bakery.kept" (dict "there" $there "key" "rabbitmq-password" "length" 32) -}}
{{- $host := include "keymap-bakery.component" (dict "root" . "component" "rabbitmq") -}}
{{- $_ := set $made "rabbitmq-password" $password -}}
{{- $_ := set $made "rabbitmq" (printf "amqp://bakery:%s@%s:5672/" $password $host) -}}
{{- $_ := set $made "rabbitmq-management" (printf "http://bakery:%s@%s.%s.svc:15672/" $password $host .Release.Namespace) -}}
{{- end -}}
{{- if .Values.bundled.minio.enabled -}}
{{- $_ := set $made "minio-access-key" (include "keymap-bakery.kept" (dict "there" $there "key" "minio-access-key" "length" 20)) -}}
{{- $_ := set $made "minio-secret-key" (include "keymap-bakery.kept" (dict "there" $there "key" "minio-secret-key" "length" 40)) -}}
{{- end -}}
{{- $_ := set .Values "madeSecrets" $made -}}
{{- end -}}
{{- end -}}

{{/* Key of the secret that a callback receiver's messages are signed with. */}}
{{- define "keymap-bakery.callbackKey" -}}
callback-{{ sha256sum .origin | trunc 12 }}
{{- end -}}

{{/* Restarts pods when the chart's own secrets change. */}}
{{- define "keymap-bakery.secretsChecksum" -}}
{{- include "keymap-bakery.makeSecrets" . -}}
checksum/secrets: {{ .Values.madeSecrets | toJson | sha256sum }}
{{- end -}}
