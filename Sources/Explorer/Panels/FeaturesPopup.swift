import Canvas
import PrismModel

/// The current gene's features with their groups, which can be switched.
struct FeaturesPopup: ChoicePopup {
    var selected = 0

    /// A group's head, or one of its features.
    enum Line: Equatable {
        case group(Int)
        case feature(Int)
    }

    /// The groups, each before its features; features alone where the model takes none.
    static func lines(_ state: ExplorerState) -> [Line] {
        let groups = state.groups.groups
        guard !groups.isEmpty else { return state.catalog.features.indices.map { .feature($0) } }
        return groups.indices.flatMap { [.group($0)] + groups[$0].columns.map { .feature($0) } }
    }

    func action(for key: Key) -> Action? {
        switch key.typed {
        case " ": .accept
        case "F": .dismiss
        default: listAction(for: key)
        }
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        switch action {
        case .move(let lines):
            let last = max(0, Self.lines(state).count - 1)
            state.popup = FeaturesPopup(selected: min(max(selected + min(max(lines, -last), last), 0), last))
        case .accept: return choose(selected, in: &state)
        case .dismiss: state.popup = nil
        default: break
        }
        return []
    }

    /// Switches the group of a line.
    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        let lines = Self.lines(state)
        guard lines.indices.contains(line) else { return [] }
        state.popup = FeaturesPopup(selected: line)
        switch lines[line] {
        case .group(let group): state.toggle(group: group)
        case .feature(let column):
            if let group = state.groups.groups.firstIndex(where: { $0.columns.contains(column) }) {
                state.toggle(group: group)
            } else {
                state.message = Message(text: "the model takes no features", kind: .info)
            }
        }
        return []
    }

    func want(_ work: inout WantedWork, in state: ExplorerState) {
        work.window = true
        guard Self.knowsWhatGroupsAdd(state) else { return }
        work.questions += state.groups.switches.flatMap { group in
            Self.masks(of: group, state).map { [$0.with, $0.without] } ?? []
        }.compactMap { state.question(under: $0) }
    }

    /// Whether the weights were trained with features missing: only then is what they say without a group worth a number.
    private static func knowsWhatGroupsAdd(_ state: ExplorerState) -> Bool {
        state.model.facts != nil && Extrapolation.words(state) == nil
    }

    /// The masks with a group on and off, everything else as it is now; nil where a signal that is off keeps the group off, and
    /// where the model was trained without the group.
    private static func masks(
        of group: Int, _ state: ExplorerState
    ) -> (with: ModalityMask, without: ModalityMask)? {
        guard state.names(ofParentsOff: group).isEmpty, !state.groups.isUnseen(group) else { return nil }
        let without = state.mask.union(ModalityMask(off: [], groups: [group]))
        return (without.toggling(group: group), without)
    }

    /// What a group adds to what is on now: the prediction with it less that without it, everything else as it is; nil until
    /// both are known, and for a group that a signal keeps off.
    static func added(by group: Int, _ state: ExplorerState) -> Double? {
        func value(_ mask: ModalityMask) -> Double? {
            state.question(under: mask).flatMap(state.answer)?.observed.mean
        }
        guard knowsWhatGroupsAdd(state), let masks = masks(of: group, state),
            let with = value(masks.with), let without = value(masks.without)
        else { return nil }
        return with - without
    }

    /// What stands below the list, from all there is to say to what must not be missing; nil where there is nothing to say.
    private static func note(_ state: ExplorerState) -> [String]? {
        guard state.model.facts != nil, !state.groups.switches.isEmpty else { return nil }
        return Extrapolation.words(state)
            ?? [
                "adds: predicted with a group less without it, all else as it is now",
                "adds: with a group less without, all else as now", "adds: all else as now",
            ]
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let lines = Self.lines(state)
        let note = Self.note(state)
        let below = note == nil ? 0 : 1
        let rect = PopupPanel.window(
            state, "Features \(state.currentGene?.symbol ?? "")", "Space switches a group, Esc closes",
            height: min(lines.count + 3 + below, grid.rows - 2), width: min(grid.columns - 2, 78),
            on: &grid)
        hits.add(rect, PopupTarget())
        let whole = Frame.inside(rect)
        let inside = whole.inset(bottom: below)
        if let note {
            let line = whole.line(whole.height - 1).inset(left: 1, right: 1)
            let role: Role = Extrapolation.words(state) == nil ? .textMuted : .warning
            grid.write(longestOf: note, in: line, as: role, with: state.look)
        }
        var table = Table(
            [
                .init("feature", .share(1, min: 16)), .init("value", .fixed(11), .right),
                .init("taken as", .fixed(12)), .init("adds", .fixed(8), .right),
            ], count: lines.count
        ) { cells(lines[$0], state) }
        table.selected = min(selected, max(0, lines.count - 1))
        table.first = Table.first(
            0, showing: selected, of: lines.count, visible: table.visibleRows(in: inside))
        grid.draw(table, in: inside, with: state.look)
        for offset in 1..<max(1, inside.height) {
            if let index = table.index(atRow: inside.row + offset, in: inside) {
                hits.add(inside.line(offset), ChoiceTarget(line: index))
            }
        }
        return hits
    }

    /// What a feature is taken as that the model was trained without.
    private static let notTaken = "not taken"

    private func cells(_ line: Line, _ state: ExplorerState) -> [TableCell] {
        switch line {
        case .group(let group) where state.groups.isUnseen(group):
            let name = state.groups.groups[group].name
            // In training: choosing the line says it in a sentence.
            let withheld = state.groups.withheldWord(group) ?? "it"
            return [
                TableCell("  \(name)  without \(withheld)", .textMuted), TableCell(""),
                TableCell(Self.notTaken, .textMuted), TableCell(""),
            ]
        case .group(let group):
            let isOn = state.groups.closing(state.mask).isGroupOn(group)
            let signs = state.look.glyphs.signs
            let parents = state.names(ofParentsOff: group)
            let words = parents.isEmpty ? "" : "  off with " + parents.joined(separator: ", ")
            let added = Self.added(by: group, state).map { Words.signed($0, 3) }
            let isAwaited = Self.knowsWhatGroupsAdd(state) && parents.isEmpty
            // Weights that never did without a group have no number for it: the line below says why.
            let isUntold = Extrapolation.words(state) != nil
            return [
                TableCell(
                    "\(isOn ? signs.on : signs.off) \(state.groups.groups[group].name)\(words)",
                    isOn ? .toggleOn : .toggleOff),
                TableCell(""), TableCell(""),
                TableCell(
                    added ?? (isAwaited ? state.look.glyphs.ellipsis : isUntold ? "unknown" : ""),
                    added.map { Words.role(ofSigned: $0) } ?? .nodata),
            ]
        case .feature(let column):
            guard state.catalog.features.indices.contains(column) else { return [] }
            let feature = state.catalog.features[column]
            return [
                TableCell("  " + feature.name, .popup), value(of: column, state),
                TableCell(
                    state.groups.unseen[column] == nil ? Self.words(feature) : Self.notTaken, .textMuted),
                TableCell(""),
            ]
        }
    }

    private func value(of column: Int, _ state: ExplorerState) -> TableCell {
        guard let input = state.input, input.gene == state.gene else {
            let failed = state.inputFailure?.gene == state.gene
            return TableCell(failed ? "unreadable" : state.look.glyphs.ellipsis, failed ? .warning : .nodata)
        }
        guard input.features.indices.contains(column), !input.features[column].isNaN else {
            return TableCell("missing", .nodata)
        }
        let number = Double(input.features[column]), whole = NumberText.fixed(number, 3)
        return TableCell(whole.count <= 11 ? whole : NumberText.compact(number), .popup)
    }

    private static func words(_ feature: Catalog.Feature) -> String {
        switch feature.transform {
        case .none: "as it is"
        case .log10p1: "log10(x + 1)"
        case .log2p1: "log2(x + 1)"
        }
    }
}
