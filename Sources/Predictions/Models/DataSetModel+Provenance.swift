extension DataSetModel {
    /// What makes the outputs of this model.
    public var provenance: Provenance {
        // The folders of folds tell their files apart.
        let shown = folds == nil ? 1 : 3
        let members = weights.map { member in
            Provenance.Member(
                file: member.file.split(separator: "/").suffix(shown).joined(separator: "/"),
                hash: member.hash)
        }
        return Provenance(
            encoder,
            model: Provenance.Model(
                name: name, members: members, folds: folds.map(Self.words), notes: notes,
                trainedWithSignalsMissing: trainedWithSignalsMissing))
    }
}
