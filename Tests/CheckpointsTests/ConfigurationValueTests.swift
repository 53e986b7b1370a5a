import Testing

@testable import Checkpoints

struct ConfigurationValueTests {
    private func read(_ json: String) throws -> ConfigurationValue {
        try ConfigurationValue(json: Array(json.utf8))
    }

    @Test(arguments: [
        ("null", ConfigurationValue.null), (" true ", .bool(true)), ("false", .bool(false)),
        ("0", .integer(0)),
        ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1.0", .number(1)),
        ("1e-05", .number(1e-5)), ("-2.5E+3", .number(-2500)), ("Infinity", .number(.infinity)),
        ("-Infinity", .number(-.infinity)), ("\"\"", .text("")),
        (#""a\n\t\"\\\/\u00e9\ud83d\ude00é""#, .text("a\n\t\"\\/é😀é")), ("[]", .list([])),
        ("[1, [2]]", .list([.integer(1), .list([.integer(2)])])), ("{}", .table([:])),
        (#"{"a": {"b": null}, "c": 1}"#, .table(["a": .table(["b": .null]), "c": .integer(1)])),
    ])
    func `JSON is read, and what is written reads back`(json: String, value: ConfigurationValue) throws {
        #expect(try read(json) == value)
        #expect(try read(value.json) == value)
    }

    @Test func `NaN is written and read as Python does`() throws {
        #expect(ConfigurationValue.number(.nan).json == "NaN")
        #expect(try #require(try read("NaN").doubleValue).isNaN)
    }

    @Test func `what is written is sorted, compact and escaped`() {
        let value = ConfigurationValue.table(["b": .number(1), "a": .list([.null, .text("\u{1}\"\u{7F}")])])
        #expect(value.json == #"{"a":[null,"\u0001\"\u007f"],"b":1.0}"#)
    }

    @Test(arguments: [
        "", " ", "nul", "tru", "+1", "01", "1.", ".5", "1e", "--1", "0x10", "1 2", "\"", "\"a", #""\x""#,
        #""\u12""#, #""\u12g4""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, "\"\n\"", "[", "[1", "[1,]",
        "[1 2]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}", "1e999", "-", "'a'",
        "[1]]",
    ])
    func `wrong JSON is refused`(json: String) {
        #expect(throws: JSONError.self) { try read(json) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONError.self) { try ConfigurationValue(json: [0x22, 0xFF, 0xFE, 0x22]) }
        #expect(throws: JSONError.self) {
            try ConfigurationValue(json: [0x22, 0xC0, 0x80, 0x5C, 0x6E, 0x22])
        }
    }

    @Test func `nesting is limited`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try read(nested(64))
        #expect(throws: JSONError.self) { try read(nested(65)) }
        #expect(throws: JSONError.self) { try read(nested(200_000)) }
    }

    @Test func `numbers are given as asked for where nothing is lost`() {
        #expect(ConfigurationValue.number(2).intValue == 2)
        #expect(ConfigurationValue.number(2.5).intValue == nil)
        #expect(ConfigurationValue.number(1e300).intValue == nil)
        #expect(ConfigurationValue.integer(2).doubleValue == 2)
        #expect(ConfigurationValue.text("2").intValue == nil)
        #expect(ConfigurationValue.text("auto").textValue == "auto")
        #expect(ConfigurationValue.bool(true).boolValue == true)
        #expect(ConfigurationValue.integer(1).boolValue == nil)
    }
}
