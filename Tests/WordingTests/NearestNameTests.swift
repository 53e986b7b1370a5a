import Testing
import Wording

@Suite struct NearestNameTests {
    @Test func slipsAreCounted() {
        #expect(NearestName.slips(from: "", to: "man") == 3 && NearestName.slips(from: "man", to: "man") == 0)
        #expect(NearestName.slips(from: "mna", to: "man") == 1)
        #expect(NearestName.slips(from: "keyz", to: "keys") == 1)
        #expect(NearestName.slips(from: "chekc", to: "check") == 1)
    }

    @Test func theNearestIsOneThatIsNear() {
        let known = ["predict", "evaluate", "crossvalidate", "man"]
        #expect(NearestName.nearest(to: "predct", among: known) == "predict")
        #expect(NearestName.nearest(to: "EVALUATE", among: known) == "evaluate")
        #expect(NearestName.nearest(to: "cross", among: known) == "crossvalidate")
        #expect(NearestName.nearest(to: "zzzzzz", among: known) == nil)
        #expect(NearestName.nearest(to: "", among: known) == nil)
        #expect(NearestName.nearest(to: "x", among: []) == nil)
    }

    @Test func aSuggestionNamesOneOrTheFewThereAre() {
        let columns = ["gene_id", "TPM"]
        let near = NearestName.suggestion(for: "TPN", among: columns, plural: "columns")
        #expect(near == "; did you mean \"TPM\"?")
        let far = NearestName.suggestion(for: "expression", among: columns, plural: "columns")
        #expect(far == "; the columns are gene_id, TPM")
        #expect(NearestName.suggestion(for: "x", among: [], plural: "columns").isEmpty)
    }
}
