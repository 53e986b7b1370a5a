import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A plain file with a buffer of 64 kB.
final class PlainOutput: ByteOutput {
    private let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private static let capacity = 1 << 16
    /// Bytes written so far: the offset of the next one.
    private(set) var offset: UInt64 = 0

    /// Opens `temporaryPath`, which exists; errors name `path`.
    init(temporaryPath: String, path: String) throws {
        self.path = path
        descriptor = open(temporaryPath, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw WriteError.system("cannot open", path: path) }
        buffer.reserveCapacity(Self.capacity)
    }

    deinit {
        if descriptor >= 0 { Self.closeDescriptor(descriptor) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        if buffer.count + bytes.count > Self.capacity { try flush() }
        if bytes.count >= Self.capacity {
            try writeAll(bytes)
        } else {
            buffer.append(contentsOf: bytes)
        }
        offset += UInt64(bytes.count)
    }

    /// Replaces bytes already written, from `position` on.
    func patch(_ bytes: [UInt8], at position: UInt64) throws {
        try flush()
        guard let target = off_t(exactly: position), lseek(descriptor, target, SEEK_SET) == target else {
            throw WriteError.system("cannot seek", path: path)
        }
        try bytes.withUnsafeBytes { try writeAll($0) }
        guard lseek(descriptor, 0, SEEK_END) >= 0 else { throw WriteError.system("cannot seek", path: path) }
    }

    func close() throws {
        try flush()
        let result = Self.closeDescriptor(descriptor)
        descriptor = -1
        guard result == 0 else { throw WriteError.system("cannot close", path: path) }
    }

    private func flush() throws {
        try buffer.withUnsafeBytes { try writeAll($0) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) throws {
        let failure = FileWriting.failure(writing: bytes, to: descriptor)
        guard failure == 0 else { throw WriteError.system("cannot write", path: path, number: failure) }
    }

    @discardableResult
    private static func closeDescriptor(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #else
            Darwin.close(descriptor)
        #endif
    }
}
