import Canvas
import GenomeData

/// A heat map that was read, to be drawn or written.
public struct FoundHeatmap: Sendable {
    let state: ExplorerState
    let profiles: [ProfilePair]

    /// How many genes it is of.
    public var genes: Int { state.heatPlaces.count }

    /// Genes that could not be read, and why the first of them could not; nil where all could.
    public var failure: String? {
        guard let failed = profiles.flatMap(\.all).first(where: { $0.failures > 0 }) else { return nil }
        return "\(failed.failures) genes could not be read: \(failed.firstFailure ?? "")"
    }

    /// As an SVG picture in the state's theme.
    public func picture(version: String) -> String {
        var figure = HeatmapFigure(state, profiles).figure
        figure.about = state.provenance("heatmap", version: version).joined(separator: "\n")
        return figure.svg(.look(state.look))
    }

    /// As a table; see `prism heatmap`.
    public func write(to writer: TextWriter, version: String) throws {
        try ProfileTable.write(
            state, profiles, header: state.provenance("heatmap", version: version), to: writer)
    }
}
