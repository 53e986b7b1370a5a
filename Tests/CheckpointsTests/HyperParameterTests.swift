import Testing

@testable import Checkpoints

/// Where a PyTorch file's settings are found.
struct HyperParameterTests {
    /// The configuration of a file whose hyper-parameters are as given.
    private func read(_ parameters: PickleTree) throws -> [String: ConfigurationValue] {
        try read(others: [("hyper_parameters", parameters)])
    }

    private func read(others: [(String, PickleTree)]) throws -> [String: ConfigurationValue] {
        var archive = TorchArchive()
        archive.add("model.x", shape: [1], floats: [1])
        archive.others = others
        return try archive.read().configuration
    }

    private let settings: [(String, PickleTree)] = [
        ("d_model", .integer(64)), ("weight_act", .text("softmax")), ("dt_min", .number(0.001)),
        ("useRNAFeat", .bool(false)), ("dt_rank", .none),
        ("sizes", .list([.integer(1), .tuple([.integer(2)])])),
    ]
    private let expected: [String: ConfigurationValue] = [
        "d_model": .integer(64), "weight_act": .text("softmax"), "dt_min": .number(0.001),
        "useRNAFeat": .bool(false),
        "dt_rank": .null, "sizes": .list([.integer(1), .list([.integer(2)])]),
    ]

    @Test func `settings are found at any depth`() throws {
        #expect(try read(.table(settings)) == expected)
        #expect(try read(.table([("model", .table([("config", .table(settings))]))])) == expected)
        #expect(try read(.table([("models", .list([.integer(1), .table(settings)]))])) == expected)
    }

    @Test func `settings are taken out of OmegaConf's boxes`() throws {
        let boxed = PickleTree.omegaTable(settings.map { ($0.0, .omegaNode($0.1)) })
        #expect(try read(.omegaTable([("model", .omegaTable([("config", boxed)]))])) == expected)
        #expect(try read(.table([("cfg", .omegaTable([("model", boxed)]))])) == expected)
    }

    @Test func `settings are taken from plain objects and Lightning's AttributeDict`() throws {
        #expect(try read(.object(.global("argparse", "Namespace"), attributes: settings)) == expected)
        let lightning = PickleTree.reduce(.global("pytorch_lightning.utilities.parsing", "AttributeDict"), [])
        #expect(try read(.filled(lightning, settings.map { (.text($0.0), $0.1) })) == expected)
    }

    @Test func `without hyper_parameters the rest of the file is searched, but no training state`() throws {
        let other = PickleTree.table([("d_model", .integer(1))])
        #expect(
            try read(others: [("optimizer_states", .list([other])), ("config", .table(settings))]) == expected
        )
        #expect(try read(others: [("callbacks", other), ("loops", other)]) == [:])
    }

    @Test func `a setting that lies elsewhere is found, one in the model's own table wins`() throws {
        let configuration = try read(
            .table([
                (
                    "dataset",
                    .table([("center_len", .integer(1001)), ("expand", .integer(9)), ("seed", .integer(2))])
                ),
                (
                    "model",
                    .table([("d_model", .integer(64)), ("expand", .integer(2)), ("_name_", .text("Prism"))])
                ),
            ]))
        #expect(
            configuration == [
                "d_model": .integer(64), "expand": .integer(2), "_name_": .text("Prism"),
                "center_len": .integer(1001),
            ])
    }

    @Test func `of several models' tables the fullest is taken if they agree`() throws {
        let small = PickleTree.table([("d_model", .integer(64))])
        #expect(try read(.table([("a", small), ("b", .table(settings)), ("c", small)])) == expected)
    }

    @Test func `contradicting settings are reported with their places`() {
        let other = PickleTree.table([("d_model", .integer(32))])
        expectCheckpointError(
            "test.ckpt: setting d_model: is ambiguous: 64 in hyper_parameters.a, 32 in hyper_parameters.b.c"
        ) { try read(.table([("a", .table(settings)), ("b", .table([("c", other)]))])) }
        expectCheckpointError("setting center_len: is ambiguous: 1 in", "2 in hyper_parameters.b") {
            try read(
                .table([
                    ("a", .table([("center_len", .integer(1))])),
                    ("b", .table([("center_len", .integer(2))])),
                    ("c", .table(settings)),
                ]))
        }
    }

    @Test func `objects as settings are left out`() throws {
        let path = PickleTree.reduce(.global("pathlib", "PosixPath"), [.text("/tmp")])
        let configuration = try read(
            .table([
                ("d_model", .integer(4)), ("path", path), ("kind", .global("torch", "float32")),
                ("list", .list([.integer(1), path])),
                ("nested", .table([("path", path), ("n", .integer(1))])),
            ]))
        #expect(configuration == ["d_model": .integer(4), "nested": .table(["n": .integer(1)])])
    }

    @Test func `references between settings are followed`() throws {
        let configuration = try read(
            .omegaTable([
                (
                    "dataset",
                    .omegaTable([
                        ("length", .omegaNode(.integer(2000))), ("half", .omegaNode(.text("${.length}"))),
                    ])
                ),
                (
                    "model",
                    .omegaTable([
                        ("name", .omegaNode(.text("${..dataset.half}"))),
                        (
                            "config",
                            .omegaTable([
                                ("d_model", .omegaNode(.integer(8))),
                                ("center_len", .omegaNode(.text("${dataset.half}"))),
                                ("d_state", .omegaNode(.text("${.d_model}"))),
                                ("n_layer", .omegaNode(.text("${...dataset.length}"))),
                                ("expand", .omegaNode(.text("${..name}"))),
                                ("d_conv", .omegaNode(.text("${eval:1+1}"))),
                                ("cnn_dim", .omegaNode(.text("${nowhere}"))),
                                ("n_context", .omegaNode(.text("${.n_context}"))),
                            ])
                        ),
                    ])
                ),
            ]))
        #expect(
            configuration == [
                "d_model": .integer(8), "center_len": .integer(2000), "d_state": .integer(8),
                "n_layer": .integer(2000),
                "expand": .integer(2000), "d_conv": .text("${eval:1+1}"), "cnn_dim": .text("${nowhere}"),
                "n_context": .text("${.n_context}"),
            ])
    }

    @Test func `a reference resolves against a box that lies in an ordinary dictionary`() throws {
        let boxed = PickleTree.omegaTable([
            ("data", .omegaTable([("length", .omegaNode(.integer(7)))])),
            ("d_model", .omegaNode(.integer(8))), ("center_len", .omegaNode(.text("${data.length}"))),
        ])
        #expect(try read(.table([("cfg", boxed)]))["center_len"] == .integer(7))
    }
}
