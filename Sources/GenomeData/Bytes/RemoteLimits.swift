import CRangedHTTP

/// How long to wait for a server before saying so.
public struct RemoteLimits: Sendable, Equatable {
    /// Milliseconds until a connection must stand, names resolved and TLS agreed.
    public var connect: Int
    /// Milliseconds that any request may take, to which a share for the bytes asked for is added.
    public var request: Int
    /// The slowest transfer waited for, in bytes per millisecond.
    public var slowest: Int
    /// Milliseconds before what failed in passing is tried again; each further pause is twice as long.
    public var pause: Int

    /// How often a request is made before a fault that may pass is taken for a lasting one.
    static let tries = 4
    /// The longest pause that a server may ask for, in milliseconds.
    static let longestPause = 5_000

    /// Limits that suit public servers: 10 s to connect, 20 s for a request plus 1 s for every 64 kB; further tries after
    /// 0.25, 0.5 and 1 s.
    public init(connect: Int = 10_000, request: Int = 20_000, slowest: Int = 64, pause: Int = 250) {
        self.connect = max(1, connect)
        self.request = max(1, request)
        self.slowest = max(1, slowest)
        self.pause = min(max(1, pause), Self.longestPause)
    }

    /// The time-out of a request for `count` bytes.
    func milliseconds(for count: Int) -> Int { request + count / slowest }
}
