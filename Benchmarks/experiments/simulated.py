#!/usr/bin/env python3
"""Experiments on SIMULATED data: trains with `prism train`, predicts with `prism predict`, prints Markdown tables.

    Benchmarks/experiments/simulated.py --out .build/experiments variants ablations windows contexts

Goes on where it was stopped: what was trained or predicted is not done again. Needs Python alone.
"""
import argparse
import math
import random
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
#: Contigs that no model has seen: one like those learned from, one on which Z → expression was changed.
CONTIGS = {"chrSim3": "test", "chrShift1": "shifted"}


class Study:
    def __init__(self, arguments):
        self.prism = arguments.prism
        self.out = Path(arguments.out)
        self.data = Path(arguments.data).resolve()
        self.seeds = arguments.seeds.split(",")
        self.threads = arguments.threads

    def run(self, *command):
        subprocess.run([str(part) for part in command], check=True)

    def manifest(self, window):
        """The data set with another window length; its files named by their whole paths."""
        if window == 2000:
            return self.data
        path = self.out / f"window-{window}.toml"
        text = self.data.read_text()
        text = re.sub(r"^window = .*$", f"window = {window}", text, flags=re.M)
        text = re.sub(
            r'^((?:file|genome|genes|contacts|annotation) = )"(.*)"',
            lambda m: f'{m[1]}"{self.data.parent / m[2]}"', text, flags=re.M)
        text = text.split("[[model]]")[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def config(self, base, settings):
        """A settings file with some of the model's sizes changed."""
        if not settings:
            return base
        path = self.out / (base.stem + "".join(f"-{k}-{v}" for k, v in settings.items()) + ".toml")
        lines = [line for line in base.read_text().splitlines() if line.split("=")[0].strip() not in settings]
        place = lines.index("[model]") + 1
        lines[place:place] = [f"{k} = {v}" for k, v in settings.items()]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n")
        return path

    def predictions(self, name, base, variant="prism", window=2000, mask=None, **settings):
        """By seed: gene → (contig, measured, predicted)."""
        manifest = self.manifest(window)
        tables = []
        for seed in self.seeds:
            folder = self.out / name
            weights = folder / f"seed-{seed}" / "best.safetensors"
            finished = folder / f"seed-{seed}" / "finished"
            if not finished.exists():
                self.run(self.prism, "train", manifest, "-o", folder, "--config", self.config(base, settings),
                         "--variant", variant, "--seeds", seed, "--resume", "--threads", self.threads)
                finished.touch()
            table = folder / f"seed-{seed}" / (f"without-{mask}.tsv" if mask else "predictions.tsv")
            if not table.exists():
                self.run(self.prism, "predict", manifest, "--weights", weights, "-o", table,
                         *(["--mask", mask] if mask else []))
            tables.append(read(table))
        return tables


def read(path):
    rows = [line.split("\t") for line in path.read_text().splitlines() if not line.startswith("#")]
    column = {name: index for index, name in enumerate(rows[0])}
    return {
        row[column["gene_id"]]: (row[column["chrom"]], float(row[column["measured"]]), float(row[column["observed"]]))
        for row in rows[1:] if row[column["measured"]] != "NA"
    }


def mean(values):
    return sum(values) / len(values)


def deviation(values):
    centre = mean(values)
    return math.sqrt(sum((v - centre) ** 2 for v in values) / (len(values) - 1)) if len(values) > 1 else 0.0


def pearson(pairs):
    x, y = zip(*pairs)
    mx, my = mean(x), mean(y)
    xy = sum((a - mx) * (b - my) for a, b in pairs)
    scale = math.sqrt(sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y))
    return xy / scale if scale > 0 else float("nan")


def mse(pairs):
    return mean([(a - b) ** 2 for a, b in pairs])


def pairs(table, contig):
    return [(measured, predicted) for where, measured, predicted in table.values() if where == contig]


def cell(values, digits=3):
    return f"{mean(values):.{digits}f} ± {deviation(values):.{digits}f}"


def ensemble(tables):
    return {gene: (*tables[0][gene][:2], mean([t[gene][2] for t in tables])) for gene in tables[0]}


