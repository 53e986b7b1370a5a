/// What a new data set is to be made of, and how.
public struct NewDataSetRequest: Sendable {
    /// A file and what its signal is to be called.
    public struct NamedFile: Sendable, Equatable {
        /// The signal's name.
        public var name: String
        /// Path, URL or URI.
        public var file: String

        /// A named file.
        public init(name: String, file: String) {
            self.name = name
            self.file = file
        }
    }

    /// Where the manifest goes; its tables are written beside it.
    public var output: String
    /// FASTA, plain or bgzip.
    public var genome: String
    /// GTF, GFF3 or a table of genes.
    public var genes: String
    /// Gene models for transcripts and for drawing, where `genes` is a table without.
    public var annotation: String?
    /// A table with a row for each gene or transcript, or a bigWig of CAGE.
    public var expression: String?
    /// The table's column; nil to find it out.
    public var column: String?
    /// Values along the genome, in the model's order.
    public var signals: [NamedFile] = []
    /// Contacts with the TSS, behind the signals.
    public var contacts: [NamedFile] = []
    /// Where transcription starts; nil for what the annotation allows.
    public var start: StartSiteRule?
    /// Which transcript the features are of.
    public var transcript = TranscriptRule.longestCoding
    /// Whether genes that code for no protein are kept too.
    public var keepsNonCoding = false
    /// The data set's name; nil for that of its file or folder.
    public var name: String?
    /// The window's length, in bases.
    public var window = 2000

    /// Whether the data come from a simulation.
    public var isSimulated = false
    /// What makes the data set, with its version, for the files' headers.
    public var maker = "prism new"

    /// A request for these files.
    public init(output: String, genome: String, genes: String) {
        self.output = output
        self.genome = genome
        self.genes = genes
    }
}
