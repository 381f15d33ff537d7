#!/usr/bin/env bash
# smoke.sh NODE: the built program on another Node. A short walk through it; any failure ends it with that exit code, and so
# does a word of the engine about something it does not know.
set -euo pipefail
said=$(mktemp)
trap 'rm -f "$said"' EXIT
node=$1
program="$(dirname "${BASH_SOURCE[0]}")/../bin/escalate.js"
"$node" --version
"$node" "$program" --version
"$node" "$program" demo telekom-2013 --json 2>"$said" |
  "$node" -e 'const { steps } = JSON.parse(require("fs").readFileSync(0)); if (steps.length === 0 || !steps.every(s => s.ok)) process.exit(1)'
"$node" "$program" status --json |
  "$node" -e 'if (JSON.parse(require("fs").readFileSync(0)).schema !== "escalate/status/1") process.exit(1)'
if grep -iE 'unrecognized|deprecat|warning' "$said" >&2; then exit 1; fi
