/// Assemblies told by the lengths of their chromosomes.
enum KnownAssembly {
    private static let lengths: [(name: String, contigs: [String: Int])] = [
        (
            "hg19",
            [
                "chr1": 249_250_621, "chr2": 243_199_373, "chr3": 198_022_430, "chr4": 191_154_276,
                "chr5": 180_915_260, "chr6": 171_115_067, "chr7": 159_138_663, "chr8": 146_364_022,
                "chr9": 141_213_431, "chr10": 135_534_747, "chr11": 135_006_516, "chr12": 133_851_895,
                "chr13": 115_169_878, "chr14": 107_349_540, "chr15": 102_531_392, "chr16": 90_354_753,
                "chr17": 81_195_210, "chr18": 78_077_248, "chr19": 59_128_983, "chr20": 63_025_520,
                "chr21": 48_129_895, "chr22": 51_304_566, "chrX": 155_270_560,
            ]
        ),
        (
            "hg38",
            [
                "chr1": 248_956_422, "chr2": 242_193_529, "chr3": 198_295_559, "chr4": 190_214_555,
                "chr5": 181_538_259, "chr6": 170_805_979, "chr7": 159_345_973, "chr8": 145_138_636,
                "chr9": 138_394_717, "chr10": 133_797_422, "chr11": 135_086_622, "chr12": 133_275_309,
                "chr13": 114_364_328, "chr14": 107_043_718, "chr15": 101_991_189, "chr16": 90_338_345,
                "chr17": 83_257_441, "chr18": 80_373_285, "chr19": 58_617_616, "chr20": 64_444_167,
                "chr21": 46_709_983, "chr22": 50_818_468, "chrX": 156_040_895,
            ]
        ),
        ("mm10", ["chr1": 195_471_971, "chr2": 182_113_224, "chr19": 61_431_566, "chrX": 171_031_299]),
        ("mm39", ["chr1": 195_154_279, "chr2": 181_755_017, "chr19": 61_420_004, "chrX": 169_476_592]),
        ("T2T-CHM13", ["chr1": 248_387_328, "chr2": 242_696_752, "chr22": 51_324_926]),
    ]

    /// How files write them.
    private static let spellings: [(text: String, name: String)] = [
        ("GRCh38", "hg38"), ("hg38", "hg38"), ("GRCh37", "hg19"), ("hg19", "hg19"), ("GRCm38", "mm10"),
        ("mm10", "mm10"), ("GRCm39", "mm39"), ("mm39", "mm39"), ("CHM13", "T2T-CHM13"),
    ]

    /// The assembly whose chromosomes have these lengths; nil for one that is not known here.
    static func name(of contigs: [Contig]) -> String? {
        let names = ContigNames(contigs)
        let own = Dictionary(contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
        return lengths.first { assembly in
            assembly.contigs.contains { contig, length in
                names.match(contig).flatMap { own[$0.name] } == length
            }
        }?.name
    }

    /// The assembly that a text names.
    static func name(in text: String) -> String? {
        spellings.first { text.contains($0.text) }?.name
    }

    /// The assembly that the comments at a file's front name: GENCODE, Ensembl and NCBI write it there.
    static func name(inHeadOf path: String) throws(GenomeDataError) -> String? {
        let lines = try LineReader(path: path, limit: 1 << 34)
        var read = 0
        while let line = try lines.next(), line.first == 0x23, read < 50 {
            if let name = name(in: String(decoding: line, as: UTF8.self)) { return name }
            read += 1
        }
        return nil
    }
}
