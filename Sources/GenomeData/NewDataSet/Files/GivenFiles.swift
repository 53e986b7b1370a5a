/// The files of a request, each by what it is given for: whether it can be that at all.
struct GivenFiles {
    private var files: [(role: FileRole, location: String, kind: FileKind)] = []

    /// Looks at the first bytes of every file.
    ///
    /// - Throws: the first fault, in one sentence that says what to do: a file that is not there, of the wrong kind, or
    ///   given for what another is.
    init(_ request: NewDataSetRequest) throws(GenomeDataError) {
        for (role, location) in Self.roles(request) {
            files.append((role, location, try FileKind.of(location)))
        }
        for (role, location, kind) in files where !role.takes(kind) {
            throw GenomeDataError(file: location, place: nil, problem: problem(role, location, kind))
        }
    }

    /// What the file given for something is; nil where none is.
    func kind(of role: FileRole) -> FileKind? { files.first { $0.role == role }?.kind }

    private static func roles(_ request: NewDataSetRequest) -> [(FileRole, String)] {
        var roles: [(FileRole, String)] = [(.genome, request.genome), (.genes, request.genes)]
        if let annotation = request.annotation { roles.append((.annotation, annotation)) }
        if let expression = request.expression { roles.append((.expression, expression)) }
        roles += request.signals.map { (.signal($0.name), $0.file) }
        return roles + request.contacts.map { (.contacts($0.name), $0.file) }
    }

    private func problem(_ role: FileRole, _ location: String, _ kind: FileKind) -> String {
        let other = files.first { $0.location != location && !$0.role.takes($0.kind) && $0.role.takes(kind) }
        if let other, role.takes(other.kind) {
            return
                "is \(kind.words), and \(other.location) is \(other.kind.words): \(role.option) and \(other.role.option) "
                + "are swapped"
        }
        let advice = kind.advice.map { "; " + $0 } ?? ""
        return "is \(kind.words); \(role.option) takes \(role.wanted)\(advice)"
    }
}
