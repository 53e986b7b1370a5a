import Canvas
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer

@Suite struct ExportTests {
    private func form(_ state: ExplorerState) -> ExportForm? {
        (state.popup as? ExportPopup)?.form
    }

    private func export(_ effects: [Effect]) -> Export? {
        for case .export(let export) in effects { return export }
        return nil
    }

    @Test func theDialogueProposesAndTakesNames() throws {
        var state = Sample.state()
        state.press("e")
        #expect(form(state)?.name == "prism-chrA-13501-16500.bedgraph")
        state.press("Down")
        #expect(form(state)?.name == "prism-H3K27ac-chrA-13501-16500.bw")
        state.press("Ctrl-U m y . t s v Down")
        // One's own name stays, with the ending of what is chosen.
        #expect(form(state)?.name == "my.bed" && form(state)?.selected == 2)
        state.press("Down")
        #expect(form(state)?.name == "my.tsv")
        state.press("Down Down Down Down")
        #expect(form(state)?.name == "my.bed")
        let effects = update(&state, .key(Key(.enter)))
        let written = try #require(export(effects))
        #expect(written.path == "my.bed" && written.kind == .geneIntervals && !written.replaces)
        #expect(state.popup == nil && state.writing == "my.bed" && state.isBusy)
        Sample.settle(&state, effects)
        #expect(state.writing == nil && state.message?.text == "wrote my.bed: all of it")
    }

    @Test func aFileInTheWayIsAskedAbout() throws {
        var state = Sample.state()
        state.press("e")
        let first = try #require(export(update(&state, .key(Key(.enter)))))
        _ = update(
            &state,
            .arrived(
                .exported(Arrival.ExportArrival(path: first.path, outcome: .exists(first.kind)))))
        #expect(form(state)?.existing == first.path)
        #expect(state.text.contains("Enter replaces it"))
        let second = try #require(export(update(&state, .key(Key(.enter)))))
        #expect(second.replaces && second.path == first.path)
        _ = update(
            &state,
            .arrived(
                .exported(Arrival.ExportArrival(path: first.path, outcome: .exists(first.kind)))))
        // Another name asks anew.
        state.press("x")
        #expect(form(state)?.existing == nil)
        let third = try #require(export(update(&state, .key(Key(.enter)))))
        #expect(!third.replaces)
        state.press("e Esc")
        #expect(state.popup == nil)
    }

    @Test func aFailureIsAMessage() {
        var state = Sample.state()
        let problem = Problem("/no/such: cannot create")
        _ = update(
            &state,
            .arrived(.exported(Arrival.ExportArrival(path: "x", outcome: .failed(problem)))))
        #expect(state.message?.kind == .error && state.message?.text.contains("cannot create") == true)
    }

    @Test func whatCannotBeWrittenSaysWhy() {
        var state = Sample.state(hasModel: false)
        state.press("e Down Down Down")
        #expect(state.text.contains("not now: no model"))
        let effects = update(&state, .key(Key(.enter)))
        #expect(export(effects) == nil && state.message?.kind == .warning)
        state.press("Ctrl-U Up Up Up Enter")
        #expect(state.message?.text == "export: a file needs a name")
    }

    @Test func everyViewOffersATableAndAPicture() {
        for view in ViewList.program.views.map(\.id) {
            var state = Sample.state()
            state.view = view
            let kinds = state.exportKinds
            #expect(kinds.contains { $0.format == .table } && kinds.contains(.picture), "\(view)")
            #expect(Set(kinds).count == kinds.count)
        }
    }

    @Test func namesFromFilesCannotLeaveTheFolder() {
        var state = Sample.state()
        state.locus = Locus(contig: "../../etc/x y", start: 0, end: 100, contigLength: 200)
        #expect(ExportKind.tracks.fileName(in: state) == "prism-.._.._etc_x_y-1-100.bedgraph")
    }

