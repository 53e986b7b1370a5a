/// Which of a gene's features are switched together, and which of them are made of signals.
public struct FeatureGroups: Sendable, Equatable {
    /// Features that are there or missing together.
    public struct Group: Sendable, Equatable {
        /// How people and manifests call it.
        public let name: String
        /// The features' positions in the model's order.
        public let columns: [Int]
        /// Signals, by position in the model's order, that the features are made of: without any one of them, they are
        /// missing too. None for features of the transcript.
        public let parents: [Int]

        /// A group.
        public init(name: String, columns: [Int], parents: [Int] = []) {
            self.name = name
            self.columns = columns
            self.parents = parents
        }
    }

    /// The groups, in the order of a mask's; at most 64.
    public let groups: [Group]
    /// The data set's mean of each feature, F values: what stands in for one that is off.
    public let means: [Float]
    /// Features, by position, that the model was trained without, each with the name that was withheld: the feature's own, its
    /// group's, or that of a signal it is made of.
    public let unseen: [Int: String]

    /// Nothing known of any feature: none can be switched off.
    public static let none = FeatureGroups(groups: [], means: [])

    /// Groups of `means.count` features, of which a model may never have seen some.
    public init(groups: [Group], means: [Float], unseen: [Int: String] = [:]) {
        self.groups = groups
        self.means = means
        self.unseen = unseen
    }

    /// The groups that can be switched, by position: those of which the model has seen something.
    public var switches: [Int] { groups.indices.filter { !isUnseen($0) } }

    /// Whether the model was trained without all features of a group, which then is nothing to switch.
    public func isUnseen(_ group: Int) -> Bool {
        groups.indices.contains(group) && !groups[group].columns.isEmpty
            && groups[group].columns.allSatisfy { unseen[$0] != nil }
    }

    /// What was withheld in training that a group went with, by name; nil for one that can be switched.
    public func withheld(_ group: Int) -> String? {
        guard isUnseen(group) else { return nil }
        let names = groups[group].columns.compactMap { unseen[$0] }
        return names.indices.filter { !names[..<$0].contains(names[$0]) }.map { names[$0] }.joined(
            separator: ", ")
    }

    /// The same in a sentence's end: "DNase", and "it" of what was withheld by its own name.
    public func withheldWord(_ group: Int) -> String? {
        withheld(group).map { $0 == groups[group].name ? "it" : $0 }
    }

    /// Why a group cannot be switched, as a sentence; nil for one that can.
    public func notTaken(_ group: Int) -> String? {
        withheldWord(group).map {
            "the model does not take \(groups[group].name): it was trained without \($0)"
        }
    }

    /// A mask with every group off that is made of a signal which is off, and of the groups that the model has never seen no
    /// other.
    public func closing(_ mask: ModalityMask) -> ModalityMask {
        var closed = mask.subtracting(ModalityMask(off: [], groups: groups.indices.filter(isUnseen)))
        for (index, group) in groups.enumerated() where group.parents.contains(where: { !mask.isOn($0) }) {
            closed.formUnion(ModalityMask(off: [], groups: [index]))
        }
        return closed
    }

    /// The shortest mask that switches off the same: without the groups that go with a signal which is off, and those that the
    /// model has never seen.
    ///
    /// Two masks that leave a model the same inputs have the same one, so that it can be the key of a cache.
    public func reducing(_ mask: ModalityMask) -> ModalityMask {
        var reduced = mask
        for (index, group) in groups.enumerated()
        where !mask.isGroupOn(index)
            && (isUnseen(index) || group.parents.contains { !mask.isOn($0) })
        {
            reduced = reduced.toggling(group: index)
        }
        return reduced
    }

    /// The features, by position, of the groups that are off.
    public func columns(offIn mask: ModalityMask) -> [Int] {
        groups.indices.filter { !mask.isGroupOn($0) }.flatMap { groups[$0].columns }
    }

    /// The features that are made of signals, by position.
    public var derived: [Int] { groups.filter { !$0.parents.isEmpty }.flatMap(\.columns) }
}
