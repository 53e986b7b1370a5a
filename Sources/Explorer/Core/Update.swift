import Canvas
import GenomeData
import PrismModel

/// Applies an action to the state; returns the work that follows from it. Pure: nothing else happens.
public func update(_ state: inout ExplorerState, _ action: Action) -> [Effect] {
    let before = state.question
    var effects = apply(action, to: &state)
    state.tidy()
    effects += state.popup?.goOn(in: &state) ?? []
    state.countCache(since: before)
    state.useWhatShows()
    effects += Schedule.effects(for: &state)
    effects += StudySchedule.effects(for: &state)
    effects += BackgroundSchedule.effects(for: &state)
    effects += ProfileSchedule.effects(for: &state)
    effects += state.effectsOfOther()
    return effects
}

/// The first work of a session.
public func start(_ state: inout ExplorerState) -> [Effect] {
    let asked = state.popup?.goOn(in: &state) ?? []
    return [.load] + state.openingEffects + asked + Schedule.effects(for: &state)
}

private func press(_ key: Key, in state: inout ExplorerState) -> [Effect] {
    // Esc and a letter that arrive together look like Alt and the letter; no command has Alt.
    if key.modifiers.contains(.alt), case .character = key.code {
        let escaped = press(Key(.escape), in: &state)
        return escaped + press(Key(key.code, key.modifiers.subtracting(.alt)), in: &state)
    }
    state.message = nil
    return state.views.keyMap.action(for: key, in: state).map { apply($0, to: &state) } ?? []
}

private func apply(_ action: Action, to state: inout ExplorerState) -> [Effect] {
    switch action {
    case .key(let key): return press(key, in: &state)
    case .pend(let key):
        state.pending.append(key)
        if let waiting = state.views.keyMap.command(for: state.pending, in: state),
            let obstacle = waiting.obstacle(in: state)
        {
            state.message = Message(text: "\(waiting.title): \(obstacle)", kind: .warning)
        }
    case .forgetPending: state.pending = []
    case .letter(let name, let letter):
        state.pending = []
        state.views.command(named: name)?.actOnLetter?(&state, letter)
    case .run(let name): return state.run(name)
    case .type, .erase, .eraseAll, .move, .accept, .dismiss:
        return state.popup?.take(action, in: &state) ?? []
    case .point(let mouse, let target, let rect): return state.point(mouse, target, rect)
    case .resize(let rows, let columns):
        state.rows = min(max(rows, 0), Grid.limit)
        state.columns = min(max(columns, 0), Grid.limit)
    case .tick: state.ticks = (state.ticks + 1) % 1_000_000
    case .background(let isLight): return state.noticeBackground(isLight: isLight)
    case .settings(let settings): return state.adopt(settings)
    case .arrived(let arrival): state.take(arrival)
    }
    return []
}
