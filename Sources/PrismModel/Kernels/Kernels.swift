import CPrismKernels

/// The kernels of one instruction set.
///
/// `@unchecked Sendable`: the table is a constant of the binary; it holds function pointers and a name, and nothing
/// ever writes to it.
struct Kernels: @unchecked Sendable {
    var table: prism_kernels

    /// Channels and states come in multiples of these; the rest is padded with zero weights.
    static let lanes = Int(PRISM_LANES)
    static let stateGroup = Int(PRISM_STATES)

    init(_ set: InstructionSet) throws(PrismError) {
        guard let found = prism_kernels_named(set.rawValue) else {
            throw .instructionSet(
                requested: set.rawValue, available: InstructionSet.available.map(\.rawValue))
        }
        table = found.pointee
    }

    private init(_ table: prism_kernels) { self.table = table }

    /// The preferred set's, for what has no model to choose one; where the environment asks for a set that is not there,
    /// every machine's.
    static let preferred: Kernels =
        (try? Kernels(InstructionSet.preferred())) ?? Kernels(prism_kernels_baseline)
}

extension Int {
    /// The least multiple of `step` that is not below this number.
    func roundedUp(to step: Int) -> Int { (self + step - 1) / step * step }
}