    @Test func tablesHoldWhatIsShown() {
        var state = Sample.state()
        state.press("o o o o o a")
        let genes = ExportTable.genes(state)
        #expect(genes.rows.count == 40 && genes.rows.allSatisfy { $0.count == genes.columns.count })
        #expect(genes.columns.contains("effect_without_Hi-C"))
        #expect(genes.notes.contains { $0.hasPrefix("held_out: 1 where") })
        #expect(genes.rows.map { $0[0] } == state.list.order.map { state.catalog.genes[$0].id })
        let masks = ExportTable.masks(state)
        #expect(masks.rows.count == 8 && masks.rows[0] == ["1", "1", "1", "0.7", "0.12", "0.65", "0.0"])
        #expect(
            masks.notes.contains { $0.hasPrefix("Shapley values of the prediction: H3K27ac 0.05, DNase 0.2") }
        )
        #expect(ExportTable.effects(state).rows.count == 8)
        let agreement = ExportTable.agreement(state)
        #expect(agreement.rows.map { $0[1] } == ["all genes", "train", "test", "chrA", "chrB"])
        #expect(agreement.rows.map { $0.last } == ["9 genes", "0", "1", "0", "1"])
    }

    @Test func bedGraphJoinsEqualNeighboursAndSkipsGaps() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "e\(UInt64.random(in: 0 ... .max))"
        )
        .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let row = BaseRow(
            name: "a \"b\"", unit: "reads", color: 0x0A_0B_0C, contig: "chrA", start: 100,
            values: [1, 1, .nan, .nan, 2.5, .infinity, 2.5])
        let writer = try TextWriter(path: path)
        try ExportRows.bedGraph([row], header: ["one"], to: writer)
        try writer.commit()
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(
            lines == [
                "# one", "track type=bedGraph name=\"a b\" description=\"a b, reads\" color=10,11,12",
                "chrA\t100\t102\t1.0", "chrA\t104\t105\t2.5", "chrA\t106\t107\t2.5",
            ])
    }

    @Test func bigWigReadsBack() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "e\(UInt64.random(in: 0 ... .max)).bw"
        )
        .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let values: [Float] = [-1, -1, .nan, 0, 2.5, .infinity]
        let row = BaseRow(name: "a", unit: "u", contig: "chrA", start: 40, values: values)
        try ExportRows.bigWig(row, header: ["made by a test"], contigLength: 1000, to: path)
        defer { try? FileManager.default.removeItem(atPath: ExportRows.aboutPath(path)) }
        let about = try String(contentsOfFile: ExportRows.aboutPath(path), encoding: .utf8)
        #expect(about == "# made by a test\n# values: a, u\n")
        let file = try BigWigFile(path: path)
        let read = try file.values(in: GenomicInterval(contig: "chrA", start: 40, end: 46))
        #expect(Array(read[0..<2]) == [-1, -1] && Array(read[3..<5]) == [0, 2.5])
        #expect(read[2].isNaN && read[5].isNaN)
    }

    @Test func intervalsAreBED9() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "e\(UInt64.random(in: 0 ... .max))"
        )
        .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let state = Sample.state()
        let writer = try TextWriter(path: path)
        try ExportRows.bed9(state, header: state.provenance("genes", version: "9"), to: writer)
        try writer.commit()
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(lines[0] == "# prism 9 explorer: genes" && lines[1] == "# data set: Sample (SIMULATED)")
        let rows = lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("track") }.map {
            $0.split(separator: "\t")
        }
        #expect(rows.count == 40 && rows.allSatisfy { $0.count == 9 })
        #expect(rows.allSatisfy { row in Int(row[1]).flatMap { a in Int(row[2]).map { a < $0 } } == true })
        #expect(rows[0].last == "178,24,43" && rows[5].last == "128,128,128")
    }

    @Test func attributionsKeepTheirPlaces() throws {
        var state = Sample.state(rows: 60, columns: 200)
        let attribution = try #require(state.attribution)
        let rows = ExportAttribution.rows(state)
        let tss = try #require(state.currentGene?.tss)
        #expect(rows.map(\.name) == ["bases", "H3K27ac", "DNase", "Hi-C"].map { "attribution of " + $0 })
        #expect(rows.allSatisfy { $0.start == tss - 1000 && $0.values.count == 2000 })
        #expect(rows[0].values == attribution.bases && rows[2].values[7] == attribution.signals[7 * 3 + 1])
        let total = try #require(ExportAttribution.total(state)).values.reduce(0) { $0 + Double($1) }
        #expect(abs(total - attribution.total) < 1e-3)
        #expect(ExportAttribution.about(state).contains { $0.contains("integrated gradients") })
        // Without rows on the screen there is nothing to write.
        state.attributions.method = nil
        #expect(ExportKind.attribution.obstacle(in: state) == "no attributions are shown")
    }

    @Test func mutantsAreNamedByPlaceAndLetter() throws {
        var state = Sample.state()
        state.press("i")
        let table = ExportMutants.table(state)
        let scan = try #require(state.scan).map
        #expect(table.rows.count == 3 * scan.bases.count { $0 < 4 })
        #expect(table.rows.allSatisfy { $0.count == 5 && $0[2] != $0[3] })
        #expect(table.rows[0][1] == "\(try #require(state.window).lowerBound)")
    }

    @Test func statesAndTheirRibbon() throws {
        var state = Sample.state()
        state.press("c")
        let genes = ExportStates.genes(state)
        #expect(genes.rows.count == 40 && genes.rows.allSatisfy { $0.count == genes.columns.count })
        #expect(Set(genes.rows.map { $0[7] }) == Set((1...(state.study.map?.count ?? 0)).map { "S\($0)" }))
        let atlas = ExportStates.atlas(state)
        #expect(atlas.rows.count == state.study.map?.count)
        #expect(atlas.rows.allSatisfy { $0.count == atlas.columns.count && $0[2].hasPrefix("#") })
        #expect(atlas.rows.compactMap { Int($0[3]) }.reduce(0, +) == 40)
        state.press("c")
        let ribbon = ExportStates.ribbon(state)
        // The sample's states change every 1,300 bases; the ribbon covers the locus and nothing else.
        #expect(ribbon.first?.range.lowerBound == state.locus.start)
        #expect(ribbon.last?.range.upperBound == state.locus.end)
        #expect(
            zip(ribbon, ribbon.dropFirst()).allSatisfy {
                $0.range.upperBound == $1.range.lowerBound && $0.state != $1.state
            })
        #expect(ribbon.count >= 3)
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func golden(rows: Int, columns: Int) throws {
        var state = Sample.state(rows: rows, columns: columns)
        state.press("e")
        try Golden.check(state, .popup, "export-\(columns)x\(rows)")
    }
}
