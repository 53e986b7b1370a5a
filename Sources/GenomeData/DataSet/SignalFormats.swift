/// The file formats that signals are read from, told by how a file's name ends. A new format has a line here.
enum SignalFormats {
    /// Values along the genome. The first format that takes a name is taken; the last takes any.
    private static let tracks: [SignalFormat<any TrackSource>] = [RegionSignal.format, BigWigFile.format]

    /// Contacts with a gene's TSS. The first format that takes a name is taken; the last takes any.
    private static let contacts: [SignalFormat<any ContactSource>] = [
        HiCContacts.format, CoolContacts.format, HiCFeatureContacts.format, ContactTable.format,
    ]

    /// Opens a file of values along the genome.
    static func track(_ request: SignalRequest) throws(GenomeDataError) -> any TrackSource {
        try open(request, tracks)
    }

    /// Opens a file of contacts.
    static func contacts(_ request: SignalRequest) throws(GenomeDataError) -> any ContactSource {
        try open(request, contacts)
    }

    private static func open<Source>(
        _ request: SignalRequest, _ formats: [SignalFormat<Source>]
    ) throws(GenomeDataError) -> Source {
        guard let format = formats.first(where: { $0.takes(request.path) }) else {
            throw GenomeDataError(
                file: request.path, place: nil, problem: "is not named as the files of any known format are")
        }
        return try format.open(request)
    }
}
