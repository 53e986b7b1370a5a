"""Joins the predictions of several masks into one table, with exact Shapley values where all masks are there.

An ablation of the input: a signal that is off is replaced by its baseline in the window; the model is not retrained.
"""

from itertools import combinations
from math import factorial


def read(path):
    """The header's lines, and the rows as dictionaries."""
    with open(path) as file:
        lines = file.read().splitlines()
    header = [line for line in lines if line.startswith("#")]
    columns, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return header, [dict(zip(columns, row, strict=True)) for row in rows]


def shapley(value, player, players):
    """The player's mean contribution over all orders; value maps the set of signals that are on to a prediction."""
    others = [other for other in players if other != player]
    total = 0.0
    for size in range(len(players)):
        weight = factorial(size) * factorial(len(players) - size - 1) / factorial(len(players))
        for coalition in combinations(others, size):
            total += weight * (value[frozenset(coalition) | {player}] - value[frozenset(coalition)])
    return total


def main(full_path, masked_paths, signals, output):
    header, rows = read(full_path)
    everything = frozenset(range(len(signals)))
    tables = {everything: rows}
    baseline = None
    for path in masked_paths:
        off = [int(position) for position in path.rsplit("/", 1)[-1].removesuffix(".tsv").split("-")[1:]]
        masked_header, masked = read(path)
        if [row["gene_id"] for row in masked] != [row["gene_id"] for row in rows]:
            raise SystemExit(f"{path}: other genes than {full_path}")
        baseline = next(line for line in masked_header if line.startswith("# off: ")).rsplit("baseline ", 1)[1].rstrip(")")
        tables[everything - set(off)] = masked
    is_complete = len(tables) == 2 ** len(signals)
    order = sorted(tables, key=lambda on: (len(signals) - len(on), sorted(everything - on)))

    def name(on):
        off = [signals[position] for position in sorted(everything - on)]
        if not off:
            return "all"
        return "none" if not on else "without " + " + ".join(off)

    with open(output, "w") as file:
        for line in header:
            print(line, file=file)
        print(f"# ablation: observed predictions, baseline {baseline}; signals off are named in the columns", file=file)
        if is_complete:
            print("# shapley: exact, over all masks; the values of a gene add up to all - none", file=file)
        columns = ["gene_id", "symbol", "chrom", "tss", "strand", "measured"] + [name(on) for on in order]
        if is_complete:
            columns += [f"shapley {signal}" for signal in signals]
        print(*columns, sep="\t", file=file)
        for index, row in enumerate(rows):
            value = {on: float(tables[on][index]["observed"]) for on in order}
            fields = [row[column] for column in columns[:6]] + [tables[on][index]["observed"] for on in order]
            if is_complete:
                players = list(range(len(signals)))
                fields += [f"{shapley(value, player, players):.6g}" for player in players]
            print(*fields, sep="\t", file=file)


main(snakemake.input.full, list(snakemake.input.masked), list(snakemake.params.signals), snakemake.output[0])
