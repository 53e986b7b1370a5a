extension GeneAliases {
    /// Every name that a gene's line holds, once each, in the order of the line.
    static func all(
        of feature: FeatureLine, from lines: LineReader
    ) throws(GenomeDataError) -> [String] {
        var aliases: [String] = []
        for (key, text) in try feature.attributes.everyValue(of: keys, from: lines) {
            for part in separate(text) {
                if key < names.count {
                    aliases.append(part)
                } else if let name = reference(part) {
                    aliases.append(name)
                }
            }
        }
        return once(aliases)
    }
}
