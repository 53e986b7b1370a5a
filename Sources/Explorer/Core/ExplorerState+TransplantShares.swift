import Predictions
import PrismModel

extension ExplorerState {
    /// What is asked of the current gene for every choice of the other condition's signals.
    var transplantQuestions: [Question] {
        transplantObstacle == nil && geneObstacle == nil
            ? TransplantShares.masks(transplantable).compactMap { question(under: mask, taking: $0) } : []
    }

    /// The current gene's transplants under the present mask, with its edits and in the state that is asked for, and what the other
    /// condition's model says of the same; as far as they are known.
    var transplantShares: TransplantShares {
        let signals = transplantable
        var values: [ModalityMask: Double] = [:]
        for taken in TransplantShares.masks(signals) {
            values[taken] = question(under: mask, taking: taken).flatMap(answer)?.observed.mean
        }
        return TransplantShares(
            signals: signals, values: values, theirs: otherForecast?.observed.mean)
    }

    /// Why the shares of the change between conditions cannot be told; nil if they can.
    var sharesObstacle: String? {
        if let obstacle = transplantObstacle ?? geneObstacle ?? movedObstacle { return obstacle }
        let signals = transplantable
        if signals.isEmpty { return "no signal can be taken from \(conditionNames.other)" }
        if signals.count > ShapleyValues.mostPlayers {
            return "2^\(signals.count) choices of signals are too many; at most \(ShapleyValues.mostPlayers)"
        }
        return transplantQuestions.lazy.compactMap { self.obstacle($0) }.first
    }
}
