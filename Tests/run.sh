#!/bin/sh
# Runs the tests as they are built, in two processes side by side: those that drive programs and terminals mostly wait for them,
# and would keep the others from the cores meanwhile. What they print comes when both processes have ended.
set -u

cd "$(dirname "$0")/.."
driving='^(PrismCommandTests|TerminalTests)\.'
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# They only read what is built: neither has to wait for the other's lock.
swift test --skip-build --ignore-lock --filter "$driving" >"$log" 2>&1 &
first=$!
failed=0
swift test --skip-build --ignore-lock --skip "$driving" || failed=1
wait "$first" || failed=1
cat "$log"
exit $failed
