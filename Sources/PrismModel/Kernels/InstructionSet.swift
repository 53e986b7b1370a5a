import CPrismKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A set of vector instructions that the kernels were compiled for.
public enum InstructionSet: String, Sendable, CaseIterable {
    /// x86-64 with AVX-512 F, DQ, VL and BW: 16 lanes.
    case avx512
    /// x86-64 with AVX2 and FMA: 8 lanes.
    case avx2
    /// Any arm64: 4 lanes.
    case neon
    /// Any x86-64 (SSE2): 4 lanes.
    case baseline

    /// The environment variable that forces a set: one of the names above. Empty, it forces nothing.
    public static let environmentVariable = "PRISM_INSTRUCTION_SET"

    /// The sets that this build has and this machine can run, fastest first.
    public static let available: [InstructionSet] = allCases.filter {
        prism_kernels_named($0.rawValue) != nil
    }

    /// The set in use unless a model is loaded with another: the fastest, or the one that the environment forces.
    ///
    /// Throws `PrismError.instructionSet` where the forced one is unknown or not available.
    public static func preferred() throws(PrismError) -> InstructionSet {
        if let name = getenv(environmentVariable).map({ String(cString: $0) }), !name.isEmpty {
            guard let set = available.first(where: { $0.rawValue == name }) else {
                throw .instructionSet(requested: name, available: available.map(\.rawValue))
            }
            return set
        }
        guard let fastest = available.first else {
            throw .instructionSet(requested: "any", available: [])
        }
        return fastest
    }
}
