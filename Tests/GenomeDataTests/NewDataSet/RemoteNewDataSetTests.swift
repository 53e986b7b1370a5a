import Foundation
import Testing

@testable import GenomeData

/// Data sets made of files behind URLs, and of public ones by name.
@Suite struct RemoteNewDataSetTests {
    let files: RawFiles

    init() throws { files = try RawFiles() }

    private func serve(_ names: [String: String]) throws -> LoopbackServer {
        var served: [String: (bytes: [UInt8], behaviour: LoopbackServer.Behaviour)] = [:]
        for (name, local) in names {
            served[name] = (Array(try Data(contentsOf: URL(filePath: files.path(local)))), .ranges)
        }
        return try LoopbackServer(served)
    }

    /// The genome's index, which opening it makes.
    private func index() throws { _ = try FASTAFile(path: files.path("genome.fa")) }

    @Test func `files by URL give the same data set`() throws {
        try index()
        let (near, local) = try files.make()
        let server = try serve(
            Dictionary(
                uniqueKeysWithValues: [
                    "genome.fa", "genome.fa.fai", "genes.gtf", "quant.tsv", "k27.bw", "dnase.bw",
                    "contacts.tsv",
                ]
                .map { ($0, $0) }))
        defer { server.stop() }
        let (far, remote) = try files.make { request in
            func url(_ path: String) -> String {
                server.address + "/" + (path.split(separator: "/").last ?? "")
            }
            request.output = files.path("new/remote.toml")
            (request.genome, request.genes) = (url(request.genome), url(request.genes))
            request.expression = request.expression.map(url)
            for index in request.signals.indices {
                request.signals[index].file = url(request.signals[index].file)
            }
            request.contacts[0].file = url(request.contacts[0].file)
        }
        #expect(far.rows == near.rows)
        let (one, other) = (WindowEncoder(local), WindowEncoder(remote))
        for index in local.genes.indices {
            #expect(try one.window(ofGeneAt: index) == other.window(ofGeneAt: index))
            #expect(try local.measured(at: index) == remote.measured(at: index))
        }
    }

    @Test func `a remote genome without its index says what to do`() throws {
        let server = try serve(["genome.fa": "genome.fa"])
        defer { server.stop() }
        let message = files.mistake { $0.genome = server.address + "/genome.fa" }
        #expect(message.contains("index beside it") && message.contains("samtools faidx"), "\(message)")
    }

    @Test(arguments: Preset.allCases)
    func `public files need only be named`(preset: Preset) throws {
        try index()
        let request = preset.request(output: "")
        #expect(request.signals.allSatisfy { $0.file.hasPrefix("https://www.encodeproject.org/files/ENCFF") })
        func name(_ url: String) -> String { String(url.split(separator: "/").last ?? "") }
        try files.scratch.pack(RawFiles.models(), .gzip, as: "gencode.gtf.gz")
        var names = [
            name(request.genome): "genome.fa", name(request.genome) + ".fai": "genome.fa.fai",
            name(request.genes): "gencode.gtf.gz", name(request.signals[0].file): "k27.bw",
            name(request.signals[1].file): "dnase.bw",
        ]
        if let expression = request.expression { names[name(expression)] = "quant.tsv" }
        let server = try serve(names)
        defer { server.stop() }
        try files.scratch.write("", as: "new/kept")
        let own = preset.request(output: files.path("new/dataset.toml"), mirror: server.address)
        let report = try NewDataSet(own).write()
        let dataSet = try DataSet(path: own.output)
        #expect(report.rows == 36 && dataSet.manifest.name == own.name)
        #expect(dataSet.manifest.signals.map(\.file) == own.signals.map(\.file))
        #expect((dataSet.expression != nil) == (request.expression != nil))
        #expect(dataSet.check().passed)
    }
}
