#!/bin/sh
# 5-fold cross-validation by position on measured K562 data of chr22 (../shared/real): everything, each input left out in
# training, the unadjusted model, sequence alone. Goes on where it was stopped.
#   Benchmarks/experiments/k562.sh OUT [SEEDS [THREADS]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prism=${PRISM:-$here/../../.build/release/prism}
out=${1:?the folder to write to}
seeds=${2:-2,22,222}
threads=${3:-2}
# Promoter activity is made of H3K27ac and DNase: it goes with either.
activity=K562_PromoterActivity
features=UTR5LEN_log10zscore,CDSLEN_log10zscore,INTRONLEN_log10zscore,UTR3LEN_log10zscore,UTR5GC,CDSGC,UTR3GC,ORFEXONDENSITY

run() {
    name=$1
    shift
    mkdir -p "$out/$name"
    "$prism" crossvalidate "$here/k562-chr22.toml" -o "$out/$name" --config "$here/k562.toml" --seeds "$seeds" \
        --threads "$threads" "$@" > "$out/$name/score.txt"
    printf '\n## %s\n' "$name"
    cat "$out/$name/score.txt"
}

run everything
run sequence-alone --variant sequence --without "$activity,$features"
run unadjusted --variant concat
run without-H3K27ac --without "H3K27ac,$activity"
run without-DNase --without "DNase,$activity"
run without-Hi-C --without Hi-C
run without-H3K4me3 --without H3K4me3
run without-ATAC --without ATAC
