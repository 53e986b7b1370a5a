import GenomeData
import PrismModel

/// Genes of a data set with some inputs withheld: a model trained on them never learns what those hold.
///
/// A withheld signal is zero along the window, a withheld feature zero: a constant carries nothing.
public struct WithheldInputs: TrainingGenes {
    /// The genes with all their inputs but the withheld signals.
    public let genes: DataSetGenes
    /// Positions of withheld features in the window's.
    public let features: [Int]

    /// The measured ones of `indices`, positions in the data set's genes.
    ///
    /// - Parameters:
    ///   - indices: the genes.
    ///   - encoder: makes their windows.
    ///   - names: signals, features and groups of features to withhold, as the manifest names them. What is made of a
    ///     withheld signal is withheld too.
    /// - Throws: `PrismError.input` for a name that is neither, naming what there is.
    public init(_ indices: [Int], of encoder: WindowEncoder, withholding names: [String]) throws {
        let signals = encoder.signals.map { encoder.dataSet.signals[$0].name }
        let columns = encoder.usesFeatures ? encoder.dataSet.features?.columns ?? [] : []
        var off: [Int] = [], features: [Int] = []
        for name in names {
            let signal = signals.firstIndex(of: name)
            let feature = columns.firstIndex(of: name)
            let group = encoder.featureGroups.groups.first { $0.name == name }
            guard signal != nil || feature != nil || group != nil else {
                throw PrismError.input(
                    problem: "no signal or feature is named \"\(name)\"; there are "
                        + (signals + columns).joined(separator: ", "))
            }
            if let signal { off.append(signal) }
            if let feature { features.append(feature) }
            features += group?.columns.filter { $0 != feature } ?? []
        }
        genes = try DataSetGenes(indices, of: encoder, mask: ModalityMask(off: off))
        self.features = features
    }

    /// The measured ones of one split, all of which are training genes where the data set names no split.
    ///
    /// - Throws: as `init(_:of:withholding:)`.
    public init(_ split: Split, of encoder: WindowEncoder, withholding names: [String]) throws {
        try self.init(encoder.dataSet.indices(of: split), of: encoder, withholding: names)
    }

    /// How many measured genes there are.
    public var count: Int { genes.count }

    /// The measured expression of one of them, in the manifest's unit.
    public func target(_ index: Int) -> Float { genes.target(index) }

    /// The window of one of them, without what is withheld.
    public func window(_ index: Int, shift: Int) throws -> GeneWindow {
        var window = try genes.window(index, shift: shift)
        for feature in features where window.features.indices.contains(feature) {
            window.features[feature] = 0
        }
        return window
    }
}
