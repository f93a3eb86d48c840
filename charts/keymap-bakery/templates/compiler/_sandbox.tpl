{{/*
Builds are kept apart by bubblewrap where it works. It needs namespaces, mounts and an uncovered /proc, which a restricted pod does not have: see "What keeps builds
apart" in docs/kubernetes.md.
*/}}

{{- define "keymap-bakery.isRestrictedCompiler" -}}
{{- if eq .Values.compiler.sandbox.isolation "pod" -}}true{{- end -}}
{{- end -}}

{{- define "keymap-bakery.compilerPodSecurity" -}}
{{- if include "keymap-bakery.isRestrictedCompiler" . -}}
{{ include "keymap-bakery.restrictedPod" .Values.podSecurity.user }}
{{- else -}}
runAsUser: 0
runAsGroup: 0
fsGroup: 0
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  {{- with .Values.compiler.sandbox.seccompProfile }}
  type: Localhost
  localhostProfile: {{ . }}
  {{- else }}
  type: Unconfined
  {{- end }}
{{- end -}}
{{- end -}}

{{- define "keymap-bakery.compilerContainerSecurity" -}}
{{- if include "keymap-bakery.isRestrictedCompiler" . -}}
{{ include "keymap-bakery.restrictedContainer" . }}
{{- else -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
  # To make the sandbox (SYS_ADMIN, NET_ADMIN), to become the builds' user in it (SETUID, SETGID, SETPCAP), and to take back
  # and end what that user leaves behind (CHOWN, DAC_OVERRIDE, FOWNER, KILL, SYS_PTRACE). Builds themselves have none.
  add: [SYS_ADMIN, NET_ADMIN, SETUID, SETGID, SETPCAP, CHOWN, DAC_OVERRIDE, FOWNER, KILL, SYS_PTRACE]
{{- if include "keymap-bakery.isFrom" (dict "root" . "version" "1.30") }}
appArmorProfile:
  type: Unconfined
{{- end }}
{{- if eq .Values.compiler.sandbox.isolation "userNamespaces" }}
procMount: Unmasked
{{- end }}
{{- end -}}
{{- end -}}

{{- define "keymap-bakery.compilerIsolation" -}}
{{- with .Values.compiler.runtimeClassName }}
runtimeClassName: {{ . }}
{{- end }}
{{- if eq .Values.compiler.sandbox.isolation "userNamespaces" }}
{{- if not (include "keymap-bakery.isFrom" (dict "root" . "version" "1.30")) }}
{{- fail (printf "compiler.sandbox.isolation: userNamespaces needs Kubernetes 1.30 or newer (1.33 without feature gates); this is %s." .Capabilities.KubeVersion.Version) }}
{{- end }}
hostUsers: false
{{- end }}
{{- end -}}

{{/* Before 1.30, AppArmor is an annotation. */}}
{{- define "keymap-bakery.compilerAnnotations" -}}
{{- if not (or (include "keymap-bakery.isRestrictedCompiler" .) (include "keymap-bakery.isFrom" (dict "root" . "version" "1.30"))) -}}
container.apparmor.security.beta.kubernetes.io/compiler: unconfined
{{- end -}}
{{- end -}}
