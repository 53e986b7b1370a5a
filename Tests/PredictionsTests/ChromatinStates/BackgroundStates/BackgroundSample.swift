import Checkpoints
import Foundation
import GenomeData
import PrismModel

@testable import Predictions

/// A data set with three background states in domains of 16 to 30 kb, peaks at its TSSs, and its truth.
final class BackgroundSample {
    let folder: URL
    let dataSet: DataSet

    static let states = ["open", "halfway", "closed"]
    /// A tiny model of the two signals, adjusted for the three states.
    static var adjusted: ModelConfiguration {
        var c = ModelConfiguration.released
        (c.width, c.layers, c.inner, c.states, c.rank) = (8, 1, 16, 4, 1)
        (c.signals, c.features, c.centerLength, c.generator) = (2, 0, 0, nil)
        c.background = ModelConfiguration.Background(states: 3, signals: [0, 1])
        return c
    }
    /// Means of the two signals, log10(1 + x).
    private static let levels = [[0.9, 0.7], [0.5, 0.6], [0.1, 0.15]]

    /// What the tracks hold away from promoters.
    enum Tracks {
        case background, peaksAlone, fragment
        /// The background that the next of the three states has.
        case ofTheNextState
        /// Whether bins between promoters have values of their own.
        var holdsBackground: Bool { self == .background || self == .ofTheNextState }
    }

