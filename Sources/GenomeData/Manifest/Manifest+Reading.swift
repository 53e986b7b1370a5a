import Wording

extension Manifest {
    /// The largest manifest accepted, in bytes.
    private static let largest = 1 << 20
    /// The most signals: as many as a mask has bits.
    private static let mostSignals = 64
    private static let mostModels = 64
    private static let mostTracks = 64
    /// The longest window, in bases: the model takes no longer one.
    static let longestWindow = 1 << 20

    /// Reads and checks a manifest; no file that it names is touched.
    ///
    /// Keys: `name`, `assembly`, `simulated`, `genome`, `genes`, `annotation`, `window` (2000);
    /// `[expression]` `file` and `column`, or `bigwig` and `width` (384); `transform`, `unit`;
    /// `[features]` `file`, `columns`, `missing` (mean, zero or error), `log10p1` (columns to take as log10(x + 1)),
    /// `derived` (a table of columns made of signals, each with a list of their names);
    /// `[[signal]]` `name`, `file` or `contacts`, `scale` (1), `missing`, `transform`, `unit`; of a `.cool` or `.mcool`
    /// also `balance` (the column of weights, "weight"; false for raw counts) and `divisive` (whether they divide); of a
    /// `.hic` `normalization` ("VC"; "NONE" for raw counts), `resolution` (5000) and, as `unit`, BP or FRAG; of both
    /// `pseudocount` (none or powerlaw); of regions `column` (a name, a number from 1 on, or "presence");
    /// `[[track]]` `name`, `file`, `column`;
    /// `[split]` `validation` and `test`, or `file` and `column`;
    /// `[[model]]` `name`, `files` or `folds`, `signals`.
    /// Transforms are none, log10p1 and log2p1. Any other key is an error.
    ///
    /// - Parameter given: the manifest, or the folder with a `dataset.toml`.
    /// - Throws: `GenomeDataError` with the line of what is wrong.
    public init(path given: String) throws(GenomeDataError) {
        let path = Self.path(given: given)
        let bytes = try ByteSources.open(path).readAll(limit: Self.largest)
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw GenomeDataError(file: path, place: nil, problem: "is not UTF-8")
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        try self.init(text: text, path: path)
    }

    /// Reads a manifest's text, whose relative paths start from the folder of `path`.
    init(text: String, path: String) throws(GenomeDataError) {
        let root = try ManifestTable(file: path, text: text)
        try root.allow([
            "name", "assembly", "simulated", "genome", "genes", "annotation", "window", "expression",
            "features", "signal", "track", "split", "model",
        ])
        let files = FileNames(manifest: path)
        self.path = path
        name = try root.requiredText("name")
        assembly = try root.text("assembly")
        isSimulated = try root.flag("simulated") ?? false
        genome = files.resolve(try root.requiredText("genome"))
        genes = files.resolve(try root.requiredText("genes"))
        annotation = try root.text("annotation").map(files.resolve)
        window = try root.integer("window", in: 1...Self.longestWindow) ?? 2000
        expression = nil
        features = nil
        split = nil
        signals = []
        models = []
        if let table = try root.table("expression") { expression = try ExpressionSource(table, files) }
        for table in try root.tables("signal", most: Self.mostSignals) {
            let signal = try SignalSource(table, files)
            guard !signals.contains(where: { $0.name == signal.name }) else {
                throw table.error("a second signal named \"\(signal.name)\"", at: "name")
            }
            signals.append(signal)
        }
        for table in try root.tables("track", most: Self.mostTracks) {
            let track = try RegionTrackSource(table, files)
            guard !tracks.contains(where: { $0.name == track.name }) else {
                throw table.error("a second track named \"\(track.name)\"", at: "name")
            }
            tracks.append(track)
        }
        if let table = try root.table("features") {
            features = try FeatureSource(table, files, signals: signals.map(\.name))
        }
        if let table = try root.table("split") { split = try SplitSource(table, files) }
        for table in try root.tables("model", most: Self.mostModels) {
            let model = try ModelSource(table, files, signals: signals.map(\.name))
            guard !models.contains(where: { $0.name == model.name }) else {
                throw table.error("a second model named \"\(model.name)\"", at: "name")
            }
            models.append(model)
        }
    }
}

