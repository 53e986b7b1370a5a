import Foundation

@testable import PrismModel

/// The whole forward pass once more, in double precision and plain loops, straight from the equations: slow, and sharing
/// nothing with the engine but names and shapes.
struct ReferenceForward {
    let c: ModelConfiguration
    /// The weights by name.
    var tensors: [String: [Double]]

    init(_ configuration: ModelConfiguration, _ parameters: Parameters) {
        c = configuration
        tensors = Dictionary(
            uniqueKeysWithValues: parameters.layout.entries.map {
                ($0.name, parameters[$0.name].map(Double.init))
            })
    }

    /// A window in double precision, its one-hot rows any numbers.
    struct Window {
        /// L × 4 and L × S.
        var oneHot, signals: [[Double]]
        var features: [Double]
        /// Signals, then groups of features, that are missing.
        var missing: [Int] = []
        var missingFeatures: [Int] = []

        init(_ window: GeneWindow, signals count: Int) {
            oneHot = window.bases.map { base in (0..<4).map { $0 == Int(base) ? 1 : 0 } }
            signals = window.bases.indices.map { p in
                window.signals[(p * count)..<((p + 1) * count)].map(Double.init)
            }
            features = window.features.map(Double.init)
            missing = (0..<count).filter { !window.absent.isOn($0) }
            missing += window.groups.groups.indices.filter { !window.absent.isGroupOn($0) }.map {
                count + $0
            }
            missingFeatures = window.groups.columns(offIn: window.absent)
        }
    }

    func observed(_ window: GeneWindow) -> Double { observed(Window(window, signals: c.signals)) }

    func intervened(_ window: GeneWindow) -> Double { intervened(Window(window, signals: c.signals)) }

    func observed(_ window: Window) -> Double { head(pooled(window, context: nil), window) }

    func intervened(_ window: Window) -> Double { intervened(window, contexts: contextVectors([window])[0]) }

    func intervened(_ window: Window, contexts: [[Double]]) -> Double {
        head(average(contexts.map { pooled(window, context: $0) }), window)
    }

    private func average(_ rows: [[Double]]) -> [Double] {
        var mean = [Double](repeating: 0, count: rows[0].count)
        for row in rows {
            for index in mean.indices { mean[index] += row[index] / Double(rows.count) }
        }
        return mean
    }

    /// Per gene, C vectors of d weights; BatchNorm with the running statistics or with those of the batch.
    func contextVectors(_ windows: [Window], batchStatistics: Bool = false) -> [[[Double]]] {
        guard let generator = c.generator else { return windows.map { _ in [] } }
        var genes = windows.map { filled($0).signals }
        for (names, taps) in zip(ParameterName.generator, generator.taps) {
            let weight = tensor(names.weight), bias = tensor(names.bias), gamma = tensor(names.normWeight)
            let beta = tensor(names.normBias)
            let convolved = genes.map { convolution($0, weight, bias, taps: taps) }
            var mean = tensor(names.runningMean), variance = tensor(names.runningVariance)
            if batchStatistics {
                let rows = convolved.flatMap { $0 }
                mean = average(rows)
                variance = average(rows.map { row in zip(row, mean).map { ($0 - $1) * ($0 - $1) } })
            }
            genes = convolved.map { rows in
                (0..<(rows.count / 4)).map { p -> [Double] in
                    bias.indices.map { o -> Double in
                        let scale = gamma[o] / (variance[o] + 1e-5).squareRoot()
                        return (0..<4).reduce(0.0) {
                            max($0, (rows[4 * p + $1][o] - mean[o]) * scale + beta[o])
                        }
                    }
                }
            }
        }
        return genes.map { activated(average($0), generator) }
    }

    private func convolution(
        _ rows: [[Double]], _ weight: [Double], _ bias: [Double], taps: Int
    ) -> [[Double]] {
        let inputs = rows[0].count
        return rows.indices.map { p -> [Double] in
            bias.indices.map { o -> Double in
                var sum = bias[o]
                for k in 0..<taps where rows.indices.contains(p + k - taps / 2) {
                    for i in 0..<inputs {
                        sum += weight[(o * inputs + i) * taps + k] * rows[p + k - taps / 2][i]
                    }
                }
                return sum
            }
        }
    }

