import Canvas
import GenomeData
import PrismModel

/// Applies an action to the state; returns the work that follows from it. Pure: nothing else happens.
public func update(_ state: inout State, _ action: Action) -> [Effect] {
    let before = state.question
    var effects = apply(action, to: &state)
    state.tidy()
    effects += state.writeAwaited()
    state.countCache(since: before)
    effects += Schedule.effects(for: &state)
    effects += StateSchedule.effects(for: &state)
    return effects
}

/// The first work of a session.
public func start(_ state: inout State) -> [Effect] { [.load] + Schedule.effects(for: &state) }

private func press(_ key: Key, in state: inout State) -> [Effect] {
    // Esc and a letter that arrive together look like Alt and the letter; no command has Alt.
    if key.modifiers.contains(.alt), case .character = key.code {
        let escaped = press(Key(.escape), in: &state)
        return escaped + press(Key(key.code, key.modifiers.subtracting(.alt)), in: &state)
    }
    state.message = nil
    return KeyMap.action(for: key, in: state).map { apply($0, to: &state) } ?? []
}

private func apply(_ action: Action, to state: inout State) -> [Effect] {
    switch action {
    case .key(let key): return press(key, in: &state)
    case .pend(let key):
        state.pending.append(key)
        return []
    case .forgetPending:
        state.pending = []
        return []
    case .mark(let letter):
        state.pending = []
        state.bookmarks[letter] = state.place
        state.message = Message(text: "bookmark \(letter): \(state.placeText)", kind: .info)
        return []
    case .recall(let letter):
        state.pending = []
        guard let place = state.bookmarks[letter] else {
            state.message = Message(text: "there is no bookmark \(letter)", kind: .warning)
            return []
        }
        state.history.leave(state.place)
        state.restore(place)
        return []
    case .run(let command):
        state.pending = []
        guard let command = Command.named(command.id) else { return [] }
        if let obstacle = command.obstacle(in: state) {
            state.message = Message(text: "\(command.title): \(obstacle)", kind: .warning)
            return []
        }
        return state.run(command.id)
    case .type, .erase, .eraseAll, .move, .accept, .dismiss: return state.edit(action)
    case .point(let mouse, let target, let rect): return state.point(mouse, target, rect)
    case .resize(let rows, let columns):
        state.rows = min(max(rows, 0), Grid.limit)
        state.columns = min(max(columns, 0), Grid.limit)
        return []
    case .tick:
        state.ticks = (state.ticks + 1) % 1_000_000
        return []
    case .arrived(let arrival):
        state.take(arrival)
        return []
    }
}
