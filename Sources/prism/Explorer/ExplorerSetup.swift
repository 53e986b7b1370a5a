import ArgumentParser
import Canvas
import Explorer
import Foundation
import GenomeData

/// What the explorer's commands share: themes, glyphs, the state to begin with.
enum ExplorerSetup {
    /// User themes before the shipped ones.
    static var library: ThemeLibrary {
        let environment = ProcessInfo.processInfo.environment
        let configuration =
            environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? environment["HOME"].map { $0 + "/.config" }
        return ThemeLibrary(folders: configuration.map { [$0 + "/prism/themes"] } ?? [])
    }

    /// Whether text in the user's locale may go beyond ASCII.
    static var isUTF8: Bool {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        // A locale that is not set is the terminal's to judge; a pipe takes UTF-8.
        guard let locale = locale?.lowercased() else { return true }
        return locale.contains("utf-8") || locale.contains("utf8")
    }

    /// The state to begin with.
    ///
    /// - Throws: where `gene` means no gene or several.
    static func state(
        _ dataSet: DataSet, rows: Int, columns: Int, theme: String, depth: ColorDepth, glyphs: GlyphLevel,
        gene: String?
    ) throws -> ExplorerState {
        if let gene { _ = try dataSet.index(ofGeneNamed: gene) }
        let library = library
        return ExplorerState(
            Catalog(dataSet), rows: rows, columns: columns,
            look: library.look(theme: theme, depth: depth, glyphs: glyphs), themeNames: library.names,
            gene: gene)
    }
}
