#!/usr/bin/env python3
"""What a model reads in the sequence of SIMULATED genes, against the truth of the simulation.

    Benchmarks/experiments/sequence.py sample-data/dataset.toml [--weights FILE …] [--genes 150] [--single]

Two figures, of genes that the model did not learn from:

- the regression of its predictions on the true causes of expression (sequence, marks, background state, stability): the
  coefficient of the sequence is 1 where the model reads all that a site does past its marks, 0 where it reads nothing;
- how well |effect| tells the planted sites that work from decoys (the same motifs where they do nothing) and from intervals
  that hold no motif: the area under the ROC curve. The effect of an interval is the change of the prediction when every base
  of it is replaced by its transversion (A↔C, G↔T); with --single the largest change of any one substitution in it, which is
  what the Mutate view shows, at thirty times the predictions.

Genomes are edited here and predicted by `prism predict`, so that the program's own mutagenesis is not part of the measure.
Genes whose windows would hold each other's edits are predicted in different rounds. Needs Python alone.
"""
import argparse
import json
import random
import re
import subprocess
import tempfile
from pathlib import Path

from files import read_genome, table

ROOT = Path(__file__).resolve().parent.parent.parent
TRANSVERSION = str.maketrans("ACGTacgt", "CATGcatg")
CAUSES = ["sequence_effect", "marks_effect", "backdoor_effect", "stability_effect"]
BACKGROUND_INTERVALS = 4


def write_genome(path, contigs):
    """Plain FASTA of 60 bases a line with its index."""
    with open(path, "w") as file, open(str(path) + ".fai", "w") as index:
        offset = 0
        for name, bases in contigs.items():
            head = f">{name}\n"
            file.write(head)
            offset += len(head)
            index.write(f"{name}\t{len(bases)}\t{offset}\t60\t61\n")
            text = "\n".join(bases[place:place + 60] for place in range(0, len(bases), 60)) + "\n"
            file.write(text)
            offset += len(text)


def predictions(arguments, manifest, genes, folder):
    output = folder / "predictions.tsv"
    command = [arguments.prism, "predict", manifest, "-o", output, "--genes", ",".join(genes), "--restart",
               "--threads", arguments.threads]
    for weights in arguments.weights:
        command += ["--weights", Path(weights).resolve()]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {row["gene_id"]: float(row["observed"]) for row in table(output)}


def regression(values, truth):
    """Coefficients of the causes by least squares, with an intercept."""
    rows = [[1.0] + [float(truth[gene][cause]) for cause in CAUSES] for gene in values]
    targets = list(values.values())
    size = len(rows[0])
    matrix = [[sum(row[i] * row[j] for row in rows) for j in range(size)]
              + [sum(row[i] * target for row, target in zip(rows, targets))] for i in range(size)]
    for pivot in range(size):
        best = max(range(pivot, size), key=lambda row: abs(matrix[row][pivot]))
        matrix[pivot], matrix[best] = matrix[best], matrix[pivot]
        for row in range(size):
            if row != pivot:
                factor = matrix[row][pivot] / matrix[pivot][pivot]
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[pivot])]
    return {cause: matrix[i + 1][size] / matrix[i + 1][i + 1] for i, cause in enumerate(CAUSES)}


def intervals(genes, truth, motifs, rng):
    """(gene, start, end, kind) of working sites, decoys and intervals without a motif."""
    found = []
    for gene in genes:
        tss, strand = int(truth[gene]["tss"]), truth[gene]["strand"]
        own = motifs.get(gene, [])
        for site in own:
            works = site["role"] == "functional" and float(site["expression_effect"]) != 0
            if works or site["role"] == "decoy":
                found.append((gene, int(site["start"]), int(site["end"]), "site" if works else "decoy"))
        taken = [(int(site["start"]), int(site["end"])) for site in own]
        free = 0
        for _ in range(BACKGROUND_INTERVALS * 20):
            if free == BACKGROUND_INTERVALS:
                break
            # Where sites are: 400 bases upstream of the TSS to 200 downstream.
            place = rng.randrange(-400, 200)
            start = tss + (place if strand == "+" else -place - 10)
            if all(start + 10 <= a or start >= b for a, b in taken):
                found.append((gene, start, start + 10, "background"))
                free += 1
                taken.append((start, start + 10))
    return found


def edits(interval, contig, single):
    """The texts that replace an interval, one after the other."""
    _, start, end, _ = interval
    text = contig[start:end]
    if not single:
        return [(start, text.translate(TRANSVERSION))]
    return [(start + i, base) for i, old in enumerate(text) for base in "ACGT" if base != old.upper()]


def rounds(tasks, truth, window):
    """Tasks that do not see each other: no two genes of a round within a window of one another."""
    waiting = sorted(tasks, key=lambda task: (truth[task[0]]["chrom"], int(truth[task[0]]["tss"])))
    while waiting:
        now, later, last = [], [], None
        for task in waiting:
            place = (truth[task[0]]["chrom"], int(truth[task[0]]["tss"]))
            if last is None or last[0] != place[0] or place[1] - last[1] > 2 * window:
                now.append(task)
                last = place
            else:
                later.append(task)
        yield now
        waiting = later


