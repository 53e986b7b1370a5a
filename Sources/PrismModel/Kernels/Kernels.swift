import CPrismKernels

/// The kernels of one instruction set.
///
/// `@unchecked Sendable`: the table is a constant of the binary; it holds function pointers and a name, and nothing
/// ever writes to it.
struct Kernels: @unchecked Sendable {
    let table: prism_kernels

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
}

extension Int {
    /// The least multiple of `step` that is not below this number.
    func roundedUp(to step: Int) -> Int { (self + step - 1) / step * step }
}
