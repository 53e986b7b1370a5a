import PrismModel

/// What a mask does to the predictions of all genes that are known with it and with everything on.
struct AblationEffect: Sendable, Equatable {
    /// The mean of the prediction under the mask less the one with everything on.
    var mean: Double?
    /// The mean of its magnitude.
    var meanMagnitude: Double?
    /// The change of Pearson's r with the measurements on the same genes; for everything on, r itself.
    var r: Double?
    /// The change of the mean squared error; for everything on, the error itself.
    var mse: Double?

    init() {}

    init(_ survey: Survey, against full: Survey?, measured: [Float?]) {
        guard let full else { return }
        var (with, without, truth) = ([Float](), [Float](), [Float]())
        var (sum, magnitude, count) = (0.0, 0.0, 0)
        for (gene, value) in survey.values.enumerated() {
            guard let value, let base = full.value(gene) else { continue }
            sum += Double(value - base)
            magnitude += Double((value - base).magnitude)
            count += 1
            guard measured.indices.contains(gene), let known = measured[gene] else { continue }
            without.append(value)
            with.append(base)
            truth.append(known)
        }
        guard count > 0 else { return }
        mean = sum / Double(count)
        meanMagnitude = magnitude / Double(count)
        guard let before = Agreement(predicted: with, measured: truth),
            let after = Agreement(predicted: without, measured: truth)
        else { return }
        let isSame = survey == full
        mse = isSame ? before.mse : after.mse - before.mse
        r = isSame ? before.pearson : after.pearson.flatMap { a in before.pearson.map { a - $0 } }
    }
}
