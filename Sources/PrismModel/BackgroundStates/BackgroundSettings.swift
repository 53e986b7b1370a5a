import Checkpoints
import Wording

/// What the metadata of a checkpoint say of the background model in it.
struct BackgroundSettings {
    let version: Int
    let bin: Int
    let margin: Int
    let names: [String]
    let signals: [BackgroundModel.Signal]

    private static let longestName = 1_000
    private static let transforms = ["none", "log10p1", "log2p1"]

    /// Reads the JSON; throws `PrismError.checkpoint` for anything that is missing or of another kind.
    init(json text: String, file: String) throws(PrismError) {
        func failure(_ problem: String) -> PrismError {
            .checkpoint(file: file, place: "metadata background", problem: problem)
        }
        let table: [String: ConfigurationValue]
        do throws(JSONError) {
            guard case .table(let found) = try ConfigurationValue(json: Array(text.utf8)) else {
                throw JSONError(offset: 0, problem: "expected an object")
            }
            table = found
        } catch {
            throw failure("byte \(error.offset): \(error.problem)")
        }
        guard let version = table["version"]?.intValue, let bin = table["bin"]?.intValue,
            let margin = table["margin"]?.intValue, case .list(let names)? = table["names"],
            case .list(let signals)? = table["signals"]
        else { throw failure("expected version, bin and margin as integers, names and signals as lists") }
        self.version = version
        self.bin = bin
        self.margin = margin
        self.names = names.compactMap(\.textValue)
        self.signals = signals.compactMap { value in
            guard case .table(let signal) = value, let name = signal["name"]?.textValue,
                let scale = signal["scale"]?.doubleValue, scale.isFinite,
                let transform = signal["transform"]?.textValue, let unit = signal["unit"]?.textValue
            else { return nil }
            return BackgroundModel.Signal(name: name, scale: Float(scale), transform: transform, unit: unit)
        }
        guard self.names.count == names.count, !names.isEmpty, self.signals.count == signals.count,
            !signals.isEmpty
        else { throw failure("expected names as texts, signals with name, scale, transform and unit") }
        for text in self.names + self.signals.flatMap({ [$0.name, $0.unit] }) {
            // Names stand in tables, tracks and on screens, one to a cell.
            guard text.contains(where: { !$0.isWhitespace }), text.count <= Self.longestName,
                !text.hasControlCharacter
            else {
                throw failure(
                    "\"\(text.printable(limit: 40))\" is no name: expected at most \(Self.longestName) characters "
                        + "without a control character")
            }
        }
        for signal in self.signals where !(signal.scale > 0) || !Self.transforms.contains(signal.transform) {
            throw failure(
                "signal \(signal.name) has scale \(signal.scale) and transform \"\(signal.transform.printable(limit: 40))\": expected "
                    + "a scale above 0 and one of \(Self.transforms.joined(separator: ", "))")
        }
        guard Set(self.signals.map(\.name)).count == signals.count else {
            throw failure("a signal is named twice")
        }
    }
}
