import ArgumentParser
import Files
import Wording

/// Work in parts that Ctrl-C or SIGTERM stops after the part at hand, and that then says what is kept and how to go on; where
/// it goes on with what was kept it says so as it begins.
final class StoppableRun {
    private let title: String
    /// How many parts there are; nil before that is known, and of work that is not counted.
    private var total: Int?
    private let noun: String
    /// What a stopped run leaves; nil where nothing is kept.
    private let kept: String?
    /// What a stopped run leaves, in words, and how to go on, where that is not told by parts.
    private var left: String?
    /// Outputs that are whole.
    private var written: [String] = []
    /// Whether a line tells how far the work is; not where rows are printed meanwhile.
    private let showsProgress: Bool
    private let line = StepProgress()
    /// How many parts are done, of an earlier run too; nil before that is known.
    private var done: Int?

    /// - Parameters:
    ///   - title: what is done, for the line that tells how far it is: "predicting".
    ///   - total: how many parts there are; nil where `update(_:of:)` tells.
    ///   - noun: what a part is called: "gene".
    ///   - kept: the file or the folder that a stopped run leaves; nil where nothing is kept.
    ///   - showsProgress: whether a line tells how far the work is.
    init(_ title: String, total: Int? = nil, _ noun: String, kept: String?, showsProgress: Bool = true) {
        (self.title, self.total, self.noun, self.kept) = (title, total, noun, kept)
        self.showsProgress = showsProgress
    }

    /// Work that writes `output` by way of its partial file, or prints where there is none.
    convenience init(_ title: String, total: Int, _ noun: String, writing output: String?) {
        self.init(
            title, total: total, noun, kept: output.map { PartialFile.path(besides: $0) },
            showsProgress: output != nil)
    }

    /// Work in steps of different kinds, which are not counted together and of which nothing is kept.
    convenience init() { self.init("", "", kept: nil) }

    /// Does the work, which says how far it is by `update(_:of:)` and `step(_:_:of:)`.
    ///
    /// - Throws: what the work throws; `ExitCode` where it was stopped, once that is said.
    func run<Result>(_ work: () throws -> Result) throws -> Result {
        Interruption.listen()
        defer { line.finish() }
        do {
            return try work()
        } catch {
            guard Interruption.explains(error) else { throw error }
            line.finish()
            let ending = left.map { "stopped: \($0)" } ?? Self.ending(done ?? 0, of: total, noun, kept: kept)
            StandardError.write("prism: \(ending)\n")
            throw ExitCode(Interruption.status)
        }
    }

    /// Takes note that so many parts are done, first of how many an earlier run has done.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - all: how many there are, where that was not known before.
    /// - Throws: where a stop was asked for before the last.
    func update(_ count: Int, of all: Int? = nil) throws {
        let total = all ?? self.total ?? count
        self.total = total
        if done == nil, count > 0, let kept {
            StandardError.write("prism: \(Self.beginning(count, of: total, noun, kept: kept))\n")
        }
        done = count
        if showsProgress { line.update(title, count, of: total) }
        if count < total { try Interruption.check() }
    }

    /// From here on a run that is stopped leaves something else than parts: "out.tsv is written, and the same command begins
    /// anew".
    func leaves(_ words: String) { left = words }

    /// From here on a run that is stopped leaves a folder of models, with what was trained of one that is not finished.
    func keepsTraining(in folder: String) { leaves(Self.keepingTraining(in: folder)) }

    /// What is said of such a folder.
    static func keepingTraining(in folder: String) -> String {
        "\(folder) keeps what was trained; the same command goes on from there"
    }

    /// Takes note of an output that is whole, and stays where the run is stopped before the next.
    ///
    /// - Throws: where a stop was asked for.
    func wrote(_ path: String) throws {
        written.append(path)
        leaves(
            "\(written.joined(separator: ", ")) \(written.count == 1 ? "is" : "are") written, and the same command begins anew"
        )
        try Interruption.check()
    }

    /// Shows how far another step is, of which nothing is kept.
    ///
    /// - Throws: where a stop was asked for.
    func step(_ title: String, _ count: Int, of total: Int) throws {
        line.update(title, count, of: total)
        try Interruption.check()
    }

    /// What a run says that goes on: "effects.tsv.partial holds 120 of 700 records of a stopped run, which goes on from there".
    static func beginning(_ count: Int, of total: Int, _ noun: String, kept: String) -> String {
        "\(kept) holds \(count.counted(of: total, noun)) of a stopped run, which goes on from there"
    }

    /// What a run says that was stopped: "stopped: effects.tsv.partial keeps 120 of 700 records; the same command goes on from
    /// there".
    static func ending(_ count: Int, of total: Int?, _ noun: String, kept: String?) -> String {
        guard let total else { return "stopped: nothing is kept, and the same command begins anew" }
        let parts = count.counted(of: total, noun)
        guard let kept else {
            return "stopped after \(parts): nothing is kept, and the same command begins anew"
        }
        return count > 0
            ? "stopped: \(kept) keeps \(parts); the same command goes on from there"
            : "stopped before the first of \(total.counted(noun)) was done: the same command begins anew"
    }
}
