{{/* "true" from a version of Kubernetes on, else nothing. Takes root and version. */}}
{{- define "keymap-bakery.isFrom" -}}
{{- if semverCompare (printf ">=%s-0" .version) .root.Capabilities.KubeVersion.Version -}}true{{- end -}}
{{- end -}}

{{/* Since 1.21, and the only one since 1.25. */}}
{{- define "keymap-bakery.disruptionApi" -}}
{{- if or (.Capabilities.APIVersions.Has "policy/v1/PodDisruptionBudget") (include "keymap-bakery.isFrom" (dict "root" . "version" "1.21")) -}}
policy/v1
{{- else -}}
policy/v1beta1
{{- end -}}
{{- end -}}

{{/* Since 1.23, and the only one since 1.26. */}}
{{- define "keymap-bakery.autoscalingApi" -}}
{{- if or (.Capabilities.APIVersions.Has "autoscaling/v2/HorizontalPodAutoscaler") (include "keymap-bakery.isFrom" (dict "root" . "version" "1.23")) -}}
autoscaling/v2
{{- else -}}
autoscaling/v2beta2
{{- end -}}
{{- end -}}

{{- define "keymap-bakery.gatewayApi" -}}
{{- if or (.Capabilities.APIVersions.Has "gateway.networking.k8s.io/v1") (not (.Capabilities.APIVersions.Has "gateway.networking.k8s.io/v1beta1")) -}}
gateway.networking.k8s.io/v1
{{- else -}}
gateway.networking.k8s.io/v1beta1
{{- end -}}
{{- end -}}

{{/* "true" when something that needs a custom resource is to be made. Takes root, wish (auto, always or never) and api. */}}
{{- define "keymap-bakery.isWanted" -}}
{{- if or (eq .wish "always") (and (eq .wish "auto") (.root.Capabilities.APIVersions.Has .api)) -}}true{{- end -}}
{{- end -}}

{{/* How compilers are scaled: keda, hpa or none. */}}
{{- define "keymap-bakery.compilerScaling" -}}
{{- $method := .Values.compiler.autoscaling.method -}}
{{- if eq $method "auto" -}}
{{- ternary "keda" "hpa" (.Capabilities.APIVersions.Has "keda.sh/v1alpha1") -}}
{{- else -}}
{{- $method -}}
{{- end -}}
{{- end -}}
