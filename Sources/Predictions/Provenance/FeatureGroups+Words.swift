import PrismModel

extension FeatureGroups {
    /// What becomes of features that are made of signals where one of those is `deed`, "off" or "taken", in fewer and fewer words;
    /// empty where no feature is.
    public func alongWords(_ deed: String) -> [String] {
        let names = switches.map { groups[$0] }.filter { !$0.parents.isEmpty }.map(\.name)
        guard !names.isEmpty else { return [] }
        let list = names.joined(separator: ", ")
        return [
            "features made of a signal are \(deed) with it: \(list)", "\(deed) with a signal: \(list)",
            "with it: \(list)",
        ]
    }
}
