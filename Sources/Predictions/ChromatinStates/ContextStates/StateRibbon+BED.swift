extension StateRibbon {
    /// What stands before the rows of a BED file, so that genome browsers show the colours.
    public static let trackLine = "track name=states itemRgb=On"

    /// Lines on how a ribbon was painted, for a header.
    public static func about(step: Int) -> [String] {
        [
            "ribbon: the context generator slid by \(step) bases, nearest centroid; nothing where there is no "
                + "sequence (N) or no signal at all"
        ]
    }
}

extension StateRibbon.Piece {
    /// The fields of BED9, as ChromHMM's users know it: the state's name in one word, and its colour.
    public func bed9(on contig: String, _ names: StateNames) -> [String] {
        let ends = ["\(range.lowerBound)", "\(range.upperBound)"]
        let name = Provenance.oneLine(names.name(state)).map { $0 == " " ? "_" : $0 }
        let colour = names.colour(state).map(String.init).joined(separator: ",")
        return [contig] + ends + [String(name), "0", "."] + ends + [colour]
    }
}
