#!/usr/bin/env bash
# Sets up, builds everything, runs all tests. The last lines are ctest's.
#   packaging/test.sh [PRESET] [options of ctest]      PRESET: release (default), dev, asan, headless
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(dirname "$here")
# shellcheck source=packaging/common.sh
. "$here/common.sh"

preset=release
if [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; then preset=$1; shift; fi
"$here/setup.sh"
mkdir -p "$source/build"
build "$preset" >&2
export QT_QPA_PLATFORM=offscreen
exec ctest --test-dir "$source/build/$preset" --output-on-failure --parallel "$(nproc)" "$@"
