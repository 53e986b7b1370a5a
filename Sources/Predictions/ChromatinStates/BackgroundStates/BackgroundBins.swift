import GenomeData
import PrismModel

/// A data set's signals in bins along the genome: what background states are learned from.
///
/// Bins are missing around annotated TSSs, so that promoters do not decide what background they lie in.
public struct BackgroundBins: Sendable {
    /// One contig.
    public struct Chain: Sendable {
        /// As the genome spells it.
        public let contig: Contig
        /// Whether states are learned from it.
        public let isTraining: Bool
        /// The contig's bins, of the signals used.
        public internal(set) var bins: SignalBins
    }

    /// How far one signal tells anything away from promoters.
    public struct Information: Sendable, Equatable, Codable {
        /// The signal's name.
        public let signal: String
        /// Bins outside the margins of TSSs, on contigs that states are learned from and where the signal has data.
        public let bins: Int
        /// Bins, of those counted in `bins`, without data.
        public let missing: Int
        /// Bins, of those counted in `bins`, in which every base with data is 0.
        public let zero: Int

        /// Whether it has one and the same value in all bins with data.
        public let isConstant: Bool
        /// The signal that it repeats, bin for bin; nil for none.
        public internal(set) var repeats: String?

        /// Whether no more than half of the bins are missing or 0, and those that are not differ.
        public var isEnough: Bool { lack == nil && repeats == nil }

        /// Why it tells nothing away from promoters, in words; nil where it does.
        public var lack: String? {
            guard bins > 0 else {
                return "no data outside promoters on the contigs that states are learned from"
            }
            guard 2 * (missing + zero) <= bins else {
                return
                    "0 or missing in \(Int((100 * Double(missing + zero) / Double(bins)).rounded())) % of the bins "
                    + "outside promoters"
            }
            return isConstant ? "the same in every bin outside promoters" : nil
        }
    }

    /// The data set.
    public let dataSet: DataSet
    /// Bases of a bin.
    public let binSize: Int
    /// Bases on either side of a TSS in which bins are missing.
    public let margin: Int
    /// The signals used, by position in the data set's.
    public let signals: [Int]
    /// Contigs that have data, in the genome's order.
    public let chains: [Chain]
    /// Of every bigWig of the data set.
    public let information: [Information]
    /// What was left out or decided, in words.
    public let notes: [String]

    /// Bins on all contigs together.
    public var count: Int { chains.reduce(0) { $0 + $1.bins.count } }

    /// What is said where the signals hold no background.
    public static let noInformation = "no background information in these signals"

    /// What is said where there is one state alone.
    public static let oneState = "one background state alone: there is nothing to adjust for"

    /// The signals as a model describes them.
    public var described: [BackgroundModel.Signal] {
        signals.map { index in
            let track = dataSet.signals[index]
            return BackgroundModel.Signal(
                name: track.name, scale: track.scale, transform: track.transform.rawValue, unit: track.logUnit
            )
        }
    }

    /// The position in `chains` of each contig.
    var places: [String: Int] {
        Dictionary(chains.enumerated().map { ($1.contig.name, $0) }) { first, _ in first }
    }
}
