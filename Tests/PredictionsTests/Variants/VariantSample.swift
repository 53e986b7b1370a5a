import Foundation
import GenomeData
import PrismModel

@testable import Predictions

/// Variants on the small data set, with windows that overlap and reach beyond the contigs.
final class VariantSample {
    let small: SmallRun
    let model: DataSetModel
    private let contigs: [String: [UInt8]]

    init() throws {
        small = try SmallRun()
        let manifest = try small.read("dataset.toml").replacing("window = 96", with: "window = 480")
        try Data(manifest.utf8).write(to: small.folder.appending(path: "wide.toml"))
        let dataSet = try DataSet(path: small.path("wide.toml"))
        model = try DataSetModel(dataSet, named: "pair")
        var contigs: [String: [UInt8]] = [:]
        for contig in dataSet.genome.contigs {
            contigs[contig.name] = Array(
                try dataSet.genome.letters(
                    in: GenomicInterval(contig: contig.name, start: 0, end: contig.length)
                ).utf8)
        }
        self.contigs = contigs
    }

    static let head =
        "##fileformat=VCFv4.3\n##contig=<ID=chr1>\n"

    /// Writes a VCF of lines, whose columns have blanks between; those behind ALT are filled in unless there are samples.
    @discardableResult
    func write(_ lines: [String], as name: String = "in.vcf", samples: [String] = []) throws -> String {
        var text = Self.head + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"
        if !samples.isEmpty { text += "\tFORMAT\t" + samples.joined(separator: "\t") }
        text += "\n"
        for line in lines {
            var columns = line.split(separator: " ").map(String.init)
            if columns.count < 8 { columns += [".", "PASS", "AC=1"] }
            text += columns.joined(separator: "\t") + "\n"
        }
        let writer = try TextWriter(path: small.path(name))
        try writer.write(text)
        try writer.commit()
        return small.path(name)
    }

    /// The genome's letters from a position, 0-based.
    func letters(_ contig: String, _ position: Int, _ count: Int = 1) -> String {
        String(decoding: contigs[contig]?[position..<(position + count)] ?? [], as: UTF8.self)
    }

    /// Another letter than the genome's.
    func other(_ contig: String, _ position: Int, _ step: Int = 1) -> String {
        let all = ["A", "C", "G", "T"]
        return all[((all.firstIndex(of: letters(contig, position)) ?? 0) + step) % 4]
    }

    /// Lines of substitutions, longer replacements, insertions and deletions, sorted, some with several alternatives.
    func randomLines(_ count: Int, seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed)
        func bases(_ count: Int) -> String {
            String((0..<count).map { _ in "ACGT".randomElement(using: &random) ?? "A" })
        }
        var lines: [(String, Int, String)] = []
        for index in 0..<count {
            let contig = index % 3 == 0 ? "chr2" : "chr1"
            let position = Int.random(in: 0..<2930, using: &random)
            let reference = letters(contig, position, Int.random(in: 1...6, using: &random))
            let anchor = letters(contig, position)
            let alternative =
                switch index % 5 {
                case 0: reference.dropFirst(reference.count - 1) + bases(3)
                case 1: Substring(anchor + bases(Int.random(in: 1...30, using: &random)))
                case 2: Substring(anchor)
                default: Substring(bases(reference.count))
                }
            let several = index % 7 == 0 ? ",\(anchor)\(bases(2))" : ""
            lines.append(
                (
                    contig, position,
                    "\(contig) \(position + 1) v\(index) \(reference) \(alternative)\(several)"
                ))
        }
        // A long deletion across TSSs, and one up to the contig's end.
        lines.append(("chr1", 280, "chr1 281 long \(letters("chr1", 280, 350)) \(letters("chr1", 280))"))
        lines.append(("chr2", 2950, "chr2 2951 end \(letters("chr2", 2950, 50)) \(letters("chr2", 2950))"))
        return lines.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    /// A run over a file.
    func run(_ change: (inout VariantRequest) -> Void = { _ in }, file: String = "in.vcf") throws
        -> VariantRun
    {
        var request = VariantRequest(path: small.path(file))
        change(&request)
        return try VariantRun(model, request, version: "test")
    }

    /// A table's rows, by column.
    func rows(_ run: VariantRun) throws -> [[String: String]] {
        try run.write(to: small.path("rows.tsv"), restart: true)
        return try rows(of: "rows.tsv")
    }

    func rows(of name: String) throws -> [[String: String]] {
        let lines = try small.read(name).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        guard let columns = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
    }

    /// The observed prediction of each member.
    func predictions(_ window: GeneWindow) throws -> [Double] {
        try model.ensemble.predict([window])[0].members.compactMap(\.observed).map(Double.init)
    }
}

/// A gene's window on an edited contig, made base by base in another way than the encoder's: the contig is written out, a
/// row for every base, and edited as text.
struct Recoding {
    private struct Row {
        var code: UInt8
        var signals: [Float]
        /// Nil for an inserted base.
        var reference: Int?
    }

    private var rows: [Row] = []
    private let gene: Gene
    private let window: GeneWindow

    private static let margin = 1_000

    init(_ sample: VariantSample, gene index: Int) throws {
        let encoder = sample.model.encoder
        gene = sample.model.dataSet.genes[index]
        window = try encoder.window(ofGeneAt: index)
        let whole = try encoder.window(
            over: GenomicInterval(contig: gene.contig, start: -Self.margin, end: 3_000 + Self.margin),
            gene: gene)
        let count = encoder.signals.count
        for (place, code) in whole.bases.enumerated() {
            rows.append(
                Row(
                    code: code, signals: Array(whole.signals[(place * count)..<((place + 1) * count)]),
                    reference: place - Self.margin))
        }
    }

    /// Replaces `reference` at a position, 0-based; edits are made from right to left.
    mutating func edit(_ position: Int, _ reference: String, _ alternative: String) {
        var (old, new, start) = (Array(reference), Array(alternative), position)
        while let first = old.first, first == new.first {
            old.removeFirst()
            new.removeFirst()
            start += 1
        }
        while let last = old.last, last == new.last {
            old.removeLast()
            new.removeLast()
        }
        guard let place = rows.firstIndex(where: { $0.reference == start }) else { return }
        let shared = min(old.count, new.count)
        for offset in 0..<shared { rows[place + offset].code = code(new[offset]) }
        rows.removeSubrange((place + shared)..<(place + old.count))
        let signals = rows[place + shared - 1].signals
        rows.insert(
            contentsOf: new[shared...].map { Row(code: code($0), signals: signals, reference: nil) },
            at: place + shared)
    }

    private func code(_ letter: Character) -> UInt8 { Base.code(of: letter.asciiValue ?? 0) }

    /// The window around the TSS, or around the next base that is left of the reference.
    var edited: GeneWindow {
        let centre = rows.firstIndex { ($0.reference ?? .min) >= gene.tss } ?? 0
        let part = rows[(centre - window.length / 2)..<(centre - window.length / 2 + window.length)]
        var edited = window
        edited.bases = part.map(\.code)
        edited.signals = part.flatMap(\.signals)
        return edited
    }

    /// Whether the edits are seen.
    var isChanged: Bool { edited.bases != window.bases || edited.signals != window.signals }
}
