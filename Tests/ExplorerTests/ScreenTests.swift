import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer

/// Screens and panels, as people see them.
@Suite struct ScreenTests {
    @Test(arguments: [(24, 80), (40, 120), (60, 200)], [("locus", ""), ("ablation", "a"), ("fit", "v")])
    func golden(size: (rows: Int, columns: Int), view: (name: String, keys: String)) throws {
        var state = Sample.state(rows: size.rows, columns: size.columns)
        state.press(view.keys)
        let crop = view.keys.isEmpty ? Crop.whole : .main
        try Golden.check(state, crop, "\(view.name)-\(size.columns)x\(size.rows)")
    }

    @Test(arguments: [
        ("toggled", "3 p 1", Crop.below), ("bases", "+ + + + + + +", .main), ("gene", "f", .main),
        ("help", "? z", .popup), ("palette", ": s o x", .popup), ("filter", "/ t o p 1", .list),
        ("themes", "t", .popup),
    ])
    func goldenWith(name: String, keys: String, crop: Crop) throws {
        var state = Sample.state()
        state.press(keys)
        try Golden.check(state, crop, name)
    }

    @Test func goldenInColour() throws {
        let state = Sample.state(look: Sample.look(.trueColor))
        try Golden.check(state.grid(.main).transcript, "locus-colour")
    }

    @Test func goldenInASCII() throws {
        let state = Sample.state(look: Sample.look(.mono, .ascii))
        #expect(state.text.utf8.allSatisfy { $0 < 0x80 })
        try Golden.check(state, .main, "locus-ascii")
    }

    @Test func withoutAModelTheScreenSaysWhy() throws {
        let state = Sample.state(hasModel: false)
        #expect(state.text.contains("no model: the data set names none"))
        #expect(!state.text.contains("being computed"))
        try Golden.check(state, .below, "no-model")
    }

    @Test func aTrackWithoutDataSaysWhy() {
        var state = Sample.state()
        state.press(":")
        _ = update(&state, .type("chrB:1,000-3,000"))
        state.press("Enter")
        #expect(state.text.contains("ADSL3 is on chrA"))
    }

    @Test func simulatedDataSaySo() {
        for (rows, columns) in [(10, 40), (24, 80), (40, 120)] {
            #expect(
                Sample.state(rows: rows, columns: columns).text.contains("SIMULATED"), "\(columns)x\(rows)")
        }
    }

    @Test(arguments: [(5, 20), (9, 200), (60, 39), (0, 0), (1, 1)])
    func tooSmall(rows: Int, columns: Int) {
        let text = Sample.state(rows: rows, columns: columns).text
        #expect(!text.contains("MYH"))
        if rows >= 5 { #expect(text.contains("prism needs")) }
    }

    @Test func panelsNeitherOverlapNorLeaveTheScreen() {
        for rows in stride(from: 10, through: 70, by: 11) {
            for columns in stride(from: 40, through: 220, by: 23) {
                for view in ViewList.program.views {
                    let screen = Screen(rows: rows, columns: columns, layout: view.layout)
                    let panels = [
                        screen.header, screen.footer, screen.list, screen.main, screen.expression,
                        screen.background, screen.fit,
                    ]
                    var taken = Set<Int>()
                    for panel in panels {
                        for row in panel.row..<panel.bottom {
                            for column in panel.column..<panel.right {
                                #expect(row < rows && column < columns)
                                #expect(taken.insert(row * 1000 + column).inserted)
                            }
                        }
                    }
                    #expect(taken.count == rows * columns, "\(columns)x\(rows) \(view.id)")
                }
            }
        }
    }

    @Test func clicksMeanWhatIsThere() throws {
        var state = Sample.state()
        var grid = Grid(rows: 40, columns: 120)
        let hits = render(state, into: &grid)
        func find<Wanted: Target & Equatable>(_ target: Wanted) -> (row: Int, column: Int)? {
            for row in 0..<40 {
                for column in 0..<120 where hits.at(row: row, column: column)?.target as? Wanted == target {
                    return (row, column)
                }
            }
            return nil
        }
        let track = try #require(find(TrackTarget(signal: 1)))
        #expect(grid.plainText(row: track.row).contains("2 DNase"))
        let click = try #require(
            Action(.mouse(Mouse(.press(.left), row: track.row, column: track.column)), over: hits))
        _ = update(&state, click)
        #expect(state.mask == ModalityMask(off: [1]))
        let line = try #require(find(GeneLineTarget(line: 4)))
        #expect(grid.plainText(row: line.row).contains(state.catalog.genes[4].symbol))
        let choose = try #require(
            Action(.mouse(Mouse(.press(.left), row: line.row, column: line.column)), over: hits))
        _ = update(&state, choose)
        #expect(state.gene == 4)
    }
}
