#!/usr/bin/env python3
"""Whether a model knows the cell and not just the gene: changes between two SIMULATED cell types, predicted and true.

    Benchmarks/experiments/conditions.py --out .build/conditions [--variants concat,background] [--genes 3000]

Simulates two cell types that share genome and promoters and differ in the background states of some domains, trains models on
the first alone, predicts both, and sets the changes of genes on contigs that no model saw against the measured and the true
ones. Goes on where it was stopped: what was simulated, trained or compared is not done again. Needs Python alone.
"""
import argparse
import math
import random
import subprocess
import sys
from pathlib import Path

from files import table as rows

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
TYPES = ["A", "B"]


class Study:
    def __init__(self, arguments):
        self.arguments = arguments
        self.out = Path(arguments.out)
        self.data = self.out / "data"
        self.manifests = [self.data / name / "dataset.toml" for name in TYPES]

    def run(self, *command, **settings):
        words = [str(part) for part in [self.arguments.prism, *command]]
        # What the program says goes beside the table of this script.
        return subprocess.run(words, check=True, **{"stdout": sys.stderr, **settings})

    def simulate(self):
        """Written whole or not at all: the files get their names together."""
        marker = self.out / "simulated"
        if marker.exists():
            return
        self.out.mkdir(parents=True, exist_ok=True)
        self.run("simulate", "-o", self.data, "--force", "--seed", self.arguments.seed, "--genes", self.arguments.genes,
                 "--contigs", self.arguments.contigs, "--cell-types", ",".join(TYPES), "--changed-domains", self.arguments.changed)
        marker.touch()

    def weights(self, variant):
        """Of every seed, trained on the first cell type."""
        files = []
        for seed in self.arguments.seeds.split(","):
            folder = self.out / variant
            finished = folder / f"seed-{seed}" / "finished"
            if not finished.exists():
                self.run("train", self.manifests[0], "-o", folder, "--config", self.arguments.config, "--variant", variant,
                         "--seeds", seed, "--resume", "--threads", self.arguments.threads)
                finished.touch()
            files.append(folder / f"seed-{seed}" / "best.safetensors")
        return files

    def changes(self, variant):
        """The table of changes of all seeds together, by gene; the program's own summary is written beside it."""
        table, summary = self.out / f"{variant}.tsv", self.out / f"{variant}.json"
        if not table.exists():
            options = [part for file in self.weights(variant) for part in ["--weights", file]]
            if variant != "concat":
                options.append("--full")
            self.run("compare", *self.manifests, *options, "-o", table, "--threads", self.arguments.threads)
        done = self.run("compare", *self.manifests, "--changes", table, "--truth", "--json", stdout=subprocess.PIPE, text=True)
        summary.write_text(done.stdout)
        return {row["gene_id"]: row for row in rows(table)}


def correlation(x, y):
    n = len(x)
    if n < 3:
        return math.nan
    mx, my = sum(x) / n, sum(y) / n
    xx, yy = sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y)
    return math.nan if xx == 0 or yy == 0 else sum((a - mx) * (b - my) for a, b in zip(x, y)) / math.sqrt(xx * yy)


def interval(x, y, resamplings=1000):
    """r with its 95 % bootstrap interval over genes."""
    r, rng, found = correlation(x, y), random.Random(2), []
    for _ in range(resamplings):
        drawn = [rng.randrange(len(x)) for _ in x]
        value = correlation([x[i] for i in drawn], [y[i] for i in drawn])
        if not math.isnan(value):
            found.append(value)
    found.sort()
    ends = (found[int(0.025 * len(found))], found[int(0.975 * len(found))]) if found else (math.nan, math.nan)
    return f"{r:.3f} [{ends[0]:.3f}, {ends[1]:.3f}]" if not math.isnan(r) else "–"


def report(name, table, truth, predicted, genes):
    """A line of r against the measured, the true and the adjusted change; over genes that have all of them."""
    def values(gene):
        row = table[gene]
        cells = [predicted(gene, row), row["measured_change"], truth[gene]["change"], truth[gene]["adjusted_change"]]
        return None if any(cell in ("NA", None) for cell in cells) else [float(cell) for cell in cells]
    known = [found for found in map(values, genes) if found]
    own, measured, true, adjusted = zip(*known)
    print(f"| {name} | {len(known)} | {interval(own, measured)} | {interval(own, true)} | {interval(own, adjusted)} |")


def study(arguments):
    work = Study(arguments)
    work.simulate()
    truth = {row["gene_id"]: row for row in rows(work.data / "truth/changes.tsv")}
    print("r of what is set against the measured, the true (`change`) and the true change with the background averaged out "
          "(`adjusted_change`), with 95 % bootstrap intervals over genes; SIMULATED; models trained on A alone, genes held out.\n")
    print("| | n | measured change | true change | true change, adjusted |\n|---|---|---|---|---|")
    shown = False
    for variant in arguments.variants.split(","):
        table = work.changes(variant)
        genes = [gene for gene, row in table.items() if row["held_out"] == "yes" and row["split"] == "test"]
        moved = [gene for gene in genes if truth[gene]["state_a"] != truth[gene]["state_b"]]
        if not shown:
            report("measured change", table, truth, lambda gene, row: row["measured_change"], genes)
            report("baseline: less the measurement in A", table, truth,
                   lambda gene, row: None if row["measured_a"] == "NA" else str(-float(row["measured_a"])), genes)
            for column in [name for name in next(iter(table.values())) if name.startswith("signal_change_")]:
                name = column.removeprefix("signal_change_")
                report(f"baseline: change of the mean {name} in the window", table, truth,
                       lambda gene, row, column=column: row[column], genes)
            shown = True
        report(f"{variant}, predicted", table, truth, lambda gene, row: row["observed_change"], genes)
        report(f"{variant}, predicted, genes whose state differs", table, truth, lambda gene, row: row["observed_change"], moved)
        if "intervened_change" in next(iter(table.values())):
            report(f"{variant}, intervened", table, truth, lambda gene, row: row["intervened_change"], genes)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True, help="the folder that keeps everything")
    parser.add_argument("--variants", default="concat,background")
    parser.add_argument("--genes", default="3000", help="of the simulation")
    parser.add_argument("--contigs", default="3,1,2,0", help="train, validation, test, shifted")
    parser.add_argument("--changed", default="0.35", help="share of domains whose state differs")
    parser.add_argument("--seed", default="7", help="of the simulation")
    parser.add_argument("--seeds", default="2,22", help="of the models")
    parser.add_argument("--config", default=HERE / "small.toml")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--prism", default=ROOT / ".build/release/prism")
    study(parser.parse_args())


if __name__ == "__main__":
    main()
