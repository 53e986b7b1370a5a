import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A socket on 127.0.0.1 that listens on a port of the system's choice; whoever does not accept is a silent server.
package struct LoopbackListener: Sendable {
    /// The socket, which whoever made it closes.
    package let socket: Int32
    package let port: UInt16

    /// - Parameter listens: no: whoever connects is refused, and nobody else is given the port.
    /// - Throws: `POSIXError` where the system has no socket or no port left.
    package init(listens: Bool = true) throws {
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        #endif
        socket = openSocket(stream)
        guard socket >= 0 else { throw POSIXError(.EMFILE) }
        let descriptor = socket
        var here = sockaddr_in()
        here.sin_family = sa_family_t(AF_INET)
        here.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &here) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && (!listens || listen(descriptor, 16) == 0)
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRINUSE) }
        port = UInt16(bigEndian: here.sin_port)
    }
}

/// `socket(2)`, whose name the property above hides.
private func openSocket(_ stream: Int32) -> Int32 { socket(AF_INET, stream, 0) }
