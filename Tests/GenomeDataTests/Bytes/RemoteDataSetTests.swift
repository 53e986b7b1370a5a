import Foundation
import TestSupport
import Testing

@testable import GenomeData

/// A data set whose every file is behind a URL, and tables whose server misbehaves.
@Suite struct RemoteDataSetTests {
    private let miniature: MiniatureDataSet

    init() throws { miniature = try MiniatureDataSet() }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: miniature.scratch.path(name))))
    }

    @Test func `every table and track by URL gives the same windows and the same report`() throws {
        let local = try miniature.open()
        try miniature.scratch.pack(
            String(decoding: bytes("features.tsv"), as: UTF8.self), .gzip, as: "features.tsv.gz")
        try miniature.scratch.pack(
            String(decoding: bytes("contacts.tsv"), as: UTF8.self), .bgzip, as: "contacts.tsv.gz")
        var files: [String: (bytes: [UInt8], behaviour: LoopbackServer.Behaviour)] = [:]
        for name in [
            "genome.fa", "genome.fa.fai", "genes.tsv", "expression.tsv", "features.tsv.gz", "a.bw",
            "contacts.tsv.gz",
        ] {
            files[name] = (try bytes(name), .ranges)
        }
        let server = try LoopbackServer(files)
        defer { server.stop() }
        let changes = [
            ("\"genome.fa\"", "genome.fa"), ("\"genes.tsv\"", "genes.tsv"),
            ("\"expression.tsv\"", "expression.tsv"),
            ("\"features.tsv\"", "features.tsv.gz"), ("\"a.bw\"", "a.bw"),
            ("\"contacts.tsv\"", "contacts.tsv.gz"),
        ].map { ($0.0, "\"\(server.address)/\($0.1)\"") }
        let remote = try miniature.open(changes)
        #expect(remote.genes == local.genes)
        let (near, far) = (WindowEncoder(local), WindowEncoder(remote))
        for index in local.genes.indices {
            #expect(try near.window(ofGeneAt: index) == far.window(ofGeneAt: index))
            #expect(try local.measured(at: index) == remote.measured(at: index))
        }
        #expect(local.check().signals.map(\.genesWithData) == remote.check().signals.map(\.genesWithData))
    }

    @Test(arguments: [
        (LoopbackServer.Behaviour.fails(404), "404"), (.fails(500), "500"), (.hangsUp, ":"),
        (.wrongRange, ":"),
        (.changes, ":"),
        (.ignoresRanges, "range"),
    ])
    func `a table from a server that misbehaves is an error that names the URL`(
        behaviour: LoopbackServer.Behaviour, expected: String
    ) throws {
        // More than one page, so that the file is asked for more than once.
        let rows = (0..<20_000).map { "G\($0)\t\($0)\n" }.joined()
        let server = try LoopbackServer(["t.tsv": (Array(("gene_id\tv\n" + rows).utf8), behaviour)])
        defer { server.stop() }
        let url = server.address + "/t.tsv"
        let message = try #require(failure { try GeneValues(path: url, columns: ["v"]) })
        #expect(message.hasPrefix(url) && message.contains(expected), "\(message)")
    }

    @Test func `no server at all`() throws {
        let silent = try LoopbackListener(listens: false)
        defer { close(silent.socket) }
        let url = "http://127.0.0.1:\(silent.port)/t.tsv"
        #expect(failure { try GeneValues(path: url, columns: ["v"]) }?.hasPrefix(url) == true)
        #expect(
            failure { try GeneValues(path: "ftp://127.0.0.1/t.tsv", columns: ["v"]) }?.contains(
                "only http and https") == true)
    }
}