def row(label, tables):
    """r and MSE on both contigs, seeds apart (mean ± sd) and their ensemble."""
    cells = [label]
    for contig in CONTIGS:
        cells.append(cell([pearson(pairs(t, contig)) for t in tables]))
        cells.append(cell([mse(pairs(t, contig)) for t in tables]))
        cells.append(f"{pearson(pairs(ensemble(tables), contig)):.3f}")
    cells.append(cell([mse(pairs(t, "chrShift1")) - mse(pairs(t, "chrSim3")) for t in tables]))
    return "| " + " | ".join(cells) + " |"


HEADING = (
    "| | r, test | MSE, test | r of the ensemble | r, shifted | MSE, shifted | r of the ensemble | MSE lost under the shift |\n"
    "|---|---|---|---|---|---|---|---|")


def difference(a, b, contig, resamplings=5000):
    """MSE of a − MSE of b, ensembles, over the same genes: value and 95 % bootstrap interval over genes."""
    a, b = ensemble(a), ensemble(b)
    terms = [
        (a[g][2] - a[g][1]) ** 2 - (b[g][2] - b[g][1]) ** 2 for g in a if a[g][0] == contig]
    source = random.Random(2)
    drawn = sorted(mean(source.choices(terms, k=len(terms))) for _ in range(resamplings))
    return mean(terms), drawn[int(0.025 * resamplings)], drawn[int(0.975 * resamplings)]


def variants(study):
    base = ROOT / "sample-data" / "training.toml"
    tables = {v: study.predictions(v, base, variant=v) for v in ("prism", "concat", "sequence")}
    print(f"\n### Adjusted, unadjusted, sequence alone ({len(study.seeds)} seeds, mean ± sd)\n\n{HEADING}")
    for variant, some in tables.items():
        print(row(variant, some))
    for contig, kind in CONTIGS.items():
        value, low, high = difference(tables["prism"], tables["concat"], contig)
        print(f"\nMSE(prism) − MSE(concat), ensembles, {kind} contig: {value:+.4f} [{low:+.4f}, {high:+.4f}] "
              f"(95 % paired bootstrap over {len(pairs(tables['prism'][0], contig))} genes)")


def ablations(study):
    base = ROOT / "sample-data" / "training.toml"
    signals = re.findall(r'\[\[signal\]\]\nname = "(.*)"', study.data.read_text())
    print(f"\n### Inputs switched off, not retrained (`prism`, baseline zero)\n\n{HEADING}")
    print(row("all on", study.predictions("prism", base)))
    for signal in signals:
        print(row(f"− {signal}", study.predictions("prism", base, mask=signal)))
    print(row("all off", study.predictions("prism", base, mask=",".join(signals))))


def windows(study):
    base = HERE / "small.toml"
    print(f"\n### Window length (`prism`, a smaller model; the middle 2 kb are pooled)\n\n{HEADING}")
    for window in (1000, 2000, 4000, 8000):
        name = "small" if window == 2000 else f"small-window-{window}"
        print(row(f"{window // 1000} kb", study.predictions(name, base, window=window)))


def contexts(study):
    base = HERE / "small.toml"
    print(f"\n### Number of contexts C (`prism`, the smaller model)\n\n{HEADING}")
    for count in (1, 2, 4, 8):
        settings = {} if count == 2 else {"n_context": count}
        name = "small" if count == 2 else f"small-contexts-{count}"
        print(row(f"C = {count}", study.predictions(name, base, **settings)))


PARTS = {"variants": variants, "ablations": ablations, "windows": windows, "contexts": contexts}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=list(PARTS), choices=list(PARTS))
    parser.add_argument("--prism", default=str(ROOT / ".build/release/prism"))
    parser.add_argument("--data", default=str(ROOT / "sample-data/dataset.toml"))
    parser.add_argument("--out", default=str(ROOT / ".build/experiments"))
    parser.add_argument("--seeds", default="2,22,222")
    parser.add_argument("--threads", default="2")
    study = Study(parser.parse_args())
    for part in parser.parse_args().parts:
        PARTS[part](study)
