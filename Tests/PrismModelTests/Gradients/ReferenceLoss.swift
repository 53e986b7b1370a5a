import Foundation

@testable import PrismModel

/// The training loss in double precision, from the equations, with finite differences for its gradients.
struct ReferenceLoss {
    var forward: ReferenceForward
    let windows: [ReferenceForward.Window]
    let targets: [Double]
    /// What background states count in each gene; empty without them.
    let shares: [[Double]]
    let weights: LossWeights
    let batchStatistics: Bool

    init(
        _ configuration: ModelConfiguration, _ parameters: Parameters, _ batch: TrainingBatch,
        weights: LossWeights, statistics: BatchNormStatistics
    ) {
        forward = ReferenceForward(configuration, parameters)
        windows = batch.windows.map { ReferenceForward.Window($0, signals: configuration.signals) }
        targets = batch.targets.map(Double.init)
        shares = batch.windows.map { ($0.background?.given ?? []).map(Double.init) }
        self.weights = weights
        batchStatistics = statistics == .batch
    }

    var value: Double {
        let contexts = forward.contextVectors(windows, batchStatistics: batchStatistics)
        var total = 0.0
        for (gene, window) in windows.enumerated() {
            let predicted =
                forward.c.background == nil
                ? forward.observed(window)
                : zip(forward.expectations(window), shares[gene]).reduce(0) { $0 + $1.0 * $1.1 }
            total += smoothL1(predicted - targets[gene])
            guard let generator = forward.c.generator else { continue }
            let intervened = forward.intervened(window, contexts: contexts[gene])
            total += weights.intervention * smoothL1(intervened - targets[gene])
            total += weights.uniformity * uniformity(contexts[gene], sharpness: generator.kernelSharpness)
        }
        return total / Double(windows.count)
    }

    /// dLoss along `direction` in one tensor, by central differences.
    func derivative(_ name: String, along direction: [Double], step: Double = 1e-5) -> Double {
        func moved(_ distance: Double) -> Double {
            var other = self
            let tensor = forward.tensors[name] ?? []
            other.forward.tensors[name] = zip(tensor, direction).map { $0 + distance * $1 }
            return other.value
        }
        return (moved(step) - moved(-step)) / (2 * step)
    }

    private func smoothL1(_ error: Double) -> Double {
        abs(error) < 1 ? error * error / 2 : abs(error) - 0.5
    }

    private func uniformity(_ vectors: [[Double]], sharpness t: Double) -> Double {
        let units = vectors.map { v in
            v.map { $0 / (v.reduce(0) { $0 + $1 * $1 }.squareRoot() + 1e-8) }
        }
        var sum = 0.0
        for a in units {
            for b in units { sum += exp(2 * t * zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } - 2 * t) }
        }
        return log(sum)
    }
}
