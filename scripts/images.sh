# Container images of the services: built, and proved to work. Sourced by ../bakery.

images_usage() {
  cat <<'TEXT'
  images build [--local-bases]
                  build the image of every service ($BAKERY_IMAGE/<service>:$BAKERY_IMAGE_TAG, keymap-bakery/<service>:local), print their sizes.
                  --local-bases: where no image registry is in reach, make the base images here with debootstrap, from this machine's
                  own package sources, .NET SDK and Node.js (as root)
  images prove [--local-bases | --built]
                  build them, or take them as they are; run the whole stack from them, beside PostgreSQL and RabbitMQ of this machine: not
                  root, read-only, without capabilities; compile a sample keymap through the API, with the compiler confined in three
                  ways, and compare the firmware with that of a plain compile
  images up       run the stack from images that are built, and stay up; images down ends it
TEXT
}

image_name=${BAKERY_IMAGE:-keymap-bakery}
image_tag=${BAKERY_IMAGE_TAG:-local}
base_name=keymap-bakery-base

image_of() { printf '%s/%s:%s\n' "$image_name" "$1" "$image_tag"; }

# --- the engine -------------------------------------------------------------------------------------------------------

docker() { DOCKER_BUILDKIT=1 command "${docker_bin:?}" "$@"; }

# Uses the running engine; root starts one of its own where there is none, without a bridge: containers share the machine's network.
need_engine() {
  docker_bin=${DOCKER:-docker}
  command -v "$docker_bin" >/dev/null || install_packages docker.io
  docker info >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] || fail "no Docker engine answers. Start one, or run this as root, which starts its own."
  command -v dockerd >/dev/null || install_packages docker.io
  # A newer client without its builder cannot build; the one that comes with the engine can.
  docker buildx version >/dev/null 2>&1 || docker_bin=/usr/bin/docker
  local dir=$home/docker
  mkdir -p "$dir" "$home/log"
  export DOCKER_HOST=unix://$dir/docker.sock
  if ! is_alive "$dir/engine.pid"; then
    setsid dockerd --iptables=false --ip-masq=false --bridge=none --data-root "$dir/data" --exec-root "$dir/exec" --pidfile "$dir/docker.pid" \
      --host "$DOCKER_HOST" </dev/null >"$home/log/docker.log" 2>&1 &
    printf '%s\n' $! >"$dir/engine.pid"
  fi
  wait_for 30 docker info >/dev/null 2>&1 || fail "the Docker engine did not start: $(tail -n 1 "$home/log/docker.log") (log: $home/log/docker.log)"
}

stop_engine() { stop_process "the Docker engine" "$home/docker/engine.pid"; }

# --- base images from this machine ----------------------------------------------------------------------------------------

# need_local_bases : Debian 13 with this machine's package sources; the .NET SDK and runtime, and Node.js, that are installed here on top of it.
need_local_bases() {
  local root=$home/bases/debian start; start=$(date +%s.%N)
  [ "$(id -u)" = 0 ] || fail "base images can be made by root only."
  need debootstrap=debootstrap
  step "base images"
  docker image inspect "$base_name/debian" >/dev/null 2>&1 || make_debian "$root"
  docker image inspect "$base_name/runtime" >/dev/null 2>&1 || make_runtime "$root" "$home/bases/runtime"
  docker image inspect "$base_name/sdk" >/dev/null 2>&1 || make_sdk "$root" "$home/bases/sdk"
  docker image inspect "$base_name/node" >/dev/null 2>&1 || make_node "$root" "$home/bases/node"
  done_in "$(seconds_since "$start")"
  base_arguments=(--build-arg "DEBIAN=$base_name/debian" --build-arg "DOTNET_SDK=$base_name/sdk" --build-arg "DOTNET_RUNTIME=$base_name/runtime" --build-arg "NODE=$base_name/node")
}

# import_base DIR NAME [CHANGE...] : a directory as an image of one layer.
import_base() {
  local dir=$1 name=$2 change changes=(); shift 2
  for change in "$@"; do changes+=(--change "$change"); done
  tar -C "$dir" -c . | docker import "${changes[@]}" - "$base_name/$name" >/dev/null
}

