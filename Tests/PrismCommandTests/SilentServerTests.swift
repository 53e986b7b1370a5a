import Foundation
import TestSupport
import Testing

/// The program while a server that accepts connections says nothing.
@Suite(.serialized) final class SilentServerTests {
    private let folder: URL
    private let listener: LoopbackListener
    /// Connections that are accepted and nothing more.
    private var unanswered: [Int32] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-silent-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        listener = try LoopbackListener()
        try ">chr1\n\(String(repeating: "ACGT", count: 1_000))\n".write(
            to: folder.appending(path: "genome.fa"), atomically: true, encoding: .utf8)
        try "gene_id\tchrom\ttss\tstrand\nG1\tchr1\t2000\t+\n".write(
            to: folder.appending(path: "genes.tsv"), atomically: true, encoding: .utf8)
    }

    deinit {
        close(listener.socket)
        try? FileManager.default.removeItem(at: folder)
    }

    private var silent: String { "http://127.0.0.1:\(listener.port)" }

    /// A manifest whose genome, genes or track are behind the server.
    private func manifest(_ part: String) throws -> String {
        func place(_ name: String) -> String { part == name ? "\(silent)/\(name)" : name }
        let path = folder.appending(path: "dataset.toml").path
        try """
        name = "silent"
        genome = "\(place("genome.fa"))"
        genes = "\(place("genes.tsv"))"
        window = 400
        [[signal]]
        name = "S"
        file = "\(silent)/s.bw"
        """.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test(arguments: [("genome.fa", "q"), ("genes.tsv", "\u{03}"), ("s.bw", "q"), ("s.bw", "\u{03}")])
    func `a key leaves the explorer, which says what it waits for`(part: String, key: String) throws {
        let explorer = try ExplorerTerminal([try manifest(part)])
        explorer.wait(for: "the URL") {
            $0.text.contains(/waiting for the server, \d+ s:/) && $0.text.contains("/\(part)")
        }
        explorer.type(key)
        #expect(explorer.end() == 0)
    }

    /// Waits until the program has asked the server for something, and leaves it without an answer.
    private func takeRequest() throws {
        var waiting = pollfd(fd: listener.socket, events: Int16(POLLIN), revents: 0)
        try #require(poll(&waiting, 1, 180_000) == 1)
        unanswered.append(accept(listener.socket, nil, nil))
    }

    /// Takes what a program has asked for that has ended.
    private func drain() {
        var waiting = pollfd(fd: listener.socket, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, 0) == 1 { unanswered.append(accept(listener.socket, nil, nil)) }
        for connection in unanswered { close(connection) }
        unanswered = []
    }

    @Test func `Ctrl-C ends other commands at once, which say what they leave`() throws {
        let path = try manifest("s.bw")
        let new = folder.appending(path: "new.toml").path
        let merged = folder.appending(path: "merged.tsv").path
        let cases: [([String], String)] = [
            (["check", path], "nothing is kept"), (["window", path, "G1"], "stopped: nothing is kept"),
            (["merge", silent + "/shard.tsv", "-o", merged], "stopped: nothing is kept"),
            (["bench", "data", "--track", silent + "/s.bw"], "stopped: nothing is kept"),
            (["snapshot", path], "prism: stopped"),
            (["states", path, "--background"], "stopped: nothing is kept"),
            (
                [
                    "new", "--genome", folder.path + "/genome.fa", "--genes", folder.path + "/genes.tsv",
                    "--signal", "S=\(silent)/s.bw", "-o", new,
                ], "stopped: nothing is kept"
            ),
        ]
        for (arguments, words) in cases {
            let command = try ExplorerTerminal(arguments)
            try takeRequest()
            try command.send(SIGINT)
            command.wait(for: "the end") { $0.hasEnded }
            command.pump(milliseconds: 5)
            #expect(command.status == 130 && command.text.contains(words), "\(arguments): \(command.text)")
            drain()
        }
        #expect(![new, merged].contains { FileManager.default.fileExists(atPath: $0) })
    }
}
