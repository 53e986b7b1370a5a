import Canvas
import PrismModel

extension State {
    /// What made an output: the lines of its header, without comment signs.
    ///
    /// - Parameters:
    ///   - what: what is written.
    ///   - version: the program's.
    /// - Returns: a line per fact.
    func provenance(_ what: String, version: String) -> [String] {
        var lines = [
            "prism \(version) explorer: \(what)",
            "data set: \(catalog.name)\(catalog.isSimulated ? " (SIMULATED)" : "")",
        ]
        if let assembly = catalog.assembly { lines.append("assembly: \(assembly)") }
        if let name = catalog.modelName {
            let members = model.facts.map { ", " + NumberText.count($0.members, "member") }
            lines.append("model: \(name)" + (members ?? ", not loaded"))
            lines += (model.facts?.weights ?? []).map { "weights: " + $0 }
        }
        lines.append("window: \(catalog.window) bp")
        let names = inputs.compactMap { index in
            catalog.signals.indices.contains(index)
                ? "\(catalog.signals[index].name) (\(catalog.signals[index].inputUnit))" : nil
        }
        lines.append("signals: " + (names.isEmpty ? "none" : names.joined(separator: ", ")))
        if !offNames.isEmpty { lines.append("off: \(offNames.joined(separator: ", "))") }
        if baseline == .mean { lines.append("signals that are off: the data set's mean per position") }
        if !currentEdits.isEmpty { lines.append("edits of \(currentGene?.symbol ?? "?"): \(editsText)") }
        lines.append("expression: \(catalog.unitText)")
        return lines.map(Self.plain)
    }

    /// A name from a file on one line.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
