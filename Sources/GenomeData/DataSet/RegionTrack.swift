/// Regions of a data set that are shown along the locus, opened.
public struct RegionTrack: Sendable {
    /// The name, from the manifest.
    public let name: String
    /// The path or URL, from the manifest.
    public let file: String
    /// The opened file; values of regions are their scores.
    public let source: any RegionSource

    /// Opens a track of a manifest.
    public init(_ track: Manifest.RegionTrackSource) throws(GenomeDataError) {
        name = track.name
        file = track.file
        source = try RegionFormats.open(track.file, column: track.column)
    }
}
