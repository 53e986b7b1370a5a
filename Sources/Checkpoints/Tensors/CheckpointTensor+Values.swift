extension CheckpointTensor {
    /// The numbers as float32, row-major: rounded to nearest where the type is wider, bool as 0 and 1.
    public func floats() -> [Float] {
        switch scalarType {
        case .float64: converted(from: UInt64.self) { Float(Double(bitPattern: $0)) }
        case .float32: converted(from: UInt32.self) { Float(bitPattern: $0) }
        case .float16: converted(from: UInt16.self) { Float(halfPrecision: $0) }
        case .bfloat16: converted(from: UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
        case .int64: converted(from: Int64.self) { Float($0) }
        case .int32: converted(from: Int32.self) { Float($0) }
        case .int16: converted(from: Int16.self) { Float($0) }
        case .int8: converted(from: Int8.self) { Float($0) }
        case .uint64: converted(from: UInt64.self) { Float($0) }
        case .uint32: converted(from: UInt32.self) { Float($0) }
        case .uint16: converted(from: UInt16.self) { Float($0) }
        case .uint8: converted(from: UInt8.self) { Float($0) }
        case .bool: converted(from: UInt8.self) { $0 == 0 ? 0 : 1 }
        }
    }

    /// The numbers as float64, row-major: exact, but for 64-bit integers beyond 2^53; bool as 0 and 1.
    public func doubles() -> [Double] {
        switch scalarType {
        case .float64: converted(from: UInt64.self) { Double(bitPattern: $0) }
        case .int64: converted(from: Int64.self) { Double($0) }
        case .int32: converted(from: Int32.self) { Double($0) }
        case .uint64: converted(from: UInt64.self) { Double($0) }
        case .uint32: converted(from: UInt32.self) { Double($0) }
        case .float32, .float16, .bfloat16, .int16, .int8, .uint16, .uint8, .bool: floats().map(Double.init)
        }
    }

    /// The index, row-major, of the first number that as a float32 is NaN or infinite; nil when all are finite.
    public func firstNonFinite() -> Int? {
        switch scalarType {
        case .float64: first(of: UInt64.self) { !Float(Double(bitPattern: $0)).isFinite }
        case .float32: first(of: UInt32.self) { $0 & 0x7F80_0000 == 0x7F80_0000 }
        case .float16: first(of: UInt16.self) { $0 & 0x7C00 == 0x7C00 }
        case .bfloat16: first(of: UInt16.self) { $0 & 0x7F80 == 0x7F80 }
        case .int64, .int32, .int16, .int8, .uint64, .uint32, .uint16, .uint8, .bool: nil
        }
    }

    private func converted<Raw: FixedWidthInteger, Value>(
        from type: Raw.Type, _ convert: (Raw) -> Value
    ) -> [Value] {
        bytes.withUnsafeBytes { memory in
            [Value](unsafeUninitializedCapacity: elementCount) { values, count in
                for index in 0..<elementCount {
                    // A file promises no alignment.
                    let raw = memory.loadUnaligned(
                        fromByteOffset: index * MemoryLayout<Raw>.size, as: type)
                    values.initializeElement(at: index, to: convert(raw))
                }
                count = elementCount
            }
        }
    }

    private func first<Raw: FixedWidthInteger>(of type: Raw.Type, where isMatch: (Raw) -> Bool) -> Int? {
        bytes.withUnsafeBytes { memory in
            (0..<elementCount).first { index in
                isMatch(memory.loadUnaligned(fromByteOffset: index * MemoryLayout<Raw>.size, as: type))
            }
        }
    }
}

extension Float {
    /// The value of an IEEE 754 half-precision number, exactly. (Swift's own `Float16` is missing on Intel Macs.)
    init(halfPrecision bits: UInt16) {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10) & 0x1F
        let fraction = UInt32(bits & 0x3FF)
        switch exponent {
        case 0:  // zero and subnormal numbers: fraction · 2^−24
            let magnitude = Float(fraction) * 0x1p-24
            self = sign == 0 ? magnitude : -magnitude
        case 31:  // infinity and NaN
            self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default:
            self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}
