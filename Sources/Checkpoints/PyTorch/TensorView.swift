/// A tensor as a pickle describes it: a strided view of a storage.
struct TensorView: Hashable {
    /// The storage's name within the archive's `data` folder.
    let storage: String
    /// The type of the storage's numbers.
    let scalarType: ScalarType
    /// How many numbers the storage holds.
    let storageCount: Int
    /// Where in the storage the view starts, in numbers.
    let offset: Int
    /// Lengths of the dimensions.
    let shape: [Int]
    /// Steps through the storage per dimension, in numbers.
    let strides: [Int]

    /// Recognises the calls that rebuild a tensor; nil for a plain value.
    ///
    /// - Throws: `CheckpointError` for any other object, and for a description that makes no sense.
    init?(
        _ arena: PickleArena, _ value: PickleValue.Reference, name: String, file: CheckpointFile
    ) throws(CheckpointError) {
        func failure(_ problem: String) -> CheckpointError { file.failure(at: .tensor(name), problem) }
        guard let arguments = try Self.arguments(arena, value, failure: failure) else { return nil }
        guard arguments.count >= 4, case .persistent(let id) = arena[arguments[0]],
            let offset = arena.integer(arguments[1]),
            let shape = Self.integers(arena, arguments[2]), let strides = Self.integers(arena, arguments[3])
        else { throw failure("is not described by storage, offset, shape and strides") }
        guard let storage = arena.sequence(id), storage.count == 5, arena.text(storage[0]) == "storage",
            let type = arena.global(storage[1]), let key = arena.text(storage[2]),
            let count = arena.integer(storage[4])
        else { throw failure("its storage is not described by type, key, location and size") }
        guard let scalarType = ScalarType(torchStorage: type) else {
            throw failure("holds \(type), a type that is not read")
        }
        self.storage = key
        self.scalarType = scalarType
        storageCount = count
        self.offset = offset
        self.shape = shape
        self.strides = strides
        try checkBounds(failure)
    }

    /// Whether the numbers lie row-major without gaps.
    var isContiguous: Bool {
        var step = 1
        for (length, stride) in zip(shape, strides).reversed() where length != 1 {
            guard stride == step else { return false }
            step *= length
        }
        return true
    }

    /// How many numbers the view shows.
    var elementCount: Int { shape.reduce(1, *) }

    /// The arguments of the call that rebuilds the tensor, after unwrapping parameters and subclasses.
    private static func arguments(
        _ arena: PickleArena, _ value: PickleValue.Reference, failure: (String) -> CheckpointError
    ) throws(CheckpointError) -> [PickleValue.Reference]? {
        guard let object = arena.object(value), arena.entries(value) == nil else { return nil }
        var callable = object.callable
        var arguments = arena.sequence(object.arguments) ?? []
        for _ in 0..<4 {
            switch arena.global(callable) {
            case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor": return arguments
            case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state":
                guard let inner = arguments.first.flatMap(arena.object) else {
                    throw failure("is a parameter without a tensor")
                }
                callable = inner.callable
                arguments = arena.sequence(inner.arguments) ?? []
            case "torch._tensor._rebuild_from_type_v2":  // function, type, arguments, state
                guard arguments.count >= 3 else { throw failure("is a tensor subclass without a tensor") }
                callable = arguments[0]
                arguments = arena.sequence(arguments[2]) ?? []
            default: throw failure("is \(arena.kind(value)), not a dense tensor")
            }
        }
        throw failure("is wrapped too deeply")
    }

    private static func integers(_ arena: PickleArena, _ value: PickleValue.Reference) -> [Int]? {
        guard let items = arena.sequence(value), items.count <= 64 else { return nil }  // PyTorch's own limit
        var integers: [Int] = []
        for item in items {
            guard let integer = arena.integer(item) else { return nil }
            integers.append(integer)
        }
        return integers
    }

    /// Checks that every number of the view lies within the storage.
    private func checkBounds(_ failure: (String) -> CheckpointError) throws(CheckpointError) {
        func impossible(_ problem: String) -> CheckpointError {
            failure(
                "shape \(shape), strides \(strides), offset \(offset) in a storage of \(storageCount) \(problem)"
            )
        }
        guard shape.count == strides.count, offset >= 0, storageCount >= 0, strides.allSatisfy({ $0 >= 0 }),
            let count = elements(in: shape)
        else { throw impossible("make no tensor") }
        guard count > 0 else { return }
        var last = offset
        for (length, stride) in zip(shape, strides) {
            let (span, tooLong) = (length - 1).multipliedReportingOverflow(by: stride)
            let (sum, tooFar) = last.addingReportingOverflow(span)
            guard !tooLong, !tooFar else { throw impossible("reach beyond any storage") }
            last = sum
        }
        guard last < storageCount else { throw impossible("reach beyond it") }
        // A view that repeats numbers (stride 0) would let a small file unfold into any amount of memory.
        guard count <= storageCount else { throw impossible("repeat its numbers") }
    }
}

extension ScalarType {
    /// The type of the numbers in the storage class `module.name`.
    init?(torchStorage name: String) {
        switch name {
        case "torch.DoubleStorage": self = .float64
        case "torch.FloatStorage": self = .float32
        case "torch.HalfStorage": self = .float16
        case "torch.BFloat16Storage": self = .bfloat16
        case "torch.LongStorage": self = .int64
        case "torch.IntStorage": self = .int32
        case "torch.ShortStorage": self = .int16
        case "torch.CharStorage": self = .int8
        case "torch.ByteStorage": self = .uint8
        case "torch.BoolStorage": self = .bool
        default: return nil
        }
    }
}
