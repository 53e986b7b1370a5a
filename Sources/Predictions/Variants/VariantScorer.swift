import Caches
import GenomeData
import PrismModel

/// Predicts the effects of changes, gene by gene: the unedited window, and the random substitutions that effects are
/// compared with, are predicted once for all changes of a gene that come near each other.
struct VariantScorer {
    /// Changes made together in a gene's window.
    struct Question {
        let gene: Int
        let changes: [SequenceChange]
    }

    /// What all changes of a gene share.
    private struct Unedited {
        /// Each member's prediction.
        let members: [Float]
        /// How much random substitutions change the members' mean, rising.
        let magnitudes: [Float]
    }

    /// A window to predict.
    private enum Window {
        case unedited(Int)
        case substitution(Int, position: Int, code: UInt8)
        case question(Int)
    }

    private let model: DataSetModel
    private let background: Int
    private let seed: UInt64
    private let threads: Int
    /// How many windows were predicted.
    private(set) var windows = 0
    private var known = BoundedCache<Int, Unedited>(limit: 8 << 20)

    /// Windows that are held and predicted at a time.
    private static let together = 64

    init(_ model: DataSetModel, background: Int, seed: UInt64, threads: Int) {
        self.model = model
        self.background = background
        self.seed = seed
        self.threads = threads
    }

    /// The effects, in the order of the questions; `checkingOn` is called between predictions and ends them where it throws.
    mutating func effects(
        _ questions: [Question], checkingOn: () throws -> Void = {}
    ) throws -> [VariantEffect] {
        var shared: [Int: Unedited] = [:]
        var new: [Int] = []
        for gene in Set(questions.map(\.gene)).sorted() {
            if let unedited = known.use(gene) { shared[gene] = unedited } else { new.append(gene) }
        }
        var windows: [Window] = []
        for gene in new { windows += [.unedited(gene)] + (try substitutions(gene)) }
        let first = windows.count
        windows += questions.indices.map(Window.question)
        let members = try predictions(windows, questions, checkingOn)
        var place = 0
        for gene in new {
            let own = members[place]
            let count = windows[(place + 1)...].prefix { if case .substitution = $0 { true } else { false } }
                .count
            let magnitudes = members[(place + 1)..<(place + 1 + count)].map {
                Float(VariantEffect.mean($0, own).magnitude)
            }
            let unedited = Unedited(members: own, magnitudes: magnitudes.sorted())
            shared[gene] = unedited
            known.insert(unedited, for: gene, cost: 128 + 4 * (own.count + count))
            place += 1 + count
        }
        return questions.enumerated().map { index, question in
            let unedited = shared[question.gene]
            return VariantEffect(
                members[first + index], unedited: unedited?.members ?? [],
                magnitudes: unedited?.magnitudes ?? [])
        }
    }

    /// Every member's prediction of each window.
    private mutating func predictions(
        _ windows: [Window], _ questions: [Question], _ checkingOn: () throws -> Void
    ) throws -> [[Float]] {
        var members: [[Float]] = []
        for start in stride(from: 0, to: windows.count, by: Self.together) {
            try checkingOn()
            let some = windows[start..<min(start + Self.together, windows.count)]
            members += try model.predict(
                some.map { gene(of: $0, questions) }, some.map { try window($0, questions) },
                threads: threads
            ).map { $0.members.compactMap(\.observed) }
            self.windows += some.count
        }
        return members
    }

    private func gene(of window: Window, _ questions: [Question]) -> Int {
        switch window {
        case .unedited(let gene), .substitution(let gene, _, _): gene
        case .question(let index): questions[index].gene
        }
    }

    private func window(_ window: Window, _ questions: [Question]) throws -> GeneWindow {
        switch window {
        case .unedited(let gene): return try model.encoder.window(ofGeneAt: gene)
        case .substitution(let gene, let position, let code):
            return try model.encoder.window(ofGeneAt: gene).edited(
                [.base(position: position, code: code)], signalCount: model.encoder.signals.count)
        case .question(let index):
            return try model.encoder.window(
                ofGeneAt: questions[index].gene, changedBy: questions[index].changes)
        }
    }

    /// Random substitutions of a gene's window, the same in every run and shard: positions with a base, drawn with
    /// replacement, each to one of the three others. None where no base is known.
    private func substitutions(_ gene: Int) throws -> [Window] {
        guard background > 0 else { return [] }
        let bases = try model.encoder.window(ofGeneAt: gene).bases
        let places = bases.indices.filter { bases[$0] < 4 }
        guard !places.isEmpty else { return [] }
        var random = SplitMix64(seed: seed, stream: UInt64(gene))
        return (0..<background).map { _ in
            let position = places[Int(random.unit() * Double(places.count))]
            let step = 1 + UInt8(random.unit() * 3)
            return .substitution(gene, position: position, code: (bases[position] + step) % 4)
        }
    }
}
