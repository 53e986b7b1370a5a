import Canvas
import PrismModel

/// What a report is asked for.
public struct ReportRequest: Sendable {
    /// Positions in the data set's genes: each has a section.
    public var genes: [Int]
    /// The data set's manifest and the model as words of a command line, for the commands that tell more.
    public var source: String
    /// The same of the other condition; nil where none is open.
    public var otherSource: String?
    /// How contributions are found; nil for none.
    public var method: AttributionMethod?
    /// Whether held-out genes are predicted under every mask, however many there are; without it only where that is quick.
    public var ablates: Bool
    /// The looks for readers of light and of dark screens.
    public var light, dark: Look
    /// The program's.
    public var version: String
    /// Resamplings for intervals.
    public var resamplings = 1000

    /// Predictions, of single members, that are made without being asked for.
    static let quick = 5000

    /// What the page says of the request beside model and data, a line each.
    var notes: [String] {
        let contributions =
            switch method {
            case .integratedGradients(let steps): "integrated gradients, at most \(steps) a gene"
            case .gradientInput: "gradient x input"
            case .occlusion(let stretch, let stride): "occlusion of \(stretch) bases every \(stride)"
            case nil: "none"
            }
        return [
            "contributions: " + contributions,
            "held-out genes without signals: "
                + (ablates ? "all" : "up to \(Self.quick) predictions of single members"),
        ]
    }

    /// A request.
    public init(
        genes: [Int], source: String, method: AttributionMethod?, ablates: Bool, light: Look, dark: Look,
        version: String
    ) {
        (self.genes, self.source, self.method, self.ablates) = (genes, source, method, ablates)
        (self.light, self.dark, self.version) = (light, dark, version)
    }
}
