import GenomeData
import PrismModel
import Wording

/// States as files: a table of genes, and the ribbon as BED.
///
/// Each file starts with lines on what made it and appears whole or not at all.
public struct StateTable: Sendable {
    private let run: StateRun
    private let states: ContextStates
    private let names: StateNames
    /// What made the states: the lines before every table of theirs, without comment signs.
    public let header: [String]

    /// The files of some states.
    ///
    /// - Parameters:
    ///   - run: the genes.
    ///   - states: their states.
    ///   - names: what the states are called.
    ///   - seed: of the clustering, for the header.
    ///   - version: the program's, for the header.
    public init(_ run: StateRun, _ states: ContextStates, names: StateNames, seed: UInt64, version: String) {
        self.run = run
        self.states = states
        self.names = names
        var lines = run.model.provenance.lines("states", version: version)
        lines.append(
            "states: \(states.count), k-means++ of the context vectors of "
                + "\(run.indices.count.counted("gene")), seed \(seed)")
        if run.model.folds != nil { lines.append(Provenance.foldStatesNote) }
        let tried = states.silhouettes.sorted { $0.key < $1.key }.map { "\($0.key): \(Self.text($0.value))" }
        lines.append(
            "mean silhouette by number of states: " + (tried.isEmpty ? "NA" : tried.joined(separator: ", "))
                + (states.sampled < run.indices.count
                    ? ", of a sample of \(states.sampled.counted("gene"))" : ""))
        header = lines
    }

    /// Writes the genes: place, expression, state, squared distance to its centroid, and the assignment p_S1, p_S2, …
    public func writeGenes(to path: String) throws {
        let writer = try TextWriter(path: path)
        for line in header { try writer.write("# \(line)\n") }
        try writer.write("# assignment: softmax of -(squared distance to a centroid) / \(states.spread)\n")
        try writer.write("# positions: 0-based\n")
        let predicts = !run.predictions.isEmpty
        if predicts { try writer.write("# \(Provenance.observedNote)\n") }
        let columns =
            ["gene_id", "symbol", "chrom", "tss", "strand", "measured"]
            + (predicts ? ["observed", "intervened"] : [])
            + ["state", "name", "squared_distance"]
            + (0..<states.count).map { "p_" + StateNames.number($0) }
        try writer.write(row: columns)
        for (number, index) in run.indices.enumerated() {
            let gene = run.model.dataSet.genes[index]
            let state = states.labels[number]
            let squared = states.squaredDistances(of: run.vectors[number])
            var fields = [gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue]
            fields.append(run.measured[number].map { "\($0)" } ?? "NA")
            if predicts {
                let prediction = run.predictions[number]
                fields.append(prediction.observed.map { "\($0.mean)" } ?? "NA")
                fields.append(prediction.intervened.map { "\($0.mean)" } ?? "NA")
            }
            fields += [StateNames.number(state), names.name(state), "\(Float(squared[state]))"]
            fields += states.assignment(of: run.vectors[number]).map { "\(Float($0))" }
            try writer.write(row: fields)
        }
        try writer.commit()
    }

    /// Writes the ribbon as BED9: name and colour of a state, equal neighbours as one line.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - regions: what is painted, 0-based half-open, in the order in which it is to stand.
    ///   - step: the bases that share a state.
    ///   - threads: how many threads paint.
    ///   - progress: called with the bases gone over; where it throws no file is written.
    ///   - body: gets every stretch that was painted, in order.
    /// - Returns: how many stretches of one state were painted, and how many bases they have.
    /// - Throws: `WriteError`, as `StateRibbon.paint(_:_:threads:cancellation:_:)`, and what `progress` throws.
    @discardableResult
    public func writeRibbon(
        to path: String, over regions: [GenomicInterval], step: Int,
        threads: Int = PrismModel.defaultThreads, progress: (Int) throws -> Void = { _ in },
        _ body: (String, [StateRibbon.Piece]) -> Void = { _, _ in }
    ) throws -> (stretches: Int, bases: Int) {
        let writer = try TextWriter(path: path)
        for line in header { try writer.write("# \(line)\n") }
        for line in StateRibbon.about(step: step) { try writer.write("# \(line)\n") }
        try writer.write(StateRibbon.trackLine + "\n")
        let ribbon = StateRibbon(run.model, states, step: step)
        var (lines, painted, before) = (0, 0, 0)
        for region in regions {
            var open: [StateRibbon.Piece] = []
            try ribbon.paint(region.contig, region.start..<max(region.start, region.end), threads: threads) {
                pieces in
                body(region.contig, pieces)
                for piece in pieces { StateRibbon.append(piece, to: &open) }
                // The last piece may go on.
                for piece in open.dropLast() { try write(piece, on: region.contig, to: writer) }
                lines += max(0, open.count - 1)
                open = Array(open.suffix(1))
                painted += pieces.reduce(0) { $0 + $1.range.count }
                try progress(before + (pieces.last?.range.upperBound ?? region.start) - region.start)
            }
            for piece in open { try write(piece, on: region.contig, to: writer) }
            lines += open.count
            before += region.length
            try progress(before)
        }
        try writer.commit()
        return (lines, painted)
    }

    private func write(_ piece: StateRibbon.Piece, on contig: String, to writer: TextWriter) throws {
        try writer.write(row: piece.bed9(on: contig, names))
    }

    private static func text(_ value: Double) -> String { "\(Float((value * 10_000).rounded() / 10_000))" }
}
