#!/usr/bin/env python3
"""Makes the peaks of the tests: one list as text and as bigBed of two writers, read back by pybigtools.

    pip install pybigtools==0.3.0 && python3 make_bigbed.py

peaks.narrowPeak is the text. peaks.bigBed is written here, with a description of its columns, packed blocks and a tree of
two levels; plain.bigBed holds the first peaks in blocks that are not packed, which mutations start from; other.bb is of
pybigtools' own writer, which describes nothing.
"""

import os
import random
import struct
import zlib

import pybigtools

DESCRIPTION = '''table narrowPeak
"BED6+4 Peaks of signal enrichment; based on (pooled) data."
(
    string chrom;        "Reference sequence chromosome or scaffold"
    uint   chromStart;   "Start position in chromosome"
    uint   chromEnd;     "End position in chromosome"
    string name;         "Name given to a region (preferably unique). Use . if no name is assigned"
    uint   score;        "Indicates how dark the peak will be displayed; 0 to 1000"
    char[1]  strand;     "+ or - or . for unknown"
    float  signalValue;  "Measurement of average enrichment for the region"
    float  pValue;       "Statistical significance of signal value (-log10). Set to -1 if not used"
    float  qValue;       "Statistical significance with multiple-test correction applied (FDR)."
    int   peak;          "Point-source called for this peak; 0-based offset from chromStart."
)
'''
CONTIGS = [("chr1", 200_000), ("chr2", 60_000), ("chrM", 16_569)]


def tree(leaves, at, width):
    """An R-tree over (contig, start, contig, end, offset, length), `width` entries a node, placed at byte `at`."""
    levels = [leaves]
    while len(levels[-1]) > width:
        below = levels[-1]
        groups = [below[i : i + width] for i in range(0, len(below), width)]
        levels.append([(g[0][0], g[0][1], g[-1][2], max(e[3] for e in g if e[2] == g[-1][2])) for g in groups])
    levels.reverse()
    sizes = []
    for depth, level in enumerate(levels):
        entry = 32 if depth == len(levels) - 1 else 24
        nodes = [level[i : i + width] for i in range(0, len(level), width)]
        sizes.append([4 + entry * len(node) for node in nodes])
    starts, here = [], at + 48
    for level in sizes:
        starts.append([])
        for size in level:
            starts[-1].append(here)
            here += size
    first, last = leaves[0], leaves[-1]
    out = struct.pack("<IIQIIIIQII", 0x2468ACE0, width, len(leaves), first[0], first[1], last[2], last[3], at, width, 0)
    for depth, level in enumerate(levels):
        child = 0
        for i in range(0, len(level), width):
            node = level[i : i + width]
            is_leaf = depth == len(levels) - 1
            out += struct.pack("<BBH", is_leaf, 0, len(node))
            for entry in node:
                out += struct.pack("<IIII", *entry[:4])
                if is_leaf:
                    out += struct.pack("<QQ", *entry[4:])
                else:
                    out += struct.pack("<Q", starts[depth + 1][child])
                    child += 1
    return out


def write(path, peaks, packed, description, per_block=16, width=4):
    blocks = []
    for number, (contig, _) in enumerate(CONTIGS):
        own = [p for p in peaks if p[0] == contig]
        for i in range(0, len(own), per_block):
            part = own[i : i + per_block]
            data = b"".join(struct.pack("<III", number, p[1], p[2]) + p[3].encode() + b"\0" for p in part)
            blocks.append((number, part[0][1], number, max(p[2] for p in part), data))
    words = description.encode() + b"\0"
    contig_tree = struct.pack("<IIIIQQ", 0x78CA8C91, 256, 4, 8, len(CONTIGS), 0) + struct.pack("<BBH", 1, 0, len(CONTIGS))
    for number, (name, length) in enumerate(CONTIGS):
        contig_tree += name.encode() + struct.pack("<II", number, length)
    at_words = 64
    at_tree = at_words + len(words)
    at_data = at_tree + len(contig_tree)
    out = bytearray(struct.pack("<Q", len(peaks)))
    leaves, longest = [], 0
    for first, start, last, end, data in blocks:
        longest = max(longest, len(data))
        stored = zlib.compress(data) if packed else data
        leaves.append((first, start, last, end, at_data + len(out), len(stored)))
        out += stored
    at_index = at_data + len(out)
    head = struct.pack(
        "<IHHQQQHHQQIQ", 0x8789F2EB, 4, 0, at_tree, at_data, at_index, 10, 6, at_words, 0, longest if packed else 0, 0
    )
    with open(path, "wb") as file:
        file.write(head + words + contig_tree + out + tree(leaves, at_index, width))


def main():
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    rng = random.Random(5)
    peaks = []
    for contig, length in CONTIGS[:2]:
        places = sorted(rng.sample(range(500, length - 2_000), length // 700))
        for start in places:
            end = start + rng.randint(150, 900)
            rest = [
                f"{contig}_peak_{len(peaks) + 1}", str(rng.randint(0, 1000)), ".", f"{rng.uniform(1, 40):.5g}",
                f"{rng.uniform(2, 90):.5g}", "-1", str(rng.randint(0, 100)),
            ]
            peaks.append((contig, start, end, "\t".join(rest)))
    with open("peaks.narrowPeak", "w") as file:
        file.write("# made by make_bigbed.py\ntrack type=narrowPeak name=peaks\n")
        for peak in peaks:
            file.write("\t".join(str(field) for field in peak) + "\n")
    write("peaks.bigBed", peaks, True, DESCRIPTION)
    write("plain.bigBed", peaks[:20] + [p for p in peaks if p[0] == "chr2"][:6], False, DESCRIPTION, per_block=5)
    writer = pybigtools.open("other.bb", "w")
    writer.write(dict(CONTIGS), iter(peaks))
    for path in ("peaks.bigBed", "other.bb"):
        reader = pybigtools.open(path)
        read = [(c, s, e, "\t".join(rest)) for c, _ in CONTIGS[:2] for s, e, *rest in reader.records(c)]
        assert read == peaks, path


main()
