import Canvas
import PrismModel
import Testing

@testable import Explorer

/// Someone who does anything.
struct RandomUser {
    private var random: SplitMix64
    private let commands = ViewList.program.commands.flatMap(\.keys)
    private let others = ["Enter", "Backspace", "Esc", "x", "1", "Ctrl-U", "Down", "A", "C", "G", "T"]
        .compactMap {
            Key($0)
        }
    private let pastes = [
        "chrA:1-99", "\u{1B}[2J\n", "日本", "top", "\u{0}", "chrB:99999999999999999999-1", "e\u{301}",
    ]
    private let buttons: [Mouse.Action] = [
        .press(.left), .drag(.left), .release(.left), .wheelUp, .wheelDown, .wheelLeft, .wheelRight,
        .press(.right),
    ]
    /// The rest of a command of several keys.
    private var rest: ArraySlice<Key> = []

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &random) }

    /// Once in so many times.
    mutating func chance(_ count: Int) -> Bool { below(count) == 0 }

    /// The keys of any command.
    mutating func command() -> [Key] { commands.randomElement(using: &random) ?? [] }

    mutating func event() -> Event {
        if let key = rest.popFirst() { return .key(key) }
        switch below(40) {
        case 0:
            return .resize(
                rows: chance(4) ? below(70) : below(31), columns: chance(4) ? below(210) : below(121))
        case 1: return .paste(pastes.randomElement(using: &random) ?? "")
        case 2...7:
            return .mouse(
                Mouse(
                    buttons.randomElement(using: &random) ?? .wheelUp, row: below(40) - 1,
                    column: below(130) - 1))
        case 8: return .deadline
        case 9...17: return .key(others.randomElement(using: &random) ?? Key(.enter))
        default:
            // Mostly whole commands; sometimes only their beginning.
            let keys = command()
            if !chance(8) { rest = keys.dropFirst() }
            return .key(keys.first ?? Key(.escape))
        }
    }

    /// Answers that nobody wishes for.
    mutating func spoilt(_ answers: [Action]) -> [Action] {
        answers.map { answer in
            guard case .arrived(let arrival) = answer else { return answer }
            switch arrival {
            case .model:
                return .arrived(
                    .model(Arrival.ModelArrival(status: .failed("model.safetensors: is truncated"))))
            case .measured:
                return .arrived(
                    .measured(Arrival.MeasuredArrival(values: [1, nil], note: "expression.tsv: line 3")))
            case .tracks(let arrival):
                var tracks = arrival.tracks
                tracks.lanes = tracks.lanes.map { _ in
                    Lane(mean: [], high: [], note: "signal.bw: byte 99: the file ends here\u{1B}[2J")
                }
                if below(2) == 0 { tracks.lanes = [] }
                tracks.letters = nil
                return .arrived(.tracks(Arrival.TracksArrival(tracks: tracks)))
            case .job(let arrival):
                let problem = Problem("the prediction is not a finite number")
                let outcome: Arrival.Outcome =
                    switch arrival.job.work {
                    case .forecast: .forecast(.failure(problem))
                    case .survey(_, let genes): .survey(genes.map { _ in .failure(problem) })
                    case .input: .input(.failure(problem))
                    case .means: .means(.failure(problem))
                    case .attribution: .attribution(.failure(problem))
                    case .mutants: .mutants(.failure(problem))
                    }
                return .arrived(.job(Arrival.JobArrival(job: arrival.job, outcome: outcome)))
            case .copied: return .arrived(.copied(false))
            default: return answer
            }
        }
    }
}
