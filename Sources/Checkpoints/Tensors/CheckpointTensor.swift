#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// One tensor of a checkpoint: raw little-endian numbers, contiguous, row-major.
///
/// A tensor read from a file shares the file's bytes, so reading copies nothing twice; the bytes stay in memory
/// as long as any tensor of the file does.
public struct CheckpointTensor: Sendable, Equatable {
    /// Lengths of the dimensions, outermost first; empty for a scalar.
    public let shape: [Int]
    /// The type of the numbers.
    public let scalarType: ScalarType
    /// The numbers' bytes: the product of `shape` × `scalarType.byteCount` of them.
    public let bytes: ArraySlice<UInt8>

    /// A tensor over existing bytes; nil unless their count is what shape and type need.
    public init?(shape: [Int], scalarType: ScalarType, bytes: ArraySlice<UInt8>) {
        guard scalarType.byteCount(shape: shape) == bytes.count else { return nil }
        self.shape = shape
        self.scalarType = scalarType
        self.bytes = bytes
    }

    /// A float32 tensor.
    ///
    /// `floats` must hold as many numbers as `shape` describes.
    public init(shape: [Int], floats: [Float]) {
        self = floats.withUnsafeBytes { Self(shape: shape, scalarType: .float32, memory: $0) }
    }

    /// A float64 tensor.
    ///
    /// `doubles` must hold as many numbers as `shape` describes.
    public init(shape: [Int], doubles: [Double]) {
        self = doubles.withUnsafeBytes { Self(shape: shape, scalarType: .float64, memory: $0) }
    }

    /// An int64 tensor.
    ///
    /// `integers` must hold as many numbers as `shape` describes.
    public init(shape: [Int], integers: [Int64]) {
        self = integers.withUnsafeBytes { Self(shape: shape, scalarType: .int64, memory: $0) }
    }

    /// Copies numbers as they lie in memory, which is little-endian on every platform Prism builds on.
    private init(shape: [Int], scalarType: ScalarType, memory: UnsafeRawBufferPointer) {
        // Called with the program's own arrays only, never with a file's.
        precondition(scalarType.byteCount(shape: shape) == memory.count, "shape and values disagree")
        self.shape = shape
        self.scalarType = scalarType
        bytes = ArraySlice(memory)
    }

    /// How many numbers the tensor holds.
    public var elementCount: Int { bytes.count / scalarType.byteCount }

    /// Whether shape, type and every byte agree: NaN equals the same NaN, and 0 differs from −0.
    public static func == (a: CheckpointTensor, b: CheckpointTensor) -> Bool {
        guard a.shape == b.shape, a.scalarType == b.scalarType, a.bytes.count == b.bytes.count else {
            return false
        }
        return a.bytes.withUnsafeBytes { left in
            b.bytes.withUnsafeBytes { right in
                guard let first = left.baseAddress, let second = right.baseAddress else { return true }
                return memcmp(first, second, left.count) == 0
            }
        }
    }
}
