import PrismModel

/// Effects of what genes have or have not on their residuals, fitted together: least squares by the genes' weights, each effect
/// drawn to 0 as by eight genes more that show none.
struct RidgeRegression {
    private let values: [Double]
    private let weights: [Double]
    private var causes: [[Bool]] = []
    /// The mean of genes that have none of them.
    private var intercept: Double
    /// One for each cause, in the order in which they were added.
    private(set) var effects: [Double] = []

    private static let ridge = 8.0

    /// Values with one weight each, above 0, and nothing to explain them by.
    init(_ values: [Double], weights: [Double]) {
        self.values = values
        self.weights = weights
        let total = weights.reduce(0, +)
        intercept = total > 0 ? zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total : 0
    }

    /// What is not explained.
    var residuals: [Double] {
        values.indices.map { index in
            var value = values[index] - intercept
            for (cause, effect) in zip(causes, effects) where cause[index] { value -= effect }
            return value
        }
    }

    /// Fits everything anew with one more cause, a value for each gene.
    mutating func add(_ cause: [Bool]) {
        causes.append(cause)
        let size = causes.count + 1
        var system = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
        for index in values.indices {
            let present = [0] + causes.indices.filter { causes[$0][index] }.map { $0 + 1 }
            for i in present {
                for j in present { system[i][j] += weights[index] }
                system[i][size] += weights[index] * values[index]
            }
        }
        for i in 1..<size { system[i][i] += Self.ridge }
        // With the ridge there is always a solution; without weights nothing is explained.
        guard let solved = LinearSystem.solve(system) else {
            effects.append(0)
            return
        }
        intercept = solved[0]
        effects = Array(solved.dropFirst())
    }
}
