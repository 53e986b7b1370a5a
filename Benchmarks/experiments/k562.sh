#!/bin/sh
# 5-fold cross-validation by position on measured K562 data of chr22 (../shared/real): everything, each input left out in
# training, the unadjusted model, sequence alone; then an unadjusted model that has seen signals missing, by each mask, beside
# models retrained without that signal. Goes on where it was stopped.
#   Benchmarks/experiments/k562.sh OUT [SEEDS [THREADS]]
# With OUT .build/k562, `prism Benchmarks/experiments/k562-chr22.toml` then explores the data by the members of "masked" or, with
# --model "out of fold", of "everything"; each gene by those that did not see it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prism=${PRISM:-$here/../../.build/release/prism}
out=${1:?the folder to write to}
seeds=${2:-2,22}
threads=${3:-2}
# Promoter activity is made of H3K27ac and DNase: it goes with either.
activity=K562_PromoterActivity
features=UTR5LEN_log10zscore,CDSLEN_log10zscore,INTRONLEN_log10zscore,UTR3LEN_log10zscore,UTR5GC,CDSGC,UTR3GC,ORFEXONDENSITY

run() {
    name=$1
    config=$2
    shift 2
    mkdir -p "$out/$name"
    "$prism" crossvalidate "$here/k562-chr22.toml" -o "$out/$name" --config "$here/$config" --seeds "$seeds" \
        --threads "$threads" "$@" > "$out/$name/score.txt"
    printf '\n## %s\n' "$name"
    cat "$out/$name/score.txt"
}

run everything k562.toml
run sequence-alone k562-sequence.toml --variant sequence --without "$activity,$features"
run unadjusted k562.toml --variant concat
run without-H3K27ac k562.toml --without "H3K27ac,$activity"
run without-DNase k562.toml --without "DNase,$activity"
run without-Hi-C k562.toml --without Hi-C
run without-H3K4me3 k562.toml --without H3K4me3
run without-ATAC k562.toml --without ATAC

run masked k562-masks.toml --variant concat
for signal in "" H3K27ac DNase Hi-C H3K4me3 ATAC; do
    printf '\n## masked, %s\n' "${signal:-everything on}"
    "$prism" evaluate "$here/k562-chr22.toml" --weights "$out/masked" ${signal:+--mask "$signal"} --threads "$threads"
done
run retrained-without-H3K27ac k562.toml --variant concat --without "H3K27ac,$activity"
run retrained-without-DNase k562.toml --variant concat --without "DNase,$activity"
for signal in Hi-C H3K4me3 ATAC; do
    run "retrained-without-$signal" k562.toml --variant concat --without "$signal"
done
