#!/bin/sh
# Runs the tests as they are built, in two processes side by side: those that drive programs and terminals mostly wait for them,
# and would keep the others from the cores meanwhile. What the others print comes when both have ended.
set -u

cd "$(dirname "$0")/.."
driving='^(PrismCommandTests|TerminalTests)\.'
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# They only read what is built: neither has to wait for the other's lock.
swift test --skip-build --ignore-lock --skip "$driving" >"$log" 2>&1 &
others=$!
trap 'kill "$others" 2>/dev/null; exit 130' INT TERM

# In front, as what a shell starts behind ignores Ctrl-C, and with it the programs that these tests stop so.
failed=0
swift test --skip-build --ignore-lock --filter "$driving" || failed=1
wait "$others" || failed=1
cat "$log"
exit $failed
