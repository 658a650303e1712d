#!/usr/bin/env bash
# What takes hours: run before a release, not in continuous integration. Its last figures stand in the README.
#   packaging/long-checks.sh [STAGE…]
#     asan        everything under the sanitizers, the demo's renderer too
#     fuzz        every fuzz target for an hour (SOCO_FUZZ_SECONDS)
#     tidy        clang-tidy on every source
#     full-size   the full-size demo: 4,000 pictures, 60,000 pairs, evaluated with --memory 2G; time and memory
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(dirname "$here")
# shellcheck source=packaging/common.sh
. "$here/common.sh"
cd "$source" || exit 2

stage_asan() {
  build asan && QT_QPA_PLATFORM=offscreen ctest --test-dir build/asan --output-on-failure --parallel "$(nproc)" --timeout 7200
}

stage_fuzz() {
  SOCO_FUZZ_TARGETS=all SOCO_FUZZ_SECONDS=${SOCO_FUZZ_SECONDS:-3600} "$here/check.sh" fuzz
}

stage_tidy() {
  SOCO_CHECK_SINCE=$(git rev-list --max-parents=0 HEAD | tail -1) SOCO_TIDY_FILES=100000 "$here/check.sh" tidy
}

stage_full_size() {
  build release --target soco || return 1
  local soco=$source/build/release/bin/soco folder=${SOCO_FULL_SIZE:-$source/build/full-size}
  "$soco" demo "$folder" --categories 100 --images 40 --pairs 200 || return 1
  # GNU time says the largest resident memory; the budget is 2 GB, and 1 GB on top is what the program may take besides.
  local report=$source/build/full-size.time
  command time -f '%e s, %M kB resident' -o "$report" \
    "$soco" evaluate "$folder" --model dense_sift --pairs intra,cross --memory 2GB || return 1
  cat "$report"
  awk '{ exit !($3 <= 3000000) }' "$report" || { echo "more than 3 GB resident"; return 1; }
}

stages=(asan fuzz tidy full-size)
[ $# -eq 0 ] || stages=("$@")
for stage in "${stages[@]}"; do
  declare -F "stage_${stage//-/_}" >/dev/null || die "long-checks.sh knows no stage '$stage'."
done
"$here/setup.sh" --checks || exit 2
mkdir -p build

failed=0
for stage in "${stages[@]}"; do
  say "long check: $stage"
  start=$SECONDS
  if ("stage_${stage//-/_}"); then outcome=passed; else outcome=FAILED; failed=1; fi
  say "$(printf '%-14s %-7s %5d s' "$stage" "$outcome" $((SECONDS - start)))"
done
exit $failed
