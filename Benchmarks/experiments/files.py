"""Reading what data sets and the program's outputs are made of, for the experiments beside this file."""
import csv
import gzip


def table(path):
    """Rows of a table with a header, by column; lines that begin with # are left out."""
    with open(path) as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def read_genome(path):
    """Contig → its bases in capitals, of FASTA that is plain or packed."""
    contigs, name = {}, None
    with (gzip.open(path, "rt") if str(path).endswith(".gz") else open(path)) as file:
        for line in file:
            if line.startswith(">"):
                name = line[1:].split()[0]
                contigs[name] = []
            else:
                contigs[name].append(line.strip().upper())
    return {name: "".join(parts) for name, parts in contigs.items()}
