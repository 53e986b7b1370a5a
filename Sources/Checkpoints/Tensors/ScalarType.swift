/// The number types a checkpoint's tensors can hold, little-endian.
///
/// In the order in which the safetensors reference implementation lays tensors out, so that all are aligned.
public enum ScalarType: String, Sendable, CaseIterable {
    /// Unsigned, 64 bits.
    case uint64
    /// Signed, 64 bits.
    case int64
    /// IEEE 754 double precision.
    case float64
    /// IEEE 754 single precision.
    case float32
    /// Unsigned, 32 bits.
    case uint32
    /// Signed, 32 bits.
    case int32
    /// The upper half of a `float32`.
    case bfloat16
    /// IEEE 754 half precision.
    case float16
    /// Unsigned, 16 bits.
    case uint16
    /// Signed, 16 bits.
    case int16
    /// Signed, 8 bits.
    case int8
    /// Unsigned, 8 bits.
    case uint8
    /// One byte: zero is false, anything else true.
    case bool

    /// Bytes per number.
    public var byteCount: Int {
        switch self {
        case .float64, .int64, .uint64: 8
        case .float32, .int32, .uint32: 4
        case .float16, .bfloat16, .int16, .uint16: 2
        case .int8, .uint8, .bool: 1
        }
    }

    /// Bytes that a tensor of `shape` takes; nil when a length is negative or the product passes 63 bits.
    public func byteCount(shape: [Int]) -> Int? {
        guard let count = elements(in: shape) else { return nil }
        let (bytes, overflows) = count.multipliedReportingOverflow(by: byteCount)
        return overflows ? nil : bytes
    }
}

/// The product of a shape's lengths (1 for a scalar); nil when a length is negative or the product overflows.
///
/// Lengths are multiplied even after a zero, so that `[0, 2^62, 2^62]` counts as an overflow: strides over such
/// a shape could not be computed.
func elements(in shape: [Int]) -> Int? {
    var count = 1
    var zero = false
    for length in shape {
        guard length >= 0 else { return nil }
        if length == 0 { zero = true }
        let (product, overflows) = count.multipliedReportingOverflow(by: max(length, 1))
        guard !overflows else { return nil }
        count = product
    }
    return zero ? 0 : count
}