    init(_ tracks: Tracks = .background, split: String = "test = [\"chr2\"]", more: String = "") throws {
        let memory = URL(filePath: "/dev/shm")
        let base =
            FileManager.default.isWritableFile(atPath: memory.path)
            ? memory : FileManager.default.temporaryDirectory
        folder = base.appending(path: "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "truth"), withIntermediateDirectories: true)
        let folder = folder
        func write(_ text: String, as name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let lengths = [("chr1", 900_300), ("chr2", 300_000)]
        try write(
            lengths.map { ">\($0)\n" + String(repeating: "A", count: $1) + "\n" }.joined(), as: "genome.fa")
        var random = SplitMix64(seed: 7)
        var genes = "gene_id\tsymbol\tchrom\ttss\tstrand\n"
        var (expression, truth) = ("gene_id\tCAGE\n", "gene_id\tstate\n")
        var domains = "chrom\tstart\tend\tstate\n"
        let writers = try ["a", "b"].map {
            try BigWigWriter(path: folder.appending(path: $0 + ".bw").path, contigs: lengths.map { ($0, $1) })
        }
        var number = 0
        for (contig, length) in lengths {
            var (start, state) = (0, 0)
            var values = [[Float]](repeating: [], count: 2)
            while start < length {
                let end = min(length, start + 16_000 + Int(random.next() % 28) * 500)
                domains += "\(contig)\t\(start)\t\(end)\t\(Self.states[state])\n"
                for bin in stride(from: start, to: end, by: 500) {
                    // A TSS in the middle of every domain, with a peak that is the same in all states.
                    let isPromoter = bin == start + 7_000
                    for signal in 0..<2 {
                        let shown = tracks == .ofTheNextState ? (state + 1) % 3 : state
                        let level = Self.levels[shown][signal] + random.normal() * 0.12
                        let height = isPromoter ? 2 : tracks.holdsBackground ? level : 0
                        values[signal].append(Float(pow(10, max(0, height)) - 1))
                    }
                    if isPromoter {
                        genes += "G\(number)\tS\(number)\t\(contig)\t\(bin + 250)\t+\n"
                        expression += "G\(number)\t\(10 - 4 * state)\n"
                        truth += "G\(number)\t\(Self.states[state])\n"
                        number += 1
                    }
                }
                start = end
                state = (state + 1 + Int(random.next() % 2)) % 3
            }
            for (writer, values) in zip(writers, values) {
                // The contig's last bin is cut.
                let whole = length / 500 * 500
                let few = tracks == .fragment ? whole / 500 / 10 : whole / 500
                try writer.append(contig: contig, start: 0, step: 500, values: Array(values.prefix(few)))
            }
        }
        for writer in writers { try writer.commit() }
        try write(genes, as: "genes.tsv")
        try write(expression, as: "expression.tsv")
        try write(truth, as: "truth/genes.tsv")
        try write(domains, as: "truth/states.tsv")
        try write(
            """
            name = "background"
            simulated = true
            genome = "genome.fa"
            genes = "genes.tsv"
            window = 96
            [expression]
            file = "expression.tsv"
            column = "CAGE"
            [[signal]]
            name = "a"
            file = "a.bw"
            transform = "log10p1"
            [[signal]]
            name = "b"
            file = "b.bw"
            \(more)
            [split]
            \(split)

            """, as: "dataset.toml")
        dataSet = try DataSet(path: folder.appending(path: "dataset.toml").path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// The truth as a segmentation, promoters as a state of their own.
    func segmentation(_ name: String = "true.bed") throws -> Segmentation {
        var lines = ""
        for row in try read("truth/states.tsv").split(separator: "\n").dropFirst() {
            let fields = row.split(separator: "\t").map(String.init)
            let (start, end) = (Int(fields[1]) ?? 0, Int(fields[2]) ?? 0)
            let state = "\((Self.states.firstIndex(of: fields[3]) ?? 0) + 2)_\(fields[3])"
            let promoter = min(end, start + 6_000)..<min(end, start + 8_400)
            lines += "\(fields[0])\t\(start)\t\(promoter.lowerBound)\t\(state)\n"
            guard !promoter.isEmpty else { continue }
            lines += "\(fields[0])\t\(promoter.lowerBound)\t\(promoter.upperBound)\t1_Tss\n"
            if promoter.upperBound < end {
                lines += "\(fields[0])\t\(promoter.upperBound)\t\(end)\t\(state)\n"
            }
        }
        try Data(lines.utf8).write(to: folder.appending(path: name))
        return try Segmentation(path: path(name), contigs: dataSet.genome.contigs)
    }

    /// States learned from the training contig, 2 to 4 of them.
    func learned(off: [String] = []) throws -> BackgroundRun {
        let bins = try BackgroundBins(dataSet, threads: 2)
        let found = try HiddenMarkovLearning(count: .among(2...4)).learn(
            from: bins.chains.filter(\.isTraining).map(\.bins))
        return try BackgroundRun(
            bins, BackgroundModel(found.model.startingAnywhere(), signals: bins.described),
            source: .learned(found), off: off)
    }

    /// An untrained model that is adjusted for some states of the two signals.
    func adjustedModel(for states: BackgroundModel) throws -> DataSetModel {
        var parameters = Parameters(initialising: Self.adjusted, seed: 5)
        parameters.setBackgroundEffects([1, 0, -1])
        let file = path("adjusted.safetensors")
        try Checkpoint(parameters, configuration: Self.adjusted, background: states).write(safetensors: file)
        return try model(file)
    }

    /// An untrained model of the two signals that knows no states.
    func plainModel() throws -> DataSetModel {
        var c = Self.adjusted
        (c.background, c.generator) = (nil, ModelConfiguration.released.generator)
        c.generator?.channels = [2, 4, 8]
        c.centerLength = 64
        let file = path("plain.safetensors")
        try Checkpoint(Parameters(initialising: c, seed: 5), configuration: c).write(safetensors: file)
        return try model(file)
    }

    private func model(_ file: String) throws -> DataSetModel {
        try DataSetModel(
            dataSet,
            Manifest.ModelSource(weights: [file], name: "model", signals: nil, of: dataSet.manifest))
    }

    func score(_ run: BackgroundRun) throws -> BackgroundScore {
        try BackgroundScore(
            run, StateTruth(path: path("truth/genes.tsv"), of: dataSet),
            domains: TrueDomains(path: path("truth/states.tsv")))
    }
}
