#!/bin/sh
# Runs the tests as they are built, in two processes side by side: those that drive programs and terminals mostly wait for them,
# and would keep the others from the cores meanwhile. What the others print comes when both have ended, and after it, where
# something failed, once more which expectations did not hold: they are what is looked for in so long a log.
set -u

cd "$(dirname "$0")/.."
driving='^(PrismCommandTests|TerminalTests)\.'
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# They only read what is built: neither has to wait for the other's lock.
swift test --skip-build --ignore-lock --skip "$driving" >"$logs/others" 2>&1 &
others=$!
trap 'kill "$others" 2>/dev/null; exit 130' INT TERM

# In front, as what a shell starts behind ignores Ctrl-C, and with it the programs that these tests stop so.
{ swift test --skip-build --ignore-lock --filter "$driving" 2>&1 || touch "$logs/failed"; } | tee "$logs/driving"
wait "$others" || touch "$logs/failed"
cat "$logs/others"
if [ -e "$logs/failed" ]; then
    echo "Failed:"
    grep -hE 'recorded an issue|error:' "$logs/driving" "$logs/others" | cut -c 1-600
    exit 1
fi
