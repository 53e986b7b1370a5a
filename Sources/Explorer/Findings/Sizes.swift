import Caches
import Predictions
import PrismModel

// What findings take in memory: what their caches count.

extension Forecast: Sized {
    var bytes: Int {
        perContext.storageBytes + cosines.storageBytes + weights.storageBytes
            + (background.map { 5 * $0.prior.storageBytes } ?? 0)
            + weights.reduce(0) { $0 + $1.storageBytes }
    }
}

extension Survey: Sized {
    var bytes: Int { genes * MemoryLayout<Float>.stride + (firstFailure?.bytes ?? 0) }
}

extension Attribution: Sized {
    /// Bytes of the contributions of bases and signals.
    public var bytes: Int { bases.storageBytes + signals.storageBytes }
}

extension Mutagenesis: Sized {
    /// Bytes of the window's bases and the differences.
    public var bytes: Int { bases.storageBytes + differences.storageBytes }
}

extension GeneContext: Sized {
    var bytes: Int {
        vector.storageBytes + moves.storageBytes + moves.reduce(0) { $0 + $1.storageBytes }
    }
}

extension Problem: Sized {
    var bytes: Int { text.bytes }
}

extension Array: Sized where Element == StateRibbon.Piece {
    /// Bytes of the pieces, which refer to nothing.
    public var bytes: Int { storageBytes }
}
