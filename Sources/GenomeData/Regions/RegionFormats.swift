/// The file formats that regions are read from, told by how a file's name ends.
enum RegionFormats {
    private static let bigBed = [".bb", ".bigbed", ".bigBed"]
    private static let text = [
        "bed", "narrowPeak", "narrowpeak", "broadPeak", "broadpeak", "gappedPeak", "gappedpeak",
    ]
    .flatMap { [".\($0)", ".\($0).gz", ".\($0).bgz"] }

    /// How the names of files of regions end.
    static let suffixes = bigBed + text

    /// Opens a file of regions; what is not named as a bigBed is taken for text.
    static func open(_ path: String, column: RegionColumn) throws(GenomeDataError) -> any RegionSource {
        if bigBed.contains(where: path.hasSuffix) { return try BigBedFile(path: path, column: column) }
        return try BEDFile(path: path, column: column)
    }
}