extension Manifest.ExpressionSource {
    init(_ table: ManifestTable, _ files: FileNames) throws(GenomeDataError) {
        try table.allow(["file", "column", "bigwig", "width", "transform", "unit"])
        transform = try table.choice("transform", of: Transform.self) ?? .none
        let file = try table.text("file")
        let bigWig = try table.text("bigwig")
        let plainUnit: String
        switch (file, bigWig) {
        case (let file?, nil):
            guard try table.integer("width", in: 1...Manifest.longestWindow) == nil else {
                throw table.error("width is for a bigwig, not for a table", at: "width")
            }
            plainUnit = try table.requiredText("column")
            kind = .table(file: files.resolve(file), column: plainUnit)
        case (nil, let bigWig?):
            guard try table.text("column") == nil else {
                throw table.error("column is for a table, not for a bigwig", at: "column")
            }
            let width = try table.integer("width", in: 1...Manifest.longestWindow) ?? 384
            plainUnit = "sum over \(width) bp"
            kind = .bigWig(file: files.resolve(bigWig), width: width)
        case (_?, _?): throw table.error("both file and bigwig; expected one of them", at: "bigwig")
        case (nil, nil): throw table.error("expected file and column, or bigwig, in [expression]")
        }
        unit = try table.text("unit") ?? transform.unit(of: plainUnit)
    }
}

extension Manifest.FeatureSource {
    private static let mostColumns = 4_096

    init(
        _ table: ManifestTable, _ files: FileNames, signals: [String]
    ) throws(GenomeDataError) {
        try table.allow(["file", "columns", "missing", "log10p1", "derived"])
        file = files.resolve(try table.requiredText("file"))
        guard let columns = try table.texts("columns"), !columns.isEmpty else {
            throw table.error("expected columns, a list of at least one name, in [features]", at: "columns")
        }
        guard columns.count <= Self.mostColumns, Set(columns).count == columns.count else {
            throw table.error("columns holds a name twice, or more than \(Self.mostColumns)", at: "columns")
        }
        self.columns = columns
        let logged = try table.texts("log10p1") ?? []
        if let unknown = logged.first(where: { !columns.contains($0) }) {
            throw table.error("log10p1 names \"\(unknown)\", which is not among the columns", at: "log10p1")
        }
        transforms = columns.map { logged.contains($0) ? .log10p1 : .none }
        missing = try table.choice("missing", of: Missing.self) ?? .mean
        if let table = try table.table("derived") {
            derived = try Self.derived(table, columns: columns, signals: signals)
        }
    }

    /// The most columns that may be made of signals: each is switched by itself.
    private static let mostDerived = 63

    private static func derived(
        _ table: ManifestTable, columns: [String], signals: [String]
    ) throws(GenomeDataError) -> [String: [String]] {
        guard table.keys.count <= mostDerived else {
            throw table.error("derived names \(table.keys.count) columns; at most \(mostDerived)")
        }
        var derived: [String: [String]] = [:]
        for column in table.keys {
            guard columns.contains(column) else {
                throw table.error(
                    "derived names \"\(column)\", which is not among the columns"
                        + NearestName.suggestion(for: column, among: columns, plural: "columns"), at: column)
            }
            guard let parents = try table.texts(column), !parents.isEmpty else {
                throw table.error("\(column) is made of no signal; expected their names", at: column)
            }
            for (index, parent) in parents.enumerated() {
                guard signals.contains(parent) else {
                    throw table.error(
                        "no signal is named \"\(parent)\""
                            + NearestName.suggestion(for: parent, among: signals, plural: "signals"),
                        at: column)
                }
                guard parents.firstIndex(of: parent) == index else {
                    throw table.error("signal \"\(parent)\" is listed twice", at: column)
                }
            }
            derived[column] = parents
        }
        return derived
    }
}

