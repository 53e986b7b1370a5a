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

    def predictions(self, name, base, variant="prism", window=2000, mask=None, output="observed", **settings):
        """By seed: gene → (contig, measured, predicted), the prediction observed or intervened."""
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
            table = folder / f"seed-{seed}" / (f"without-{mask}.tsv" if mask else f"{output}.tsv")
            if not table.exists():
                self.run(self.prism, "predict", manifest, "--weights", weights, "-o", table,
                         *(["--mask", mask] if mask else []), *(["--full"] if output == "intervened" else []))
            tables.append(read(table, output))
        return tables


def read(path, output):
    rows = [line.split("\t") for line in path.read_text().splitlines() if not line.startswith("#")]
    column = {name: index for index, name in enumerate(rows[0])}
    return {
        row[column["gene_id"]]: (row[column["chrom"]], float(row[column["measured"]]), float(row[column[output]]))
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
    base = ROOT / "sample-data" / "published.toml"
    tables = {v: study.predictions(v, base, variant=v) for v in ("prism", "concat", "sequence")}
    print(f"\n### Adjusted, unadjusted, sequence alone ({len(study.seeds)} seeds, mean ± sd)\n\n{HEADING}")
    tables["prism, intervened"] = study.predictions("prism", base, output="intervened")
    for variant, some in tables.items():
        print(row(variant, some))
    for variant in ("prism", "prism, intervened", "sequence"):
        for contig, kind in CONTIGS.items():
            value, low, high = difference(tables[variant], tables["concat"], contig)
            print(f"\nMSE({variant}) − MSE(concat), ensembles, {kind} contig: {value:+.4f} [{low:+.4f}, {high:+.4f}] "
                  f"(95 % paired bootstrap over {len(pairs(tables[variant][0], contig))} genes)")


def ablations(study):
    base = ROOT / "sample-data" / "published.toml"
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


EFFECTS = ("sequence_effect", "marks_effect", "backdoor_effect", "stability_effect")


def regression(table, truth, contig):
    """Least squares of predictions on the truth's effects over one contig: a coefficient per effect."""
    genes = [gene for gene in table if table[gene][0] == contig]
    x = [[1.0] + [float(truth[gene][effect]) for effect in EFFECTS] for gene in genes]
    y = [table[gene][2] for gene in genes]
    size = len(x[0])
    rows = [[sum(r[i] * r[j] for r in x) for j in range(size)] + [sum(r[i] * v for r, v in zip(x, y))]
            for i in range(size)]
    for pivot in range(size):
        best = max(range(pivot, size), key=lambda r: abs(rows[r][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        for other in range(size):
            if other != pivot:
                factor = rows[other][pivot] / rows[pivot][pivot]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[pivot])]
    return [rows[i][size] / rows[i][i] for i in range(1, size)]


def paths(study):
    """Why: how strongly predictions follow each of the causes that the simulation knows."""
    base = ROOT / "sample-data" / "published.toml"
    lines = [l.split("\t") for l in (study.data.parent / "truth/genes.tsv").read_text().splitlines() if l[0] != "#"]
    truth = {l[0]: dict(zip(lines[0], l)) for l in lines[1:]}
    measured = {gene: (where, value, value) for gene, (where, value, _) in
                study.predictions("prism", base)[0].items()}
    rows = {
        "measured": [measured],
        "prism": study.predictions("prism", base),
        "prism, intervened": study.predictions("prism", base, output="intervened"),
        "concat": study.predictions("concat", base, variant="concat"),
        "sequence": study.predictions("sequence", base, variant="sequence"),
    }
    print("\n### Which causes predictions follow: regression on the true effects, test contig (mean ± sd over seeds)\n\n"
          "| | sequence | marks | background state (backdoor) | mRNA stability | r with the true E[Y given do(X)] | its MSE |\n"
          "|---|---|---|---|---|---|---|")
    for name, tables in rows.items():
        found = [regression(table, truth, "chrSim3") for table in tables]
        causal = [[(float(truth[gene]["do_signals"]), predicted) for gene, (where, _, predicted) in table.items()
                   if where == "chrSim3"] for table in tables]
        cells = [cell([f[i] for f in found], 2) if len(found) > 1 else f"{found[0][i]:.2f}"
                 for i in range(len(EFFECTS))]
        cells += [cell([pearson(c) for c in causal]), cell([mse(c) for c in causal])]
        print("| " + " | ".join([name, *cells]) + " |")


PARTS = {"variants": variants, "paths": paths, "ablations": ablations, "windows": windows, "contexts": contexts}

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
