import ArgumentParser
import Canvas
import Explorer
import Foundation
import GenomeData
import Terminal

struct BenchExplorer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explorer",
        abstract: "Measure how quickly the explorer answers, through a pseudo-terminal.",
        discussion: """
            Runs the explorer on a pseudo-terminal of 200 × 60 while it predicts all genes on all cores, presses keys \
            and waits for what they change on the screen.
            """)

    @Argument(
        help: "The data set's manifest, or its folder; without, the present folder.",
        completion: .file(extensions: ["toml"]))
    var dataSet: String?

    @Option(help: "How many keys to press.")
    var presses = 200

    @Option(help: "Seconds to wait for all genes before the idle processor is measured; 0: not measured.")
    var idleAfter = 0.0

    func validate() throws {
        guard (1...10_000).contains(presses) else { throw ValidationError("--presses takes 1 to 10000") }
        guard (0...86_400).contains(idleAfter) else { throw ValidationError("--idle-after takes seconds") }
    }

    func run() throws {
        let path = try DataSetPath.resolve(dataSet)
        let probe = try ExplorerProbe(path)
        print("data set           \(path)")
        print("first frame        \(text(probe.firstFrame)) after the start of the process")
        print("genes shown        \(text(probe.genesFrame)) after it")
        probe.rest(seconds: 1.5)
        var keys: [Double] = []
        for _ in 0..<presses {
            // A signal that is not there: the footer says so, and nothing else changes.
            keys.append(try probe.time(of: "9", until: "no signal"))
            probe.press("\u{1B}", restingSeconds: 0.06)
        }
        print("key to frame       \(Self.summary(keys))")
        let before = probe.resident
        let pans = 300
        for index in 0..<pans {
            probe.press(index < pans / 2 ? "l" : "h", restingSeconds: 0.005)
        }
        let after = try probe.time(of: "9", until: "no signal")
        print("after \(pans) pan keys in \(Double(pans) * 0.005) s, the next key shows after \(text(after))")
        probe.press("\u{1B}", restingSeconds: 0.1)
        print("resident memory    \(max(before, probe.resident) / 1024) MB")
        if idleAfter > 0 {
            probe.rest(seconds: idleAfter)
            let start = probe.processorSeconds
            probe.rest(seconds: 5)
            let share = (probe.processorSeconds - start) / 5
            print("idle processor     \(NumberText.fixed(share * 100, 1)) % of one core")
        }
        try probe.quit()
        try predictions(path)
    }

    /// The time from a gene that nothing was predicted for to its prediction, while all genes are predicted.
    private func predictions(_ path: String) throws {
        let data = try DataSet(path: path)
        let state = ExplorerSetup.state(
            data, rows: 60, columns: 200, theme: "dark", depth: .trueColor, glyphs: .braille, gene: nil)
        var session = Session(data, state: state, library: ExplorerSetup.library, version: Prism.version)
        defer { session.end() }
        session.begin()
        _ = session.settle(entirely: false, seconds: 60)
        guard session.state.hasForecast else {
            return print("predictions        none: \(session.state.forecastObstacle ?? "no model")")
        }
        var (jumps, toggles) = ([Double](), [Double]())
        for _ in 0..<20 {
            // A page on nothing was looked ahead.
            _ = session.send(.key(Key(.pageDown)))
            jumps.append(wait(for: &session))
            _ = session.send(.key(.character("1")))
            toggles.append(wait(for: &session))
            _ = session.settle(entirely: false, seconds: 60)
            _ = session.send(.key(.character("1")))
        }
        print("new gene predicted \(Self.summary(jumps)) (all outputs of the ensemble)")
        print("new toggle         \(Self.summary(toggles))")
    }

    private func wait(for session: inout Session) -> Double {
        let start = ContinuousClock.now
        while !session.state.hasForecast, ContinuousClock.now - start < .seconds(10) {
            usleep(200)
            session.collect()
        }
        return (ContinuousClock.now - start) / .milliseconds(1)
    }

    private func text(_ milliseconds: Double) -> String { Self.text(milliseconds) }
    private static func text(_ milliseconds: Double) -> String { NumberText.fixed(milliseconds, 1) + " ms" }

    /// Median, 99th percentile (nearest rank) and largest.
    private static func summary(_ values: [Double]) -> String {
        let sorted = values.sorted()
        guard let last = sorted.last else { return NumberText.missing }
        func at(_ share: Double) -> Double {
            sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
        }
        return "median \(text(at(0.5)))  99 % \(text(at(0.99)))  most \(text(last))  n \(sorted.count)"
    }
}
