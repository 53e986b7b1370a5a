#!/usr/bin/env python3
"""A VCF of 100,000 lines through `prism variants`: time, throughput per core, peak memory; prints a Markdown table.

    Benchmarks/experiments/variants.py sample-data/dataset.toml --out .build/experiments/variants [--lines 100000]

Makes the VCF (substitutions, insertions, deletions, replacements of several bases, several ALTs, symbolic ones; most within a
gene's window, some far from every gene; drawn by a seed, REF from the genome, sorted, gzip) and a second one of a tenth of the
lines over the same genome. Both are run with each number of threads, and the operating system says what the process took:
memory that does not grow with the file shows in the two peaks. Checked on the way: every allele of the VCF has a row, the
numbers of rows and of counted alleles agree, the bytes do not depend on the threads, and a run that is interrupted (SIGINT) and
killed (SIGKILL) midway ends with the same bytes as one that was not. Needs Python alone.
"""
import argparse
import csv
import gzip
import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from files import read_genome, table

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = {"substitution": 0.62, "deletion": 0.12, "insertion": 0.1, "replacement": 0.08, "several": 0.05, "symbolic": 0.03}
FAR = 0.15


class Places:
    """Where variants may lie: near a gene's TSS, or away from all."""

    def __init__(self, genome, genes, window, rng):
        self.genome, self.half, self.rng = genome, window // 2, rng
        self.tss = [(row["chrom"], int(row["tss"])) for row in genes if row["chrom"] in genome]
        self.by_contig = {}
        for chrom, tss in self.tss:
            self.by_contig.setdefault(chrom, []).append(tss)
        self.names = list(genome)
        self.weights = [len(genome[name]) for name in self.names]

    def draw(self):
        if self.rng.random() >= FAR:
            chrom, tss = self.rng.choice(self.tss)
            return chrom, tss + self.rng.randrange(-self.half, self.half)
        while True:
            chrom = self.rng.choices(self.names, self.weights)[0]
            place = self.rng.randrange(len(self.genome[chrom]))
            if all(abs(place - tss) > self.half + 50 for tss in self.by_contig.get(chrom, [])):
                return chrom, place


def alleles(kind, bases, rng):
    """(REF, ALTs) at the first of some bases; all of them differ from one another."""
    other = lambda base: rng.choice([letter for letter in "ACGT" if letter != base])
    word = lambda most: "".join(rng.choice("ACGT") for _ in range(rng.randint(1, most)))
    if kind == "deletion":
        length = rng.randint(1, 12)
        return bases[:length + 1], [bases[0]]
    if kind == "insertion":
        return bases[0], [bases[0] + word(12)]
    if kind == "replacement":
        length = rng.randint(2, 5)
        return bases[:length], ["".join(other(base) for base in bases[:length])]
    if kind == "several":
        first, second = rng.sample([letter for letter in "ACGT" if letter != bases[0]], 2)
        return bases[0], [first, second, bases[0] + word(4)]
    if kind == "symbolic":
        return bases[0], [rng.choice(["<DEL>", "<DUP>", "*"])]
    return bases[0], [other(bases[0])]


def write_vcf(path, genome, genes, window, lines, seed):
    rng = random.Random(seed)
    places = Places(genome, genes, window, rng)
    kinds, weights = list(KINDS), list(KINDS.values())
    rows = []
    while len(rows) < lines:
        chrom, place = places.draw()
        bases = genome[chrom][max(0, place):place + 16]
        if place < 0 or len(bases) < 16 or set(bases) - set("ACGT"):
            continue
        ref, alts = alleles(rng.choices(kinds, weights)[0], bases, rng)
        rows.append((places.names.index(chrom), place, chrom, ref, ",".join(alts)))
    rows.sort()
    with gzip.open(path, "wt", compresslevel=6) as file:
        file.write("##fileformat=VCFv4.3\n##source=made up\n")
        file.write('##ALT=<ID=DEL,Description="Deletion">\n##ALT=<ID=DUP,Description="Duplication">\n')
        file.writelines(f"##contig=<ID={name},length={len(genome[name])}>\n" for name in genome)
        file.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n")
        file.writelines(f"{chrom}\t{place + 1}\tv{number}\t{ref}\t{alt}\t.\t.\t.\n"
                        for number, (_, place, chrom, ref, alt) in enumerate(rows, 1))


