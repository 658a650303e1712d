#!/usr/bin/env bash
# Sets up, builds, and opens SOCO Studio on the demo dataset. Without a display the same session is rendered offscreen:
# a screenshot with a live similarity map, and the evaluation table of the demo dataset.
#   packaging/run.sh [DATASET] [options of soco-studio]
#   SOCO_DEMO  where the demo dataset is kept (default: what "soco demo --where" says, below ~/.local/share/soco-studio)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(dirname "$here")
# shellcheck source=packaging/common.sh
. "$here/common.sh"

"$here/setup.sh"
mkdir -p "$source/build"
build release --target soco soco-studio >&2
bin=$source/build/release/bin
demo=${SOCO_DEMO:-$("$bin/soco" demo --where)}

if have_display; then
  if [ $# -gt 0 ]; then exec "$bin/soco-studio" "$@"; fi
  exec "$bin/soco-studio" --demo "$demo"
fi

say "No display: the session is rendered offscreen."
export QT_QPA_PLATFORM=offscreen
dataset=$demo
if [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; then dataset=$1; shift; else "$bin/soco" demo "$demo"; fi
output=$source/build/session
mkdir -p "$output"
# ToyNet has learned what the demo draws, and nothing else.
models=(--model dense_sift)
[ ! -e "$dataset/Metadata/demo_truth.json" ] || models=(--model toynet "${models[@]}")
# Pairs that cannot be scored are said and make the exit code 2: there is a picture all the same.
code=0
"$bin/soco" evaluate "$dataset" "${models[@]}" --results "$output/results.jsonl" | tee "$output/evaluation.txt" || code=$?
"$bin/soco-studio" "$dataset" --results "$output/results.jsonl" --screenshot "$output/window.png" "$@"
printf '\nScreenshot of the window: %s\nEvaluation table:         %s\nDataset:                  %s\n' \
       "$output/window.png" "$output/evaluation.txt" "$dataset"
exit $code
