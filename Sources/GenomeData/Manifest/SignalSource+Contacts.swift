extension Manifest.SignalSource {
    /// How the contacts of a matrix are normalised, as weights record it; nil where the manifest does not tell.
    var normalization: String? {
        guard kind == .contacts else { return nil }
        let added = pseudocount == .none ? "" : ", with the power law's pseudocount"
        if HiCContacts.isNamed(file) { return "\(matrix.normalization), \(matrix.bins)\(added)" }
        guard CoolContacts.isNamed(file) else { return nil }
        switch balance {
        case .raw: return HiCChoice.none + added
        case .column(let column, _): return column + added
        }
    }

    /// Which matrix of a `.hic` is meant: `normalization`, `resolution`, and of `unit` BP or FRAG.
    static func matrix(
        _ table: ManifestTable, _ kind: Kind, _ file: String
    ) throws(GenomeDataError) -> HiCChoice {
        var choice = HiCChoice()
        guard kind == .contacts, HiCContacts.isNamed(file) else {
            for key in ["normalization", "resolution"] where table.has(key) {
                throw table.error("\(key) is for contacts of a .hic", at: key)
            }
            return choice
        }
        if let name = try table.text("normalization") { choice.normalization = name.uppercased() }
        choice.unit = try binUnit(table) ?? .bases
        if let resolution = try table.integer("resolution", in: 1...Int(Int32.max)) {
            choice.resolution = resolution
        } else if choice.unit == .fragments {
            throw table.error("expected resolution, the restriction fragments of a bin", at: "unit")
        }
        return choice
    }

    /// The unit of a `.hic`'s bins, where `unit` names one: of values it would say nothing.
    static func binUnit(_ table: ManifestTable) throws(GenomeDataError) -> HiCChoice.BinUnit? {
        try table.text("unit").flatMap { HiCChoice.BinUnit(rawValue: $0.uppercased()) }
    }

    /// What is added to the contacts of a matrix.
    static func pseudocount(
        _ table: ManifestTable, _ kind: Kind, _ file: String
    ) throws(GenomeDataError) -> ContactPseudocount {
        guard let pseudocount = try table.choice("pseudocount", of: ContactPseudocount.self) else {
            return .none
        }
        guard kind == .contacts, HiCContacts.isNamed(file) || CoolContacts.isNamed(file) else {
            throw table.error("pseudocount is for contacts of a .hic, .cool or .mcool", at: "pseudocount")
        }
        return pseudocount
    }
}
