/// What a user chooses.
///
/// Everything else about the mechanisms is fixed, and documented in the module's README.
public struct SimulationParameters: Sendable, Equatable, Codable {
    /// How many contigs each role gets.
    public struct ContigCounts: Sendable, Equatable, Codable {
        /// Contigs to train on, at least 1.
        public var train: Int
        /// Contigs for validation.
        public var validation: Int
        /// Contigs for testing, made like the training contigs.
        public var test: Int
        /// Contigs for testing under the changed mechanism.
        public var shifted: Int

        /// One contig for each role, unless told otherwise.
        public init(train: Int = 1, validation: Int = 1, test: Int = 1, shifted: Int = 1) {
            self.train = train
            self.validation = validation
            self.test = test
            self.shifted = shifted
        }

        func count(of role: ContigRole) -> Int {
            switch role {
            case .train: train
            case .validation: validation
            case .test: test
            case .shifted: shifted
            }
        }
    }

    /// One contig as asked for.
    struct ContigOrder: Sendable {
        var name: String
        var role: ContigRole
        var genes: Int
    }

    /// The same seed gives the same bytes.
    public var seed: UInt64
    /// Genes on all contigs together, 1 to 500,000.
    public var genes: Int
    /// Contigs per role.
    public var contigs: ContigCounts
    /// Factor on γ, the effect of Z on expression: 0 closes the backdoor path, 1 is the default.
    public var backdoor: Double
    /// κ, the factor on γ's deviation from its mean on shifted contigs: −1 reverses it, 0 removes it, 1
    /// changes nothing.
    public var shift: Double
    /// How the background acts on expression.
    public var backgroundEffect: BackgroundEffect
    /// Two cell types of the same genome; nil for one.
    public var cellTypes: CellTypes?

    /// Checks and keeps the parameters.
    ///
    /// - Throws: `SimulationError` naming the parameter, its value and what is expected.
    public init(
        seed: UInt64 = 2, genes: Int = 720, contigs: ContigCounts = ContigCounts(), backdoor: Double = 1,
        shift: Double = -1, backgroundEffect: BackgroundEffect = .additive, cellTypes: CellTypes? = nil
    ) throws {
        guard (1...500_000).contains(genes) else {
            throw SimulationError("genes", "\(genes)", "1 to 500,000")
        }
        guard contigs.train >= 1,
            ContigRole.allCases.allSatisfy({ (0...1_000).contains(contigs.count(of: $0)) })
        else {
            throw SimulationError(
                "contigs", "\(contigs.train),\(contigs.validation),\(contigs.test),\(contigs.shifted)",
                "train,validation,test,shifted with at least one to train on and at most 1,000 each")
        }
        guard (0...10).contains(backdoor) else {
            throw SimulationError("backdoor", "\(backdoor)", "0 to 10")
        }
        guard (-10...10).contains(shift) else {
            throw SimulationError("shift", "\(shift)", "-10 to 10")
        }
        self.seed = seed
        self.genes = genes
        self.contigs = contigs
        self.backdoor = backdoor
        self.shift = shift
        self.backgroundEffect = backgroundEffect
        self.cellTypes = cellTypes
        if let empty = contigOrders.first(where: { $0.genes < 1 }) {
            throw SimulationError(
                "genes", "\(genes)",
                "enough for every contig to get one; \(empty.name) (\(empty.role.rawValue)) gets none")
        }
    }

    /// Whether the mechanisms are those for which ranges of the statistics are stated.
    var isDefaultMechanism: Bool { backdoor == 1 && shift == -1 && backgroundEffect == .additive }

    /// Genes per hundred that each role gets when it has contigs; training gets what is left.
    private static func percent(of role: ContigRole) -> Int {
        switch role {
        case .train: 0
        case .validation: 11
        case .test, .shifted: 17
        }
    }

    /// The contigs in order: training, validation, test (`chrSim1` …), then shifted (`chrShift1` …).
    var contigOrders: [ContigOrder] {
        var quota: [ContigRole: Int] = [:]
        for role in ContigRole.allCases where contigs.count(of: role) > 0 {
            quota[role] = genes * Self.percent(of: role) / 100
        }
        quota[.train] = genes - quota.values.reduce(0, +)
        var orders: [ContigOrder] = []
        var number = 0
        for role in ContigRole.allCases {
            let count = contigs.count(of: role)
            for index in 0..<count {
                number = role == .shifted ? index + 1 : number + 1
                let share = (quota[role] ?? 0) * (index + 1) / count - (quota[role] ?? 0) * index / count
                let name = role == .shifted ? "chrShift\(number)" : "chrSim\(number)"
                orders.append(ContigOrder(name: name, role: role, genes: share))
            }
        }
        return orders
    }
}
