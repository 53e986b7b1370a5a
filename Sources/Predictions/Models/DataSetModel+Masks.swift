import GenomeData
import PrismModel

extension DataSetModel {
    /// The names of the signals that the model takes, in its order.
    public var signalNames: [String] { encoder.signals.map { dataSet.signals[$0].name } }

    /// The mask with some signals and groups of features off, by name; where a name is both, the signal is meant.
    ///
    /// - Throws: where a name is neither a signal nor a group of features that the model takes; one that it was trained without
    ///   is none.
    public func mask(off names: [String]) throws(GenomeDataError) -> ModalityMask {
        let signals = signalNames, features = encoder.featureGroups
        var off: [Int] = [], offGroups: [Int] = []
        for name in names {
            if let signal = signals.firstIndex(of: name) {
                off.append(signal)
            } else if let group = features.switches.first(where: { features.groups[$0].name == name }) {
                offGroups.append(group)
            } else {
                throw notTaken(name)
            }
        }
        return ModalityMask(off: off, groups: offGroups)
    }

    /// The names of the groups of features that can be switched.
    public var groupNames: [String] {
        encoder.featureGroups.switches.map { encoder.featureGroups.groups[$0].name }
    }

    private func notTaken(_ name: String) -> GenomeDataError {
        let features = encoder.featureGroups
        let problem =
            features.groups.firstIndex { $0.name == name }.flatMap(features.notTaken)
            ?? "the model takes no signal \"\(name)\""
        return GenomeDataError(
            file: dataSet.manifest.path, place: nil,
            problem: problem + "; it takes " + signalNames.joined(separator: ", ")
                + (groupNames.isEmpty ? "" : "; and the features \(groupNames.joined(separator: ", "))"))
    }

    /// What is off in a mask, by name: signals, then groups of features, those among them that are made of such a signal.
    public func names(offIn mask: ModalityMask) -> [String] {
        let closed = encoder.featureGroups.closing(mask)
        let groups = encoder.featureGroups.groups
        return signalNames.enumerated().filter { !closed.isOn($0.offset) }.map(\.element)
            + encoder.featureGroups.switches.filter { !closed.isGroupOn($0) }.map { groups[$0].name }
    }

    /// What stands in for what is off in a mask; the data set's means are only read where a member needs them.
    ///
    /// - Throws: as `WindowEncoder.meanSignals(progress:)`.
    func signalBaseline(
        _ baseline: Baseline, for mask: ModalityMask
    ) throws(GenomeDataError) -> SignalBaseline {
        guard baseline == .mean, mask != .all else { return .zero }
        let needsMeans = !trainedWithSignalsMissing && encoder.signals.indices.contains { !mask.isOn($0) }
        return .mean(needsMeans ? try encoder.meanSignals() : [])
    }
}
