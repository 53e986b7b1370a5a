"""Compares the windows that prism encodes with what pysam and pyBigWig read from the same files.

    python3 -m venv venv && venv/bin/pip install pysam pyBigWig numpy
    venv/bin/python Tests/Independent/windows.py .build/release/prism MANIFEST [EVERY]

Every EVERY-th gene of the manifest's gene table (all, unless given) is compared: letters, signals, features and
measured expression. Exit status 1 at the first difference. Not needed at run time, nor by the tests.
"""

import csv
import math
import pathlib
import subprocess
import sys
import tomllib

import numpy
import pyBigWig
import pysam

prism, manifest_path, every = sys.argv[1], pathlib.Path(sys.argv[2]), int((sys.argv + ["1"])[3])
manifest = tomllib.loads(manifest_path.read_text())
folder = manifest_path.parent


def rows(name):
    with open(folder / name, newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def transformed(values, name):
    return {"none": lambda x: x, "log10p1": lambda x: numpy.log10(x + 1), "log2p1": lambda x: numpy.log2(x + 1)}[name](
        numpy.asarray(values, dtype=float)
    )


genome = pysam.FastaFile(str(folder / manifest["genome"]))
genes = rows(manifest["genes"])
expression = {row["gene_id"]: row for row in rows(manifest["expression"]["file"])}
features = {row["gene_id"]: row for row in rows(manifest["features"]["file"])}
tracks = {s["name"]: pyBigWig.open(str(folder / s["file"])) for s in manifest["signal"] if "file" in s}
contacts = {}
for signal in manifest["signal"]:
    if "contacts" in signal:
        for row in rows(signal["contacts"]):
            contacts.setdefault((signal["name"], row["gene_id"]), []).append(
                (int(row["bin_start"]), int(row["bin_end"]), float(row["contact"]))
            )


def expected_signal(signal, gene, start, end):
    length = genome.get_reference_length(gene["chrom"])
    values = numpy.full(end - start, numpy.nan)
    low, high = max(start, 0), min(end, length)
    if "file" in signal:
        values[low - start : high - start] = tracks[signal["name"]].values(gene["chrom"], low, high)
    else:
        for bin_start, bin_end, value in contacts.get((signal["name"], gene["gene_id"]), []):
            values[max(bin_start, start) - start : max(min(bin_end, end), start) - start] = value
    return transformed(numpy.nan_to_num(values, nan=0.0), signal.get("transform", "none"))


def compare(what, gene, found, expected, tolerance=0.0):
    if not numpy.allclose(found, expected, rtol=tolerance, atol=tolerance):
        sys.exit(f"{gene['gene_id']}: {what} differs: {found} against {expected}")


compared = 0
for gene in genes[::every]:
    output = subprocess.run(
        [prism, "window", str(manifest_path), gene["gene_id"]], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    comments = [line for line in output if line.startswith("#")]
    table = list(csv.DictReader([line for line in output if not line.startswith("#")], delimiter="\t"))
    start = int(gene["tss"]) - manifest["window"] // 2
    end = start + manifest["window"]
    length = genome.get_reference_length(gene["chrom"])
    letters = "N" * max(0, -start) + genome.fetch(gene["chrom"], max(0, start), min(end, length)).upper()
    letters = letters.ljust(end - start, "N")
    if "".join(row["base"] for row in table) != letters:
        sys.exit(f"{gene['gene_id']}: letters differ")
    if [int(row["position"]) for row in table] != list(range(start, end)):
        sys.exit(f"{gene['gene_id']}: positions differ")
    for signal in manifest["signal"]:
        found = numpy.array([float(row[signal["name"]]) for row in table])
        compare(signal["name"], gene, found, expected_signal(signal, gene, start, end), 1e-6)
    raw = expression[gene["gene_id"]][manifest["expression"]["column"]]
    measured = next(line for line in comments if line.startswith("# measured:")).split()[2]
    compare(
        "measured", gene, float(measured), transformed(float(raw), manifest["expression"].get("transform", "none")), 1e-6
    )
    for column in manifest["features"]["columns"]:
        written = features.get(gene["gene_id"], {}).get(column, "")
        values = [float(row[column]) for row in features.values() if row[column] != ""]
        found = next(line for line in comments if line.startswith(f"# feature {column}: ")).split()[-1]
        compare(column, gene, float(found), float(written) if written else math.fsum(values) / len(values), 1e-5)
    compared += 1
print(f"{compared} genes, {len(manifest['signal'])} signals: all the same")
