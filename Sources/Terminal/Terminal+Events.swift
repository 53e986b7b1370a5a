import CNcurses
import Canvas
import Foundation

extension Terminal {
    /// Waits for something to happen and returns everything that has, oldest first; never empty.
    ///
    /// All input that is there is taken at once, so that a held key makes no backlog: apply the events, draw once.
    ///
    /// - `deadline`: when to return with `.deadline` if nothing happens before; nil waits for ever.
    public func events(until deadline: ContinuousClock.Instant? = nil) -> [Event] {
        guard isOpen, !isGone else { return [.hangup] }
        while true {
            var events: [Event] = []
            // The bell first: a signal that comes after it was looked at rings it again.
            if wakeup.takeRings() { events.append(.wake) }
            takeSignals(into: &events)
            takeInput(into: &events)
            if !events.isEmpty { return events }
            let now = ContinuousClock.now
            if let deadline, deadline <= now { return [.deadline] }
            let patience = decoder.patience
            let wait = [patience, deadline.map { now.duration(to: $0) }].compactMap(\.self).min()
            if isQuiet(for: wait), let patience, patience == wait {
                decoder.flush(into: &events)
                if !events.isEmpty { return events }
            }
            if isGone { return [.hangup] }
        }
    }

    /// Sleeps until something can be read or a signal comes; whether the time passed without.
    private func isQuiet(for wait: Duration?) -> Bool {
        var files = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeup.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&files, nfds_t(files.count), wait.map(Terminal.milliseconds) ?? -1)
        let ends = Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL)
        // What was typed before the line was cut is still read first.
        if ready > 0, files[0].revents & ends != 0, files[0].revents & Int16(POLLIN) == 0 { isGone = true }
        return ready == 0
    }

    /// Rounded up, so that no deadline is waited for in a busy loop.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }

    private func takeInput(into events: inout [Event]) {
        // Bounded, so that a flood cannot keep the screen from being drawn.
        for _ in 0..<4096 {
            switch NcursesInput.next() {
            case .none:
                if decoder.patience == .zero { decoder.flush(into: &events) }
                stopOnRequest(&events)
                return
            case .piece(let piece):
                decoder.take(piece, into: &events)
                if decoder.knowsSynchronisedOutput || events.contains(where: \.isBackground) {
                    hasReplied = true
                }
            case .unknown: break
            }
        }
        stopOnRequest(&events)
    }

    /// Ctrl-Z stops the program, as everywhere else; where no shell could continue it, it is a key like others.
    private func stopOnRequest(_ events: inout [Event]) {
        let request = Event.key(.character("z", .control))
        guard events.contains(request), prism_restore_can_stop() else { return }
        events.removeAll { $0 == request }
        suspend(into: &events)
    }

    private func takeSignals(into events: inout [Event]) {
        let signals = prism_restore_take_signals()
        func came(_ bit: Int) -> Bool { signals & UInt32(bit) != 0 }
        if came(Int(PRISM_SIGNAL_STOP)), prism_restore_can_stop() {
            suspend(into: &events)
        } else if came(Int(PRISM_SIGNAL_CONTINUE)) {
            // Stopped by a signal that cannot be caught: the shell had the terminal meanwhile.
            resume(into: &events) { prism_screen_end() }
        }
        if came(Int(PRISM_SIGNAL_RESIZE)), let event = fit() { events.append(event) }
        guard !hasEnded else { return }
        let ends = [
            (Int(PRISM_SIGNAL_TERMINATE), SIGTERM), (Int(PRISM_SIGNAL_HANGUP), SIGHUP),
            (Int(PRISM_SIGNAL_INTERRUPT), SIGINT),
        ]
        if let end = ends.first(where: { came($0.0) }) {
            hasEnded = true
            events.append(.terminate(signal: end.1))
        }
    }

    /// Gives the terminal back, stops, and takes it again when continued.
    private func suspend(into events: inout [Event]) {
        prism_screen_end()
        prism_restore_suspend()
        prism_restore_stop_group()
        resume(into: &events)
    }

    /// Takes the terminal again, once it is ours, in the size that the window has now.
    private func resume(into events: inout [Event], before: () -> Void = {}) {
        guard prism_restore_await_foreground(STDIN_FILENO) else {
            isGone = true
            return
        }
        before()
        prism_restore_resume()
        let resized = fit()
        prism_screen_refresh(true)
        if capabilities.hasModes { send(Modes.on(mouse: usesMouse)) }
        redraw()
        events.append(.resumed)
        // The window may have changed once more while the screen came back.
        if let event = fit() ?? resized { events.append(event) }
    }
}

extension Event {
    fileprivate var isBackground: Bool { if case .background = self { true } else { false } }
}