    private func activated(_ mean: [Double], _ generator: ModelConfiguration.Generator) -> [[Double]] {
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

    /// A window with missing inputs at their means, for a model that knows of them.
    private func filled(_ window: Window) -> Window {
        guard c.absence != nil else { return window }
        var window = window
        let signals = tensor(ParameterName.Absence.signalMeans)
        let features = tensor(ParameterName.Absence.featureMeans)
        for signal in window.missing where signal < c.signals {
            for p in window.signals.indices { window.signals[p][signal] = signals[signal] }
        }
        for feature in window.missingFeatures { window.features[feature] = features[feature] }
        return window
    }

    /// Σ over missing signals of a_s + V_s (x − μ), of one channel at one position.
    private func added(_ window: Window, _ x: [Double], channel j: Int) -> Double {
        guard c.absence != nil else { return 0 }
        let a = tensor(ParameterName.Absence.signalBias), v = tensor(ParameterName.Absence.signalWeight)
        let means = tensor(ParameterName.Absence.signalMeans)
        var sum = 0.0
        for s in window.missing where s < c.signals {
            sum += a[s * c.width + j]
            for k in 0..<c.signals { sum += v[(s * c.width + j) * c.signals + k] * (x[k] - means[k]) }
        }
        return sum
    }

    func pooled(_ unfilled: Window, context: [Double]?) -> [Double] {
        let window = filled(unfilled)
        let sequence = tensor(ParameterName.sequenceWeight), sequenceBias = tensor(ParameterName.sequenceBias)
        let signal = tensor(ParameterName.signalWeight), signalBias = tensor(ParameterName.signalBias)
        let (length, width, signals) = (window.oneHot.count, c.width, c.signals)
        var residual = (0..<length).map { p in
            (0..<width).map { j -> Double in
                var e = signalBias[j], letter = sequenceBias[j]
                for s in 0..<signals { e += signal[j * signals + s] * window.signals[p][s] }
                e += added(window, window.signals[p], channel: j)
                for base in 0..<4 { letter += sequence[j * 4 + base] * window.oneHot[p][base] }
                return letter + e * (context?[j] ?? 1)
            }
        }
        for index in 0..<c.layers {
            let names = ParameterName.layer(index)
            let h = norm(residual, names.norm, bias: names.normBias)
            let mixed = mixed(h, names)
            for p in residual.indices {
                for j in 0..<width { residual[p][j] += mixed[p][j] }
            }
        }
        let last = norm(residual, ParameterName.finalNorm, bias: ParameterName.finalNormBias)
        let positions = c.pooledPositions(length: length)
        return average(Array(last[positions]))
    }

    /// Both directions through their own projections, and what joins them.
    private func mixed(_ h: [[Double]], _ names: ParameterName.Layer) -> [[Double]] {
        func result(_ h: [[Double]], _ names: ParameterName.Direction, _ projections: ParameterName.Direction)
            -> [[Double]]
        {
            direction(h, names, inProjection: projections.inProjection).map {
                linear($0, projections.outProjection, bias: nil)
            }
        }
        let forward = result(h, names.forward, names.forward)
        guard c.directions != .forwardOnly else { return forward }
        let projections = c.tiesProjections ? names.forward : names.reverse
        let reverse = Array(result(h.reversed(), names.reverse, projections).reversed())
        return zip(forward, reverse).map { forward, reverse in
            zip(forward, reverse).map { c.directions == .added ? $0 + $1 : $0 * $1 }
        }
    }

    /// y ⊙ SiLU(z) of one direction in its own time.
    private func direction(
        _ h: [[Double]], _ names: ParameterName.Direction, inProjection: String
    ) -> [[Double]] {
        let xz = h.map { linear($0, inProjection, bias: nil) }
        let weight = tensor(names.convolutionWeight), bias = tensor(names.convolutionBias)
        let decay = tensor(names.decayLog).map { -exp($0) }, skip = tensor(names.skip)
        let (inner, states, taps, rank) = (c.inner, c.states, c.taps, c.rank)
        var state = [Double](repeating: 0, count: inner * states)
        var rows: [[Double]] = []
        for t in xz.indices {
            let row = xz[t]
            var u = bias
            for e in 0..<inner {
                for k in 0..<taps where t - (taps - 1) + k >= 0 {
                    u[e] += weight[e * taps + k] * xz[t - (taps - 1) + k][e]
                }
                u[e] = Reference.silu(u[e])
            }
            let projection = linear(u, names.projection, bias: nil)
            let delta = linear(Array(projection[0..<rank]), names.deltaWeight, bias: names.deltaBias)
            var out = u
            for e in 0..<inner {
                let step = Reference.softplus(delta[e])
                var y = skip[e] * u[e], n = 0
                while n < states {
                    let i = e * states + n
                    state[i] = exp(step * decay[i]) * state[i] + step * u[e] * projection[rank + n]
                    y += state[i] * projection[rank + states + n]
                    n += 1
                }
                out[e] = y * Reference.silu(row[inner + e])
            }
            rows.append(out)
        }
        return rows
    }

    func head(_ pooled: [Double], _ window: Window) -> Double {
        var values = pooled + filled(window).features
        let absence = tensor(ParameterName.Absence.head)
        for index in 0..<3 {
            values = linear(values, ParameterName.headWeights[index], bias: ParameterName.headBiases[index])
            if index == 0, c.absence != nil {
                for row in window.missing {
                    for j in values.indices { values[j] += absence[row * c.width + j] }
                }
            }
            if index < 2 { values = values.map { max(0, $0) } }
        }
        return values[0]
    }

    private func norm(_ rows: [[Double]], _ name: String, bias: String) -> [[Double]] {
        let weight = tensor(name), bias = c.norm == .layer ? tensor(bias) : weight.map { _ in 0 }
        return rows.map { row in
            let mean = c.norm == .layer ? row.reduce(0, +) / Double(row.count) : 0
            var squares = 0.0
            for value in row { squares += (value - mean) * (value - mean) }
            let scale = 1 / (squares / Double(row.count) + Double(c.normEpsilon)).squareRoot()
            return row.indices.map { (row[$0] - mean) * scale * weight[$0] + bias[$0] }
        }
    }

    private func linear(_ x: [Double], _ weight: String, bias: String?) -> [Double] {
        let w = tensor(weight)
        var out = bias.map(tensor) ?? [Double](repeating: 0, count: w.count / x.count)
        // Pointers and while loops: debug builds run them ten times as fast.
        w.withUnsafeBufferPointer { w in
            x.withUnsafeBufferPointer { x in
                var at = 0, o = 0
                while o < out.count {
                    var sum = out[o], i = 0
                    while i < x.count {
                        sum += w[at] * x[i]
                        at += 1
                        i += 1
                    }
                    out[o] = sum
                    o += 1
                }
            }
        }
        return out
    }

    private func tensor(_ name: String) -> [Double] { tensors[name] ?? [] }
}
