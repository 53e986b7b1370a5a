import PrismModel

extension ExplorerState {
    /// The single signals, over the features that are on, without which all genes are predicted, or are being so.
    var surveyedDrops: [ModalityMask] {
        (0..<modelSignals).map { ModalityMask(off: [$0]).union(featureMask) }.filter { surveys[$0] != nil }
    }

    /// What the export that waits in what is open lacks; nil where none waits.
    var awaitedNeeds: ExportNeeds? { popup?.awaitedNeeds(in: self) }
}
