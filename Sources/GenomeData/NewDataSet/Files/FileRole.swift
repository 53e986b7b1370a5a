/// What a file is given for.
enum FileRole: Equatable {
    case genome, genes, annotation, expression
    case signal(String)
    case contacts(String)

    /// The option that names it.
    var option: String {
        switch self {
        case .genome: "--genome"
        case .genes: "--genes"
        case .annotation: "--annotation"
        case .expression: "--expression"
        case .signal(let name): "--signal \(name)"
        case .contacts(let name): "--contacts \(name)"
        }
    }

    /// What the option takes, in words.
    var wanted: String {
        switch self {
        case .genome: "a FASTA, plain or bgzip"
        case .genes: "a GTF, a GFF3 or a table of genes"
        case .annotation: "a GTF or a GFF3"
        case .expression: "a table with a row for each gene, or a bigWig of CAGE"
        case .signal: "a bigWig"
        case .contacts: "a .hic, .cool, .mcool or a table of contacts"
        }
    }

    func takes(_ kind: FileKind) -> Bool {
        switch self {
        case .genome: kind == .fasta
        case .genes: kind == .geneModels || kind == .table
        case .annotation: kind == .geneModels
        case .expression: kind == .table || kind == .bigWig
        // Regions are signals too where a reader takes them, which the reader itself says.
        case .signal: [.bigWig, .bigBed, .peaks].contains(kind)
        case .contacts: [.hdf5, .hic, .table].contains(kind)
        }
    }
}
