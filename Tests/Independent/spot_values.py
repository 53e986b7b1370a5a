"""Values that independent readers (pysam, pyBigWig, h5py, cooler) find, for the tests to compare with.

    python spot_values.py FOLDER real DATA   the measured data in DATA
    python spot_values.py FOLDER made        files of many shapes, written into FOLDER by these libraries

Prints one line per spot: kind, file, where, then the expected value or values, separated by tabs; lists of numbers by
commas, `nan` for missing. Seeded: the same spots at every run.
"""

import os
import random
import sys

import numpy as np

random.seed(22)
generator = np.random.default_rng(22)


def show(values):
    """Numbers as float32 in full precision."""
    return ",".join("nan" if np.isnan(v) else repr(float(np.float32(v))) for v in values)


def line(*fields):
    print("\t".join(str(f) for f in fields))


def fasta(path, count=60, width=300):
    import pysam

    with pysam.FastaFile(path) as file:
        for contig, length in zip(file.references, file.lengths):
            for _ in range(count):
                start = random.randrange(max(1, length - width))
                end = min(length, start + random.randrange(1, width))
                line("letters", path, f"{contig}:{start}-{end}", file.fetch(contig, start, end))


def bigwig(path, count=60, width=400):
    import pyBigWig

    with pyBigWig.open(path) as file:
        for contig, length in file.chroms().items():
            starts = [0, max(0, length - 50)] + [random.randrange(max(1, length - width)) for _ in range(count)]
            # Also where there are data: around the starts of stored intervals.
            for _ in range(count):
                at = random.randrange(max(1, length - 100_000))
                found = file.intervals(contig, at, min(length, at + 100_000)) or []
                if found:
                    starts.append(max(0, random.choice(found)[0] - width // 2))
            for start in starts:
                end = min(length, start + width)
                line("values", path, f"{contig}:{start}-{end}", show(file.values(contig, start, end)))
            for bins in (1, 7):
                start = length // 3
                end = min(length, start + 3_001)
                exact = {
                    kind: [(0 if kind == "coverage" else np.nan) if v is None else v for v in file.stats(contig, start, end, type=kind, nBins=bins, exact=True)]
                    for kind in ("mean", "min", "max", "coverage")
                }
                for kind, values in exact.items():
                    line(kind, path, f"{contig}:{start}-{end}", show(values))


def profiles(path, resolution, balance="weight", name=None):
    """Contacts of some TSSs of a cooler file, base by base in steps of 97."""
    import cooler

    matrix = cooler.Cooler(path if resolution is None else f"{path}::/resolutions/{resolution}")
    dense = matrix.matrix(balance=balance)
    for contig, length in zip(matrix.chromnames, matrix.chromsizes):
        rows = dense.fetch(contig)
        bins = matrix.bins().fetch(contig)
        for _ in range(4):
            tss = random.randrange(length)
            start = random.randrange(length)
            end = min(length, start + 4_000)
            find = lambda base: int(np.searchsorted(bins["end"].values, base, side="right"))
            values = [rows[find(tss), find(base)] for base in range(start, end, 97)]
            line("contacts", name or matrix.uri, f"{contig}:{start}-{end}:{tss}", show(values))


def made(folder):
    import cooler
    import h5py
    import pandas as pd
    import pyBigWig
    import pysam

    # A genome, packed and indexed by htslib's own tools.
    path = os.path.join(folder, "genome.fa")
    with open(path, "w") as file:
        for contig, length in (("chr1", 5_003), ("chrM", 700), ("scaffold_7", 61)):
            file.write(f">{contig} made\n")
            letters = "".join(random.choices("ACGTNacgtn", k=length))
            for at in range(0, length, 60):
                file.write(letters[at : at + 60] + "\n")
    pysam.faidx(path)
    pysam.tabix_compress(path, path + ".gz", force=True)
    fasta(path)
    fasta(path + ".gz")

    path = os.path.join(folder, "track.bw")
    with pyBigWig.open(path, "w") as file:
        file.addHeader([("chr1", 200_000), ("chr2", 9_000)])
        starts = np.cumsum(generator.integers(1, 30, 8_000))
        file.addEntries(
            ["chr1"] * 8_000, starts.tolist(), ends=(starts + 1).tolist(), values=generator.normal(size=8_000).tolist())
        file.addEntries("chr2", 100, values=generator.random(700).tolist(), span=4, step=11)
    bigwig(path)

    # Coolers: variable last bins, masked bins, two formats of HDF5, balanced by two conventions.
    lengths = pd.Series({"chr1": 61_000, "chr2": 33_333, "chrX": 900})
    bins = cooler.util.binnify(lengths, 1_000)
    count = len(bins)
    pairs = [(i, j) for i in range(count) for j in range(i, count) if random.random() < 0.4]
    pixels = pd.DataFrame(
        {"bin1_id": [p[0] for p in pairs], "bin2_id": [p[1] for p in pairs], "count": generator.integers(1, 500, len(pairs))})
    weights = generator.random(count) + 0.1
    weights[generator.integers(0, count, 5)] = np.nan
    bins["weight"], bins["KR"] = weights, 1 / weights
    path = os.path.join(folder, "matrix.cool")
    cooler.create_cooler(path, bins, pixels)
    profiles(path, None)
    path = os.path.join(folder, "matrix.mcool")
    cooler.zoomify_cooler(os.path.join(folder, "matrix.cool"), path, [1_000, 2_000], chunksize=10_000)
    for resolution in (1_000, 2_000):
        cooler.balance_cooler(
            cooler.Cooler(f"{path}::/resolutions/{resolution}"), store=True, min_nnz=0, mad_max=0, max_iters=20)
        profiles(path, resolution)
    # The same matrix in the newest format.
    path = os.path.join(folder, "newest.cool")
    with h5py.File(os.path.join(folder, "matrix.cool")) as old, h5py.File(path, "w", libver="latest") as new:
        for name in old:
            old.copy(name, new)
        for key, value in old.attrs.items():
            new.attrs[key] = value
    profiles(path, None)

    hdf5(folder)


def hdf5(folder):
    import h5py

    storages = [
        {}, {"chunks": (10,)}, {"compression": "gzip", "shuffle": True}, {"compression": "lzf"},
        {"chunks": (7,), "maxshape": (None,), "compression": "gzip", "fletcher32": True},
        {"chunks": (4,), "maxshape": (None,)}, {"chunks": (400,), "compression": "lzf", "shuffle": True},
        {"chunks": (1,)}, {"chunks": (1,), "compression": "gzip"},
    ]
    for libver in ("earliest", "v108", "v110", "latest"):
        path = os.path.join(folder, f"hic_feat_{libver}.h5")
        with h5py.File(path, "w", libver=(libver, "latest")) as file:
            for index, storage in enumerate(storages):
                for kind in ("<f4", ">f8", "<f2", "<i4", "|u1", ">i2"):
                    values = generator.integers(0, 99, 1_200) if kind[1] in "iu" else generator.normal(size=1_200)
                    tss = 10_000 + index * 100 + "fiu".index(kind[1]) * 10 + int(kind[2])
                    file.create_dataset(f"chr1_{tss}", data=values.astype(kind), **storage)
                    start = tss + random.randrange(-620, 580)
                    at = [b - tss + 600 for b in range(start, start + 40)]
                    held = values.astype(kind)
                    line(
                        "features", path, f"chr1:{start}-{start + 40}:{tss}",
                        show([held[i] if 0 <= i < 1_200 else np.nan for i in at]))


def main():
    folder, what = sys.argv[1], sys.argv[2]
    if what == "made":
        made(folder)
        return
    data = sys.argv[3]
    fasta(os.path.join(data, "genome.fa.gz"))
    tracks = os.path.join(data, "tracks")
    for name in sorted(os.listdir(tracks)):
        bigwig(os.path.join(tracks, name))


if __name__ == "__main__":
    main()
