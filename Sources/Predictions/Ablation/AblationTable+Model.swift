import PrismModel

extension AblationTable {
    /// Adds a mask over a model's signals.
    public mutating func add(_ mask: ModalityMask, of model: DataSetModel, _ comparison: Comparison) {
        let signals = model.signalNames
        let off = signals.indices.filter { !mask.isOn($0) }.map { signals[$0] }
        add(
            off: off, alsoOff: model.names(offIn: mask).filter { !off.contains($0) },
            isExtrapolation: mask != .all && !model.trainedWithSignalsMissing, comparison)
    }
}
