import Testing

@testable import Canvas

/// How colours look to people with normal, red-blind and green-blind sight: linear RGB through the matrices of
/// Machado, Oliveira & Fernandes 2009, severity 1.
struct Sight {
    let name: String
    let matrix: [[Double]]

    static let all = [
        Sight(name: "normal", matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        Sight(
            name: "protanopia",
            matrix: [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]),
        Sight(
            name: "deuteranopia",
            matrix: [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]),
    ]

    func smallestDifference(_ colors: [UInt32]) -> Double {
        let seen = colors.map { color -> OKLab in
            let light = [16, 8, 0].map { Luminance.linear(color >> UInt32($0)) }
            let mixed = matrix.map { row in zip(row, light).reduce(0) { $0 + $1.0 * $1.1 } }
            return OKLab(
                rgb: Luminance.encoded(mixed[0]) << 16 | Luminance.encoded(mixed[1]) << 8
                    | Luminance.encoded(mixed[2]))
        }
        var smallest = Double.infinity
        for (index, first) in seen.enumerated() {
            for second in seen[(index + 1)...] {
                smallest = min(smallest, first.squaredDistance(to: second).squareRoot())
            }
        }
        return smallest
    }
}
