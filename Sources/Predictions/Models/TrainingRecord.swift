import GenomeData

/// What a weights file says of the data it was trained on: the metadata that `prism train` writes.
struct TrainingRecord {
    /// The weights' file.
    let file: String
    /// The signals, in the model's order; nil where the file does not say.
    let signals: [String]?

    private let unit: String?
    private let window: String?
    private let seed: String?
    private let fold: String?

    init(file: String, metadata: [String: String]) {
        self.file = file
        signals = metadata["signals"].flatMap { $0.isEmpty ? nil : $0.split(separator: ",").map(String.init) }
        unit = metadata["unit"].flatMap { $0.isEmpty ? nil : $0 }
        window = metadata["window"]
        seed = metadata["seed"]
        fold = metadata["held_out"] ?? metadata["fold"].map { "fold " + $0 }
    }

    /// What an ensemble's members record, "fold 1 of 5, seeds 2, 22"; nil where none records anything.
    static func words(_ records: [TrainingRecord]) -> String? {
        func distinct(_ values: [String?]) -> [String] {
            var known: [String] = []
            for value in values.compactMap(\.self) where !value.isEmpty && !known.contains(value) {
                known.append(value)
            }
            return known
        }
        let seeds = distinct(records.map(\.seed))
        var parts = distinct(records.map(\.fold))
        if !seeds.isEmpty {
            parts.append((seeds.count > 1 ? "seeds " : "seed ") + seeds.joined(separator: ", "))
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The positions, in the data set's signals, of those that the members of an ensemble take.
    ///
    /// What `source` lists counts first, then what the members record, then the data set's order: a model that was
    /// trained on the same signals in another order must not be given the wrong ones.
    ///
    /// - Throws: where the members record different signals, or some that the data set does not have.
    static func signals(
        _ records: [TrainingRecord], _ source: Manifest.ModelSource, of dataSet: DataSet
    ) throws(GenomeDataError) -> [Int] {
        guard source.signals == nil, let first = records.first(where: { $0.signals != nil }),
            let recorded = first.signals
        else { return dataSet.manifest.signalIndices(of: source) }
        for record in records {
            guard let own = record.signals, own != recorded else { continue }
            throw GenomeDataError(
                file: record.file, place: nil,
                problem: "was trained on \(own.joined(separator: ", ")), but \(first.file) on "
                    + recorded.joined(separator: ", "))
        }
        let known = dataSet.signals.map(\.name)
        var positions: [Int] = []
        for name in recorded {
            guard let position = known.firstIndex(of: name) else {
                throw GenomeDataError(
                    file: first.file, place: nil,
                    problem:
                        "was trained on the signal \"\(name)\", which the data set does not have; if it has it "
                        + "under another name, list the names in signals of [[model]], in the order "
                        + recorded.joined(separator: ", "))
            }
            positions.append(position)
        }
        return positions
    }

    /// Lines for a header where unit or window are not the data set's.
    func differences(from dataSet: DataSet) -> [String] {
        var lines: [String] = []
        if let unit, let own = dataSet.expression?.unit, unit != own {
            lines.append("unit of the predictions: \(unit) (the model's; the measurements' is below)")
        }
        if let window, window != "\(dataSet.manifest.window)" {
            lines.append("trained with a window of: \(window) bp")
        }
        return lines
    }
}
