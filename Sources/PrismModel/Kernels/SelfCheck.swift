import CPrismKernels
import Synchronization

/// Checks the kernels against plain Swift on a tiny problem, and the products of every shape that a model uses, once per
/// process, instruction set and set of shapes, in under two milliseconds: better no number than a wrong one.
enum SelfCheck {
    private struct Check: Hashable {
        let set: String
        let shapes: [ProductShape]
    }

    private static let passed = Mutex<Set<Check>>([])

    /// Checks what a model's gradients need too; see `run`.
    static func runBackward(_ kernels: Kernels, _ configuration: ModelConfiguration) throws(PrismError) {
        try run(kernels, configuration)
        try once(kernels, configuration.gradientProductShapes) { () throws(PrismError) in
            for reverse in [false, true] { try scanBackward(kernels, reverse: reverse) }
        }
    }

    /// Checks what a model's predictions need. Throws `PrismError.selfCheck` where a product is not exact, or a kernel
    /// is off by more than 1e-5 · (1 + |expected|).
    static func run(_ kernels: Kernels, _ configuration: ModelConfiguration) throws(PrismError) {
        try once(kernels, configuration.productShapes) { () throws(PrismError) in try check(kernels) }
    }

    private static func once(
        _ kernels: Kernels, _ shapes: [ProductShape], _ body: () throws(PrismError) -> Void
    ) throws(PrismError) {
        let check = Check(set: String(cString: kernels.table.name), shapes: shapes)
        guard !passed.withLock({ $0.contains(check) }) else { return }
        try products(shapes, kernels: kernels)
        try body()
        _ = passed.withLock { $0.insert(check) }
    }

    /// The check for predictions itself, every time.
    static func check(_ kernels: Kernels, _ configuration: ModelConfiguration) throws(PrismError) {
        try products(configuration.productShapes, kernels: kernels)
        try check(kernels)
    }

    private static func check(_ kernels: Kernels) throws(PrismError) {
        try convolutionAndNorm(kernels)
        for reverse in [false, true] { try scan(kernels, reverse: reverse) }
    }

    private static func convolutionAndNorm(_ kernels: Kernels) throws(PrismError) {
        var numbers = Numbers()
        let (length, inner, taps) = (5, Kernels.lanes, 4)
        let x = numbers.next(length * inner), weight = numbers.next(taps * inner), bias = numbers.next(inner)
        var out = [Float](repeating: 0, count: length * inner)
        for reverse in [false, true] {
            kernels.table.causal_convolution_silu(
                length, 0, length, reverse, inner, taps, x, inner, weight, bias, &out, inner, nil)
            let expected = Reference.causalConvolutionSilu(
                length: length, reverse: reverse, inner: inner, taps: taps, x: x, weight: weight, bias: bias)
            try compare(out.map(Double.init), expected, "the convolution kernel")
        }
        kernels.table.rms_norm(length, inner, x, inner, bias, 1e-5, &out, inner)
        try compare(
            out.map(Double.init), Reference.rmsNorm(x, width: inner, weight: bias, epsilon: 1e-5),
            "the norm kernel")
        kernels.table.layer_norm(length, inner, x, inner, bias, bias, 1e-5, &out, inner)
        try compare(
            out.map(Double.init),
            Reference.layerNorm(x, width: inner, weight: bias, bias: bias, epsilon: 1e-5), "the norm kernel")
        let y = numbers.next(length * inner), z = numbers.next(length * inner)
        kernels.table.gate(length, inner, x, y, inner, z, inner, &out, inner)
        try compare(out.map(Double.init), Reference.gate(x, y, z), "the gate kernel")
    }

    private static func scan(_ kernels: Kernels, reverse: Bool) throws(PrismError) {
        var numbers = Numbers()
        let (rows, inner, states, rank) = (6, Kernels.lanes, Kernels.stateGroup, 2)
        let width = rank + 2 * states
        let storage = FloatStorage()
        func block(_ count: Int) -> UnsafePointer<Float> { storage.copy(numbers.next(count)[...]) }
        let y = storage.block(rows * inner)
        var arguments = prism_scan_arguments(
            rows: rows, reverse: reverse, inner: inner, states: states, rank: rank,
            u: block(rows * inner), ldu: inner, projection: block(rows * width), ldp: width,
            dt_weight: block(rank * inner), dt_bias: block(inner),
            decay: storage.copy(numbers.next(states * inner).map { -4 * abs($0) }[...]), skip: block(inner),
            state: storage.block(states * inner), y: y, ldy: inner, kept: nil)
        kernels.table.selective_scan(&arguments)
        var start = [Double](repeating: 0, count: states * inner)
        let expected = Reference.selectiveScan(arguments, state: &start)
        let found = UnsafeBufferPointer(start: y, count: rows * inner).map(Double.init)
        try compare(found, expected, "the scan kernel")
    }

    static func compare(_ found: [Double], _ expected: [Double], _ part: String) throws(PrismError) {
        for (a, b) in zip(found, expected) where !(abs(a - b) <= 1e-5 * (1 + abs(b))) {
            throw .selfCheck(part: part, problem: "expected \(b), found \(a)")
        }
    }

    /// A fixed run of numbers in (−1, 1).
    struct Numbers {
        var seed: UInt32 = 22

        mutating func next(_ count: Int) -> [Float] {
            (0..<count).map { _ in
                seed = seed &* 1_664_525 &+ 1_013_904_223
                return Float(seed >> 8) / Float(1 << 23) - 1
            }
        }
    }
}
