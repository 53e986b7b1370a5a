import Canvas
import Foundation
import PrismModel
import Terminal
import Testing

@testable import Explorer

/// Whatever is done to the explorer, the terminal is given back.
@Suite(.serialized) struct ExplorerEndingTests {
    private static let sample = Program.root.appendingPathComponent("sample-data/dataset.toml").path

    @Test func quit() throws {
        let explorer = try ExplorerTerminal([Self.sample])
        explorer.waitForGenes()
        explorer.type("q")
        #expect(explorer.end() == 0)
    }

    /// Asked to end, or sent what a trap or a fault sends.
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGILL, SIGSEGV, SIGABRT]) func signals(signal: Int32) throws {
        let isAsked = [SIGTERM, SIGHUP, SIGINT].contains(signal)
        for attempt in 1...5 {
            let explorer = try ExplorerTerminal([Self.sample])
            explorer.waitForGenes()
            explorer.type("j1a")
            let sent = ContinuousClock.now
            try explorer.send(signal)
            let status = explorer.end()
            let isPrompt = ContinuousClock.now - sent < .seconds(1)
            // A hang-up is an end like any other: the session is saved.
            #expect(status == 128 + signal || (signal == SIGHUP && status == 0), "\(status ?? -1)")
            guard isAsked else { return }
            let saved = try? FileManager.default.contentsOfDirectory(
                atPath: explorer.folder.path + "/.local/state/prism")
            let isSaved = saved?.contains { $0.hasSuffix(".json") } == true
            // Whoever asks waits two seconds and no longer, within which a busy machine may not come to saving.
            guard isSaved || isPrompt || attempt == 5 else { continue }
            #expect(isSaved)
            return
        }
    }

    /// Five thousand events of any kind, every command among them; what it asks for is exported, copied and drawn.
    @Test func randomEvents() throws {
        var random = SplitMix64(seed: 11)
        var explorer = try ExplorerTerminal([Self.sample], rows: 40, columns: 120)
        explorer.waitForGenes()
        var (sent, starts) = (0, 1)
        while sent < 5000 {
            var bytes: [UInt8] = []
            for _ in 0..<20 { bytes += Self.event(&random) }
            sent += 20
            explorer.type(bytes)
            explorer.pump(milliseconds: 1)
            if Int.random(in: 0..<10, using: &random) == 0 {
                explorer.terminal.resize(
                    rows: .random(in: 3..<60, using: &random), columns: .random(in: 10..<200, using: &random))
            }
            // The command to leave can be found in the help and in the palette.
            guard explorer.hasEnded else { continue }
            #expect(explorer.end() == 0)
            starts += 1
            try #require(starts < 50)
            explorer = try ExplorerTerminal([Self.sample], rows: 40, columns: 120)
            explorer.waitForGenes()
        }
        // Still there, and listening.
        explorer.terminal.resize(rows: 24, columns: 80)
        explorer.leave()
        #expect(explorer.end() == 0, "after \(sent) events and \(starts) starts")
    }

    /// One event as a terminal sends it. Leaving and stopping are not among them.
    private static func event(_ random: inout SplitMix64) -> [UInt8] {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: return Array("\u{1B}[200~chrSim2:10,000-12,000\u{1B}[201~".utf8)
        case 1...3:
            let button = [0, 32, 64, 65, 66, 67, 2].randomElement(using: &random) ?? 0
            let place = "\(Int.random(in: 1...130, using: &random));\(Int.random(in: 1...45, using: &random))"
            return Array("\u{1B}[<\(button);\(place)M\u{1B}[<0;\(place)m".utf8)
        case 4...6:
            return Array(
                (["\r", "\u{7F}", "\u{1B}", "x", "A", "1", "\u{15}"].randomElement(using: &random) ?? "x")
                    .utf8)
        default:
            let command = ViewList.program.commands.filter { $0.name != "quit" }.randomElement(using: &random)
            return command?.keys.randomElement(using: &random)?.flatMap(\.bytes) ?? []
        }
    }
}

extension Key {
    /// What xterm sends for it.
    fileprivate var bytes: [UInt8] {
        let sequence: String
        switch code {
        case .character(let scalar):
            if modifiers.contains(.control) { return [UInt8(truncatingIfNeeded: scalar.value) & 0x1F] }
            sequence = (modifiers.contains(.alt) ? "\u{1B}" : "") + String(scalar)
        case .up: sequence = "\u{1B}OA"
        case .down: sequence = "\u{1B}OB"
        case .right: sequence = modifiers.contains(.shift) ? "\u{1B}[1;2C" : "\u{1B}OC"
        case .left: sequence = modifiers.contains(.shift) ? "\u{1B}[1;2D" : "\u{1B}OD"
        case .home: sequence = "\u{1B}OH"
        case .end: sequence = "\u{1B}OF"
        case .pageUp: sequence = "\u{1B}[5~"
        case .pageDown: sequence = "\u{1B}[6~"
        case .insert: sequence = "\u{1B}[2~"
        case .delete: sequence = "\u{1B}[3~"
        case .backspace: sequence = "\u{7F}"
        case .enter: sequence = "\r"
        case .tab: sequence = modifiers.contains(.shift) ? "\u{1B}[Z" : "\t"
        case .escape: sequence = "\u{1B}"
        case .function: sequence = "\u{1B}OP"
        }
        return Array(sequence.utf8)
    }
}
