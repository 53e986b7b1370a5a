import Checkpoints
import Foundation
import GenomeData

@testable import Explorer

/// Other conditions of `SmallData`, as manifests beside its own: another order of genes, one less, other values, a signal
/// more; the same weights.
enum SmallConditions {
    /// Writes `other.toml`, `without.toml`, which names no model, and what they need.
    static func write(to folder: URL) throws {
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        try write(
            "gene_id\tchrom\ttss\tstrand\nG3\tchr1\t59999\t+\nG2\tchr1\t30000\t+\nG0\tchr1\t0\t+\n"
                + "G4\tchr2\t0\t+\nG5\tchr2\t89\t+\nG6\tchr3\t0\t+\n", "genes-other.tsv")
        try write(
            "gene_id\tCAGE\n" + (0..<7).map { "G\($0)\t\(5 - $0)\n" }.joined(), "expression-other.tsv")
        let track = try BigWigWriter(path: folder.appending(path: "b.bw").path, contigs: [("chr1", 60_000)])
        try track.append(contig: "chr1", start: 0, values: (0..<60_000).map { Float(($0 / 3) % 7) })
        try track.commit()
        try write(manifest(models: true), "other.toml")
        try write(manifest(models: false), "without.toml")
    }

    /// Writes a manifest of the other condition on a genome of its own, `genome-NAME.fa`, which differs where `change` says.
    ///
    /// - Returns: the manifest's path.
    static func write(genome name: String, to folder: URL, change: (inout String) -> Void) throws -> String {
        var letters = try String(contentsOf: folder.appending(path: "genome.fa"), encoding: .utf8)
        change(&letters)
        try Data(letters.utf8).write(to: folder.appending(path: "genome-\(name).fa"))
        let path = folder.appending(path: "\(name).toml")
        try Data(manifest(models: true, genome: "genome-\(name).fa").utf8).write(to: path)
        return path.path
    }

    /// Writes a condition that lacks the contacts, whose model takes `a` alone.
    ///
    /// - Returns: the manifest's path.
    static func writeWithoutContacts(to folder: URL, ownModel: Bool) throws -> String {
        let text = manifest(models: ownModel).split(separator: "[[signal]]\nname = \"contacts\"")
        let model = text.last?.split(separator: "[[model]]").dropFirst().first.map { "[[model]]" + $0 } ?? ""
        let own = model.replacing("m.safetensors", with: "m1.safetensors")
            .replacing("[\"a\", \"contacts\"]", with: "[\"a\"]")
        try Checkpoint.writeUntrained(signals: 1, to: folder.appending(path: "m1.safetensors").path)
        let path = folder.appending(path: ownModel ? "less.toml" : "less-without.toml")
        try Data(((text.first.map(String.init) ?? "") + own).utf8).write(to: path)
        return path.path
    }

    private static func manifest(models: Bool, genome: String = "genome.fa") -> String {
        """
        name = "other"
        genome = "\(genome)"
        genes = "genes-other.tsv"
        window = \(SmallData.window)
        [expression]
        file = "expression-other.tsv"
        column = "CAGE"
        [[signal]]
        name = "a"
        file = "b.bw"
        [[signal]]
        name = "extra"
        file = "a.bw"
        [[signal]]
        name = "contacts"
        contacts = "contacts.tsv"
        transform = "log10p1"
        \(models ? "[[model]]\nname = \"same\"\nfiles = [\"m.safetensors\"]\nsignals = [\"a\", \"contacts\"]" : "")

        """
    }
}
