import Dispatch
import Explorer
import Synchronization

/// Notices that the user's settings have changed on disk.
final class SettingsWatch: Sendable {
    private let file: SettingsFile
    private let seen: Mutex<SettingsFile.Version?>
    private let changed = Mutex<Settings?>(nil)
    private let bell: @Sendable () -> Void

    /// `bell` is rung, on any thread, when there are others; nil where there is no place for settings.
    init?(_ file: SettingsFile?, bell: @escaping @Sendable () -> Void) {
        guard let file else { return nil }
        self.file = file
        seen = Mutex(file.version)
        self.bell = bell
        lookLater()
    }

    /// Once a second, as long as anybody holds this watch.
    private func lookLater() {
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + 1) { [weak self] in
            guard let self else { return }
            if look() { bell() }
            lookLater()
        }
    }

    /// The settings, where they have changed since the last time.
    func take() -> Settings? {
        changed.withLock { settings in
            defer { settings = nil }
            return settings
        }
    }

    private func look() -> Bool {
        let version = file.version
        let isNew = seen.withLock { seen in
            defer { seen = version }
            return seen != version
        }
        guard isNew else { return false }
        let settings = file.read()
        changed.withLock { $0 = settings }
        return true
    }
}