extension Manifest.SignalSource {
    init(_ table: ManifestTable, _ files: FileNames) throws(GenomeDataError) {
        try table.allow([
            "name", "file", "contacts", "balance", "divisive", "normalization", "resolution", "pseudocount",
            "column", "scale", "missing", "transform", "unit",
        ])
        name = try table.requiredText("name")
        switch (try table.text("file"), try table.text("contacts")) {
        case (let track?, nil): (kind, file) = (.track, files.resolve(track))
        case (nil, let contacts?): (kind, file) = (.contacts, files.resolve(contacts))
        case (_?, _?): throw table.error("both file and contacts; expected one of them", at: "contacts")
        case (nil, nil): throw table.error("signal \"\(name)\" has neither file nor contacts")
        }
        guard kind == .contacts || !HiCContacts.isNamed(file) && !CoolContacts.isNamed(file) else {
            throw table.error("\(file) holds contacts; name it with contacts instead of file", at: "file")
        }
        balance = try Self.balance(table, kind, file)
        matrix = try Self.matrix(table, kind, file)
        pseudocount = try Self.pseudocount(table, kind, file)
        if let column = try RegionColumn(table) {
            guard kind == .track, RegionSignal.format.takes(file) else {
                throw table.error("column is for regions: BED, narrowPeak, broadPeak or bigBed", at: "column")
            }
            self.column = column
        }
        scale = try table.number("scale") ?? 1
        guard scale > 0 else {
            throw table.error("scale is \(scale); expected a number above 0", at: "scale")
        }
        missing = try table.number("missing")
        transform = try table.choice("transform", of: Transform.self) ?? .none
        if let missing, transform.apply(missing) == nil {
            throw table.error("missing is \(missing), which has no \(transform.rawValue)", at: "missing")
        }
        let binUnit = try Self.binUnit(table)
        let isOfBins = kind == .contacts && HiCContacts.isNamed(file) && binUnit != nil
        unit = isOfBins ? nil : try table.text("unit")
    }

    /// How a cooler's counts become contacts: `balance` names the column of weights or is false, `divisive` says whether
    /// they divide.
    private static func balance(
        _ table: ManifestTable, _ kind: Kind, _ file: String
    ) throws(GenomeDataError) -> ContactBalance {
        let isDivisive = try table.flag("divisive")
        guard kind == .contacts, CoolContacts.isNamed(file) else {
            for key in ["balance", "divisive"] where table.has(key) {
                throw table.error("\(key) is for contacts of a .cool or .mcool", at: key)
            }
            return .column("weight")
        }
        guard table.has("balance"), !table.isText("balance") else {
            return .column(try table.text("balance") ?? "weight", isDivisive: isDivisive)
        }
        guard try table.flag("balance") == false else {
            throw table.error(
                "balance is true; expected the name of a column of weights, or false", at: "balance")
        }
        guard isDivisive == nil else {
            throw table.error("divisive without weights: balance is false", at: "divisive")
        }
        return .raw
    }
}

extension Manifest.SplitSource {
    init(_ table: ManifestTable, _ files: FileNames) throws(GenomeDataError) {
        try table.allow(["validation", "test", "file", "column"])
        let validation = try table.texts("validation")
        let test = try table.texts("test")
        if let file = try table.text("file") {
            guard validation == nil, test == nil else {
                throw table.error("both file and contigs; expected one of them", at: "file")
            }
            self = .table(file: files.resolve(file), column: try table.requiredText("column"))
            return
        }
        guard try table.text("column") == nil else { throw table.error("column without file", at: "column") }
        guard validation != nil || test != nil else {
            throw table.error(
                "expected validation and test, lists of contigs, or file and column, in [split]")
        }
        let names = ContigNames(names: validation ?? [])
        if let both = test?.first(where: { names.match($0) != nil }) {
            throw table.error("contig \"\(both)\" is both for validation and for test", at: "test")
        }
        self = .contigs(validation: validation ?? [], test: test ?? [])
    }
}

extension Manifest.ModelSource {
    init(_ table: ManifestTable, _ files: FileNames, signals known: [String]) throws(GenomeDataError) {
        try table.allow(["name", "files", "folds", "signals"])
        name = try table.requiredText("name")
        let members = try table.texts("files")
        let folds = try table.text("folds").map(files.resolve)
        guard members == nil || folds == nil else {
            throw table.error("both files and folds; expected one of them", at: "folds")
        }
        if let folds, ByteSources.isURL(folds) {
            throw table.error("folds is a URL; expected a folder of this machine", at: "folds")
        }
        guard folds != nil || (1...Self.mostFiles).contains(members?.count ?? 0) else {
            throw table.error(
                "expected files, a list of 1 to \(Self.mostFiles) checkpoints, or folds, a folder that "
                    + "prism crossvalidate wrote", at: "files")
        }
        self.files = (members ?? []).map(files.resolve)
        self.folds = folds
        signals = try table.texts("signals")
        for (index, name) in (signals ?? []).enumerated() {
            guard known.contains(name) else {
                throw table.error(
                    "no signal is named \"\(name)\""
                        + NearestName.suggestion(for: name, among: known, plural: "signals"),
                    at: "signals")
            }
            guard signals?.firstIndex(of: name) == index else {
                throw table.error("signal \"\(name)\" is listed twice", at: "signals")
            }
        }
    }
}
