#!/usr/bin/env bash
# What the tests of the release build cannot see. Says which stage runs and how long it took; every stage runs, also
# behind one that failed, and the last lines sum up.
#   packaging/check.sh [STAGE…]
#     headless       the build without Qt Widgets
#     sanitizers     warnings as errors, assertions alive and the address and undefined-behaviour sanitizers (without
#                    their checks of pointers, which triple the time to compile) with leak detection: the tests of
#                    base, dataset, quality, vision, benchmark, widgets, cli and studio. SOCO_SANITIZER_TESTS names other
#                    folders of tests; that of the renderer, demo, runs in packaging/long-checks.sh asan, which has them
#                    all, and all checks.
#     fuzz           the fuzz targets of the dataset's files for 20 seconds each on their committed corpus
#                    (tests/fuzz/corpus). SOCO_FUZZ_TARGETS names others, "all" takes every one: those of weights, of the
#                    filename mapping and of the demo's origin, whose libraries take minutes to build, run in
#                    packaging/long-checks.sh fuzz.
#     format         clang-format on the lines that changed
#     tidy           clang-tidy on the sources that changed, 12 at most (SOCO_TIDY_FILES): half a minute to a minute
#     translations   every text of the window is translated
#   SOCO_CHECK_SINCE  the commit since which lines and files count as changed
#   SOCO_FUZZ_SECONDS per target (default 20)
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(dirname "$here")
# shellcheck source=packaging/common.sh
. "$here/common.sh"
cd "$source" || exit 2

# The commit that the formatting of the sources is held from; where history is shallow, the last commit.
format_since=${SOCO_CHECK_SINCE:-$(cat "$here/format-since")}
changed_since() {
  if git rev-parse --quiet --verify "$1^{commit}" >/dev/null 2>&1; then echo "$1"
  elif git rev-parse --quiet --verify "HEAD~1^{commit}" >/dev/null 2>&1; then echo "HEAD~1"
  fi
}

stage_headless() {
  build headless
}

# Folder by folder, so that the first findings come early and a failing build hides no more than its own folder.
stage_sanitizers() {
  local folder code=0
  for folder in ${SOCO_SANITIZER_TESTS:-base dataset quality vision benchmark widgets cli studio}; do
    build check --target "tests/$folder/all" &&
      QT_QPA_PLATFORM=offscreen ctest --test-dir "build/check/tests/$folder" --output-on-failure \
        --parallel "$(nproc)" || code=1
  done
  return $code
}

# One target: the committed corpus is read, what is found goes to a folder of this run.
fuzz_one() {
  local name=$1 found=build/fuzz/found/$1
  mkdir -p "$found" "tests/fuzz/corpus/$name"
  build/fuzz/bin/fuzz_"$name" -max_total_time="${SOCO_FUZZ_SECONDS:-20}" -timeout=10 -rss_limit_mb=3000 -verbosity=0 \
    -artifact_prefix="$found/crash-" "$found" "tests/fuzz/corpus/$name" >"build/fuzz/$name.log" 2>&1
  local code=$?
  if [ $code = 0 ]; then echo "fuzz_$name: nothing found"
  else tail -40 "build/fuzz/$name.log"; echo "fuzz_$name: FAILED ($code), input in $found"
  fi
  return $code
}
export -f fuzz_one

stage_fuzz() {
  local names=${SOCO_FUZZ_TARGETS:-pair_json annotation_json taxonomy_json image_bytes} targets
  [ "$names" != all ] || names=$(cd tests/fuzz && printf '%s ' fuzz_*.cpp | sed 's/fuzz_//g; s/\.cpp//g')
  read -ra targets <<<"$names"
  build fuzz --target "${targets[@]/#/fuzz_}" || return 1
  printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -c 'fuzz_one {}'
}

stage_format() {
  local since
  since=$(changed_since "$format_since")
  [ -n "$since" ] || { echo "no history to compare with: nothing checked"; return 0; }
  local difference
  difference=$(git diff -U0 --no-color "$since" -- '*.cpp' '*.h' | clang-format-diff -p1) || return 1
  [ -z "$difference" ] && return 0
  echo "$difference"
  echo "To mend: git diff -U0 $since -- '*.cpp' '*.h' | clang-format-diff -p1 -i"
  return 1
}

stage_tidy() {
  [ -e build/check/compile_commands.json ] || configure check || return 1
  # clang cannot read gcc's precompiled headers, and needs none.
  mkdir -p build/tidy
  sed -E 's# -Winvalid-pch -include [^ ]*cmake_pch\.hxx##' build/check/compile_commands.json >build/tidy/compile_commands.json
  local since files
  since=$(changed_since "${SOCO_CHECK_SINCE:-HEAD~20}")
  [ -n "$since" ] || { echo "no history to compare with: nothing checked"; return 0; }
  files=$(git log --name-only --pretty=format: "$since..HEAD" -- 'app/*.cpp' 'core/*.cpp' 'widgets/*.cpp' | awk 'NF && !seen[$0]++' |
          while read -r file; do [ -e "$file" ] && grep -qF "/$file\"" build/tidy/compile_commands.json && echo "$file"; done | head -n "${SOCO_TIDY_FILES:-12}")
  [ -n "$files" ] || { echo "no source changed"; return 0; }
  echo "$(echo "$files" | wc -l) files changed since $since"
  echo "$files" | xargs -P "$(nproc)" -n 1 clang-tidy -p build/tidy --quiet --extra-arg=-Wno-everything 2>/dev/null
}

stage_translations() {
  local tool=/usr/lib/qt6/bin/lupdate copies file unfinished code=0
  [ -x "$tool" ] || tool=$(command -v lupdate) || { echo "lupdate is not there"; return 1; }
  copies=$(mktemp -d)
  for file in translations/*.ts; do
    cp "$file" "$copies/"
    "$tool" -I . -locations none -no-obsolete -silent app/studio widgets -ts "$copies/$(basename "$file")" || code=1
    unfinished=$(grep -c 'type="unfinished"' "$copies/$(basename "$file")")
    [ "$unfinished" = 0 ] && continue
    code=1
    echo "$file lacks $unfinished texts:"
    grep -B3 'type="unfinished"' "$copies/$(basename "$file")" | grep '<source>' | head -n 60
  done
  rm -rf "$copies"
  return $code
}

stages=(headless sanitizers fuzz format tidy translations)
[ $# -eq 0 ] || stages=("$@")
for stage in "${stages[@]}"; do
  declare -F "stage_$stage" >/dev/null || die "check.sh knows no stage '$stage'."
done
"$here/setup.sh" --checks || exit 2
mkdir -p build

summary=() failed=0
for stage in "${stages[@]}"; do
  say "check: $stage"
  start=$SECONDS
  if ("stage_$stage"); then outcome=passed; else outcome=FAILED; failed=1; fi
  summary+=("$(printf '%-14s %-7s %5d s' "$stage" "$outcome" $((SECONDS - start)))")
  say "${summary[-1]}"
done
say "checks:"
printf '   %s\n' "${summary[@]}" >&2
exit $failed
