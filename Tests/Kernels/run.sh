#!/bin/sh
# Checks the kernels in C: those of this machine's instruction sets here, and NEON under qemu where a cross compiler's
# libraries and qemu are installed. With --neon, NEON must run.
set -eu

cd "$(dirname "$0")/../.."
build=.build/kernels
mkdir -p "$build"

# The compiler of the Swift toolchain, as in the package's own build.
clang=$(command -v clang || echo "$(dirname "$(command -v swift)")/clang")

# compile PROGRAM [FLAGS]
compile() {
    program=$1
    shift
    "$clang" -std=gnu11 -O2 -Wall -Wextra "$@" -ISources/CPrismKernels/include \
        Sources/CPrismKernels/*.c Tests/Kernels/*.c -lm -o "$program"
}

skip() {
    echo "neon      skipped: $1 (on Debian and Ubuntu, make setup-neon installs it)"
    [ "$neon" = --neon ] && exit 1
    exit $failed
}

neon=${1:-}
failed=0
compile "$build/here"
case $(uname -m) in
    aarch64 | arm64) exec "$build/here" neon ;;
    *) "$build/here" avx512 avx2 baseline || failed=1 ;;
esac

qemu=$(command -v qemu-aarch64 || command -v qemu-aarch64-static) || skip "no qemu-aarch64"
# A program without shared libraries needs no folder of them at run time.
arm="--target=aarch64-linux-gnu --static -isystem /usr/aarch64-linux-gnu/include"
echo '#include <math.h>
int main(void) { return 0; }' | "$clang" $arm -x c - -o "$build/nothing" 2>/dev/null \
    || skip "no C library and linker for aarch64-linux-gnu"
compile "$build/neon" $arm
"$qemu" "$build/neon" neon || failed=1
exit $failed
