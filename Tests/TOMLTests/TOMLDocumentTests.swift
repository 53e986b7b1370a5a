import Testing

@testable import TOML

@Suite struct TOMLDocumentTests {
    private func value(_ text: String) throws -> TOMLValue? {
        try TOMLDocument("x = \(text)\n").root["x"]?.value
    }

    private func message(_ text: String) -> String? {
        do {
            _ = try TOMLDocument(text)
            return nil
        } catch {
            return error.description
        }
    }

    static let cases: [(String, TOMLValue)] = [
        ("0", .integer(0)), ("+7", .integer(7)), ("-1_000", .integer(-1000)),
        ("0xDEAD_beef", .integer(0xDEAD_BEEF)),
        ("0o17", .integer(15)), ("0b101", .integer(5)), ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)), ("1.5", .float(1.5)), ("-0.0", .float(-0.0)),
        ("6.26e-3", .float(0.00626)), ("1e06", .float(1e6)), ("9_0.1_2", .float(90.12)),
        ("inf", .float(.infinity)),
        ("-inf", .float(-.infinity)), ("true", .boolean(true)), ("false", .boolean(false)),
        ("\"\"", .string("")), ("'C:\\n'", .string("C:\\n")),
        ("\"a\\tb\\\"\\u00e9\\U0001F600\"", .string("a\tb\"é😀")),
        ("\"\"\"\na\r\nb \\\n   c\"\"\"", .string("a\nb c")), ("'''\n'a' ''b'''''", .string("'a' ''b''")),
        ("\"\"\"\"q\"\"\"\"\"", .string("\"q\"\"")), ("[]", .array([])),
    ]

    @Test(arguments: cases)
    func `scalars`(text: String, expected: TOMLValue) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        "", "01", "1_", "_1", "1__0", "0x", "0xg", "-0x1", "1.", ".5", "1.e5", "1e", "1e+", "+-1", "tru",
        "True",
        "9223372036854775808", "1979-05-27", "07:32:00", "'a", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
        "\"a\nb\"", "\"\u{1}\"", "'\u{7F}'", "[1", "[1 2]", "[,]", "{", "{a=1,}", "{a=1 b=2}", "{a=1,\nb=2}",
        "{a=1,a=2}", "\"\"\"a", "'''a", "\"\"\"a\\q\"\"\"", "1 2", "nan1",
    ])
    func `values that TOML forbids`(text: String) {
        #expect(message("x = \(text)\n")?.hasPrefix("line ") == true)
    }

    @Test func `tables, dotted keys, tables in lists, and their lines`() throws {
        let text = """
            a.b.c = 1 # comment
            "quoted key" = 2\r
            a.'d' = [1, # one
              [2], {e.f = 3}, ]
            [g . h]
            i = {}
            [g]
            j = 1
            [[k]]
            l = 1
            [k.m]
            n = 2
            [[k]]

            l = 3
            """
        let root = try TOMLDocument("\u{FEFF}" + text).root
        #expect(root.keys == ["a", "quoted key", "g", "k"])
        guard case .table(let a)? = root["a"]?.value, case .array(let d)? = a["d"]?.value,
            case .table(let inline)? = d.last?.value, case .table(let e)? = inline["e"]?.value,
            case .table(let g)? = root["g"]?.value, case .array(let k)? = root["k"]?.value,
            case .table(let first)? = k.first?.value, case .table(let m)? = first["m"]?.value,
            case .table(let second)? = k.last?.value
        else {
            Issue.record("the tables are not where they should be")
            return
        }
        #expect(a.keys == ["b", "d"] && a.line == 1 && a["d"]?.line == 3)
        #expect(d.map(\.line) == [3, 4, 4])
        #expect(e["f"]?.value == .integer(3))
        #expect(g.keys == ["h", "j"] && g["j"]?.line == 8)
        #expect(first.line == 9 && m["n"]?.line == 12 && k.count == 2)
        #expect(second.line == 13 && second["l"] == TOMLNode(value: .integer(3), line: 15))
    }

    @Test(arguments: [
        ("a = 1\na = 2\n", "line 2: \"a\" is there already"),
        ("[a]\n[b]\n[a]\n", "line 3: \"a\" is there already"),
        ("a = 1\n[a]\n", "line 2: \"a\" is there already"),
        ("a = {}\n[a.b]\n", "line 2: \"a\" is not a table"),
        ("a = []\n[[a]]\n", "line 2: \"a\" is there already, and not as [[a]]"),
        ("[[a]]\n[a]\n", "line 2: \"a\" is there already"),
        ("[a]\nb.c = 1\n[a.b]\n", "line 3: \"b\" is there already"),
        ("[a.b]\n[x]\n[a]\nb.c = 1\n", "line 4: \"b\" is there already, and nothing can be added"),
        ("a.b = 1\na = 2\n", "line 2"), ("a = 1\na.b = 2\n", "line 2"),
        ("[]\n", "line 1: expected a key"), ("[é]\n", "line 1: expected a key"),
        ("[a\n", "line 1: expected ]"),
        ("[[a]\n", "line 1: expected ]"), ("[a] b\n", "line 1: expected the end of the line"),
        ("= 1\n", "expected a key"),
        ("a\n", "line 1: expected ="), ("a = 1 b = 2\n", "expected the end of the line"),
        ("a = 1\r", "carriage return"),
        ("# \u{0}\n", "a comment holds a control character"), ("\n\na.\n", "line 3: expected a key"),
        ("x = \"\"\"\n\n\n", "line 1: a text of several lines is never closed"),
    ])
    func `structures that TOML forbids, with their lines`(text: String, expected: String) {
        #expect(message(text)?.contains(expected) == true, "\(message(text) ?? "no error")")
    }

    @Test func `what nests without end, and long lists of tables`() throws {
        let count = 100_000
        #expect(message("x = " + String(repeating: "[", count: count))?.contains("too deeply") == true)
        #expect(message("x = " + String(repeating: "{a=", count: count))?.contains("too deeply") == true)
        #expect(message(String(repeating: "a.", count: count) + "a = 1")?.contains("too deeply") == true)
        #expect(message("[" + String(repeating: "a.", count: count) + "a]")?.contains("too deeply") == true)
        let dotted = String(repeating: "{" + String(repeating: "a.", count: 40) + "a = ", count: 3)
        #expect(message("x = " + dotted)?.contains("too deeply") == true)
        let tables = try TOMLDocument(String(repeating: "[[t]]\n", count: 20_000)).root
        guard case .array(let nodes)? = tables["t"]?.value else {
            Issue.record("no list")
            return
        }
        #expect(nodes.count == 20_000 && nodes.last?.line == 20_000)
    }
}
