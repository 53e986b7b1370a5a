import Foundation
import Synchronization
import TestSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A web server for the tests, on 127.0.0.1 alone, that answers range requests, and misbehaves where told to.
///
/// It handles one connection at a time and closes it after each answer. It stops after `mostRequests`, so that no test
/// can run it for ever.
final class LoopbackServer: Sendable {
    /// How the server treats a file.
    enum Behaviour: Sendable {
        case ranges
        /// Sends the whole file, whatever is asked for.
        case ignoresRanges
        /// Announces all bytes, sends half of them and hangs up.
        case hangsUp
        /// Accepts the request and sends nothing for this many seconds.
        case isSlow(Double)
        /// Sends a range that was not asked for.
        case wrongRange
        /// Tells another version of the file with every answer.
        case changes
        /// Sends the client elsewhere.
        case redirects(to: String)
        /// Answers with a status of its own.
        case fails(Int)
        /// Answers every other request with a status of its own; 0 hangs up instead.
        case failsInPassing(Int)
        /// Sends the range with this in place of its Content-Range.
        case states(String)
    }

    /// The address of the server, without a slash at the end.
    let address: String
    private let listener: Int32
    private let files: [String: (bytes: [UInt8], behaviour: Behaviour)]
    private let requests = Counter()
    private let isStopped = Mutex(false)
    private static let mostRequests = 2_000

    /// The number of requests so far.
    var requestCount: Int { requests.count }

    /// Serves these files by name.
    init(_ files: [String: (bytes: [UInt8], behaviour: Behaviour)]) throws {
        self.files = files
        let listening = try LoopbackListener()
        let descriptor = listening.socket
        listener = descriptor
        address = "http://127.0.0.1:\(listening.port)"
        Thread.detachNewThread { [self] in
            // This thread alone closes the socket: closed by another, its number could be another server's already when
            // the next connection is waited for, which would then be taken from that server.
            defer {
                isStopped.withLock { stopped in
                    stopped = true
                    close(descriptor)
                }
            }
            while requests.count < Self.mostRequests {
                let client = accept(descriptor, nil, nil)
                if client < 0, errno == EINTR || errno == ECONNABORTED { continue }
                guard client >= 0 else { return }
                answer(client)
                close(client)
            }
        }
    }

    /// Stops the server, once: nobody can connect any more, and the thread's `accept` fails.
    func stop() {
        isStopped.withLock { stopped in
            guard !stopped else { return }
            stopped = true
            shutdown(listener, Int32(SHUT_RDWR))
        }
    }

    private func answer(_ client: Int32) {
        requests.add()
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard let request = receive(client) else { return }
        let words = request.split(separator: " ")
        guard words.count > 1, let file = files[String(words[1].drop { $0 == "/" })] else {
            return send(
                "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\nConnection: close\r\n\r\nNot Found", client)
        }
        let size = file.bytes.count
        let asked = Self.range(request, size: size)
        switch file.behaviour {
        case .ranges:
            respond(client, file.bytes, asked, version: "\"1\"")
        case .changes:
            respond(client, file.bytes, asked, version: "\"\(requests.count)\"")
        case .wrongRange:
            respond(
                client, file.bytes, asked.map { ($0.lowerBound + 1)..<($0.upperBound + 1) }, version: "\"1\"")
        case .ignoresRanges:
            send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\nConnection: close\r\n\r\n", client)
            send(file.bytes[...], client)
        case .hangsUp:
            // The first byte, which tells the size, comes through.
            guard let asked, asked.count > 1 else {
                return respond(client, file.bytes, asked, version: "\"1\"")
            }
            send(Self.head(asked, size, "\"1\""), client)
            send(file.bytes[asked].prefix(asked.count / 2), client)
        case .isSlow(let seconds):
            guard let asked, asked.count > 1 else {
                return respond(client, file.bytes, asked, version: "\"1\"")
            }
            Thread.sleep(forTimeInterval: seconds)
        case .redirects(let place):
            send(
                "HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                client)
        case .fails(let status):
            send("HTTP/1.1 \(status) Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", client)
        case .failsInPassing(let status):
            guard requests.count % 2 == 1 else { return respond(client, file.bytes, asked, version: "\"1\"") }
            guard status > 0 else { return }
            send(
                "HTTP/1.1 \(status) Busy\r\nRetry-After: 0\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbusy",
                client)
        case .states(let range):
            let count = asked?.count ?? 0
            let line = range.isEmpty ? "" : "Content-Range: \(range)\r\n"
            send(
                "HTTP/1.1 206 Partial Content\r\n\(line)Content-Length: \(count)\r\nConnection: close\r\n\r\n",
                client)
            send(file.bytes.prefix(count), client)
        }
    }

    private func respond(_ client: Int32, _ bytes: [UInt8], _ asked: Range<Int>?, version: String) {
        guard let asked, asked.lowerBound < bytes.count else {
            let head = "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */\(bytes.count)\r\n"
            return send(head + "Content-Length: 0\r\nConnection: close\r\n\r\n", client)
        }
        let range = asked.clamped(to: 0..<bytes.count)
        send(Self.head(range, bytes.count, version), client)
        send(bytes[range], client)
    }

    private static func head(_ range: Range<Int>, _ size: Int, _ version: String) -> String {
        "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)\r\n"
            + "Content-Length: \(range.count)\r\nETag: \(version)\r\nConnection: close\r\n\r\n"
    }

    /// The bytes that the request asks for, within the file.
    private static func range(_ request: String, size: Int) -> Range<Int>? {
        guard
            let line = request.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("range:") }),
            let text = line.split(separator: "=").last
        else { return nil }
        let ends = text.split(separator: "-").compactMap { Int($0) }
        guard ends.count == 2, ends[0] <= ends[1] else { return nil }
        return ends[0]..<max(ends[0], min(ends[1] + 1, size))
    }

    private func receive(_ client: Int32) -> String? {
        var bytes: [UInt8] = []
        while bytes.count < 16_384 {
            var piece = [UInt8](repeating: 0, count: 4_096)
            let count = recv(client, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            bytes += piece[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains("\r\n\r\n") { return text }
        }
        return nil
    }

    private func send(_ text: String, _ client: Int32) { send(Array(text.utf8)[...], client) }

    private func send(_ bytes: ArraySlice<UInt8>, _ client: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { sendBytes(client, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// `send(2)`, whose name the methods above hide; a client that has gone is no signal.
private func sendBytes(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
        send(socket, bytes, count, 0)
    #else
        send(socket, bytes, count, Int32(MSG_NOSIGNAL))
    #endif
}
