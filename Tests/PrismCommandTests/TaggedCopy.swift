import Foundation

/// A repository of its own with this package's sources as they are now, tagged as a version: what another package
/// gets when it depends on Prism by version.
enum TaggedCopy {
    /// Makes it; `folder` must not exist yet.
    static func make(at folder: URL, version: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["Package.swift", "Sources", "Tests", "themes"] {
            try FileManager.default.copyItem(
                at: Program.root.appendingPathComponent(name), to: folder.appendingPathComponent(name))
        }
        // Nothing of the user's own settings: they may sign, or run hooks.
        let author = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"]
        var environment = Dictionary(uniqueKeysWithValues: author.map { ($0, "prism@localhost") })
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        environment["GIT_CONFIG_SYSTEM"] = "/dev/null"
        for arguments in [
            ["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Prism \(version)"],
            ["tag", version],
        ] {
            let git = try Program.run(
                URL(fileURLWithPath: "/usr/bin/env"), ["git"] + arguments, in: folder,
                environment: environment)
            guard git.status == 0 else { throw Failure(command: arguments[0], message: git.errors) }
        }
    }

    struct Failure: Error {
        let command, message: String
    }
}
