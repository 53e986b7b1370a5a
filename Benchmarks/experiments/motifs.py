#!/usr/bin/env python3
"""Which planted motifs of SIMULATED genes modisco-lite finds in the output of `prism attribute`; prints Markdown tables.

    python3 -m venv .build/modisco && .build/modisco/bin/pip install modisco-lite
    .build/modisco/bin/python Benchmarks/experiments/motifs.py sample-data/dataset.toml --out .build/experiments/motifs
    .build/modisco/bin/python Benchmarks/experiments/motifs.py sample-data/dataset.toml --check

Runs `prism attribute` and `modisco motifs` and sets every pattern that comes out against the motifs of the simulation's
truth/motifs.tsv. A true motif is what the genome shows at all of its sites: a matrix of probabilities, less a quarter, times
the information of the column. So is a pattern. The two are laid over each other without gaps, on both strands, wherever six
columns or more of the motif lie over the pattern; r is Pearson's over all columns of the motif, columns past the end of
the pattern being zero. A motif is found where r is at least 0.8, at most one of a hundred motifs made by shuffling its columns
fits any pattern as well as it fits its own, and no other motif fits the same place better. Beside r stands how many of the
pattern's seqlets hold a working site of the motif, which is no part of the judgement.

What was attributed is in the folder of --out and is not done again (`prism attribute` says what it was asked for in
attributions.tsv). --check needs no program: contributions made of the truth must give every motif that works and none that does
not, and contributions of noise must give none. Needs modisco-lite, which brings NumPy and h5py; nothing else of the project does.
"""
import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from files import read_genome, table

try:
    import h5py
    import numpy as np
except ImportError:
    sys.exit("modisco-lite is not there: pip install modisco-lite, and run this with that Python (see --help)")

ROOT = Path(__file__).resolve().parent.parent.parent
LETTERS = "ACGT"
#: Columns of a motif that must lie over a pattern, the least r, the largest share of shuffled motifs that fit as well, shuffles.
OVERLAP, LEAST, CHANCE, SHUFFLES = 6, 0.8, 0.01, 1000


def one_hot(bases):
    """Positions × A C G T; zeros where there is no base."""
    letters = np.frombuffer(bases.encode(), dtype=np.uint8)
    return (letters[:, None] == np.frombuffer(LETTERS.encode(), dtype=np.uint8)).astype(np.float64)


def reverse(matrix):
    """Of the other strand."""
    return matrix[::-1, ::-1]


def bits(probabilities):
    """Information of each column."""
    p = np.clip(probabilities / np.maximum(probabilities.sum(axis=-1, keepdims=True), 1e-9), 1e-3, 1)
    return 2 + (p * np.log2(p)).sum(axis=-1)


def information(probabilities):
    """Columns less a quarter, times their information in bits."""
    return (probabilities - 0.25) * bits(probabilities)[:, None]


class Truth:
    """The motifs of a simulation and where they stand."""

    def __init__(self, data):
        self.genome = read_genome(data / "genome.fa.gz")
        self.genes = {row["gene_id"]: row for row in table(data / "truth/genes.tsv")}
        # Two genes that share a promoter name the same site twice; one that works for either works.
        sites = {}
        for row in table(data / "truth/motifs.tsv"):
            place = (row["chrom"], int(row["start"]), int(row["end"]), row["strand"], row["motif"])
            effect = float(row["expression_effect"]) if row["role"] == "functional" else 0.0
            sites[place] = max(effect, sites.get(place, effect), key=abs)
        self.sites = sites
        self.effects, self.motifs = {}, {}
        for name in dict.fromkeys(place[4] for place in sites):
            own = [(place, effect) for place, effect in sites.items() if place[4] == name]
            self.effects[name] = max((effect for _, effect in own), key=abs)
            counts = sum(self.bases(place) for place, _ in own)
            self.motifs[name] = information(counts / len(own))

    def bases(self, place):
        chrom, start, end, strand, _ = place
        found = one_hot(self.genome[chrom][start:end])
        return found if strand == "+" else reverse(found)

    def working(self, name):
        return self.effects[name] != 0

    def role(self, name):
        effect = self.effects[name]
        if effect == 0:
            return "no effect"
        return f"{'activates' if effect > 0 else 'represses'}, {effect:+.2f}"

    def window(self, gene, length):
        """(contig, first base) of the window whose middle is the gene's TSS."""
        row = self.genes[gene]
        return row["chrom"], int(row["tss"]) - length // 2

    def inside(self, gene, length):
        """(place, effect, start in the window) of the sites that lie in a window as a whole."""
        chrom, first = self.window(gene, length)
        return [(place, effect, place[1] - first) for place, effect in self.sites.items()
                if place[0] == chrom and first <= place[1] and place[2] <= first + length]


