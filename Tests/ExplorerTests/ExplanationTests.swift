import Canvas
import Testing

@testable import Explorer

@Suite struct ExplanationTests {
    private func titles(_ typed: String, _ state: ExplorerState) -> [String] {
        Choice.help(typed, in: state).map(\.title)
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)], ViewList.program.names)
    func everyViewExplainsItsPanelFirst(size: (rows: Int, columns: Int), view: String) throws {
        var state = Sample.state(rows: size.rows, columns: size.columns)
        for key in try #require(ViewList.program.keys(opening: view)) {
            Sample.settle(&state, update(&state, .key(key)))
        }
        let own = try #require(state.views.view(state.view)?.explanation)
        let count = state.explanations.count
        _ = update(&state, .key(Key(.character("K"))))
        #expect((state.popup as? ExplanationPopup)?.explanation == own)
        for part in own.parts { #expect(state.text.contains(part.name)) }
        // Every word of what shows has room.
        let last = try #require(own.parts.last?.text.split(separator: " ").last)
        #expect(state.text.contains(last))
        var seen: Set<String> = []
        for _ in 0..<count {
            seen.insert(try #require(state.popup as? ExplanationPopup).explanation.title)
            _ = update(&state, .key(Key(.character("K"))))
        }
        #expect(seen.count == count && (state.popup as? ExplanationPopup)?.explanation == own)
        _ = update(&state, .key(Key(.escape)))
        #expect(state.popup == nil)
    }

    @Test func theHelpFindsWordsAndExplainsThem() throws {
        var state = Sample.state()
        for (typed, word) in [
            ("Shapley", "Shapley value"), ("residual", "residual"), ("intervened", "intervened"),
            ("silhouette", "silhouette"), ("keeps", "keeps"),
        ] {
            #expect(titles(typed, state).contains(word), "\(typed)")
        }
        state.press("?")
        _ = update(&state, .type("residual"))
        let place = try #require(titles("residual", state).firstIndex(of: "residual"))
        for _ in 0..<place { _ = update(&state, .move(1)) }
        _ = update(&state, .accept)
        #expect((state.popup as? ExplanationPopup)?.explanation.title == "residual")
    }

    @Test func wordsAreUniqueAndWhole() {
        let glossary = ViewList.program.glossary
        #expect(Set(glossary.map(\.title)).count == glossary.count)
        for entry in glossary { #expect(entry.parts.count >= 3, "\(entry.title)") }
    }

    @Test(arguments: ViewList.program.names)
    func theHelpPutsTheOpenViewsKeysFirst(view: String) throws {
        var state = Sample.state()
        for key in try #require(ViewList.program.keys(opening: view)) {
            Sample.settle(&state, update(&state, .key(key)))
        }
        let own = state.views.commands.filter { $0.scope.view == state.view }
        #expect(Array(titles("", state).prefix(own.count)) == own.map(\.title))
        state.press("?")
        let head = try #require(Choice.help("", in: state).first?.section)
        #expect(state.text.contains(head.prefix(17)))
    }

    @Test func enterGoesToTheViewThatAKeyBelongsTo() throws {
        var state = Sample.state()
        state.press("?")
        _ = update(&state, .type("one state more"))
        Sample.settle(&state, update(&state, .accept))
        #expect(state.view == .states && state.study.count == .given(4) && state.popup == nil)
        // A view that cannot be opened says why.
        var without = Sample.state(hasModel: false)
        let command = try #require(without.views.command(named: "point-left"))
        #expect(without.obstacle(toReaching: command) != nil)
        _ = without.reach(command)
        #expect(without.view == .locus && without.message?.kind == .warning)
    }
}
