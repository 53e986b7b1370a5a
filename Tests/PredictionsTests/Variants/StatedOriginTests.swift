import Testing

@testable import Predictions

/// What a file says of its making, beside the model and the data set at hand.
@Suite struct StatedOriginTests {
    private func provenance(
        _ dataSet: String = "K562", model: String = "k562", hashes: [String]? = ["aa", "bb"]
    ) -> Provenance {
        Provenance(
            dataSet: dataSet, isSimulated: true, assembly: nil,
            model: Provenance.Model(
                name: model, members: hashes?.map { Provenance.Member(file: "m-\($0).safetensors", hash: $0) }
            ),
            window: 2000, signals: ["DNase"], unit: nil)
    }

    private func origin(_ provenance: Provenance) -> StatedOrigin {
        StatedOrigin(provenance.lines("variants", version: "1"))
    }

    @Test func `what was made by the same differs in nothing`() {
        let own = provenance()
        #expect(origin(own).difference(from: own) == nil)
        #expect(origin(own).dataSet == "K562" && origin(own).hashes == ["aa", "bb"])
        // Another name for the same weights, in another order.
        #expect(origin(provenance(model: "x", hashes: ["bb", "aa"])).difference(from: own) == nil)
    }

    @Test func `another data set and other weights are named`() {
        let own = provenance()
        #expect(origin(provenance("GM12878")).difference(from: own) == "of data set GM12878")
        #expect(
            origin(provenance(hashes: ["aa", "cc"])).difference(from: own)
                == "by other weights (k562, 2 members)")
        #expect(
            origin(provenance("GM12878", model: "published", hashes: ["aa"])).difference(from: own)
                == "of data set GM12878, by other weights (published, 1 member)")
    }

    @Test func `before a model is loaded names are compared, and a file may say nothing`() {
        let own = provenance(hashes: nil)
        #expect(origin(provenance()).difference(from: own) == nil)
        #expect(
            origin(provenance(model: "k56")).difference(from: own) == "by another model (k56, 2 members)")
        #expect(StatedOrigin([]).difference(from: own) == "by what the file does not say")
    }
}
