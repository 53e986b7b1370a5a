/// Where a figure's colours come from when it is written.
public enum InkSource: Sendable {
    /// A look's colours, written into the figure.
    case look(Look)
    /// The style sheet of the page that the figure stands in, which may know several looks; see `Ink.variable`.
    case page

    /// The attribute that gives a mark its colour; `property` is `fill` or `stroke`.
    func attribute(_ property: String, _ ink: Ink) -> String {
        switch self {
        case .look(let look): #"\#(property)="\#(Color.hex(ink.rgb(in: look)))""#
        case .page:
            if let variable = ink.variable {
                #"style="\#(property):var(\#(variable))""#
            } else if case .exact(let rgb) = ink {
                #"\#(property)="\#(Color.hex(rgb))""#
            } else {
                #"\#(property)="currentColor""#
            }
        }
    }

    /// Declarations of a style sheet that give inks the colours of a look, one each.
    public static func declarations(_ inks: some Sequence<Ink>, in look: Look) -> String {
        var known: Set<String> = []
        return inks.compactMap { ink in
            guard let variable = ink.variable, known.insert(variable).inserted else { return nil }
            return "\(variable):\(Color.hex(ink.rgb(in: look)))"
        }.joined(separator: ";")
    }
}
