/// What `prism check` found in a data set's files: everything that a model would see, and what is odd about it.
public struct CheckReport: Codable, Sendable, Equatable {
    /// The data set's name.
    public var dataSet: String
    /// The manifest.
    public var manifest: String
    /// The assembly named there.
    public var assembly: String?
    /// Whether the data are simulated.
    public var simulated: Bool
    /// The window length, in bases.
    public var window: Int
    /// The genome.
    public var genome: Genome
    /// The genes.
    public var genes: Genes
    /// More gene models to draw.
    public var annotation: GeneModels?
    /// Measured expression.
    public var expression: Expression?
    /// Features, one entry per column.
    public var features: Features?
    /// Signals, in order.
    public var signals: [Signal]
    /// Regions to show, in order.
    public var tracks: [RegionTrack] = []
    /// Genes per split.
    public var split: SplitCounts?
    /// Models named.
    public var models: [Model]
    /// Files named of which there is nothing to report.
    public var unreported: [Part] = []
    /// What is odd, the worst first.
    public var findings: [Finding]

    /// Whether there is no finding that makes predictions wrong or impossible.
    public var passed: Bool { !findings.contains { $0.severity == .error } }

    /// A file by what the manifest names it for.
    public struct Part: Codable, Sendable, Equatable {
        /// "annotation", "expression", "features", "split" or "signal", the last with the signal's name.
        public var kind: String
        /// Path, URL or URI.
        public var file: String
        /// Whether the file itself could be opened, so that only genes on a genome are missing; if not, a finding says why.
        public var isSound = false
    }

    /// The genome file; no contigs where it could not be read.
    public struct Genome: Codable, Sendable, Equatable {
        /// Path or URL.
        public var file: String
        /// The number of contigs.
        public var contigs: Int
        /// The bases on all of them.
        public var bases: Int
    }

    /// The gene file, laid on the genome; no genes where it could not be read.
    public struct Genes: Codable, Sendable, Equatable {
        /// Path or URL.
        public var file: String
        /// Genes that can be predicted.
        public var count: Int
        /// Genes that can be predicted and have exons.
        public var withExons: Int
        /// Genes per contig, in the genome's order.
        public var contigs: [ContigCount]
        /// Windows that reach beyond their contig.
        public var windowsBeyondContig: Int
        /// Windows with bases that are not A, C, G or T.
        public var windowsWithUnknownBases: Int
    }

    /// The annotation file, laid on the genome.
    public struct GeneModels: Codable, Sendable, Equatable {
        /// Path or URL.
        public var file: String
        /// Genes on the genome.
        public var genes: Int
        /// The genes' transcripts, all together.
        public var transcripts: Int
    }

    /// How many genes a contig has.
    public struct ContigCount: Codable, Sendable, Equatable {
        /// The contig, as the genome spells it.
        public var contig: String
        /// Genes on the contig.
        public var genes: Int
    }

    /// The expression file.
    public struct Expression: Codable, Sendable, Equatable {
        /// Path or URL.
        public var file: String
        /// The unit, after the transform.
        public var unit: String
        /// Genes with a value.
        public var measured: Int
        /// Genes without.
        public var missing: Int
        /// The values.
        public var values: Distribution?
    }

    /// The features file.
    public struct Features: Codable, Sendable, Equatable {
        /// Path or URL.
        public var file: String
        /// What stands in for what is missing.
        public var missingRule: String
        /// Genes without a row.
        public var genesWithoutRow: Int
        /// The columns, in order.
        public var columns: [Column]

        /// One feature.
        public struct Column: Codable, Sendable, Equatable {
            /// The feature's name.
            public var name: String
            /// Genes without a value.
            public var missing: Int
            /// The values of the others.
            public var values: Distribution?
        }
    }

    /// A signal over the windows of all genes.
    public struct Signal: Codable, Sendable, Equatable {
        /// The signal's name.
        public var name: String
        /// Path, URL or URI.
        public var file: String
        /// The unit of the model's input, after the transform.
        public var unit: String
        /// The genome's contigs that the file has, of those with genes; nil where a file does not list contigs.
        public var contigsInCommon: Int?
        /// Genes with data in their window.
        public var genesWithData: Int
        /// The fraction of all windows' bases that have data.
        public var covered: Double
        /// The file's smallest value in the windows, before the transform.
        public var minimum: Float?
        /// The file's mean value over the windows' bases with data, before the transform.
        public var mean: Double?
        /// The largest.
        public var maximum: Float?
    }

    /// Regions to show, over the windows of all genes.
    public struct RegionTrack: Codable, Sendable, Equatable {
        /// The track's name.
        public var name: String
        /// Path or URL.
        public var file: String
        /// The column that scores come from; nil where there is none.
        public var scores: String?
        /// The genome's contigs that the file has, of those with genes.
        public var contigsInCommon: Int
        /// Genes with a region in their window.
        public var genesWithRegions: Int
    }

    /// Genes per split.
    public struct SplitCounts: Codable, Sendable, Equatable {
        /// For training.
        public var train: Int
        /// For validation.
        public var validation: Int
        /// For test.
        public var test: Int
        /// In none of them.
        public var none: Int
    }

    /// A model and its files.
    public struct Model: Codable, Sendable, Equatable {
        /// The model's name.
        public var name: String
        /// The model's checkpoints.
        public var files: [String]
        /// The signals it takes.
        public var signals: [String]
    }

    /// Something that a reader of the report should know.
    public struct Finding: Codable, Sendable, Hashable {
        /// How bad it is.
        public var severity: Severity
        /// The file it is about.
        public var file: String
        /// What was found.
        public var message: String
    }

    /// How bad a finding is.
    public enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
        /// Predictions would be wrong or cannot be made.
        case error
        /// Something is missing that may well be meant to be there.
        case warning
        /// Something was done that is worth knowing.
        case note

        /// Errors come first.
        public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .note: 2
            }
        }
    }

    /// Values in short.
    public struct Distribution: Codable, Sendable, Equatable {
        /// The smallest.
        public var minimum: Float
        /// The middle one.
        public var median: Float
        /// The arithmetic mean.
        public var mean: Double
        /// The largest.
        public var maximum: Float
        /// How many are exactly 0.
        public var zeros: Int

        /// Nil for no values.
        init?(_ values: [Float]) {
            let sorted = values.sorted()
            guard let first = sorted.first, let last = sorted.last else { return nil }
            minimum = first
            median = sorted[sorted.count / 2]
            mean = sorted.reduce(0.0) { $0 + Double($1) } / Double(sorted.count)
            maximum = last
            zeros = sorted.count { $0 == 0 }
        }
    }
}