make_debian() {
  local root=$1 mirror
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
  rm -rf "$root"
  mkdir -p "${root%/*}"
  debootstrap --variant=minbase --include=ca-certificates trixie "$root" "${mirror:?no package source}" >"$home/log/debootstrap.log" 2>&1 ||
    fail "debootstrap failed: $(tail -n 1 "$home/log/debootstrap.log") (log: $home/log/debootstrap.log)"
  # How this machine reaches its package sources: proxies and the like.
  apt-config dump --format '%F "%v";%n' Acquire >"$root/etc/apt/apt.conf.d/90machine"
  # As in the official slim image: what nobody reads in a container is not installed.
  printf 'path-exclude %s\n' '/usr/share/doc/*' '/usr/share/info/*' '/usr/share/man/*' '/usr/share/locale/*' >"$root/etc/dpkg/dpkg.cfg.d/slim"
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/* "$root"/usr/share/{doc,info,man,locale}/*
  import_base "$root" debian
}

# The libraries that .NET needs, and the runtime; no shell, no packages.
make_runtime() {
  local root=$1 dir=$2 dotnet; dotnet=$(dotnet_root)
  rm -rf "$dir"
  mkdir -p "$dir/usr/share/dotnet" "$dir/usr/bin" "$dir/tmp"
  chmod 1777 "$dir/tmp"
  { chroot "$root" dpkg -L base-files libc6 libgcc-s1 libstdc++6 libssl3t64 libzstd1 zlib1g; printf '/etc/%s\n' passwd group ssl/certs/ca-certificates.crt ld.so.cache; } |
    grep -v '^/usr/share/\(doc\|lintian\|locale\)' | sed 's|^/||' | grep . | tar -C "$root" -c --no-recursion --ignore-failed-read -T - 2>/dev/null | tar -C "$dir" -x
  cp -a "$dotnet"/{dotnet,host,shared,LICENSE.txt,ThirdPartyNotices.txt} "$dir/usr/share/dotnet/"
  ln -s ../share/dotnet/dotnet "$dir/usr/bin/dotnet"
  import_base "$dir" runtime 'ENV DOTNET_RUNNING_IN_CONTAINER=true'
}

# copy_base ROOT DIR : Debian, trusting whom this machine trusts.
copy_base() {
  local bundle=etc/ssl/certs/ca-certificates.crt
  rm -rf "$2"
  cp -al "$1" "$2"
  # The copy's files are links to the other's.
  rm -f "$2/$bundle"
  cp -L "/$bundle" "$2/$bundle"
}

# Node.js and npm as they are installed here, and npm's registry.
make_node() {
  local root=$1 dir=$2 npm
  need node=nodejs npm=npm
  npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
  copy_base "$root" "$dir"
  mkdir -p "$dir/usr/lib/node_modules"
  cp -L "$(command -v node)" "$dir/usr/bin/node"
  cp -a "$npm" "$dir/usr/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$dir/usr/bin/npm"
  printf 'registry=%s\ncafile=/etc/ssl/certs/ca-certificates.crt\n' "$(npm config get registry 2>/dev/null)" >"$dir/root/.npmrc"
  import_base "$dir" node
}

make_sdk() {
  local root=$1 dir=$2 config
  copy_base "$root" "$dir"
  cp -a "$(dotnet_root)" "$dir/usr/share/dotnet"
  ln -s ../share/dotnet/dotnet "$dir/usr/bin/dotnet"
  # Where this machine has packages from.
  for config in "${NUGET_CONFIG:-}" "$HOME/.nuget/NuGet/NuGet.Config" "$HOME/.config/NuGet/NuGet.Config"; do
    if [ -f "$config" ]; then install -D "$config" "$dir/root/.nuget/NuGet/NuGet.Config"; break; fi
  done
  import_base "$dir" sdk 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true DOTNET_CLI_TELEMETRY_OPTOUT=true DOTNET_NOLOGO=true' \
    "ENV NUGET_CERT_REVOCATION_MODE=${NUGET_CERT_REVOCATION_MODE:-online}"
}

dotnet_root() { dirname "$(readlink -f "$(command -v dotnet)")"; }

# --- images of the services ----------------------------------------------------------------------------------------------

build_images() {
  local service start arguments=(--network=host --build-arg "VERSION=${BAKERY_VERSION:-0.0.0}" --build-arg "REVISION=$(git -C "$root" rev-parse HEAD 2>/dev/null)")
  for service in $services; do
    start=$(date +%s.%N)
    step "image of $service"
    docker build "${arguments[@]}" "${base_arguments[@]}" -f "$root/services/$service/Dockerfile" -t "$(image_of "$service")" "$root" \
      >"$home/log/image-$service.log" 2>&1 || fail "it was not built: $(tail -n 1 "$home/log/image-$service.log") (log: $home/log/image-$service.log)"
    done_in "$(seconds_since "$start")"
  done
  for service in $services; do
    printf '  %-46s%s\n' "$(image_of "$service")" "$(docker image inspect --format '{{.Size}}' "$(image_of "$service")" | awk '{ printf "%.0f MB", $1 / 1e6 }')"
  done
}

# --- the stack from the images ---------------------------------------------------------------------------------------------

# run_image NAME HEALTH_PORT OPTION... -- SETTING=VALUE... : starts a service as an orchestrator would, and waits until it is ready.
run_image() {
  local name=$1 health=$2 options=() settings=() setting start; shift 2
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  shift
  for setting in "RabbitMq__Address=amqp://guest:guest@127.0.0.1:$rabbitmq_port/" ObjectStorage__Kind=FileSystem \
    ObjectStorage__FileSystem__Path=/artifacts "ObjectStorage__FileSystem__SigningKey=$(signing_key)" Logging__Format=text "$@"; do
    settings+=(--env "$setting")
  done
  start=$(date +%s.%N)
  step "$name, from its image"
  docker rm -f "$image_name-$name" >/dev/null 2>&1 || true
  docker run --detach --name "$image_name-$name" --network host --read-only --tmpfs /tmp:rw,nosuid,nodev,size=256m --cap-drop ALL \
    --security-opt no-new-privileges --volume "$home/artifacts:/artifacts" "${options[@]}" "${settings[@]}" "$(image_of "$name")" >/dev/null
  wait_for 120 eval "curl -fs -o /dev/null http://127.0.0.1:$health/healthz/ready || ! is_running $name"
  is_running "$name" || fail "$name did not start: $(docker logs "$image_name-$name" 2>&1 | tail -n 3)"
  done_in "$(seconds_since "$start")"
}

is_running() { [ "$(docker inspect --format '{{.State.Running}}' "$image_name-$1" 2>/dev/null)" = true ]; }

# endpoints GRPC_PORT : settings that make a service listen on the loopback, for gRPC there and for its health on the port after it.
endpoints() { printf 'Kestrel__Endpoints__Grpc__Url=http://127.0.0.1:%s Kestrel__Endpoints__Health__Url=http://127.0.0.1:%s' "$1" "$(($1 + 1))"; }

run_images() {
  local settings
  mkdir -p "$home/artifacts" "$home/work/compiler" "$home/work/metadata"
  chown -R 10001:10001 "$home/artifacts" "$home/work"
  run_image jobs $((jobs_port + 1)) -- $(endpoints $jobs_port) \
    "ConnectionStrings__Postgres=Host=127.0.0.1;Port=$postgres_port;Username=bakery;Database=jobs"
  firmware_settings Metadata
  run_image metadata $((metadata_port + 1)) "${firmware_volumes[@]}" --volume "$home/work/metadata:/var/cache/keymap-bakery/metadata" -- \
    $(endpoints $metadata_port) "${settings[@]}"
  run_image gateway $port -- "Kestrel__Endpoints__Http__Url=http://127.0.0.1:$port" "Gateway__JobsAddress=http://127.0.0.1:$jobs_port" \
    "Gateway__MetadataAddress=http://127.0.0.1:$metadata_port" "Gateway__AdminToken=$(admin_token)" Gateway__DrainDelay=00:00:00
}

# run_compiler (pod|namespaces|privileged) : confined by the engine alone; with what bubblewrap needs; as root that may mount.
run_compiler() {
  local options=() kind=Bubblewrap settings capability
  local profile=(--security-opt "seccomp=$root/services/compiler/seccomp.json" --security-opt apparmor=unconfined)
  case $1 in
    pod) kind=SeparateUser ;;
    namespaces) options=("${profile[@]}" --security-opt systempaths=unconfined) ;;
    privileged)
      options=("${profile[@]}" --user 0:0)
      for capability in SYS_ADMIN NET_ADMIN SYS_CHROOT SETUID SETGID SETPCAP CHOWN DAC_OVERRIDE FOWNER KILL SYS_PTRACE; do options+=(--cap-add "$capability"); done
      ;;
  esac
  firmware_settings Compiler
  run_image compiler $((compiler_port + 1)) "${options[@]}" "${firmware_volumes[@]}" "${qmk_volume[@]}" \
    --volume "$home/work/compiler:/var/cache/keymap-bakery/compiler" -- $(endpoints $compiler_port) "${settings[@]}" "Compiler__Sandbox__Kind=$kind"
}

# Sets firmware, branches, sample_keymap, and what containers must see of this machine for them.
choose_image_firmware() {
  local path paths=${BAKERY_READABLE:-}
  branches=${BAKERY_BRANCHES:-master}
  firmware_volumes=() qmk_volume=()
  if [ -n "${BAKERY_FIRMWARE:-}" ]; then
    firmware=$BAKERY_FIRMWARE
    sample_keymap=$root/samples/keymaps/crkbd_rev1.json
  else
    firmware=$home/firmware
    sample_keymap=$root/samples/keymaps/bakery_pretzel.json
    sample_repository "$firmware"
    # The sample tree has a command line of its own, which the real one knows nothing of: that of the image is covered.
    : >"$home/covered"
    qmk_volume=(--volume "$home/covered:/usr/bin/qmk:ro")
  fi
  for path in $firmware ${paths//:/ }; do
    [ ! -d "$path" ] || firmware_volumes+=(--volume "$path:$path:ro")
  done
}

# compile_plainly KEYMAP : with the command line of the compiler's image, in a copy of the tree; the path of the firmware is then in $plain.
compile_plainly() {
  local tree=$home/plain
  rm -rf "$tree"
  git -c protocol.file.allow=always -c safe.directory='*' clone -q --recurse-submodules "$firmware" "$tree"
  cp "$1" "$tree/keymap.json"
  docker run --rm --network host --user 0:0 "${qmk_volume[@]}" --volume "$tree:/qmk_firmware" --workdir /qmk_firmware --entrypoint /bin/sh "$(image_of compiler)" \
    -c 'PATH=$PATH:/qmk_firmware/bin exec qmk compile keymap.json' >"$home/log/plain.log" 2>&1 ||
    fail "the plain compile failed: $(tail -n 1 "$home/log/plain.log") (log: $home/log/plain.log)"
  plain=$(find "$tree" -maxdepth 1 -name "*.${baked##*.}" | head -n 1)
  [ -n "$plain" ] || fail "the plain compile gave no firmware (log: $home/log/plain.log)"
}

# What holds of every container, looked at from outside.
check_confinement() {
  local service pid
  for service in $services; do
    pid=$(docker inspect --format '{{.State.Pid}}' "$image_name-$service")
    [ "$(awk '/^Uid:/ { print $2, $3 }' "/proc/$pid/status")" = "10001 10001" ] || fail "$service does not run as user 10001."
    [ "$(awk '/^CapEff:/ { print $2 }' "/proc/$pid/status")" = 0000000000000000 ] || fail "$service has capabilities."
    [ "$(docker inspect --format '{{.HostConfig.ReadonlyRootfs}}' "$image_name-$service")" = true ] || fail "the root file system of $service can be written to."
  done
  say "  all run as user 10001, without capabilities, on a read-only root"
}

end_images() {
  local service
  for service in gateway metadata compiler jobs; do
    docker rm --force "$(docker stop --time 60 "$image_name-$service" 2>/dev/null)" >/dev/null 2>&1 || true
  done
  down
  stop_engine
}

# start_images : everything but the compiler.
start_images() {
  need_servers
  choose_image_firmware
  start_servers
  run_images
}

prove_images() {
  local kind plain
  trap 'end_images' EXIT
  # Nothing that was compiled before is to be handed out.
  down
  rm -rf "$(readlink -f "$home/postgres")" "$home"/{postgres,rabbitmq,artifacts,work}
  start_images
  for kind in pod namespaces privileged; do
    run_compiler "$kind"
    [ "$kind" = privileged ] || check_confinement
    say "  $(docker logs "$image_name-compiler" 2>&1 | grep -m 1 -o 'Sandbox: [^.,]*')"
    # Keys in another order each time: the firmware of the last is not to be handed out again.
    /usr/bin/python3 -c 'import json, sys
keymap = json.load(sys.stdin)
keys = keymap["layers"][0]
turn = int(sys.argv[1])
keymap["layers"][0] = keys[turn:] + keys[:turn]
json.dump(keymap, sys.stdout)' ${#kind} <"$sample_keymap" >"$home/$kind.json"
    bake "$home/$kind.json"
    compile_plainly "$home/$kind.json"
    cmp "$baked" "$plain" || fail "the firmware is not that of the plain compile."
    say "  the same $(wc -c <"$plain") bytes as a plain compile gives"
    stop_compiler
  done
}

# Ends the compiler as an orchestrator does; one that was well ends well.
stop_compiler() {
  docker stop --time 60 "$image_name-compiler" >/dev/null
  local code; code=$(docker inspect --format '{{.State.ExitCode}}' "$image_name-compiler")
  [ "$code" = 0 ] || fail "the compiler ended with $code."
}

images() {
  local what=${1:-} base_arguments=()
  [ $# -eq 0 ] || shift
  case $what in build | prove | up | down) ;; *) fail "usage: ./bakery images (build|prove|up|down); ./bakery help says more" ;; esac
  home=$home/images
  port=${BAKERY_PORT:-5300}
  jobs_port=$((port + 1)) compiler_port=$((port + 11)) metadata_port=$((port + 21)) postgres_port=$((port + 40)) rabbitmq_port=$((port + 50))
  mkdir -p "$home/log"
  need_engine
  case "$what ${1:-}" in
    "build --local-bases" | "prove --local-bases") need_dotnet; need_local_bases ;;
    "prove --built" | *" ") ;;
    *) fail "images $what: unknown option $1." ;;
  esac
  case $what in
    build) build_images ;;
    prove) [ "${1:-}" = --built ] || build_images; prove_images ;;
    up) start_images; run_compiler namespaces; urls ;;
    down) end_images ;;
  esac
}
