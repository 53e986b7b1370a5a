/// What a simulation wrote, and its statistics.
public struct SimulationReport: Sendable, Codable {
    /// A contig's size.
    public struct ContigSize: Sendable, Codable {
        /// The contig's name.
        public let name: String
        /// What the contig is for.
        public let role: ContigRole
        /// Bases.
        public let length: Int
        /// Domains on it.
        public let domains: Int
        /// Genes on it.
        public let genes: Int
    }

    /// A written file.
    public struct File: Sendable, Codable {
        /// Path relative to the folder.
        public let path: String
        /// Size.
        public let bytes: Int
    }

    /// One of two cell types.
    public struct CellType: Sendable, Codable {
        /// The name, and the folder's.
        public let name: String
        /// In order of the printed table.
        public let statistics: [Statistic]
    }

    /// What was asked for.
    public let parameters: SimulationParameters
    /// In order.
    public let contigs: [ContigSize]
    /// In order of the printed table; of two cell types, the first's.
    public let statistics: [Statistic]
    /// In order of path.
    public let files: [File]
    /// Each of two cell types; nil where there is one.
    public var cellTypes: [CellType]?

    /// Bytes of all files.
    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
}
