import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

/// The background states of genes in two conditions, and which of them move.
struct StateMoveTests {
    let one = Result { try BackgroundSample() }
    let two = Result { try BackgroundSample(.ofTheNextState) }

    private func cells(_ lines: [String]) throws -> (columns: [String], rows: [[String: String]]) {
        let table = lines.filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let columns = try #require(table.first)
        return (columns, table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) })
    }

    private func lines(_ conditions: Conditions, _ shard: Shard? = nil) throws -> ([String], ChangeTable) {
        var lines: [String] = []
        let run = try ComparisonRun(conditions, ComparisonRequest(shard: shard), version: "test")
        let table = try run.lines(threads: 2) { lines += $0 }
        return (lines, table)
    }

    @Test func `a gene has the states that prism states gives it`() throws {
        let (one, two) = (try one.get(), try two.get())
        let states = try one.learned().model
        let conditions = try Conditions(one.adjustedModel(for: states), two.adjustedModel(for: states))
        let (lines, table) = try lines(conditions)
        let (_, rows) = try cells(lines)
        let runs = try [one, two].map {
            try BackgroundRun(
                BackgroundBins($0.dataSet, for: states, signals: [0, 1], threads: 2), states, source: .model)
        }
        var moved = 0
        for row in rows {
            let index = try #require(one.dataSet.annotation.index(ofID: row["gene_id"] ?? ""))
            let found = runs.map { $0.state(ofGeneAt: index) }
            for (state, side) in zip(found, ["a", "b"]) {
                #expect(row["state_" + side] == state.map(StateNames.number) ?? "NA")
                #expect(row["state_name_" + side] == state.map { states.names[$0] } ?? "NA")
            }
            let isMoved = found[0].flatMap { own in found[1].map { $0 != own } }
            #expect(row["moved"] == isMoved.cell)
            if isMoved == true { moved += 1 }
        }
        let summary = ChangeSummary(table, unit: "", isSimulated: true, resamplings: 0)
        #expect(moved > 0 && summary.statesMoved == moved)
        #expect(summary.statesKnown == rows.count { $0["moved"] != "NA" })
        #expect(lines.contains { $0.hasPrefix("# moved: 1 where state_b is another state") })
    }

    @Test func `shards tell as many moves as the whole`() throws {
        let (one, two) = (try one.get(), try two.get())
        let states = try one.learned().model
        let conditions = try Conditions(one.adjustedModel(for: states), two.adjustedModel(for: states))
        let whole = one.path("whole.tsv")
        func run(_ shard: Shard?, _ path: String) throws -> ChangeTable {
            try ComparisonRun(conditions, ComparisonRequest(shard: shard), version: "test")
                .write(to: path, threads: 2)
        }
        let table = try run(nil, whole)
        let shards = [1, 2].map { one.path("s\($0).tsv") }
        for (number, path) in shards.enumerated() { _ = try run(Shard(number: number + 1, count: 2), path) }
        _ = try ShardMerge.merge(shards, to: one.path("merged.tsv"))
        #expect(try one.read("merged.tsv") == one.read("whole.tsv"))
        let read = try ChangeTable.read(one.path("merged.tsv")).table
        #expect(read == table && read.rows.contains { $0.isMoved == true })
    }

    /// NA where one side has no states, and where each has its own; no columns where neither knows any.
    @Test func `what cannot be told`() throws {
        let (one, two) = (try one.get(), try two.get())
        let states = try one.learned().model
        var others = states
        others.prior = others.prior.reversed()
        let adjusted = try one.adjustedModel(for: states)
        for (other, hasState) in [(try two.plainModel(), false), (try two.adjustedModel(for: others), true)] {
            let (lines, table) = try lines(try Conditions(adjusted, other))
            let rows = try cells(lines).rows
            #expect(rows.contains { $0["state_a"] != "NA" } && rows.allSatisfy { $0["moved"] == "NA" })
            #expect(rows.contains { $0["state_b"] != "NA" } == hasState)
            #expect(lines.contains { $0.contains("each model has background states of its own") } == hasState)
            let summary = ChangeSummary(table, unit: "", isSimulated: true, resamplings: 0)
            #expect(summary.statesKnown == 0 && summary.statesMoved == 0)
        }
        let (lines, table) = try lines(try Conditions(one.plainModel(), two.plainModel()))
        #expect(try !cells(lines).columns.contains { $0.hasPrefix("state_") || $0 == "moved" })
        let summary = ChangeSummary(table, unit: "", isSimulated: true, resamplings: 0)
        #expect(summary.statesKnown == nil && summary.statesMoved == nil)
    }
}