class Runs:
    def __init__(self, arguments):
        self.arguments = arguments

    def command(self, vcf, output, threads):
        words = [self.arguments.prism, "variants", Path(self.arguments.dataset).absolute(), vcf, "-o", output, "--threads", threads]
        words += ["--model", self.arguments.model] if self.arguments.model else []
        for weights in self.arguments.weights:
            words += ["--weights", weights]
        return [str(word) for word in words]

    def start(self, vcf, output, threads, log):
        return subprocess.Popen(self.command(vcf, output, threads), stdout=log, stderr=subprocess.STDOUT)

    def measured(self, vcf, output, threads):
        """Seconds, processor seconds, peak memory in MB, and what the program said, of a run from the beginning."""
        for path in (output, Path(f"{output}.partial")):
            path.unlink(missing_ok=True)
        log = output.with_suffix(".log")
        with open(log, "w") as file:
            began = time.monotonic()
            process = self.start(vcf, output, threads, file)
            _, status, usage = os.wait4(process.pid, 0)
            elapsed = time.monotonic() - began
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"prism variants ended with {process.returncode}: {log.read_text()}")
        # Linux counts in KiB, macOS in bytes.
        unit = 1 if sys.platform == "darwin" else 1024
        return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, log.read_text()

    def stopped(self, vcf, output, size):
        """Stops runs midway, first by SIGINT, then by SIGKILL, and lets the last one end; what became of the first two."""
        partial = Path(f"{output}.partial")
        for path in (output, partial):
            path.unlink(missing_ok=True)
        fates = []
        with open(output.with_suffix(".log"), "w") as log:
            for share, way in ((0.3, signal.SIGINT), (0.6, signal.SIGKILL)):
                process = self.start(vcf, output, 1, log)
                while process.poll() is None and not (partial.exists() and partial.stat().st_size > share * size):
                    time.sleep(0.02)
                process.send_signal(way)
                process.wait()
                if output.exists() or not partial.exists():
                    sys.exit(f"{way.name} came too late, or left nothing to go on with: more --lines")
                fates.append(f"{way.name} at {partial.stat().st_size / size:.0%}")
            if self.start(vcf, output, 1, log).wait() != 0:
                sys.exit(f"the run does not go on: see {log.name}")
        return fates


def answered(vcf, output, said):
    """Checks that every allele has a row; numbers of alleles, and of rows with an effect."""
    wanted = set()
    with gzip.open(vcf, "rt") as file:
        for number, line in enumerate(file, 1):
            if not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                wanted.update((str(number), alt) for alt in cells[4].split(","))
    found, effects = set(), 0
    with open(output) as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            found.add((row["line"], row["alt"]))
            effects += row["status"] == "scored"
    if found != wanted:
        sys.exit(f"{len(wanted - found)} alleles without a row, {len(found - wanted)} rows without an allele")
    counted = re.search(r"([\d,]+) records?, ([\d,]+) alleles?: (.*)", said)
    parts = [int(part.replace(",", "")) for part in re.findall(r"(?:^|, )([\d,]+) ", counted[3])] if counted else []
    if not counted or sum(parts) != len(wanted) or int(counted[2].replace(",", "")) != len(wanted):
        sys.exit(f"{len(wanted)} alleles, but the program says: {said}")
    return len(wanted), effects


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def study(arguments):
    data, out = Path(arguments.dataset).absolute().parent, Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    manifest = Path(arguments.dataset).read_text()
    named = lambda key: re.search(rf'^{key} = "([^"]*)"', manifest, re.MULTILINE)[1]
    genome = read_genome(data / named("genome"))
    genes = table(data / named("genes"))
    window = int(re.search(r"^window = (\d+)", manifest, re.MULTILINE)[1])
    runs = Runs(arguments)
    sizes = [max(10, arguments.lines // 10), arguments.lines]
    print("| lines | alleles | effects (alleles × genes) | threads | elapsed, s | processor, s | effects a second of a core | peak MB |\n"
          "|---|---|---|---|---|---|---|---|", flush=True)
    peaks, outputs = {}, {}
    for lines in sizes:
        vcf = out / f"variants-{lines}.vcf.gz"
        write_vcf(vcf, genome, genes, window, lines, arguments.seed)
        for threads in map(int, arguments.threads.split(",")):
            output = out / f"effects-{lines}-{threads}.tsv"
            elapsed, processor, peak, said = runs.measured(vcf, output, threads)
            count, effects = answered(vcf, output, said)
            peaks[lines, threads] = peak
            outputs.setdefault(lines, []).append(output)
            print(f"| {lines:,} | {count:,} | {effects:,} | {threads} | {elapsed:.1f} | {processor:.1f} | "
                  f"{effects / processor:.0f} | {peak:.0f} |", flush=True)
    for lines, files in outputs.items():
        if len({digest(file) for file in files}) != 1:
            sys.exit(f"the effects of {lines} lines depend on the threads")
    print("\nevery allele has a row; the bytes do not depend on the threads; ten times the lines take "
          + ", ".join(f"{peaks[sizes[1], threads] / peaks[sizes[0], threads]:.2f} times the memory with {threads}"
                      for threads in sorted({threads for _, threads in peaks})) + " threads")
    whole = outputs[sizes[0]][0]
    stopped = out / "stopped.tsv"
    fates = runs.stopped(out / f"variants-{sizes[0]}.vcf.gz", stopped, whole.stat().st_size)
    if digest(stopped) != digest(whole):
        sys.exit(f"stopped ({', '.join(fates)}), the run ends with other bytes: {stopped}, {whole}")
    print(f"stopped ({', '.join(fates)} of the file) and started again, the run ends with the same bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", help="a manifest whose genes have the columns chrom and tss")
    parser.add_argument("--out", required=True, help="the folder for the VCFs and the effects")
    parser.add_argument("--prism", default=ROOT / ".build/release/prism")
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--model", help="a model of the manifest; its first if not given")
    parser.add_argument("--weights", action="append", default=[], help="instead of the manifest's models; repeat")
    study(parser.parse_args())


if __name__ == "__main__":
    main()
