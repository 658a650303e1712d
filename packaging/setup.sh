#!/usr/bin/env bash
# Makes a Debian 12 or Ubuntu 24.04 machine ready to build SOCO Studio: distribution packages and LibTorch.
# As root or with sudo. Does nothing, at once, where all is there.
#   packaging/setup.sh [--cuda | --no-cuda] [--headless] [--checks]
#     --cuda       also NVIDIA's runtime libraries for LibTorch (2.7 GB); the default where an NVIDIA GPU is seen
#     --headless   no Qt Widgets: for the preset "headless"
#     --checks     also what packaging/check.sh needs: clang with its tools, lld, setpriv
#   SOCO_DEPS      where LibTorch is unpacked (default: ~/.cache/soco-studio)
#   SOCO_LIBTORCH  an own LibTorch or PyTorch to use instead: nothing is fetched then
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=packaging/common.sh
. "$here/common.sh"

cuda=auto
gui=yes
checks=no
for argument in "$@"; do
  case "$argument" in
    --cuda) cuda=yes ;;
    --no-cuda) cuda=no ;;
    --headless) gui=no ;;
    --checks) checks=yes ;;
    *) die "setup.sh does not know '$argument'. It takes --cuda, --no-cuda, --headless and --checks." ;;
  esac
done

# --- distribution packages ---------------------------------------------------------------------------------------
packages=(build-essential cmake ninja-build ccache git python3 python3-pip unzip
          qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
          libopencv-features2d-dev libsimdjson-dev libxxhash-dev nlohmann-json3-dev libcli11-dev libjpeg-dev libpng-dev
          zlib1g-dev)
if [ "$gui" = yes ]; then
  # xvfb and fonts: so that a machine without a display can show and test the window as well.
  packages+=(libqcustomplot-dev "$(first_known qt6-svg-dev libqt6svg6-dev)" libgl1-mesa-dev xvfb fonts-inter fonts-wqy-microhei)
fi

if [ "$checks" = yes ]; then
  packages+=(clang clang-format clang-tidy lld llvm time util-linux)
fi

missing=()
for package in "${packages[@]}"; do
  package_installed "$package" || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  command -v apt-get >/dev/null || die "This is no Debian or Ubuntu machine. Install the likes of: ${missing[*]}"
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# --- LibTorch ----------------------------------------------------------------------------------------------------
if [ -n "${SOCO_LIBTORCH:-}" ]; then
  say "Using LibTorch in $SOCO_LIBTORCH"
  exit 0
fi

# Fetches wheels (pip checks the pinned sha256) and unpacks them, retrying what was broken off.
#   fetch_wheels REQUIREMENTS TARGET [pip options…]
fetch_wheels() {
  local requirements=$1 target=$2 try wheels
  shift 2
  wheels=$(mktemp -d "$deps/wheels.XXXXXX")
  for try in 1 2 3; do
    if python3 -m pip download --quiet --disable-pip-version-check --no-cache-dir --only-binary=:all: \
         --python-version 3.11 --dest "$wheels" --requirement "$requirements" "$@"; then
      for wheel in "$wheels"/*.whl; do
        unzip -q -o "$wheel" -d "$target" || { rm -rf "$wheels"; die "$wheel could not be unpacked: is the disk full?"; }
      done
      rm -rf "$wheels"
      return 0
    fi
    say "The download was broken off or did not match its checksum (try $try of 3)."
    sleep "$((try * 2))"
  done
  rm -rf "$wheels"
  die "LibTorch could not be fetched. Check the network, or name an own one with SOCO_LIBTORCH=DIR."
}

mkdir -p "$deps"
# One set-up at a time: two clones share this folder.
exec 9>"$deps/lock"
flock 9
find "$deps" -maxdepth 1 \( -name 'wheels.*' -o -name 'libtorch-*.partial' \) -exec rm -rf {} +

if ! libtorch_whole; then
  say "Fetching LibTorch $libtorch_version (550 MB)"
  rm -rf "$libtorch" "$libtorch.partial"
  mkdir "$libtorch.partial"
  fetch_wheels "$here/libtorch-requirements.txt" "$libtorch.partial" --no-deps --require-hashes
  mv "$libtorch.partial" "$libtorch"
  libtorch_whole || die "$libtorch is not whole. Remove it and run this again."
fi

if [ "$cuda" = auto ]; then
  cuda=no
  if command -v nvidia-smi >/dev/null && nvidia-smi --list-gpus >/dev/null 2>&1; then cuda=yes; fi
fi
if [ "$cuda" = yes ] && [ ! -e "$libtorch/.cuda-complete" ]; then
  say "Fetching NVIDIA's runtime libraries (2.7 GB)"
  fetch_wheels "$here/cuda-requirements.txt" "$libtorch"
  touch "$libtorch/.cuda-complete"
fi
