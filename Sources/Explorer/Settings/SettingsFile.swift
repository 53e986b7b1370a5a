import Foundation

/// Where a user's settings are: `$XDG_CONFIG_HOME/prism/config.toml`, or under `~/.config`.
public struct SettingsFile: Sendable {
    /// The file, which need not exist.
    public let path: String

    /// The largest file that is read.
    private static let limit = 1 << 20

    /// Nil without a home.
    ///
    /// - Parameter environment: the process's.
    public init?(environment: [String: String]) {
        let folder =
            environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.config" }
        guard let folder else { return nil }
        path = folder + "/prism/config.toml"
    }

    /// What tells one version of the file from another; nil where there is none.
    public struct Version: Sendable, Equatable {
        var size: Int
        var changed: Date
    }

    /// The version on disk.
    public var version: Version? {
        // Links are followed; a pipe or a device, which could block, is not opened.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: target),
            facts[.type] as? FileAttributeType == .typeRegular, let size = facts[.size] as? Int,
            let changed = facts[.modificationDate] as? Date
        else { return nil }
        return Version(size: size, changed: changed)
    }

    /// The settings: the program's own where there is no file.
    public func read() -> Settings {
        guard let version else { return Settings() }
        guard version.size <= Self.limit, let data = FileManager.default.contents(atPath: path) else {
            var settings = Settings()
            settings.problems = ["\(path): cannot be read, or is larger than a file of settings"]
            return settings
        }
        return SettingsReader.settings(
            String(decoding: data, as: UTF8.self), file: "config.toml", commands: .program)
    }
}
