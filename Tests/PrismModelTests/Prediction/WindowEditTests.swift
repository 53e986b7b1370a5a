import Testing

@testable import PrismModel

struct WindowEditTests {
    private let window = GeneWindow(
        bases: [0, 1, 2, 3, 4], signals: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], features: [])

    @Test func editsChangeTheWindow() throws {
        let edited = try window.edited(
            [
                .base(position: 1, code: Base.t), .signal(0, positions: 1..<3, by: .zero),
                .signal(1, positions: 2..<5, by: .mean), .base(position: 1, code: Base.g),
            ], means: (0..<10).map { 100 + Float($0) }, signalCount: 2)
        #expect(edited.bases == [0, 2, 2, 3, 4])
        #expect(edited.signals == [1, 2, 0, 4, 0, 105, 7, 107, 9, 109])
    }

    @Test(arguments: [
        WindowEdit.base(position: 5, code: 0), .base(position: -1, code: 0), .base(position: 0, code: 5),
        .signal(2, positions: 0..<1, by: .zero), .signal(-1, positions: 0..<1, by: .zero),
        .signal(0, positions: 4..<6, by: .zero), .signal(0, positions: -1..<2, by: .zero),
        .signal(0, positions: 0..<1, by: .mean),
    ])
    func whatDoesNotExistIsRefused(edit: WindowEdit) {
        #expect(throws: PrismError.self) { try window.edited([edit], signalCount: 2) }
        #expect(throws: PrismError.self) { try window.edited([edit], means: [1], signalCount: 2) }
    }

    /// The canonical list leads to the same window as the one it stands for, and is the same for all that do.
    @Test func canonicalListsDoTheSame() throws {
        var random = SplitMix64(seed: 5)
        for _ in 0..<300 {
            let edits = (0..<Int(random.next() % 7)).map { _ -> WindowEdit in
                if random.next() % 2 == 0 {
                    return .base(position: Int(random.next() % 5), code: UInt8(random.next() % 4))
                }
                let low = Int(random.next() % 5)
                return .signal(
                    Int(random.next() % 2), positions: low..<(low + Int(random.next() % UInt64(6 - low))),
                    by: random.next() % 2 == 0 ? .zero : .mean)
            }
            let short = WindowEdit.canonical(edits, over: window.bases)
            #expect(short.count <= edits.count)
            #expect(WindowEdit.canonical(short, over: window.bases) == short)
            let means = (0..<10).map { 100 + Float($0) }
            #expect(
                try window.edited(edits, means: means, signalCount: 2)
                    == window.edited(short, means: means, signalCount: 2))
        }
    }

    @Test func whatIsPutBackIsNoEdit() {
        let edits: [WindowEdit] = [.base(position: 2, code: 0), .base(position: 2, code: Base.g)]
        #expect(WindowEdit.canonical(edits, over: window.bases).isEmpty)
        #expect(WindowEdit.canonical(edits) == [.base(position: 2, code: Base.g)])
    }
}