def compare(motif, pattern):
    """(r, first column, last column + 1, strand) of the best place of a motif on a pattern; r is −1 where there is none."""
    width, best = len(motif), (-1.0, 0, 0, "+")
    pad = np.zeros((width, 4))
    padded = np.concatenate([pad, pattern, pad])
    places = np.lib.stride_tricks.sliding_window_view(padded, width, axis=0).transpose(0, 2, 1)
    # Column `place` of the padded pattern is column `place − width` of the pattern.
    starts = np.arange(len(places)) - width
    covered = np.minimum(starts + width, len(pattern)) - np.maximum(starts, 0)
    places, starts = places[covered >= min(OVERLAP, width)], starts[covered >= min(OVERLAP, width)]
    if len(places) == 0:
        return best
    flat = places.reshape(len(places), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    for strand, own in (("+", motif), ("-", reverse(motif))):
        line = own.reshape(-1) - own.mean()
        below = np.linalg.norm(flat, axis=1) * np.linalg.norm(line)
        r = np.where(below > 0, flat @ line / np.maximum(below, 1e-12), -1)
        index = int(r.argmax())
        if r[index] > best[0]:
            start = int(starts[index])
            best = (float(r[index]), max(0, start), min(len(pattern), start + width), strand)
    return best


def run_modisco(arguments, folder, window, output):
    command = [arguments.modisco, "motifs", "-s", folder / "ohe.npz", "-a", folder / "shap.npz", "-n", arguments.seqlets,
               "-w", window, "-o", output]
    subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)


def read_patterns(path, first):
    """What modisco-lite found: name, matrix, consensus, seqlets as (gene's index, start, end) in the array's positions."""
    patterns = []
    with h5py.File(path) as file:
        for kind in ("pos_patterns", "neg_patterns"):
            for name in sorted(file[kind], key=lambda text: int(text.rsplit("_", 1)[1])) if kind in file else []:
                group = file[kind][name]
                seqlets = group["seqlets"]
                places = [(int(gene), int(start) + first, int(end) + first) for gene, start, end in
                          zip(seqlets["example_idx"][:], seqlets["start"][:], seqlets["end"][:])]
                patterns.append({"name": f"{kind[:3]} {name.rsplit('_', 1)[1]}", "seqlets": places,
                                 "bases": group["sequence"][:], "matrix": information(group["sequence"][:])})
    return patterns


def consensus(matrix):
    """Letters where a column says half a bit or more, dots elsewhere, without the dots at the ends."""
    text = "".join(LETTERS[column.argmax()] if bits(column) >= 0.5 else "." for column in matrix)
    return text.strip(".") or "-"


def matches(truth, patterns):
    """By motif, its best pattern as (r, pattern, columns, strand, chance, found)."""
    rng, all_matches = np.random.default_rng(0), []
    for name, motif in truth.motifs.items():
        if not patterns:
            break
        shuffled = [motif[rng.permutation(len(motif))] for _ in range(SHUFFLES)]
        null = np.array([max(compare(other, pattern["matrix"])[0] for pattern in patterns) for other in shuffled])
        for index, pattern in enumerate(patterns):
            r, start, end, strand = compare(motif, pattern["matrix"])
            all_matches.append({"motif": name, "pattern": index, "r": r, "columns": (start, end), "strand": strand,
                                "chance": float((null >= r).sum() + 1) / (SHUFFLES + 1)})
    best, taken = {}, []
    for match in sorted(all_matches, key=lambda match: -match["r"]):
        start, end = match["columns"]
        # The better motif has the place: half of the columns of both are the most that may be shared.
        rival = any(index == match["pattern"] and min(end, b) - max(start, a) > (end - start) / 2 for index, a, b in taken)
        match["found"] = match["r"] >= LEAST and match["chance"] <= CHANCE and not rival
        if match["found"]:
            taken.append((match["pattern"], start, end))
        known = best.get(match["motif"])
        if known is None or match["found"] and not known["found"]:
            best[match["motif"]] = match
        if match["found"]:
            patterns[match["pattern"]].setdefault("motifs", []).append(match["motif"])
    return best


