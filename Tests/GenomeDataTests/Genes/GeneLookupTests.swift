import Testing

@testable import GenomeData

/// The one way from a name that a user gives to a gene.
@Suite struct GeneLookupTests {
    private static let annotation: Annotation = {
        func gene(_ id: String, _ symbol: String) -> Gene {
            Gene(id: id, symbol: symbol, contig: "c", tss: 0, strand: .forward)
        }
        let named = [
            ("ENSG00000100345", "MYH9"), ("ENSG00000100346.2", "X2"), ("ENSG00000182378.15", "PLCXD1"),
            ("ENSG00000182378.15_PAR_Y", "PLCXD1"), ("AC012345.1", "AC012345.1"), ("Y74C9A.3", "homt-1"),
            ("G1", "DUP"), ("G2", "DUP"), ("G3", "dup2"), ("G4", "Dup2"),
        ]
        let many = (0..<300).map { ("R\($0)", "Y_RNA") }
        return Annotation(genes: (named + many).map { gene($0.0, $0.1) })
    }()

    private func id(_ name: String) throws -> String {
        let annotation = Self.annotation
        return annotation.genes[try annotation.index(ofGeneNamed: name, in: "genes")].id
    }

    @Test(arguments: [
        ("ENSG00000100345.23", "ENSG00000100345"), ("ENSG00000100346", "ENSG00000100346.2"),
        ("ENSG00000100346.7", "ENSG00000100346.2"), ("ENSG00000182378", "ENSG00000182378.15"),
        ("ENSG00000182378_PAR_Y", "ENSG00000182378.15_PAR_Y"), (" MYH9\t", "ENSG00000100345"),
        ("\u{A0}myh9\r\n", "ENSG00000100345"), ("dup2", "G3"), ("g1", "G1"), ("Y74C9A.3", "Y74C9A.3"),
    ])
    func `a name that means one gene`(name: String, expected: String) throws {
        #expect(try id(name) == expected)
    }

    @Test(arguments: [
        ("DUP", "\"DUP\" means several genes: G1, G2; ask by id"), ("DUP2", "several genes: G3, G4"),
        ("y_rna", "several genes (300): R0, R1, R10, R100, R101 and 295 more; ask by id"),
        ("PLCXD1", "several genes: ENSG00000182378.15, ENSG00000182378.15_PAR_Y"),
        ("AC012345.7", "no gene is named \"AC012345.7\""), ("Y74C9A.2", "no gene is named \"Y74C9A.2\""),
        ("", "no gene is named \"\""), ("MYH", "no gene is named \"MYH\"; did you mean \"MYH9\"?"),
    ])
    func `a name that means none or several`(name: String, expected: String) throws {
        let message = failure { try id(name) }
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    @Test(arguments: ["ENSG00000100347", "ENSG00000100347.1", "ENSG00000100344.23"])
    func `the neighbour of an accession is not proposed`(name: String) {
        #expect(failure { try id(name) }?.hasSuffix("no gene is named \"\(name)\"") == true)
    }

    @Test func `a gene is found in another annotation, whichever has the version`() {
        func gene(_ id: String, _ symbol: String, _ contig: String = "c") -> Gene {
            Gene(id: id, symbol: symbol, contig: contig, tss: 0, strand: .forward)
        }
        let annotation = Self.annotation
        #expect(annotation.counterpart(of: gene("ENSG00000100345.9", "other"))?.symbol == "MYH9")
        #expect(annotation.counterpart(of: gene("ENSG00000100346", "other"))?.symbol == "X2")
        #expect(annotation.counterpart(of: gene("NM_002473", "MYH9"))?.id == "ENSG00000100345")
        #expect(annotation.counterpart(of: gene("NM_002473", "MYH9", "d")) == nil)
        #expect(annotation.counterpart(of: gene("NM_1", "DUP")) == nil)
    }
}
