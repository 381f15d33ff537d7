#!/usr/bin/env bash
# smoke.sh NODE: the built program on another Node. A short walk through it; any failure ends it with that exit code.
set -euo pipefail
node=$1
program="$(dirname "${BASH_SOURCE[0]}")/../bin/escalate.js"
"$node" --version
"$node" "$program" --version
"$node" "$program" demo telekom-2013 --json |
  "$node" -e 'const { steps } = JSON.parse(require("fs").readFileSync(0)); if (steps.length === 0 || !steps.every(s => s.ok)) process.exit(1)'
"$node" "$program" status --json |
  "$node" -e 'if (JSON.parse(require("fs").readFileSync(0)).schema !== "escalate/status/1") process.exit(1)'