def on_sites(pattern, name, sites):
    """How many seqlets of a pattern hold most of a working site of a motif."""
    def holds(seqlet):
        gene, start, end = seqlet
        return any(place[4] == name and effect and 2 * (min(end, at + place[2] - place[1]) - max(start, at)) > place[2] - place[1]
                   for place, effect, at in sites[gene])
    return sum(holds(seqlet) for seqlet in pattern["seqlets"])


def described(truth, pattern):
    """A pattern that is no true motif, with the one that fits best all the same."""
    r, name = max((compare(motif, pattern["matrix"])[0], name) for name, motif in truth.motifs.items())
    return f"{pattern['name']} `{consensus(pattern['bases'])}`, {len(pattern['seqlets'])} seqlets (nearest {name}, r {r:.2f})"


def judge(truth, genes, length, window, patterns):
    """Prints the tables; the motifs that were found."""
    first = length // 2 - window // 2
    sites = [truth.inside(gene, length) for gene in genes]
    looked = Counter()
    for own in sites:
        for place, effect, at in own:
            if first <= at and at + place[2] - place[1] <= first + window:
                looked[place[4], effect != 0] += 1
    best = matches(truth, patterns)
    print("| true motif | each site, log10 | working sites | sites without effect | best pattern | pattern | seqlets | on working "
          "sites | r | p of shuffled | |\n|---|---|---|---|---|---|---|---|---|---|---|")
    names = sorted(truth.motifs, key=lambda name: (not truth.working(name), name))
    for name in names:
        cells = [name, truth.role(name), looked[name, True], looked[name, False]]
        match = best.get(name)
        if match:
            pattern = patterns[match["pattern"]]
            matrix = pattern["bases"][slice(*match["columns"])]
            matrix = matrix if match["strand"] == "+" else reverse(matrix)
            count = len(pattern["seqlets"])
            cells += [pattern["name"], f"`{consensus(matrix)}`", count, f"{on_sites(pattern, name, sites) / count:.0%}",
                      f"{match['r']:.2f}", f"{match['chance']:.3f}", "found" if match["found"] else "–"]
        else:
            cells += ["–"] * 6 + ["–"]
        print("| " + " | ".join(map(str, cells)) + " |")
    found = [name for name in names if best.get(name, {}).get("found")]
    working = [name for name in names if truth.working(name)]
    share = [name for name in found if truth.working(name)]
    print(f"\nfound: {len(share)} of {len(working)} motifs that work ({', '.join(share) or 'none'}); "
          f"{len(found) - len(share)} of {len(names) - len(working)} that do not")
    other = [pattern for pattern in patterns if "motifs" not in pattern]
    named = [described(truth, pattern) for pattern in other if consensus(pattern["bases"]) != "-"]
    print(f"{len(patterns)} patterns, {len(other)} of them no true motif; of these {len(other) - len(named)} without a column of "
          f"half a bit, the others: {'; '.join(named) or 'none'}")
    return found


def attribute(arguments, truth, folder):
    """The genes in the arrays' order; runs the program where its output is not there."""
    splits = arguments.splits.split(",") if arguments.splits else None
    genes = [gene for gene, row in truth.genes.items() if splits is None or row["split"] in splits][:arguments.genes]
    if not genes:
        sys.exit(f"no gene of {arguments.splits} in truth/genes.tsv")
    listed = folder / "genes.txt"
    listed.write_text("".join(gene + "\n" for gene in genes))
    if not (folder / "attributions.tsv").exists():
        command = [arguments.prism, "attribute", Path(arguments.dataset).absolute(), "--genes", listed, "--method",
                   arguments.method, "-o", folder, "--threads", arguments.threads]
        command += ["--model", arguments.model] if arguments.model else []
        for weights in arguments.weights:
            command += ["--weights", weights]
        command += ["--intervened"] if arguments.intervened else []
        subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)
    return [row["gene_id"] for row in table(folder / "attributions.tsv")]


