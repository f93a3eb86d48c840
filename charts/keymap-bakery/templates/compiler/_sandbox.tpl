{{/*
Builds are kept apart by bubblewrap where it works. It needs namespaces, mounts and an uncovered /proc, which a restricted pod does not have: see "What keeps builds
apart" in docs/kubernetes.md.
*/}}

{{- define "keymap-bakery.compilerPodSecurity" -}}
{{- $sandbox := .Values.compiler.sandbox -}}
{{- if eq $sandbox.isolation "pod" -}}
{{ include "keymap-bakery.restrictedPod" .Values.podSecurity.user }}
{{- else -}}
{{- if eq $sandbox.isolation "userNamespaces" -}}
runAsNonRoot: true
{{ end -}}
{{- $user := ternary 0 .Values.podSecurity.user (eq $sandbox.isolation "privileged") | int -}}
runAsUser: {{ $user }}
runAsGroup: {{ $user }}
fsGroup: {{ $user }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  {{- with $sandbox.seccompProfile }}
  type: Localhost
  localhostProfile: {{ . }}
  {{- else }}
  type: Unconfined
  {{- end }}
{{- end -}}
{{- end -}}

{{- define "keymap-bakery.compilerContainerSecurity" -}}
{{- $isolation := .Values.compiler.sandbox.isolation -}}
{{- if ne $isolation "privileged" -}}
{{ include "keymap-bakery.restrictedContainer" . }}
{{- else -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
  # To make the sandbox (SYS_ADMIN, NET_ADMIN, SYS_CHROOT), to become the builds' user in it (SETUID, SETGID, SETPCAP), and to take back
  # and end what that user leaves behind (CHOWN, DAC_OVERRIDE, FOWNER, KILL, SYS_PTRACE). Builds themselves have none.
  add: [SYS_ADMIN, NET_ADMIN, SYS_CHROOT, SETUID, SETGID, SETPCAP, CHOWN, DAC_OVERRIDE, FOWNER, KILL, SYS_PTRACE]
{{- end }}
{{- if and (ne $isolation "pod") (include "keymap-bakery.isFrom" (dict "root" . "version" "1.30")) }}
appArmorProfile:
  type: Unconfined
{{- end }}
{{- if eq $isolation "userNamespaces" }}
procMount: Unmasked
{{- end }}
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
{{- if and (ne .Values.compiler.sandbox.isolation "pod") (not (include "keymap-bakery.isFrom" (dict "root" . "version" "1.30"))) -}}
container.apparmor.security.beta.kubernetes.io/compiler: unconfined
{{- end -}}
{{- end -}}
