/// One tensor as a safetensors header describes it: type, shape, and its bytes' place in the data.
struct SafetensorsEntry {
    private(set) var type = ""
    private(set) var shape: [Int] = []
    private(set) var begin = 0
    private(set) var end = 0

    /// Reads `{"dtype": …, "shape": […], "data_offsets": [begin, end]}`: each key once, in any order, no other.
    init(_ scanner: inout JSONScanner, name: String) throws(JSONError) {
        var keys: Set<String> = []
        try scanner.object { (key, scanner) throws(JSONError) in
            let place = scanner.position
            func failure(_ problem: String) -> JSONError {
                JSONError(offset: place, problem: "tensor \"\(name)\": \(problem)")
            }
            guard keys.insert(key).inserted else { throw failure("key \"\(key)\" appears twice") }
            switch key {
            case "dtype": type = try scanner.string()
            case "shape": shape = try Self.integers(&scanner)
            case "data_offsets":
                let offsets = try Self.integers(&scanner)
                guard offsets.count == 2 else { throw failure("data_offsets must be two numbers") }
                (begin, end) = (offsets[0], offsets[1])
            default: throw failure("unknown key \"\(key)\"")
            }
        }
        guard keys.count == 3 else {
            throw JSONError(
                offset: scanner.position, problem: "tensor \"\(name)\" needs dtype, shape and data_offsets")
        }
    }

    private static func integers(_ scanner: inout JSONScanner) throws(JSONError) -> [Int] {
        var values: [Int] = []
        try scanner.array { (scanner) throws(JSONError) in
            let place = scanner.position
            guard case .integer(let value) = try scanner.number() else {
                throw JSONError(offset: place, problem: "expected an integer of at most 63 bits")
            }
            values.append(value)
        }
        return values
    }
}

extension ScalarType {
    /// The type a safetensors header calls `name`.
    init?(safetensors name: String) {
        guard let type = Self.allCases.first(where: { $0.safetensorsName == name }) else { return nil }
        self = type
    }

    /// What a safetensors header calls the type.
    var safetensorsName: String {
        switch self {
        case .float64: "F64"
        case .float32: "F32"
        case .float16: "F16"
        case .bfloat16: "BF16"
        case .int64: "I64"
        case .int32: "I32"
        case .int16: "I16"
        case .int8: "I8"
        case .uint64: "U64"
        case .uint32: "U32"
        case .uint16: "U16"
        case .uint8: "U8"
        case .bool: "BOOL"
        }
    }
}