def study(arguments):
    truth = Truth(Path(arguments.dataset).absolute().parent)
    folder = Path(arguments.out)
    folder.mkdir(parents=True, exist_ok=True)
    genes = attribute(arguments, truth, folder)
    bases = np.load(folder / "ohe.npz")["arr_0"]
    length = bases.shape[2]
    for gene, own in zip(genes, bases):
        chrom, first = truth.window(gene, length)
        text = truth.genome[chrom][max(0, first):first + length]
        expected = one_hot("N" * max(0, -first) + text + "N" * (length - len(text) - max(0, -first)))
        if (own.T != expected).any():
            sys.exit(f"{gene}: ohe.npz is not the genome around its TSS")
    window = min(arguments.window, length)
    result = folder / "modisco.h5"
    run_modisco(arguments, folder, window, result)
    facts = [line[2:].strip() for line in open(folder / "attributions.tsv") if line.startswith("# ")]
    wanted = ("data set:", "model:", "weights:", "genes:", "method:", "output:")
    print(f"SIMULATED; {'; '.join(line for line in facts if line.startswith(wanted))}; modisco-lite in the {window} bases around "
          f"the TSS, at most {arguments.seqlets} seqlets\n")
    judge(truth, genes, length, window, read_patterns(result, length // 2 - window // 2))


def planted(truth, genes, length, rng, sites):
    """Arrays as `prism attribute` writes them: noise, and at working sites what the site does, shared out by information."""
    ohe = np.zeros((len(genes), 4, length), dtype=np.int8)
    shap = rng.normal(0, 0.002, (len(genes), 4, length)).astype(np.float32)
    for index, gene in enumerate(genes):
        chrom, first = truth.window(gene, length)
        text = truth.genome[chrom][max(0, first):max(0, first + length)]
        ohe[index, :, max(0, -first):max(0, -first) + len(text)] = one_hot(text).T
        for place, effect, at in truth.inside(gene, length) if sites else []:
            motif = truth.motifs[place[4]]
            own = motif if place[3] == "+" else reverse(motif)
            shap[index, :, at:at + len(own)] += (effect * own / motif.max(axis=1).sum()).T
    return ohe, shap


def check(arguments):
    """Every working motif must be found in contributions made of the truth, none of the others, and none at all in noise."""
    truth = Truth(Path(arguments.dataset).absolute().parent)
    genes, length, rng = list(truth.genes), 2 * arguments.window, np.random.default_rng(0)
    working = {name for name in truth.motifs if truth.working(name)}
    for words, sites, expected in (("made of the truth", True, working), ("of noise", False, set())):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for file, array in zip(("ohe.npz", "shap.npz"), planted(truth, genes, length, rng, sites)):
                np.savez(folder / file, array)
            print(f"\nContributions {words}:\n")
            run_modisco(arguments, folder, arguments.window, folder / "modisco.h5")
            patterns = read_patterns(folder / "modisco.h5", length // 2 - arguments.window // 2)
            found = set(judge(truth, genes, length, arguments.window, patterns))
        if found != expected:
            sys.exit(f"contributions {words}: found {sorted(found)}, expected {sorted(expected)}")
    print("\nas expected")


def main():
    beside = Path(sys.executable).parent / "modisco"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", help="a simulation's manifest, with truth/ beside it")
    parser.add_argument("--out", help="the folder that keeps everything")
    parser.add_argument("--prism", default=ROOT / ".build/release/prism")
    parser.add_argument("--modisco", default=str(beside) if beside.exists() else "modisco", help="modisco-lite's program")
    parser.add_argument("--model", help="a model of the manifest; its first if not given")
    parser.add_argument("--weights", action="append", default=[], help="instead of the manifest's models; repeat")
    parser.add_argument("--method", default="ig", choices=["ig", "gxi", "ism"])
    parser.add_argument("--intervened", action="store_true", help="of the intervened prediction")
    parser.add_argument("--splits", help="only genes of these splits of truth/genes.tsv, such as test,shifted; all if not given "
                        "(the sample's first model learned from none of them)")
    parser.add_argument("--genes", type=int, help="at most so many")
    parser.add_argument("--window", type=int, default=600, help="bases around the TSS that modisco-lite looks at")
    parser.add_argument("--seqlets", type=int, default=20000, help="the most that it takes of each sign")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--check", action="store_true", help="planted contributions instead of a model's")
    arguments = parser.parse_args()
    if not shutil.which(arguments.modisco):
        sys.exit(f"{arguments.modisco} is not there: pip install modisco-lite, or say where with --modisco")
    if arguments.check:
        check(arguments)
    elif arguments.out:
        study(arguments)
    else:
        parser.error("--out says where to keep the output (or --check)")


if __name__ == "__main__":
    main()
