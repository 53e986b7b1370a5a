import Canvas
import PrismModel

/// What stands beside predictions under a mask that the weights were not trained for.
enum Extrapolation {
    /// The words, from all there is to say to what must not be missing; nil where the weights were trained for such masks.
    static func words(_ state: ExplorerState) -> [String]? {
        guard let facts = state.model.facts else { return nil }
        let sign = String(state.look.glyphs.signs.warning)
        let what: String
        if !facts.trainedWithSignalsMissing {
            what = "not trained with signals missing"
        } else if state.baseline == .zero {
            what = "not trained with signals at zero"
        } else {
            return nil
        }
        return ["\(sign) \(what): an extrapolation", "\(sign) \(what)", "\(sign) extrapolation"]
    }

    /// Writes the longest words that fit on a line.
    static func paint(_ state: ExplorerState, _ line: Rect, on grid: inout Grid) {
        guard let words = words(state) else { return }
        grid.write(longestOf: words, in: line, as: .warning, with: state.look)
    }
}
