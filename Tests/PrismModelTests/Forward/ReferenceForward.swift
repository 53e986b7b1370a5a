import Foundation

@testable import PrismModel

/// The whole forward pass once more, in double precision and plain loops, straight from the equations: slow, and sharing
/// nothing with the engine but names and shapes.
struct ReferenceForward {
    let c: ModelConfiguration
    private let tensors: [String: [Double]]

    init(_ configuration: ModelConfiguration, _ parameters: Parameters) {
        c = configuration
        tensors = Dictionary(
            uniqueKeysWithValues: parameters.layout.entries.map {
                ($0.name, parameters[$0.name].map(Double.init))
            })
    }

    func observed(_ window: GeneWindow) -> Double { head(pooled(window, context: nil), window.features) }

    func intervened(_ window: GeneWindow) -> Double {
        let contexts = contextVectors(window)
        let states = contexts.map { pooled(window, context: $0) }
        return head(average(states), window.features)
    }

    private func average(_ rows: [[Double]]) -> [Double] {
        var mean = [Double](repeating: 0, count: rows[0].count)
        for row in rows {
            for index in mean.indices { mean[index] += row[index] / Double(rows.count) }
        }
        return mean
    }

    /// C vectors of d weights.
    func contextVectors(_ window: GeneWindow) -> [[Double]] {
        guard let generator = c.generator else { return [] }
        var rows: [[Double]] = (0..<window.length).map { p in
            window.signals[(p * c.signals)..<((p + 1) * c.signals)].map(Double.init)
        }
        for (names, taps) in zip(ParameterName.generator, generator.taps) {
            let weight = tensor(names.weight), bias = tensor(names.bias), gamma = tensor(names.normWeight)
            let beta = tensor(names.normBias), mean = tensor(names.runningMean),
                variance = tensor(names.runningVariance)
            let inputs = rows[0].count
            let convolved = rows.indices.map { p -> [Double] in
                bias.indices.map { o -> Double in
                    var sum = bias[o]
                    for k in 0..<taps where rows.indices.contains(p + k - taps / 2) {
                        for i in 0..<inputs {
                            sum += weight[(o * inputs + i) * taps + k] * rows[p + k - taps / 2][i]
                        }
                    }
                    return max(0, (sum - mean[o]) / (variance[o] + 1e-5).squareRoot() * gamma[o] + beta[o])
                }
            }
            rows = (0..<(rows.count / 4)).map { p -> [Double] in
                bias.indices.map { o -> Double in (0..<4).map { convolved[4 * p + $0][o] }.max() ?? 0 }
            }
        }
        let mean = average(rows)
        let outputs = linear(mean, ParameterName.projectorWeight, bias: ParameterName.projectorBias)
        return (0..<generator.contexts).map { context in
            let raw = (0..<c.width).map { outputs[$0 * generator.contexts + context] }
            switch generator.activation {
            case .sigmoid: return raw.map { 1 / (1 + exp(-$0)) }
            case .softmax:
                let sum = raw.reduce(0) { $0 + exp($1) }
                return raw.map { exp($0) / sum }
            }
        }
    }

    func pooled(_ window: GeneWindow, context: [Double]?) -> [Double] {
        let sequence = tensor(ParameterName.sequenceWeight), sequenceBias = tensor(ParameterName.sequenceBias)
        let signal = tensor(ParameterName.signalWeight), signalBias = tensor(ParameterName.signalBias)
        var residual = (0..<window.length).map { p in
            (0..<c.width).map { j -> Double in
                var e = signalBias[j]
                for s in 0..<c.signals {
                    e += signal[j * c.signals + s] * Double(window.signals[p * c.signals + s])
                }
                let base = Int(window.bases[p])
                return sequenceBias[j] + (base < 4 ? sequence[j * 4 + base] : 0) + e * (context?[j] ?? 1)
            }
        }
        for index in 0..<c.layers {
            let names = ParameterName.layer(index)
            let h = norm(residual, names.norm)
            let forward = direction(h, names.forward, inProjection: names.forward.inProjection)
            let reverse = direction(h.reversed(), names.reverse, inProjection: names.forward.inProjection)
            for p in residual.indices {
                let mixed = zip(forward[p], reverse[window.length - 1 - p]).map(+)
                let out = linear(mixed, names.forward.outProjection, bias: nil)
                for j in 0..<c.width { residual[p][j] += out[j] }
            }
        }
        let last = norm(residual, ParameterName.finalNorm)
        let positions = c.pooledPositions(length: window.length)
        return average(Array(last[positions]))
    }

    /// y ⊙ SiLU(z) of one direction in its own time.
    private func direction(
        _ h: [[Double]], _ names: ParameterName.Direction, inProjection: String
    ) -> [[Double]] {
        let xz = h.map { linear($0, inProjection, bias: nil) }
        let weight = tensor(names.convolutionWeight), bias = tensor(names.convolutionBias)
        let decay = tensor(names.decayLog).map { -exp($0) }, skip = tensor(names.skip)
        var state = [Double](repeating: 0, count: c.inner * c.states)
        return xz.indices.map { t in
            let u = (0..<c.inner).map { e -> Double in
                var sum = bias[e]
                for k in 0..<c.taps where t - (c.taps - 1) + k >= 0 {
                    sum += weight[e * c.taps + k] * xz[t - (c.taps - 1) + k][e]
                }
                return Reference.silu(sum)
            }
            let projection = linear(u, names.projection, bias: nil)
            let delta = linear(Array(projection[0..<c.rank]), names.deltaWeight, bias: names.deltaBias)
                .map(Reference.softplus)
            return (0..<c.inner).map { e in
                var y = skip[e] * u[e]
                for n in 0..<c.states {
                    let i = e * c.states + n
                    state[i] = exp(delta[e] * decay[i]) * state[i] + delta[e] * u[e] * projection[c.rank + n]
                    y += state[i] * projection[c.rank + c.states + n]
                }
                return y * Reference.silu(xz[t][c.inner + e])
            }
        }
    }

    private func head(_ pooled: [Double], _ features: [Float]) -> Double {
        var values = pooled + features.map(Double.init)
        for index in 0..<3 {
            values = linear(values, ParameterName.headWeights[index], bias: ParameterName.headBiases[index])
            if index < 2 { values = values.map { max(0, $0) } }
        }
        return values[0]
    }

    private func norm(_ rows: [[Double]], _ name: String) -> [[Double]] {
        let weight = tensor(name)
        return rows.map { row in
            var squares = 0.0
            for value in row { squares += value * value }
            let scale = 1 / (squares / Double(row.count) + Double(c.normEpsilon)).squareRoot()
            return row.indices.map { row[$0] * scale * weight[$0] }
        }
    }

    private func linear(_ x: [Double], _ weight: String, bias: String?) -> [Double] {
        let w = tensor(weight), b = bias.map(tensor)
        var out = b ?? [Double](repeating: 0, count: w.count / x.count)
        for o in out.indices {
            for i in x.indices { out[o] += w[o * x.count + i] * x[i] }
        }
        return out
    }

    private func tensor(_ name: String) -> [Double] { tensors[name] ?? [] }
}
