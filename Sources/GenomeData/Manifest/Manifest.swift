import Wording

/// What a data set consists of: the files it names and how they are to be read. Nothing is opened yet.
///
/// The file is TOML; `Manifest+Reading.swift` lists its keys. Paths are relative to the manifest, or http(s) URLs.
public struct Manifest: Sendable, Equatable {
    /// The manifest's own path.
    public var path: String
    /// The name shown for the data set.
    public var name: String
    /// The assembly that all positions refer to, such as `hg19`; for display only.
    public var assembly: String?
    /// Whether the data come from a simulation, which every view then says.
    public var isSimulated: Bool
    /// The genome: FASTA, plain or bgzip.
    public var genome: String
    /// The genes to predict: a table, GTF or GFF3.
    public var genes: String
    /// More gene models to draw beside them: GTF or GFF3.
    public var annotation: String?
    /// The window length L, in bases.
    public var window: Int
    /// Measured expression.
    public var expression: ExpressionSource?
    /// Features of genes, in the order the model takes them.
    public var features: FeatureSource?
    /// Signals along the genome.
    public var signals: [SignalSource]
    /// Regions to show along the locus, which no model takes.
    public var tracks: [RegionTrackSource] = []
    /// What is kept aside.
    public var split: SplitSource?
    /// Models to predict with.
    public var models: [ModelSource]

    /// Where measured expression comes from.
    public struct ExpressionSource: Sendable, Equatable {
        /// The two sources there are.
        public enum Kind: Sendable, Equatable {
            /// A column of a table with one row per gene.
            case table(file: String, column: String)
            /// The sum of a bigWig over `width` bases, `[TSS − width/2, TSS − width/2 + width)`.
            case bigWig(file: String, width: Int)
        }

        /// The source.
        public var kind: Kind
        /// The source's path or URL.
        public var file: String {
            switch kind {
            case .table(let file, _), .bigWig(let file, _): file
            }
        }
        /// What is done to the values.
        public var transform: Transform
        /// The unit after the transform, for display.
        public var unit: String
    }

    /// Where the genes' features come from.
    public struct FeatureSource: Sendable, Equatable {
        /// What stands in for a feature that a gene lacks.
        public enum Missing: String, Sendable, Hashable, CaseIterable {
            /// The mean of the feature's column over the rows that have it.
            case mean
            /// 0.
            case zero
            /// Nothing: the gene cannot be predicted.
            case error
        }

        /// The table with one row per gene.
        public var file: String
        /// The table's columns, in the order the model was trained with.
        public var columns: [String]
        /// What is done to each column's values before a model takes them.
        public var transforms: [Transform]
        /// The rule for values that are not there.
        public var missing: Missing
        /// Columns that are made of signals, with the names of those: without any one of them, they are missing too.
        public var derived: [String: [String]] = [:]
    }

    /// A signal along the genome.
    public struct SignalSource: Sendable, Equatable {
        /// The two kinds there are.
        public enum Kind: Sendable, Equatable {
            /// Values along the genome, as in a bigWig, or regions with values.
            case track
            /// Contacts with the TSS: a table, a `.hic`, `.cool` or `.mcool`, or the release's `hic_feat_<contig>.h5`.
            case contacts
        }

        /// The name, unique in the data set.
        public var name: String
        /// What the file holds.
        public var kind: Kind
        /// The path, URL or URI; how it ends tells the format, see `SignalFormats`.
        public var file: String
        /// How the counts of a `.cool` or `.mcool` become contacts; of no meaning for other sources.
        public var balance: ContactBalance
        /// Which matrix of a `.hic` is meant, and how its counts become contacts; of no meaning for other sources.
        public var matrix = HiCChoice()
        /// What is added to the contacts of a matrix.
        public var pseudocount = ContactPseudocount.none
        /// Where the values of regions come from; of no meaning for other sources.
        public var column = RegionColumn.strength
        /// What the file's values are multiplied by before anything else, above 0: a choice of unit.
        public var scale: Float
        /// The scaled value of bases without data; nil for an input of 0.
        public var missing: Float?
        /// What is done to the scaled values before the model sees them.
        public var transform: Transform
        /// The unit of the scaled values, for display; nil where the manifest does not say.
        public var unit: String?
    }

    /// Regions to show: peaks, elements, features.
    public struct RegionTrackSource: Sendable, Equatable {
        /// The name, unique among tracks.
        public var name: String
        /// The path or URL; how it ends tells the format, see `RegionFormats`.
        public var file: String
        /// Where the score shown comes from.
        public var column: RegionColumn
    }

    /// Which genes are for validation and for test; all others are for training.
    public enum SplitSource: Sendable, Equatable {
        /// By contig.
        case contigs(validation: [String], test: [String])
        /// By a column of a table with one row per gene, holding train, validation or test.
        case table(file: String, column: String)
    }

    /// A model, or an ensemble of several.
    public struct ModelSource: Sendable, Equatable {
        /// The name shown.
        public var name: String
        /// Checkpoints, one per member; none where `folds` names them.
        public var files: [String]
        /// The folder that `prism crossvalidate` wrote, whose weights are the members: each gene is predicted by those that
        /// did not learn from it. Nil for a model of `files`.
        public var folds: String?
        /// The signals the model takes, by name and in its order; nil for all of the data set's.
        public var signals: [String]?

        /// The most members.
        static let mostFiles = 256

        /// The members' checkpoints, those of folds as their folder holds them now.
        ///
        /// - Throws: where that folder is not what `prism crossvalidate` writes.
        public func members() throws(GenomeDataError) -> [String] {
            guard let folds else { return files }
            return try FoldFiles.list(in: folds)
        }

        /// A model that the manifest does not name, of weights, or of the folder of a cross-validation.
        ///
        /// - Throws: where a signal is not in the manifest, or is listed twice, and where a folder is not given alone.
        public init(
            weights files: [String], name: String, signals: [String]?, of manifest: Manifest
        ) throws(GenomeDataError) {
            let known = manifest.signals.map(\.name)
            for (index, signal) in (signals ?? []).enumerated()
            where !known.contains(signal) || signals?.firstIndex(of: signal) != index {
                throw GenomeDataError(
                    file: manifest.path, place: nil,
                    problem: known.contains(signal)
                        ? "signal \"\(signal)\" is listed twice"
                        : "no signal is named \"\(signal)\""
                            + NearestName.suggestion(for: signal, among: known, plural: "signals"))
            }
            let folder = files.first(where: FoldFiles.isFolder)
            if let folder, files.count > 1 {
                throw GenomeDataError(
                    file: folder, place: nil,
                    problem:
                        "is a folder; expected files of weights, or the folder of a cross-validation alone")
            }
            self.files = folder == nil ? files : []
            folds = folder
            self.name = name
            self.signals = signals
        }
    }

    /// The position in `signals` of each signal that a model takes.
    ///
    /// Names are checked when the manifest is read.
    public func signalIndices(of model: ModelSource) -> [Int] {
        guard let names = model.signals else { return Array(signals.indices) }
        return names.compactMap { name in signals.firstIndex { $0.name == name } }
    }
}
