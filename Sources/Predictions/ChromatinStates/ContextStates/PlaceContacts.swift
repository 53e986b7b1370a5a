import GenomeData

/// Contacts of any place on a contig, as the window of a gene there would hold them.
struct PlaceContacts {
    /// The model's signals that are contacts with any place, by number.
    let free: [Int]
    /// The model's signals that are contacts kept by gene, by number.
    private let byGene: [Int]
    /// The model's signals that are no contacts, by number.
    let others: Set<Int>

    private let encoder: WindowEncoder
    private let contig: String
    /// The contig's genes, by TSS.
    private let genes: ArraySlice<Gene>
    private var held: (gene: String, columns: [(signal: Int, values: [Float])])?

    init(_ model: DataSetModel, contig: String) {
        encoder = model.encoder
        self.contig = contig
        var free: [Int] = [], byGene: [Int] = [], others: Set<Int> = []
        for (number, index) in encoder.signals.enumerated() {
            let signal = encoder.dataSet.signals[index]
            if signal.contacts == nil {
                others.insert(number)
            } else if signal.source.contigNames != nil {
                free.append(number)
            } else {
                byGene.append(number)
            }
        }
        self.free = free
        self.byGene = byGene
        self.others = others
        genes = encoder.dataSet.annotation.genes(
            withTSSIn: GenomicInterval(contig: contig, start: 0, end: GenomicInterval.endOfAnyContig))
    }

    /// The contact columns of the window whose centre is at `place`.
    mutating func columns(around place: Int) throws -> [(signal: Int, values: [Float])] {
        var columns: [(signal: Int, values: [Float])] = []
        if !free.isEmpty {
            let here = Gene(id: "", symbol: "", contig: contig, tss: place, strand: .unknown)
            columns += try read(free, gene: here)
        }
        if !byGene.isEmpty, let gene = nearest(to: place) {
            if held?.gene != gene.id { held = (gene.id, try read(byGene, gene: gene)) }
            columns += held?.columns ?? []
        }
        return columns
    }

    private func read(_ signals: [Int], gene: Gene) throws -> [(signal: Int, values: [Float])] {
        let interval = GenomicInterval(around: gene.tss, on: contig, length: encoder.length)
        let values = try encoder.signals(over: interval, gene: gene, only: Set(signals))
        let width = encoder.signals.count
        return signals.map { signal in
            (signal, stride(from: signal, to: values.count, by: max(1, width)).map { values[$0] })
        }
    }

    private func nearest(to place: Int) -> Gene? {
        var (low, high) = (genes.startIndex, genes.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if genes[middle].tss < place { low = middle + 1 } else { high = middle }
        }
        let around = [low - 1, low].filter(genes.indices.contains).map { genes[$0] }
        return around.min { abs($0.tss - place) < abs($1.tss - place) }
    }
}
