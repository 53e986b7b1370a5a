extension Command {
    /// Moving through the genes, in every view.
    static let genes: [Command] =
        moving + marking + [
            Command(
                "find", ["/"], "find",
                "filter the list by letters of a gene's name, or another of its names",
                "Genes"
            ) {
                $0.popup = FilterPopup()
            },
            Command(
                "next-match", ["n"], "next match", "the next gene that the filter found", "Genes",
                obstacle: unfiltered
            ) { state in
                state.select(line: state.list.selected.map { ($0 + 1) % max(1, state.list.order.count) } ?? 0)
            },
            Command(
                "previous-match", ["N"], "previous match", "the gene before that it found", "Genes",
                obstacle: unfiltered
            ) { state in
                let last = state.list.order.count - 1
                state.select(line: state.list.selected.map { $0 > 0 ? $0 - 1 : last } ?? last)
            },
            Command(
                "sort", ["o"], "sort",
                "sort by position, name, measured, predicted, |Δ|, what the background explains, change, rise, each signal's effect, in turn",
                "Genes",
                obstacle: empty
            ) { state in
                let all = GeneSort.all(
                    signals: state.modelSignals, knowsBackground: state.adjusted != nil,
                    compares: state.other != nil
                ).filter { state.obstacle(toSortingBy: $0) == nil }
                let next = (all.firstIndex(of: state.list.sort) ?? 0) + 1
                state.sort(by: all[next % all.count])
            },
            Command("reverse", ["O"], "reverse", "reverse the order of the list", "Genes", obstacle: empty) {
                $0.list.isDescending.toggle()
                $0.relist()
            },
            Command("next-gene", ["w"], "next on contig", "the next gene along the contig", "Genes") {
                $0.step(alongContig: 1)
            },
            Command("previous-gene", ["b"], "previous on contig", "the gene before along the contig", "Genes")
            {
                $0.step(alongContig: -1)
            },
        ]

    private static let moving = [
        line("next", ["j", "Down"], "next", "the next gene of the list") { here, _ in here + 1 },
        line("previous", ["k", "Up"], "previous", "the gene before in the list") { here, _ in here - 1 },
        line("page-down", ["PgDn"], "page down", "a page down the list") { here, page in here + page },
        line("page-up", ["PgUp"], "page up", "a page up the list") { here, page in here - page },
        line("half-page-down", ["Ctrl-D"], "half a page down", "half a page down the list") { here, page in
            here + max(1, page / 2)
        },
        line("half-page-up", ["Ctrl-U"], "half a page up", "half a page up the list") { here, page in
            here - max(1, page / 2)
        },
        line("first", ["g g", "Home"], "first", "the first gene of the list") { _, _ in 0 },
        line("last", ["G", "End"], "last", "the last gene of the list") { _, _ in Int.max },
    ]

    private static let marking = [
        Command(
            "mark-gene", ["*"], "mark gene", "mark the gene for a list of your own, or take its mark away",
            "Genes", obstacle: withoutGene
        ) { state in if let gene = state.gene { state.toggleMark(gene) } },
        Command(
            "list-marked", ["M"], "list marked", "list only the marked genes, or every gene again", "Genes",
            obstacle: unmarked
        ) { state in
            let subset = state.list.markedSubset
            state.list.chosen = state.list.chosen == subset ? nil : subset
            state.recount()
        },
        Command("unmark-all", ["U"], "unmark all", "take every mark away", "Genes", obstacle: unmarked) {
            $0.unmarkAll()
        },
    ]

    private static let unmarked: @Sendable (ExplorerState) -> String? = { state in
        state.list.marked.isEmpty ? "no gene is marked: * marks one" : nil
    }

    /// Goes to a line of the list, given the present one and a page's lines.
    private static func line(
        _ name: String, _ keys: [String], _ title: String, _ help: String,
        _ target: @escaping @Sendable (_ here: Int, _ page: Int) -> Int
    ) -> Command {
        Command(name, keys, title, help, "Genes", obstacle: empty) { state in
            let page = max(1, Screen(state).listLines - 1)
            state.select(line: target(state.list.selected ?? state.list.first, page))
        }
    }

    private static let empty: @Sendable (ExplorerState) -> String? = { state in
        state.list.order.isEmpty ? "no gene passes the filter" : nil
    }

    private static let unfiltered: @Sendable (ExplorerState) -> String? = { state in
        if state.list.filter.isEmpty, state.list.chosen == nil { return "nothing is filtered: / finds genes" }
        return state.list.order.isEmpty ? "no gene passes the filter" : nil
    }
}
