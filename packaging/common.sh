# What the scripts of this folder share. Sourced, not run.
deps=${SOCO_DEPS:-${XDG_CACHE_HOME:-$HOME/.cache}/soco-studio}
libtorch_version=2.11.0
libtorch=$deps/libtorch-$libtorch_version

say() { printf '== %s\n' "$*" >&2; }
die() { printf 'soco: %s\n' "$*" >&2; exit 2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "Packages are missing. Run this as root, or install sudo."
  fi
}

# A package under this name, or one that provides it (libjpeg-dev is virtual on some releases).
package_installed() { dpkg-query -W -f='${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed'; }

# The first of these names that this distribution has: some packages were renamed between releases.
first_known() {
  local name
  for name in "$@"; do
    if package_installed "$name"; then echo "$name"; return; fi
  done
  if ! apt-cache show "$@" >/dev/null 2>&1; then as_root apt-get update -qq; fi
  for name in "$@"; do
    if apt-cache show "$name" 2>/dev/null | grep -q '^Package:'; then echo "$name"; return; fi
  done
  echo "$1"
}

# Every file that the wheel's own list names, with its size: notices what an interrupted unpacking left behind.
libtorch_whole() {
  python3 - "$libtorch" <<'PYTHON'
import csv, pathlib, sys
root = pathlib.Path(sys.argv[1])
records = list(root.glob("*.dist-info/RECORD"))
if len([r for r in records if r.parent.name.startswith(("torch-", "nvidia_cuda_runtime", "nvidia_cuda_cupti"))]) < 3:
    sys.exit(1)
for record in records:
    with record.open(newline="") as lines:
        for name, _, size in csv.reader(lines):
            if size and not (root / name).is_file() or size and (root / name).stat().st_size != int(size):
                sys.exit(1)
PYTHON
}

# A display that a window can open on?
have_display() { [ -n "${WAYLAND_DISPLAY:-}" ] || { [ -n "${DISPLAY:-}" ] && { ! command -v xset >/dev/null || timeout 5 xset q >/dev/null 2>&1; }; }; }

# configure PRESET: once.
configure() {
  local preset=$1 options=()
  [ ! -e "$source/build/$preset/build.ninja" ] || return 0
  [ -z "${SOCO_LIBTORCH:-}" ] || options+=("-DSOCO_LIBTORCH=$SOCO_LIBTORCH")
  say "Configuring $preset"
  mkdir -p "$source/build"
  (cd "$source" && cmake --preset "$preset" "${options[@]}" >"$source/build/configure.log" 2>&1) || { cat "$source/build/configure.log" >&2; die "CMake could not configure the build."; }
}

# build PRESET [targets…]: configures once, then builds what changed.
build() {
  local preset=$1
  shift
  local folder=$source/build/$preset
  configure "$preset"
  # Two gigabytes a compiler at most: LibTorch's headers are heavy.
  local jobs memory
  memory=$(awk '/MemAvailable/ {print int($2 / 2000000)}' /proc/meminfo)
  jobs=$(nproc)
  [ "$memory" -ge "$jobs" ] || jobs=$((memory > 0 ? memory : 1))
  cmake --build "$folder" --parallel "$jobs" "$@"
}
