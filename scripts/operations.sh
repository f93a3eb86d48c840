# What operators do with a running Keymap Bakery, over its API. Sourced by ../bakery.

operations_usage() {
  cat <<'TEXT'
  jobs ls [--state S,..] [--keyboard K] [--branch B] [--limit N] [--page P]
                  jobs, the newest first; states: queued, running, finished, failed, cancelled
  jobs show ID    a job, and what compiling it printed
  jobs cancel ID  cancel a job
  queue           what is being compiled, what waits, and who is there to compile it
  flush           cancel every job that waits for a compiler
  retention run   delete now what is past its retention
                  (with --json, these print the API's answer instead of a table)
TEXT
}

# The token of this installation's operator, made once.
admin_token() {
  [ -s "$home/admin-token" ] || (umask 077 && mkdir -p "$home" && od -An -tx1 -N24 /dev/urandom | tr -d ' \n' >"$home/admin-token")
  cat "$home/admin-token"
}

# ask METHOD PATH [CURL_ARGUMENT...] : puts the API's answer into $answer, or ends with what the API has to say.
ask() {
  local method=$1 api=${BAKERY_API:-http://127.0.0.1:$port} path=$2 token=${BAKERY_ADMIN_TOKEN:-} status; shift 2
  # The token of this installation is nobody else's business.
  if [ -z "$token${BAKERY_API:-}" ] && [ -s "$home/admin-token" ]; then token=$(cat "$home/admin-token"); fi
  case $token in *[!A-Za-z0-9._~+/=\ -]*) fail "BAKERY_ADMIN_TOKEN has characters that cannot be in a header." ;; esac
  # The token goes through a pipe: arguments are for everybody to see.
  answer=$(printf '%s' "${token:+header = \"Authorization: Bearer $token\"}" |
    curl -sS --config - --max-time 90 -X "$method" -w '\n%{http_code}' "$@" "${api%/}$path" 2>&1) ||
    fail "the API at $api does not answer; ./bakery up starts one here (${answer%%$'\n'*})."
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  case $status in
    2??) ;;
    401) fail "$(message_of "$answer") Set BAKERY_ADMIN_TOKEN to it; ./bakery up keeps the one it made in $home/admin-token." ;;
    *) fail "$(message_of "$answer")" ;;
  esac
}

message_of() { field message <<<"$1" 2>/dev/null || printf 'the API answered %s' "${1:0:200}"; }

# show_as KIND : prints $answer for a person; or, when $json is true, as it is.
show_as() {
  if $json; then printf '%s\n' "$answer"; else /usr/bin/python3 "$root/scripts/operations.py" "$1" <<<"$answer"; fi
}

# options_of ARGUMENT... : takes --json out of the arguments; the others are then in $arguments.
options_of() {
  json=false arguments=()
  local argument
  for argument in "$@"; do
    if [ "$argument" = --json ]; then json=true; else arguments+=("$argument"); fi
  done
}

list_jobs() {
  local query=()
  while [ $# -gt 0 ]; do
    case $1 in
      --state | --keyboard | --branch | --limit | --page)
        [ $# -ge 2 ] || fail "$1 needs a value."
        query+=(--data-urlencode "${1#--}=$2")
        shift 2
        ;;
      *) fail "jobs ls: unknown option $1. Known: --state, --keyboard, --branch, --limit, --page, --json." ;;
    esac
  done
  ask GET /v1/admin/jobs --get "${query[@]}"
  show_as jobs
}

# job_id TEXT : ends unless it looks like the id of a job, so that it is safe in a URL.
job_id() {
  case ${1:-} in "" | *[!0-9A-Fa-f-]*) fail "\"${1:-}\" is not the id of a job. ./bakery jobs ls shows them." ;; esac
}

operate_jobs() {
  options_of "$@"
  set -- "${arguments[@]}"
  local what=${1:-ls}
  [ $# -eq 0 ] || shift
  case $what in
    ls) list_jobs "$@" ;;
    show) job_id "${1:-}"; ask GET "/v1/compile/$1"; show_as job ;;
    cancel) job_id "${1:-}"; ask DELETE "/v1/admin/jobs/$1"; show_as cancelled ;;
    *) fail "usage: ./bakery jobs (ls|show|cancel); ./bakery help says more" ;;
  esac
}

# operate COMMAND METHOD PATH ARGUMENT... : a command without arguments of its own.
operate() {
  local what=$1 method=$2 path=$3; shift 3
  options_of "$@"
  [ ${#arguments[@]} -eq 0 ] || fail "$what takes no argument but --json."
  ask "$method" "$path"
  show_as "$what"
}
