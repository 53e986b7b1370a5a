#!/bin/sh
# Runs the workflow with four shards on simulated genes and compares it with the same work done in one go.
#
#     python3 -m venv venv && venv/bin/pip install snakemake
#     PATH=venv/bin:$PATH workflow/test.sh .build/release/prism WEIGHTS [SIGNALS]
#
# WEIGHTS takes the signals SIGNALS of the simulated data set (H3K27ac,DNase,Hi-C if not given) and its features.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prism=$(realpath "$1")
weights=$(realpath "$2")
signals=${3:-H3K27ac,DNase,Hi-C}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$prism" simulate --genes 40 --output set > simulate.log

# The list is one word for Snakemake's command line, so it goes into a file.
cat > config.yaml <<END
dataset: set/dataset.toml
output: results
shards: 4
prism: "$prism"
weights: ["$weights"]
signals: [$signals]
masks: all
full: true
threads: 1
END
snakemake --snakefile "$here/Snakefile" --configfile config.yaml --cores 2 --quiet all

"$prism" predict set/dataset.toml --weights "$weights" --signals "$signals" --full --output whole.tsv
cmp whole.tsv results/predictions.tsv
"$prism" predict set/dataset.toml --weights "$weights" --signals "$signals" --mask "${signals%%,*}" --output off.tsv
cmp off.tsv results/off-0.tsv

# The Shapley values of every gene add up to what all signals together change.
awk -F '\t' '
    /^#/ { next }
    !names { names = 1; for (i = 1; i <= NF; i++) { if ($i == "all") all = i; if ($i == "none") none = i
             if ($i ~ /^shapley /) shapley[i] = 1 } next }
    { sum = 0; for (i in shapley) sum += $i; gap = sum - ($all - $none); if (gap < 0) gap = -gap
      size = $all - $none; if (size < 0) size = -size; if (gap > 1e-4 * (1 + size)) { print "gene " $1 ": " gap; exit 1 }
      genes++ }
    END { if (genes < 1) exit 1; print genes " genes: shards equal the whole, Shapley values add up" }
' results/ablation.tsv