def area(positive, negative):
    """Area under the ROC curve, ties counted half."""
    ranked = sorted([(value, 1) for value in positive] + [(value, 0) for value in negative])
    total, index = 0.0, 0
    while index < len(ranked):
        end = index
        while end < len(ranked) and ranked[end][0] == ranked[index][0]:
            end += 1
        rank = (index + end + 1) / 2
        total += rank * sum(kind for _, kind in ranked[index:end])
        index = end
    n, m = len(positive), len(negative)
    return (total - n * (n + 1) / 2) / (n * m) if n and m else float("nan")


def effects(arguments, genes, found, truth, contigs, text, window):
    """By interval, |effect|: of all its bases at once, or the largest of one substitution."""
    tasks = [(interval[0], interval, place, bases) for interval in found
             for place, bases in edits(interval, contigs[truth[interval[0]]["chrom"]], arguments.single)]
    strongest = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = folder / "dataset.toml"
        manifest.write_text(text.replace("genome.fa.gz", str(folder / "genome.fa")))
        write_genome(folder / "genome.fa", contigs)
        reference = predictions(arguments, manifest, genes, folder)
        for now in rounds(tasks, truth, window):
            edited = dict(contigs)
            for chrom in {truth[task[0]]["chrom"] for task in now}:
                letters = list(edited[chrom])
                for gene, _, place, bases in now:
                    if truth[gene]["chrom"] == chrom:
                        letters[place:place + len(bases)] = bases
                edited[chrom] = "".join(letters)
            write_genome(folder / "genome.fa", edited)
            values = predictions(arguments, manifest, [task[0] for task in now], folder)
            for gene, interval, _, _ in now:
                effect = abs(values[gene] - reference[gene])
                strongest[interval] = max(effect, strongest.get(interval, 0))
    return strongest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset")
    parser.add_argument("--prism", default=ROOT / ".build/release/prism")
    parser.add_argument("--weights", action="append", default=[], help="instead of the manifest's model; repeat")
    parser.add_argument("--genes", type=int, default=150, help="genes whose sites are edited")
    parser.add_argument("--splits", default="test,validation,train", help="splits that the model did not learn from")
    parser.add_argument("--single", action="store_true", help="largest single substitution in place of whole intervals")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    arguments.prism = Path(arguments.prism).resolve()
    data = Path(arguments.dataset).absolute().parent
    truth = {row["gene_id"]: row for row in table(data / "truth/genes.tsv")}
    motifs = {}
    for row in table(data / "truth/motifs.tsv"):
        motifs.setdefault(row["gene_id"], []).append(row)
    window = 2000
    text = Path(arguments.dataset).read_text()
    text = re.sub(r'^(genes|file|contacts|annotation) = "', rf'\1 = "{data}/', text, flags=re.MULTILINE)
    text = text.replace('"models/', f'"{data}/models/')
    held = [gene for gene, row in truth.items() if row["split"] in arguments.splits.split(",")]

    with tempfile.TemporaryDirectory() as name:
        values = predictions(arguments, Path(arguments.dataset).absolute(), held, Path(name))
    coefficients = regression(values, truth)

    rng = random.Random(0)
    genes = sorted(rng.sample(held, min(arguments.genes, len(held))))
    found = intervals(genes, truth, motifs, rng)
    strongest = effects(arguments, genes, found, truth, read_genome(data / "genome.fa.gz"), text, window)
    by_kind = {kind: [value for interval, value in strongest.items() if interval[3] == kind]
               for kind in ("site", "decoy", "background")}
    result = {
        "genes": len(values), "regression": coefficients, "edited_genes": len(genes),
        "intervals": {kind: len(values) for kind, values in by_kind.items()},
        "mean_effect": {kind: sum(values) / len(values) for kind, values in by_kind.items() if values},
        "auroc": area(by_kind["site"], by_kind["decoy"] + by_kind["background"]),
        "auroc_decoy": area(by_kind["site"], by_kind["decoy"]),
        "auroc_background": area(by_kind["site"], by_kind["background"]),
    }
    if arguments.json:
        print(json.dumps(result, indent=1))
        return
    print(f"{result['genes']} genes of {arguments.splits}; regression of predictions on the true causes: "
          + ", ".join(f"{cause.removesuffix('_effect')} {value:.3f}" for cause, value in coefficients.items()))
    print(f"|effect| of {len(genes)} genes' intervals, "
          + ("largest substitution" if arguments.single else "all bases replaced") + ": "
          + ", ".join(f"{kind} {len(values)}, mean {sum(values) / max(1, len(values)):.4f}"
                      for kind, values in by_kind.items()))
    print(f"AUROC of sites against decoys and background {result['auroc']:.3f} "
          f"(decoys {result['auroc_decoy']:.3f}, background {result['auroc_background']:.3f})")


if __name__ == "__main__":
    main()
