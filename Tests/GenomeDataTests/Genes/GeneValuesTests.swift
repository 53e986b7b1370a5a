import Testing

@testable import GenomeData

@Suite struct GeneValuesTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func gene(_ id: String, _ symbol: String = "") -> Gene {
        Gene(id: id, symbol: symbol.isEmpty ? id : symbol, contig: "c", tss: 0, strand: .forward)
    }

    @Test func `columns come in the order asked for, and missing values are NaN`() throws {
        let text = "a,ENSID,b\r\n1,G1,\r\nNaN,G2,4\r\n3,G3,NA\r\n"
        let table = try GeneValues(path: scratch.pack(text, .gzip, as: "t.csv.gz"), columns: ["b", "a"])
        #expect(table.keys.keys == ["G1", "G2", "G3"])
        #expect(table.row(1).first == 4)
        #expect(table.row(0).map(\.isNaN) == [true, false])
        #expect(table.row(2).map(\.isNaN) == [true, false])
        #expect(table.row(3).isEmpty && table.row(-1).isEmpty)
        #expect(table.means == [4, 2])
    }

    @Test(arguments: [
        ("gene_id\tv\nG\tinf\n", "line 2, column v: \"inf\" is not finite"),
        ("gene_id\tv\nG\t-inf\n", "is not finite"),
        ("gene_id\tv\nG\tlots\n", "\"lots\" is not a number"),
        ("gene_id\tw\nG\t1\n", "header: no column \"v\""),
        ("gene_id\tv\n", "holds no rows, only a header"),
        (
            "gene_id\tv\n\t1\n",
            "holds no row with a gene's name: 1 row without a gene's name is left out, on line 2"
        ),
        ("", "is empty; expected a header line"),
    ])
    func `infinities, missing columns, empty tables`(text: String, expected: String) throws {
        let message = failure { try GeneValues(path: scratch.write(text, as: "t.tsv"), columns: ["v"]) }
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    @Test func `rows are found by id, then without version, then by symbol`() throws {
        let keys = GeneKeys(
            file: "t", keys: ["E1", "ENSG0000002.7", "E3", "SYM4", "TWIN", "E6.1", "E6.2", "left"])
        let genes = [
            gene("E1"), gene("ENSG0000002.9"), gene("E3.1"), gene("E4", "SYM4"), gene("E5", "TWIN"),
            gene("E5b", "TWIN"),
            gene("E6"), gene("none"), gene("ENSG0000002"),
        ]
        let matching = try keys.matching(genes)
        #expect(matching.rows == [0, nil, 2, 3, nil, nil, nil, nil, nil])
        #expect(matching.ambiguous == ["ENSG0000002.9", "E5", "E5b", "ENSG0000002"])
        #expect(matching.undecided == ["E6"])
        #expect(matching.counts == [.id: 1, .unversioned: 1, .symbol: 1])
        #expect(matching.unusedRows == [7])
        #expect(try keys.row(of: gene("ENSG0000002"))?.basis == .unversioned)
    }

    @Test func `splits have spellings, may be missing, and are nothing else`() throws {
        let text = "ENSID,fold_1\nG1,train\nG2,valid\nG3,Test\nG4,\n"
        let table = try GeneSplits(path: scratch.write(text, as: "s.csv"), column: "fold_1")
        #expect(table.splits == [.train, .validation, .test, nil])
        let other = try scratch.write("ENSID,fold_1\nG1,both\n", as: "o.csv")
        #expect(
            failure { try GeneSplits(path: other, column: "fold_1") }?
                .contains("line 2, column fold_1: \"both\" is not train") == true)
    }

    @Test func `transforms and what they cannot take`() throws {
        #expect(Transform.none.apply(-7) == -7)
        #expect(Transform.log10p1.apply(99) == 2)
        #expect(Transform.log2p1.apply(7) == 3)
        #expect(Transform.log2p1.apply(-0.5) == -1)
        #expect(Transform.log10p1.apply(-1) == nil)
        #expect(Transform.log10p1.apply(.nan)?.isNaN == true)
        #expect(Transform.log10p1.unit(of: "CAGE") == "log10(CAGE + 1)")
    }
}
