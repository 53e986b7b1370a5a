import Foundation
import TestSupport
import Testing

@testable import GenomeData

/// Reading over HTTP from a server on the loopback interface, well and badly behaved.
@Suite struct RemoteFileTests {
    private let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    /// Long, so that nothing times out on a busy machine, and short, where something must.
    private let limits = RemoteLimits(connect: 60_000, request: 60_000, slowest: 60_000, pause: 5)
    private let shortLimits = RemoteLimits(connect: 300, request: 300, slowest: 1_000)

    private func serve<Value>(
        _ behaviour: LoopbackServer.Behaviour, _ body: (String, LoopbackServer) throws -> Value
    ) throws -> Value {
        let server = try LoopbackServer(["data.bin": (bytes, behaviour), "empty": ([], behaviour)])
        defer { server.stop() }
        return try body(server.address + "/data.bin", server)
    }

    @Test func `any range, and few requests for many reads`() throws {
        try serve(.ranges) { url, server in
            let file = try ByteSources.open(url, limits: limits)
            #expect(file.size == bytes.count && file.isRemote)
            for (offset, count) in [
                (0, 10), (65_530, 20), (299_990, 10), (100, 200_000), (7, 0), (300_000, 0),
            ] {
                #expect(try file.read(at: offset, count: count) == Array(bytes[offset..<(offset + count)]))
            }
            let before = server.requestCount
            #expect(before <= 6)
            for offset in stride(from: 0, to: 299_000, by: 1_000) {
                #expect(try file.read(at: offset, count: 700) == Array(bytes[offset..<(offset + 700)]))
            }
            #expect(server.requestCount <= before + 5)
            for (offset, count) in [(299_999, 2), (-1, 3), (0, .max), (.max, 1)] {
                #expect(failure { try file.read(at: offset, count: count) }?.contains("bytes") == true)
            }
        }
    }

    @Test func `an empty file, and one that is too large to be read whole`() throws {
        try serve(.ranges) { url, server in
            #expect(
                try ByteSources.open(server.address + "/empty", limits: limits).readAll(limit: 10).isEmpty)
            let whole = try ByteSources.open(url, limits: limits)
            #expect(try whole.readAll(limit: 300_000) == bytes)
            #expect(failure { try whole.readAll(limit: 299_999) }?.contains("300000 bytes") == true)
        }
    }

    @Test(arguments: [
        (LoopbackServer.Behaviour.ignoresRanges, "does not answer range requests"),
        (.hangsUp, "transfer failed"), (.isSlow(30), "no answer in time"), (.fails(503), "status 503"),
        (.fails(403), "status 403"), (.wrongRange, "bytes asked for"), (.changes, "has changed"),
        (.redirects(to: "ftp://127.0.0.1/x"), "transfer failed"),
        (.redirects(to: "file:///etc/hostname"), "transfer failed"),
    ])
    func `a fault is an error that names it`(
        behaviour: LoopbackServer.Behaviour, words: String
    ) throws {
        try serve(behaviour) { url, _ in
            // The slow one would hang up in the end, which is another error.
            let limits = if case .isSlow = behaviour { shortLimits } else { limits }
            let problem = failure {
                try ByteSources.open(url, limits: limits).read(at: 1_000, count: 100_000)
            }
            #expect(problem?.contains(words) == true, "\(problem ?? "no error")")
            #expect(problem?.contains(url) == true)
        }
    }

    @Test(arguments: [429, 502, 503, 504, 0]) func `a fault in passing is waited out`(status: Int) throws {
        try serve(.failsInPassing(status)) { url, server in
            let file = try ByteSources.open(url, limits: limits)
            #expect(try file.read(at: 1_000, count: 100_000) == Array(bytes[1_000..<101_000]))
            #expect(server.requestCount == 4)
        }
    }

    @Test(arguments: [(503, 4), (429, 4), (500, 1), (403, 1), (404, 1)])
    func `a fault that lasts is asked for again only if it may pass`(status: Int, requests: Int) throws {
        try serve(.fails(status)) { url, server in
            let words = failure { try ByteSources.open(url, limits: limits) }
            #expect(words?.contains("status \(status)") == true)
            #expect(server.requestCount == requests)
        }
    }

    @Test(arguments: [
        ("bytes 0-0/*", "does not tell the file's size"), ("bytes 0-0/", "does not tell the file's size"),
        ("", "does not say which bytes"), ("pages 0-0/7", "does not say which bytes"),
        ("bytes 5-5/300000", "bytes asked for"),
    ])
    func `a range without a size, or without a place`(range: String, words: String) throws {
        try serve(.states(range)) { url, _ in
            let message = failure { try ByteSources.open(url, limits: limits) }
            #expect(message?.contains(words) == true, "\(message ?? "no error")")
        }
    }

    @Test func `no such file, no such server, no such scheme`() throws {
        try serve(.ranges) { url, _ in
            #expect(
                failure { try ByteSources.open(url + "x", limits: limits) }?.contains("404 (no such file)")
                    == true)
        }
        let silent = try LoopbackListener(listens: false)
        defer { close(silent.socket) }
        let refused = "http://127.0.0.1:\(silent.port)/data.bin"
        let gone = failure { try ByteSources.open(refused, limits: limits) }
        #expect(gone?.contains("off line") == true, "\(gone ?? "")")
        for url in ["ftp://host/x", "s3://bucket/x", "file:///etc/hostname"] {
            #expect(failure { try ByteSources.open(url) }?.contains("only http and https") == true)
        }
        #expect(!ByteSources.isURL("tracks/a:b.bw") && !ByteSources.isURL("x.mcool::/resolutions/5000"))
    }

    @Test func `redirects to another place are followed`() throws {
        let target = try LoopbackServer(["data.bin": (bytes, .ranges)])
        defer { target.stop() }
        try serve(.redirects(to: target.address + "/data.bin")) { url, _ throws in
            #expect(try ByteSources.open(url, limits: limits).read(at: 5, count: 9) == Array(bytes[5..<14]))
        }
    }
}
