/// What the background causes at one place: as in one state, or on the way from one state to another.
struct LocalBackground: Sendable {
    private let nearer: StateProfile
    private let other: StateProfile
    /// How far on the way, from 0 to 1.
    private let share: Double

    /// In a state.
    init(_ state: ChromatinState) {
        nearer = state.profile
        other = nearer
        share = 0
    }

    /// At a share of the way from one state to another.
    init(from state: ChromatinState, to other: ChromatinState, share: Double) {
        nearer = state.profile
        self.other = other.profile
        self.share = min(1, max(0, share))
    }

    /// Fragments over a base of a mark's background; between states on a logarithmic scale.
    func coverage(_ mark: Mark) -> Double {
        Self.blend(nearer.background[mark.rawValue], other.background[mark.rawValue], share)
    }

    /// What is added to the natural logarithm of a peak's height.
    func peakShift(_ mark: Mark) -> Double {
        between(nearer.peakShift[mark.rawValue], other.peakShift[mark.rawValue])
    }

    /// Factor on Hi-C contacts; between states on a logarithmic scale.
    var contactGain: Double { Self.blend(nearer.contactGain, other.contactGain, share) }

    /// γ.
    var expression: Double { between(nearer.expression, other.expression) }

    private func between(_ a: Double, _ b: Double) -> Double { share == 0 ? a : a + share * (b - a) }

    /// Between two positive values on a logarithmic scale.
    static func blend(_ a: Double, _ b: Double, _ share: Double) -> Double {
        guard share > 0, a != b else { return a }
        let (from, to) = (PortableMath.log(a), PortableMath.log(b))
        return PortableMath.exp(from + share * (to - from))
    }
}

extension Contig {
    /// The background at a position of one of its domains.
    ///
    /// Where it is continuous, the middle of every domain is wholly in the domain's state, and so are the contig's ends beyond
    /// the first and the last middle.
    func background(at position: Int, in domain: Domain, _ effect: BackgroundEffect) -> LocalBackground {
        let (before, after) = neighbours(of: domain.index)
        guard effect == .continuous, let other = position < domain.middle ? before : after else {
            return LocalBackground(domain.state)
        }
        let share = Double(abs(position - domain.middle)) / Double(abs(other.middle - domain.middle))
        return LocalBackground(from: domain.state, to: other.state, share: share)
    }
}
