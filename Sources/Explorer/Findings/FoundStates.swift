import Files
import Predictions
import PrismModel
import Wording

/// Background states along the genome that no model brings: learned in this session, or of a segmentation.
struct FoundStates: Sendable, Equatable {
    /// The number of the search.
    let number: Int
    let source: StateSearch.Source
    /// The states, with the positions of the signals that tell them in the catalog.
    let states: AdjustedStates
    /// What genome and genes show of them.
    let genome: GenomeStates
    /// The signals that `genome`'s entries have means of, by name.
    let signals: [String]
    /// Names that a segmentation gives, with its colours.
    var colours: [Int: [UInt8]] = [:]
    /// Whose mean assignment P is.
    let priorOrigin: PriorOrigin
    /// What was left out or decided on the way, in words.
    var notes: [String] = []

    /// Where they are from: "learned here", or the segmentation's file.
    var origin: String {
        switch source {
        case .signals: "learned here"
        case .segmentation(let path): "of " + path.fileName.printable(limit: 40)
        }
    }

    /// "; every signal on" of states that signals tell: a segmentation is painted by itself, whatever is on.
    var maskWords: String {
        switch source {
        case .signals: "; every signal on"
        case .segmentation: ""
        }
    }

    /// How far a gene lies in each, and how far genes do on the whole; nil on contigs of which nothing is known. Nothing is
    /// expected of a gene there, as no model is asked.
    func background(of gene: Int) -> BackgroundForecast? {
        genome.assignment(of: gene).map {
            BackgroundForecast(assignment: $0.map(Double.init), prior: states.states.prior, expected: [])
        }
    }

    /// That they are not the model's.
    func label(hasModel: Bool) -> String {
        origin + (hasModel ? ", not what the model was adjusted for" : "")
    }
}

extension FoundStates {
    /// States of a genome that are inferred.
    init(_ run: BackgroundRun, number: Int, source: StateSearch.Source) throws {
        self.init(
            number: number, source: source,
            states: AdjustedStates(states: run.model, signals: run.bins.signals),
            genome: try GenomeStates(run, keepsRun: true),
            signals: run.bins.described.map(\.name), priorOrigin: run.priorOrigin,
            notes: run.bins.notes + run.notes)
    }
}
