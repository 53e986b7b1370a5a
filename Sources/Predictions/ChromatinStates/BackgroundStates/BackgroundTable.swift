import GenomeData
import PrismModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Background states as files: a table of genes, the ribbon as BED, posteriors as bedGraph.
///
/// All start with lines on what made them and appear whole or not at all.
public struct BackgroundTable: Sendable {
    private let run: BackgroundRun
    private let names: StateNames
    private let header: [String]

    /// The files of a run.
    ///
    /// - Parameters:
    ///   - run: genes and genome.
    ///   - names: what the states are called and how they are painted.
    ///   - about: lines on what made the states, without any mark of a comment.
    public init(_ run: BackgroundRun, names: StateNames, about: [String]) {
        self.run = run
        self.names = names
        header = about
    }

    private var states: Range<Int> { 0..<run.model.backgroundStates }

    /// Writes the genes: place, split, expression, likeliest state and its name, and the assignment q_S1, q_S2, …; NA
    /// where a gene's contig has no data. Where nothing is known around a gene, q is P and its state NA.
    public func writeGenes(to path: String) throws {
        let writer = try TextWriter(path: path)
        for line in header { try writer.write("# \(line)\n") }
        let prior = zip(states, run.model.prior).map { "\(StateNames.number($0)) \(Float($1))" }
        try writer.write(
            "# prior, \(run.priorOrigin.words): \(prior.joined(separator: ", "))\n")
        try writer.write("# positions: 0-based\n")
        let columns = ["gene_id", "symbol", "chrom", "tss", "strand", "split", "measured", "state", "name"]
        try writer.write(row: columns + states.map { "q_" + StateNames.number($0) })
        for (index, gene) in run.dataSet.genes.enumerated() {
            var fields = [gene.id, gene.symbol, gene.contig, "\(gene.tss)", gene.strand.rawValue]
            fields.append(run.dataSet.split(at: index)?.rawValue ?? "NA")
            fields.append(try run.dataSet.measured(at: index).map { "\($0)" } ?? "NA")
            let state = run.state(ofGeneAt: index)
            fields += [state.map(StateNames.number) ?? "NA", state.map(names.name) ?? "NA"]
            fields += run.assignments[index]?.map { "\($0)" } ?? states.map { _ in "NA" }
            try writer.write(row: fields)
        }
        try writer.commit()
    }

    /// Writes the likeliest background state along the genome as BED9 with its colour, neighbours of one state as one
    /// line; returns the number of lines.
    @discardableResult
    public func writeRibbon(to path: String) throws -> Int {
        let writer = try TextWriter(path: path)
        for line in header { try writer.write("# \(line)\n") }
        try writer.write(StateRibbon.trackLine + "\n")
        var lines = 0
        for (number, chain) in run.bins.chains.enumerated() {
            for piece in run.pieces(onContig: number) {
                try writer.write(row: piece.bed9(on: chain.contig.name, names))
                lines += 1
            }
        }
        try writer.commit()
        return lines
    }

    /// Writes the posteriors of the background states as bedGraph: into a folder, one file `S1.bedgraph` per state, or
    /// into one file, one `track` per state.
    ///
    /// A posterior is written in steps of 0.001, and neighbouring bins of equal ones as one line.
    ///
    /// - Parameter path: a folder that is there or ends in `/` (it is made), or else a file.
    /// - Throws: `GenomeDataError` for a folder that cannot be made, `WriteError`.
    public func writePosteriors(to path: String) throws {
        if path.hasSuffix("/") || Self.isFolder(path) {
            guard mkdir(path, 0o777) == 0 || Self.isFolder(path) else {
                throw GenomeDataError(file: path, place: nil, problem: "cannot make the folder")
            }
            for state in states {
                try writePosteriors(of: [state], to: path + "/\(StateNames.number(state)).bedgraph")
            }
        } else {
            try writePosteriors(of: Array(states), to: path)
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
    }

    private func writePosteriors(of some: [Int], to path: String) throws {
        let writer = try TextWriter(path: path)
        for line in header { try writer.write("# \(line)\n") }
        for state in some {
            let title = "\(StateNames.number(state)) \(names.name(state))".replacingQuotes
            let colour = names.colour(state).map(String.init).joined(separator: ",")
            try writer.write("track type=bedGraph name=\"\(title)\" color=\(colour) viewLimits=0:1\n")
            for number in run.bins.chains.indices {
                try writePosteriors(of: state, onContig: number, to: writer)
            }
        }
        try writer.commit()
    }

    private func writePosteriors(of state: Int, onContig number: Int, to writer: TextWriter) throws {
        let contig = run.bins.chains[number].contig
        guard let assignments = try run.assignments(onContig: number) else { return }
        var open: (range: Range<Int>, value: Int)?
        func write(_ line: (range: Range<Int>, value: Int)) throws {
            try writer.write(row: [
                contig.name, "\(line.range.lowerBound)", "\(line.range.upperBound)",
                "\(Float(line.value) / 1000)",
            ])
        }
        for bin in 0..<assignments.count / states.count {
            let value = Int((assignments[bin * states.count + state] * 1000).rounded())
            let range = run.range(ofBin: bin, on: contig)
            if let last = open, last.value == value {
                open = (last.range.lowerBound..<range.upperBound, value)
            } else {
                if let open { try write(open) }
                open = (range, value)
            }
        }
        if let open { try write(open) }
    }
}

extension String {
    /// Without the quotes that would end a track's name.
    fileprivate var replacingQuotes: String { String(map { $0 == "\"" ? "'" : $0 }) }
}
