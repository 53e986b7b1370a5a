import Canvas
import GenomeData
import PrismModel

extension State {
    /// Carries out a command that can be done now.
    mutating func run(_ id: Command.ID) -> [Effect] {
        let line = list.selected ?? list.first
        let page = max(1, Screen(self).listLines - 1)
        switch id {
        case .down: select(line: line + 1)
        case .up: select(line: line - 1)
        case .pageDown: select(line: line + page)
        case .pageUp: select(line: line - page)
        case .first: select(line: 0)
        case .last: select(line: list.order.count - 1)
        case .panLeft: locus.pan(by: -max(1, locus.length / 5))
        case .panRight: locus.pan(by: max(1, locus.length / 5))
        case .windowLeft: locus.pan(by: -catalog.window)
        case .windowRight: locus.pan(by: catalog.window)
        case .zoomIn: locus.zoom(by: 0.5)
        case .zoomOut: locus.zoom(by: 2)
        case .fitGene: fitGene()
        case .fitWindow:
            show(gene: gene ?? 0)
            fitWindow()
        case .nextGene: step(alongContig: 1)
        case .previousGene: step(alongContig: -1)
        case .filter: popup = .filter
        case .nextMatch: select(line: list.selected.map { ($0 + 1) % list.order.count } ?? 0)
        case .previousMatch:
            let last = list.order.count - 1
            select(line: list.selected.map { $0 > 0 ? $0 - 1 : last } ?? last)
        case .palette: popup = .palette(Popup.Typed())
        case .toggle(let number): toggle(number - 1)
        case .toggleFocused: toggle(focus)
        case .allOn: mask = .all
        case .onlyFocused: onlyFocused()
        case .focusNext: focus = (focus + 1) % max(1, catalog.signals.count)
        case .focusPrevious:
            focus = (focus + catalog.signals.count - 1) % max(1, catalog.signals.count)
        case .sharedScale: sharesScale.toggle()
        case .pin: pin()
        case .ablation: view = view == .ablation ? .locus : .ablation
        case .fit:
            view = view == .fit ? .locus : .fit
            regroup()
        case .point, .fitGrouping, .fitPrevious, .fitNext, .fitEnlarge, .outliers, .thresholdUp,
            .thresholdDown:
            runInFit(id)
        case .mutate, .attribution, .baseline, .undoEdit, .resetEdits, .cursorLeft, .cursorRight,
            .cursorPageLeft, .cursorPageRight, .mutateCloser, .mutateWider, .mutateWhole, .strongest, .select,
            .deleteSignal, .scan, .substitute:
            runEdit(id)
        case .states: view = view == .states ? .locus : .states
        case .stateNext, .statePrevious, .stateList, .stateUnlist, .statePage, .stateRename, .stateRecolour,
            .statesMore, .statesFewer, .statesBest:
            return runInStates(id)
        case .back: goBack()
        case .sort:
            let all = GeneSort.all(signals: modelSignals)
            let next = (all.firstIndex(of: list.sort) ?? 0) + 1
            sort(by: all[next % all.count])
        case .reverse:
            list.isDescending.toggle()
            relist()
        case .ablationPage: ablationPage = ablationPage == .gene ? .genes : .gene
        case .effectNext: sort(byEffectAfter: 1)
        case .effectPrevious: sort(byEffectAfter: -1)
        case .historyBack: if let place = history.back(from: place) { restore(place) }
        case .historyForward: if let place = history.forward() { restore(place) }
        // Their letter is still to come: the key map waits for it.
        case .bookmark: pending = [.character("m")]
        case .recall: pending = [.character("'")]
        case .copy: return [.copy(copyText)]
        case .export: openExport()
        case .performance: performance = performance == nil ? Performance() : nil
        case .themes:
            let name = look.theme.name
            popup = .themes(selected: themeNames.firstIndex(of: name) ?? 0, before: name)
        case .glyphs: return [.look(theme: look.theme.name, glyphs: look.glyphs.level.next)]
        case .help: popup = .help(Popup.Typed())
        case .quit: return [.quit]
        }
        return []
    }

    private mutating func toggle(_ signal: Int) {
        guard let index = input(signal) else { return }
        focus = signal
        mask = mask.toggling(index)
    }

    private mutating func onlyFocused() {
        guard let kept = input(focus) else { return }
        mask = ModalityMask(off: (0..<modelSignals).filter { $0 != kept })
    }

    private mutating func pin() {
        if pinned != nil {
            pinned = nil
        } else if let question, let forecast {
            pinned = Pinned(question: question, forecast: forecast)
        }
    }

    /// One step back out of what is open.
    private mutating func goBack() {
        if view == .mutate, stopInMutate() {
            return
        } else if view != .locus {
            view = .locus
        } else if !list.filter.isEmpty {
            list.filter = ""
            recount()
        } else if list.chosen != nil {
            list.chosen = nil
            recount()
        }
    }

    /// Gene or contig and place, for messages.
    var placeText: String { (currentGene.map { $0.symbol + "  " } ?? "") + locus.text }

    /// What goes to the clipboard: names and numbers with their units, separated by tabs.
    private var copyText: String {
        func number(_ value: Double?) -> String {
            value.map { NumberText.fixed($0, 4) } ?? NumberText.missing
        }
        let current = currentGene
        let fields = [
            "gene\t\(current?.symbol ?? "")", "id\t\(current?.id ?? "")", "locus\t\(locus.text)",
            "unit\t\(catalog.unitText)",
            "measured\t\(number(gene.flatMap { measured($0) }.map(Double.init)))",
            "off\t\(offNames.isEmpty ? "none" : offNames.joined(separator: ","))",
            "baseline\t\(baseline == .mean ? "mean" : "zero")", "edits\t\(editsText)",
            "observed\t\(number(forecast?.observed.mean))",
            "intervened\t\(number(forecast?.intervened?.mean))",
        ]
        return fields.joined(separator: "\n") + "\n"
    }
}
