import CChecksums

extension Checkpoint {
    /// How many trainable numbers the checkpoint holds.
    public struct ParameterCount: Sendable, Equatable {
        /// As the model sees them: a tied tensor counts once.
        public let distinct: Int
        /// As the file names them: a tied tensor counts under each of its names.
        public let byName: Int
    }

    /// The parameters: all tensors but BatchNorm's running statistics and counters.
    ///
    /// A layer's two directions share `in_proj` and `out_proj`. The reverse direction's are not counted as distinct when
    /// they equal the forward direction's bit for bit.
    public func parameterCount() -> ParameterCount {
        var (distinct, byName) = (0, 0)
        for (name, tensor) in tensors where !Self.isBuffer(name) {
            byName += tensor.elementCount
            if !isTied(name, tensor) { distinct += tensor.elementCount }
        }
        return ParameterCount(distinct: distinct, byName: byName)
    }

    /// The first number, by tensor name, that as a float32 is NaN or infinite; nil when all are finite.
    public func firstNonFinite() -> (tensor: String, index: Int)? {
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            if let index = tensor.firstNonFinite() { return (name, index) }
        }
        return nil
    }

    /// A hash of the weights, as 64 hexadecimal digits: equal for the same weights in any file format.
    ///
    /// SHA-256 over the tensors sorted by name (by UTF-8 bytes); of each the name's length and its UTF-8, the number of
    /// dimensions and each length, all as 64-bit little-endian integers, then the values as little-endian float32.
    /// Configuration and metadata play no part.
    public func contentHash() -> String {
        var sha = checksum_sha256()
        checksum_sha256_begin(&sha)
        func add(_ bytes: UnsafeRawBufferPointer) {
            guard let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
            checksum_sha256_add(&sha, start, bytes.count)
        }
        func add(_ integers: [Int]) { integers.map { Int64($0).littleEndian }.withUnsafeBytes(add) }

        for (name, tensor) in tensors.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            add([name.utf8.count])
            Array(name.utf8).withUnsafeBytes(add)
            add([tensor.shape.count] + tensor.shape)
            if tensor.scalarType == .float32 {
                tensor.bytes.withUnsafeBytes(add)
            } else {
                tensor.floats().withUnsafeBytes(add)
            }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        checksum_sha256_end(&sha, &digest)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func isBuffer(_ name: String) -> Bool {
        ["running_mean", "running_var", "num_batches_tracked"].contains { name.hasSuffix("." + $0) }
    }

    /// Whether a tensor of the reverse direction is the forward direction's own.
    private func isTied(_ name: String, _ tensor: CheckpointTensor) -> Bool {
        let parts = name.split(separator: ".")
        guard let direction = parts.lastIndex(of: "mamba_rev"), direction + 1 < parts.count,
            ["in_proj", "out_proj"].contains(parts[direction + 1])
        else { return false }
        var twin = parts
        twin[direction] = "mamba_fwd"
        return tensors[twin.joined(separator: ".")] == tensor
    }
}
