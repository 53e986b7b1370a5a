import Explorer

/// What the explorer keeps of earlier runs, and what a user has set: read before the first screen, written after the
/// last.
struct KeptFiles {
    let session: SessionFile?
    let preferences: PreferencesFile?
    let settingsFile: SettingsFile?
    /// The session of this data set; nil where none was saved, or it cannot be read.
    let saved: SavedSession?
    let settings: Settings
    private let chosen: Preferences
    /// The theme asked for on the command line.
    private let asked: String?
    /// Whether all of the session is gone on with.
    let resumes: Bool
    /// What is to be said on the first screen.
    private(set) var note: String?

    init(manifest: String, environment: [String: String], theme: String?, resumes: Bool) {
        session = SessionFile(manifest: manifest, environment: environment)
        preferences = PreferencesFile(environment: environment)
        settingsFile = SettingsFile(environment: environment)
        settings = settingsFile?.read() ?? Settings()
        chosen = preferences?.read() ?? Preferences()
        asked = theme
        self.resumes = resumes
        var found: SavedSession?
        // What cannot be gone on with is no reason not to begin anew.
        do {
            found = try session?.read()
            if found == nil, resumes { note = "no session of this data set was saved: this is a new one" }
        } catch {
            note = "\(error)"
        }
        saved = found
    }

    /// The theme to begin with; nil where nobody chose one.
    var theme: String? { asked ?? chosen.theme(besides: settings) }

    /// Makes a state the one to begin with.
    func begin(_ state: inout ExplorerState, gene: String?) {
        // Theme and glyphs are drawn with already.
        state.followsBackground = theme == nil
        _ = state.adopt(settings)
        if let saved {
            if resumes, gene == nil { state.resume(saved) } else { state.keep(saved) }
        }
        if let note { state.warn(note) }
    }

    /// Keeps what is worth keeping of a state; why it could not be, or nil.
    func save(_ state: ExplorerState) -> String? {
        do {
            try session?.write(SavedSession(state))
            guard let theme = state.chosenTheme else { return nil }
            var preferences = chosen
            (preferences.theme, preferences.settingsTheme) = (theme, settings.theme)
            try self.preferences?.write(preferences)
            return nil
        } catch {
            return "\(error)"
        }
    }
}
