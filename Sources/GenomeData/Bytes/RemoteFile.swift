import CRangedHTTP
import Synchronization

/// A file behind an http(s) URL, read by range requests over one kept connection.
///
/// The server must answer ranges with 206 and the file's size. What may pass (a server that is too busy, a gateway without
/// an answer, a connection that breaks) is tried again after a short pause. A file that changes on the server while it is
/// open (its ETag or date differs) is an error: an index and data of different versions must not be mixed.
final class RemoteFile: ByteSource {
    let name: String
    let size: Int
    let isRemote = true
    private let limits: RemoteLimits
    private let version: String
    private let connection: Mutex<Connection>

    /// Owns the C connection, which only the mutex's holder may touch.
    private struct Connection: ~Copyable {
        let handle: OpaquePointer
        deinit { prism_http_close(handle) }
    }

    init(url: String, limits: RemoteLimits) throws(GenomeDataError) {
        name = url
        self.limits = limits
        var problem = [CChar](repeating: 0, count: 256)
        guard let handle = prism_http_open(&problem, problem.count) else {
            throw GenomeDataError(file: url, place: nil, problem: Self.text(problem))
        }
        connection = Mutex(Connection(handle: handle))
        var first = [UInt8](repeating: 0, count: 1)
        let reply = connection.withLock { Self.get($0.handle, url: url, at: 0, into: &first, limits: limits) }
        // An empty file has no first byte: its server says 416 and the size 0.
        if reply.status == 416, reply.total == 0 {
            size = 0
        } else {
            try Self.check(reply, url: url, offset: 0, count: 1)
            guard let total = Int(exactly: reply.total), total >= 0 else {
                throw GenomeDataError(
                    file: url, place: nil,
                    problem:
                        "the server does not tell the file's size, which random access needs; download the file "
                        + "and name the copy")
            }
            size = total
        }
        version = Self.version(of: reply)
    }

    func read(at offset: Int, count: Int) throws(GenomeDataError) -> [UInt8] {
        try checkRange(at: offset, count: count)
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        let reply = connection.withLock {
            Self.get($0.handle, url: name, at: offset, into: &bytes, limits: limits)
        }
        try Self.check(reply, url: name, offset: offset, count: count)
        guard reply.total == Int64(size) || reply.total < 0, Self.version(of: reply) == version else {
            throw GenomeDataError(
                file: name, place: nil,
                problem: "has changed on the server since it was opened; open it again")
        }
        return bytes
    }

    // libcurl's codes: CURLE_OPERATION_TIMEDOUT; CURLE_COULDNT_RESOLVE_PROXY, _RESOLVE_HOST, _CONNECT; CURLE_HTTP2,
    // _PARTIAL_FILE, _SSL_CONNECT_ERROR, _GOT_NOTHING, _SEND_ERROR, _RECV_ERROR, _HTTP2_STREAM;
    // CURLE_PEER_FAILED_VERIFICATION, _SSL_CACERT_BADFILE.
    private static let timedOut: Int32 = 28
    private static let unreachable: Set<Int32> = [5, 6, 7]
    private static let cut: Set<Int32> = [16, 18, 35, 52, 55, 56, 92]
    private static let distrusted: Set<Int32> = [60, 77]
    /// Too many requests, a gateway without an answer, a server that is not available.
    private static let passing: Set<Int> = [429, 502, 503, 504]

    /// Asks for a range, more than once where a fault may pass.
    private static func get(
        _ handle: OpaquePointer, url: String, at offset: Int, into bytes: inout [UInt8], limits: RemoteLimits
    ) -> prism_http_reply {
        var pause = limits.pause
        for _ in 1..<RemoteLimits.tries {
            let reply = request(handle, url: url, at: offset, into: &bytes, limits: limits)
            let isCut = cut.contains(reply.transport_error) && reply.refused == 0
            guard isCut || passing.contains(reply.status), !RemoteHurry.isOn else { return reply }
            let asked =
                reply.retry_after >= 0 ? min(reply.retry_after, RemoteLimits.longestPause / 1_000) * 1_000 : 0
            RemoteHurry.sleep(milliseconds: max(pause, asked))
            pause *= 2
        }
        return request(handle, url: url, at: offset, into: &bytes, limits: limits)
    }

    private static func request(
        _ handle: OpaquePointer, url: String, at offset: Int, into bytes: inout [UInt8], limits: RemoteLimits
    ) -> prism_http_reply {
        var reply = prism_http_reply()
        let count = bytes.count
        bytes.withUnsafeMutableBufferPointer { buffer in
            prism_http_get(
                handle, url, Int64(offset), count, buffer.baseAddress, limits.connect,
                limits.milliseconds(for: count), &reply)
        }
        return reply
    }

    /// Turns everything but the wanted range into an error that says what a person can do about it.
    private static func check(
        _ reply: prism_http_reply, url: String, offset: Int, count: Int
    ) throws(GenomeDataError) {
        func failure(_ problem: String) -> GenomeDataError {
            GenomeDataError(file: url, place: "byte \(offset)", problem: problem)
        }
        if reply.hurried != 0 { throw failure("no answer yet, and the program is to end") }
        if reply.status == 200 {
            throw failure("the server does not answer range requests; download the file and name the copy")
        }
        if reply.status >= 400 {
            let meaning = reply.status == 404 ? " (no such file)" : ""
            let tries = passing.contains(reply.status) ? ", \(RemoteLimits.tries) times" : ""
            throw failure("the server answers with status \(reply.status)\(meaning)\(tries)")
        }
        if distrusted.contains(reply.transport_error) {
            throw failure(
                "the server's certificate cannot be checked: \(problem(of: reply)); if an authority of your own issued "
                    + "it, name the file of that authority's certificate in CURL_CA_BUNDLE or SSL_CERT_FILE")
        }
        if reply.transport_error == timedOut {
            throw failure("no answer in time: \(problem(of: reply))")
        }
        if unreachable.contains(reply.transport_error) {
            throw failure("the server cannot be reached: \(problem(of: reply)); is this computer off line?")
        }
        if reply.refused != 0 {
            throw failure("the server answers with status \(reply.status) and more than the range asked for")
        }
        if reply.transport_error != 0 {
            throw failure("the transfer failed: \(problem(of: reply))")
        }
        guard reply.status != 206 || reply.first >= 0 else {
            throw failure("the server does not say which bytes it sends (Content-Range), nor the file's size")
        }
        guard reply.status == 206, reply.first == Int64(offset), reply.received == count else {
            throw failure(
                "\(count) bytes asked for, but the server sent \(reply.received) with status \(reply.status)")
        }
    }

    private static func version(of reply: prism_http_reply) -> String {
        withUnsafeBytes(of: reply.version) { text($0) }
    }

    private static func problem(of reply: prism_http_reply) -> String {
        withUnsafeBytes(of: reply.problem) { text($0) }
    }

    private static func text(_ bytes: [CChar]) -> String { bytes.withUnsafeBytes { text($0) } }

    /// The C string at the front of a buffer.
    private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
