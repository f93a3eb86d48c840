{{/* Paths that are the gateway's: all, unless the page for drawing keymaps has pods of its own. */}}
{{- define "keymap-bakery.gatewayPaths" -}}
{{- ternary "/v1,/docs,/openapi,/install.sh" "/" .Values.configurator.enabled -}}
{{- end -}}
