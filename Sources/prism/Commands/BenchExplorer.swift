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
            and waits for what they change on the screen; then waits until nothing is left to predict, and looks at \
            the processor time it takes at rest. At last it walks through the genes, with toggles, pans and mutagenesis \
            on the way, and looks at the memory that is left in use. With another condition both are open all the while, and a \
            prediction is there once it is in both.
            """)

    @Argument(
        help: "The data set's manifest, or its folder; without, the present folder.",
        completion: .file(extensions: ["toml"]))
    var dataSet: String?

    @OptionGroup var condition: OtherConditionOptions

    @OptionGroup var choice: ModelChoice

    @Option(help: "How many keys to press.")
    var presses = 200

    @Option(
        help: "The longest wait, in seconds, until nothing is left to predict; 0: idling is not measured.")
    var idleWithin = 60.0

    @Option(help: "How many genes to walk through before memory is looked at again; unless told, all.")
    var walk: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...10_000).contains(presses) else { throw ValidationError("--presses takes 1 to 10000") }
        guard walk.map({ $0 >= 0 }) ?? true else { throw ValidationError("--walk takes a number of genes") }
        guard (0...86_400).contains(idleWithin) else { throw ValidationError("--idle-within takes seconds") }
    }

    func run() throws {
        let path = try DataSetPath.resolve(dataSet)
        let data = try choice.open(path)
        let (jumps, toggles, obstacle) = try predictions(data)
        let probe = try ExplorerProbe([path] + condition.arguments + choice.arguments)
        probe.rest(seconds: 1.5)
        let (keys, busy) = try keysToFrames(probe)
        // Before a pan, which keeps the model busy with the masks of the gene at hand.
        let cached = obstacle == nil ? try cachedToggles(probe, named: data.signals.first?.name) : []
        let pan = try heldDownPan(probe)
        var resident = probe.resident
        let idle = idleShare(probe)
        resident = max(resident, probe.resident)
        let walked = min(walk ?? data.genes.count, data.genes.count)
        ExplorerWalk(genes: walked).go(probe)
        let residentAfterWalk = probe.resident
        try probe.quit()
        let figures = ExplorerFigures(
            dataSet: path, other: condition.other, genes: data.annotation.genes.count,
            firstFrame: probe.firstFrame,
            genesFrame: probe.genesFrame, keyToFrame: .init(keys), busyPercent: busy, panKeys: Self.pans,
            panInterval: pan.interval, afterPan: pan.after, cachedToggle: .init(cached),
            newToggle: .init(toggles), newGene: .init(jumps), obstacle: obstacle,
            residentMegabytes: Double(resident) / 1024,
            walkedGenes: walked, walkedResidentMegabytes: Double(residentAfterWalk) / 1024, idlePercent: idle)
        if json {
            try StandardOutput.write(json: figures, keys: .convertToSnakeCase)
        } else {
            try StandardOutput.writeLine(figures.text)
        }
    }

    /// Milliseconds from keys to frames, and the share of one core that the explorer takes meanwhile, in percent.
    private func keysToFrames(_ probe: ExplorerProbe) throws -> ([Double], Double) {
        let (start, before) = (ContinuousClock.now, probe.processorSeconds)
        var keys: [Double] = []
        for _ in 0..<presses {
            // A signal that is not there: the footer says so, and nothing else changes.
            let time = try probe.time(of: "9", until: "no signal")
            keys.append(time)
            // Long enough for Esc to be seen by itself: with the next key after it, it would be another key.
            probe.press("\u{1B}", restingSeconds: max(0.06, 3 * time / 1000))
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return (keys, (probe.processorSeconds - before) / seconds * 100)
    }

    /// Milliseconds until a switched signal shows, with its prediction, which was looked ahead.
    private func cachedToggles(_ probe: ExplorerProbe, named name: String?) throws -> [Double] {
        guard let name else { return [] }
        return try (0..<20).map { _ in
            // The line of the ablation that is on is named after what it leaves out.
            let time = try probe.time(of: "1", until: "- \(name)")
            probe.press("0", restingSeconds: 0.3)
            return time
        }
    }

    private static let pans = 600

    /// Sends pan keys faster than any frame, then one key more, and waits for that one's frame.
    private func heldDownPan(_ probe: ExplorerProbe) throws -> (interval: Double, after: Double) {
        let start = ContinuousClock.now
        for index in 0..<Self.pans { probe.press(index < Self.pans / 2 ? "l" : "h", restingSeconds: 0.001) }
        let interval = (ContinuousClock.now - start) / .milliseconds(1) / Double(Self.pans)
        let after = try probe.time(of: "9", until: "no signal")
        probe.press("\u{1B}", restingSeconds: 0.1)
        return (interval, after)
    }

    /// Percent of one core over five seconds at rest; nil where it does not come to rest in time.
    private func idleShare(_ probe: ExplorerProbe) -> Double? {
        func share(over seconds: Double) -> Double {
            let before = probe.processorSeconds
            probe.rest(seconds: seconds)
            return (probe.processorSeconds - before) / seconds * 100
        }
        guard idleWithin > 0 else { return nil }
        let end = ContinuousClock.now + .seconds(idleWithin)
        while share(over: 1) > 5 { if ContinuousClock.now > end { return nil } }
        return share(over: 5)
    }

    /// Milliseconds from a gene, and from a mask, of which nothing is known to its prediction, while all genes are
    /// predicted; or why there are none.
    private func predictions(_ data: DataSet) throws -> (
        genes: [Double], toggles: [Double], obstacle: String?
    ) {
        var state = try ExplorerSetup.state(
            data, rows: 60, columns: 200, theme: "dark", depth: .trueColor, glyphs: .braille, gene: nil)
        try condition.ask(&state, beside: choice)
        var session = Session(data, state: state, library: ExplorerSetup.library, version: Version.text)
        defer { session.end() }
        session.begin()
        _ = session.settle(entirely: false, seconds: 60)
        try OtherConditionOptions.check(session.state)
        guard session.state.hasForecast else {
            return ([], [], session.state.forecastObstacle ?? "no model")
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
        return (jumps, toggles, nil)
    }

    private func wait(for session: inout Session) -> Double {
        let start = ContinuousClock.now
        while !session.state.hasForecast, ContinuousClock.now - start < .seconds(10) {
            usleep(200)
            session.collect()
        }
        return (ContinuousClock.now - start) / .milliseconds(1)
    }
}
