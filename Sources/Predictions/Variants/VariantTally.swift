import Wording

/// How many records, alleles and effects a run had, and how long the effects took.
public struct VariantTally: Sendable, Equatable {
    /// Records.
    public internal(set) var records = 0
    /// Alleles by what became of them; one scored in several windows counts once.
    public internal(set) var alleles: [AlleleFate: Int] = [:]
    /// Rows with an effect: of an allele, or of several on one copy, in a gene's window.
    public internal(set) var effects = 0
    /// Combinations on one copy that overlap.
    public internal(set) var overlapping = 0
    /// Effects predicted by this run, and not by an earlier one that it goes on with.
    public internal(set) var predicted = 0
    /// Windows that were predicted for these: edited ones, each gene's own, and random substitutions.
    public internal(set) var windows = 0
    /// Seconds that the predictions took, the reading of their windows included; opening files and loading the model are not.
    public internal(set) var seconds = 0.0
    /// Seconds that processors spent on that, all threads together: what does not depend on what else a machine does.
    public internal(set) var processorSeconds = 0.0
    /// How many threads predicted.
    public internal(set) var threads = 1

    /// Takes in a record's rows.
    mutating func count(_ rows: [PlannedEffect]) {
        records += 1
        var fates: [Int: AlleleFate] = [:]
        for row in rows {
            if row.fate == .scored { effects += 1 }
            if row.company != nil {
                if row.fate == .overlapping { overlapping += 1 }
            } else {
                fates[row.allele] = row.fate
            }
        }
        for fate in fates.values { alleles[fate, default: 0] += 1 }
    }

    /// What was found, and how fast, one sentence a line.
    public var lines: [String] {
        let total = alleles.values.reduce(0, +)
        let parts = AlleleFate.allCases.compactMap { fate in
            alleles[fate].map { "\($0.grouped) \(fate.words)" }
        }
        var lines = [
            "\(records.counted("record")), \(total.counted("allele")): "
                + (parts.isEmpty ? "none" : parts.joined(separator: ", "))
        ]
        if overlapping > 0 {
            lines.append(
                "\(overlapping.counted("combination")) on one copy not scored: the alleles overlap")
        }
        if predicted > 0, seconds > 0, processorSeconds > 0 {
            func perCore(_ count: Int) -> String { Self.rounded(Double(count) / processorSeconds) }
            lines.append(
                "\(predicted.counted("effect")) by \(windows.counted("prediction")) in \(Self.rounded(seconds)) s "
                    + "(\(threads.counted("thread"))), \(Self.rounded(processorSeconds)) s of processor time: "
                    + "\(perCore(predicted)) effects, \(perCore(windows)) predictions per second and core")
        } else {
            lines.append("\(effects.counted("effect")), none left to predict")
        }
        return lines
    }

    /// With three figures or so, as the last ones of a time say nothing.
    private static func rounded(_ value: Double) -> String {
        guard value.isFinite, value < 1e15 else { return "–" }
        if value >= 100 { return Int(value.rounded()).grouped }
        let scale = value >= 10 ? 10.0 : 100.0
        return "\((value * scale).rounded() / scale)"
    }
}
