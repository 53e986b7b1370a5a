import ArgumentParser
import Checkpoints
import GenomeData
import Predictions
import PrismModel

/// Trained weights that a run starts from: signals and features are matched by name, those that are new start at zero.
/// Background states are learned anew, from the data set at hand.
struct InitialWeights {
    /// The weights' file.
    let file: String
    /// What the file says of their training.
    let record: TrainingRecord
    /// The sizes of the model to train.
    let configuration: ModelConfiguration
    /// The weights, laid out for it.
    let parameters: Parameters
    /// Signals that the weights did not know.
    let added: [String]

    /// Reads weights for a data set's inputs.
    ///
    /// - Throws: for weights of another form than the variant, and where it is not known which signals they take.
    init(
        _ file: String, _ encoder: WindowEncoder, _ asked: ModelConfiguration, variant: ModelVariant
    ) throws {
        let checkpoint = try Checkpoint.read(contentsOf: file)
        let own = try ModelConfiguration(checkpoint, file: file)
        guard own.background == nil || variant == .background, (own.generator == nil) == (variant != .prism)
        else {
            throw ValidationError(
                "\(file) holds a model of another form than --variant \(variant.rawValue) trains: choose "
                    + (own.background != nil
                        ? "--variant background"
                        : own.generator == nil ? "--variant concat" : "--variant prism"))
        }
        let record = TrainingRecord(file: file, checkpoint)
        let data = encoder.dataSet
        let names = encoder.signals.map { data.signals[$0].name }
        let columns = encoder.usesFeatures ? data.features?.columns ?? [] : []
        let signals = try Self.positions(names, in: record.signals, count: own.signals, "signal", file)
        let features = try Self.positions(columns, in: record.features, count: own.features, "feature", file)
        var sizes = own
        (sizes.signals, sizes.features, sizes.absence) = (names.count, columns.count, asked.absence)
        sizes.background = asked.background
        configuration = sizes
        parameters = try Parameters(
            transferring: try Parameters(checkpoint, configuration: own, file: file), of: own, to: sizes,
            signals: signals, features: features)
        added = zip(names, signals).filter { $0.1 == nil }.map(\.0)
        self.file = file
        self.record = record
    }

    /// Where each name stands among those that the weights know; without a record of names, in order, if there are as many.
    private static func positions(
        _ names: [String], in known: [String]?, count: Int, _ noun: String, _ file: String
    ) throws -> [Int?] {
        if let known, known.count == count { return names.map { known.firstIndex(of: $0) } }
        guard names.count == count || count == 0 else {
            throw ValidationError(
                "\(file) does not record which \(noun)s it takes: \(count), but the data set has \(names.count)"
            )
        }
        return names.indices.map { count == 0 ? nil : $0 }
    }
}
