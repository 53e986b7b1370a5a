import Files
import Foundation

/// Where preferences are kept: `$XDG_STATE_HOME/prism/preferences.json`, or under `~/.local/state`.
public struct PreferencesFile: Sendable {
    let path: String

    /// Nil without a home.
    ///
    /// - Parameter environment: the process's.
    public init?(environment: [String: String]) {
        guard let folder = SessionFile.folder(environment: environment) else { return nil }
        path = folder + "/preferences.json"
    }

    /// What was chosen; nothing where the file is absent or damaged, as it holds nothing that cannot be chosen again.
    public func read() -> Preferences {
        guard let data = FileManager.default.contents(atPath: path) else { return Preferences() }
        return (try? JSONDecoder().decode(Preferences.self, from: data)) ?? Preferences()
    }

    /// Keeps preferences, whole or not at all.
    public func write(_ preferences: Preferences) throws {
        try SessionFile.write(preferences, to: path)
    }
}
