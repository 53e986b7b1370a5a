import Foundation
import Testing

@testable import Simulator

/// From the files alone, with matching of their own.
@Suite struct SequenceTests {
    private let sample: Sample
    private let genome: [String: [Character]]

    init() throws {
        sample = try Sample.shared.get()
        genome = try SequenceTests.genome(sample)
    }

    @Test func contigsAreAsReported() {
        for contig in sample.report.contigs {
            let letters = genome[contig.name] ?? []
            #expect(letters.count == contig.length)
            #expect(
                letters.prefix(1_000).allSatisfy { $0 == "N" }
                    && letters.suffix(1_000).allSatisfy { $0 == "N" })
            #expect(letters.dropFirst(1_000).dropLast(1_000).allSatisfy { "ACGT".contains($0) })
        }
    }

    @Test func motifsAreInTheSequenceOnTheirStrand() throws {
        let patterns = Dictionary(
            uniqueKeysWithValues: (Motif.functional + Motif.inert).map { ($0.name, $0.pattern) })
        let tss = Dictionary(
            uniqueKeysWithValues: try sample.rows("genes.tsv").map { ($0.text("gene_id"), $0) })
        let rows = try sample.rows("truth/motifs.tsv")
        #expect(rows.count { $0.text("role") == "functional" } > 60)
        #expect(rows.count { $0.text("role") == "decoy" } > 20)
        #expect(Set(rows.map { $0.text("strand") }) == ["+", "-"])
        for row in rows {
            let pattern = try #require(patterns[row.text("motif")])
            let site = slice(row.text("chrom"), row.integer("start"), row.integer("end"), row.text("strand"))
            #expect(matches(site, pattern), "\(row)")
            let gene = try #require(tss[row.text("gene_id")])
            let distance = abs(row.integer("start") - gene.integer("tss"))
            #expect(distance <= 1_000 && gene.text("chrom") == row.text("chrom"))
            #expect(row.text("role") == "functional" || row.number("expression_effect") == 0)
        }
    }

    /// Start, stop and splice sites, read along the strand.
    @Test func genesReadAsGenes() throws {
        for gene in try sample.rows("genes.tsv") {
            let (chrom, strand) = (gene.text("chrom"), gene.text("strand"))
            let starts = gene.text("exon_starts").split(separator: ",").compactMap { Int($0) }
            let ends = gene.text("exon_ends").split(separator: ",").compactMap { Int($0) }
            #expect(starts.count == gene.integer("exon_count") && ends.count == starts.count)
            let coding = gene.integer("cds_start")..<gene.integer("cds_end")
            var pieces: [[Character]] = []
            for (start, end) in zip(starts, ends) {
                let part = (start..<end).clamped(to: coding)
                pieces.append(slice(chrom, part.lowerBound, part.upperBound, strand))
            }
            let bases = (strand == "+" ? pieces : pieces.reversed()).flatMap { $0 }
            let codons = stride(from: 0, to: bases.count, by: 3).map {
                String(bases[$0..<min($0 + 3, bases.count)])
            }
            let stops: Set = ["TAA", "TAG", "TGA"]
            #expect(bases.count % 3 == 0 && codons.first == "ATG")
            #expect(stops.contains(codons.last ?? "") && !codons.dropLast().contains(where: stops.contains))
            for (end, start) in zip(ends, starts.dropFirst()) {
                let intron = slice(chrom, end, start, strand)
                #expect(intron.prefix(2) == ["G", "T"] && intron.suffix(2) == ["A", "G"])
            }
        }
    }

    @Test func islandsAreRich() throws {
        var gc: [String: [Double]] = [:]
        for gene in try sample.rows("truth/genes.tsv") {
            let around = slice(gene.text("chrom"), gene.integer("tss") - 250, gene.integer("tss") + 100, "+")
            let share = Double(around.count { $0 == "G" || $0 == "C" }) / Double(around.count)
            gc[gene.text("cpg_island"), default: []].append(share)
        }
        let (outside, inside) = (Moments(gc["0"] ?? []).mean, Moments(gc["1"] ?? []).mean)
        #expect(inside > 0.58 && outside < 0.5)
    }

    private func slice(_ contig: String, _ start: Int, _ end: Int, _ strand: String) -> [Character] {
        guard let letters = genome[contig], start >= 0, start <= end, end <= letters.count else { return [] }
        let part = Array(letters[start..<end])
        let pairs: [Character: Character] = ["A": "T", "C": "G", "G": "C", "T": "A"]
        return strand == "+" ? part : part.reversed().map { pairs[$0] ?? "N" }
    }

    private func matches(_ site: [Character], _ pattern: String) -> Bool {
        let codes: [Character: String] = [
            "R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC", "N": "ACGT",
        ]
        return site.count == pattern.count
            && zip(site, pattern).allSatisfy { base, code in (codes[code] ?? String(code)).contains(base) }
    }

    /// The letters of each contig, by way of the system's gzip.
    private static func genome(_ sample: Sample) throws -> [String: [Character]] {
        let text = try String(decoding: Gzip.decompress(sample.folder("genome.fa.gz")), as: UTF8.self)
        var result: [String: [Character]] = [:]
        for record in text.split(separator: ">") {
            let lines = record.split(separator: "\n")
            guard let header = lines.first else { continue }
            #expect(header.contains("SIMULATED"))
            result[String(header.prefix { $0 != " " })] = lines.dropFirst().flatMap(Array.init)
        }
        return result
    }
}
