import Foundation

@testable import Simulator

/// One small data set on disk that several tests read.
struct Sample: Sendable {
    let folder: ScratchFolder
    let report: SimulationReport

    static let shared = Result { try Sample(genes: 60) }

    init(seed: UInt64 = 2, genes: Int, shift: Double = -1) throws {
        folder = try ScratchFolder()
        let simulation = try Simulation(SimulationParameters(seed: seed, genes: genes, shift: shift))
        report = try simulation.write(to: folder.path)
    }

    /// Rows of a table with a header.
    func rows(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOfFile: folder(name), encoding: .utf8)
        let lines = text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder(name))) }
}

extension [String: String] {
    /// A column as a number; NaN when it is not there.
    func number(_ column: String) -> Double { self[column].flatMap(Double.init) ?? .nan }
    /// A column as a whole number; −1 when it is not there.
    func integer(_ column: String) -> Int { self[column].flatMap { Int($0) } ?? -1 }
    /// A column as text.
    func text(_ column: String) -> String { self[column] ?? "" }
}
