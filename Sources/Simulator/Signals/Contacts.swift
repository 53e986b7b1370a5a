/// Hi-C contacts of a TSS with the bins around it, as balanced counts.
struct Contacts: Sendable {
    /// Number of the first bin on the contig.
    let firstBin: Int
    /// One value per bin; hundredths are kept.
    let values: [Double]
    /// The value of the bin that holds the TSS.
    var atTSS: Double { values.indices.contains(own) ? values[own] : 0 }
    /// Index of that bin among the values.
    private let own: Int

    /// What the values count: contacts after the bins' visibility was divided out.
    static let unit = "balanced contacts"
    /// Bases per bin.
    static let bin = 5_000
    /// Bins on each side of the one that holds the TSS.
    static let reach = 20
    /// Expected contact of a bin with itself at gain 1.
    private static let nearest = 260.0
    /// Exponent of the decay with distance.
    private static let decay = 0.9
    /// Factor for each domain border crossed, at most three.
    private static let insulation = 0.75
    /// Size of the negative binomial of the counts.
    private static let dispersion = 12.0
    /// Deviation of the logarithm of a bin's visibility, which balancing divides out again.
    private static let biasDeviation = 0.25

    /// Draws the contacts of a TSS: mean = c₀·(1 + d)^−a·√(g(Z_i) g(Z_j))·insulation, d in bins, times the
    /// bias of both bins before counting, divided by it after.
    init(
        tss: Int, gene: Int, on contig: Contig, _ effect: BackgroundEffect = .additive, seed: UInt64
    ) {
        let last = (contig.length - 1) / Self.bin
        let own = tss / Self.bin
        firstBin = max(0, own - Self.reach)
        self.own = own - firstBin
        var stream = RandomStream(seed: seed, .contacts, gene)
        let home = Self.domain(at: own, of: contig)
        let homeGain = Self.gain(at: own, in: home, of: contig, effect)
        let homeBias = Self.bias(own, contig.index, seed)
        values = (firstBin...min(last, own + Self.reach)).map { bin in
            let other = Self.domain(at: bin, of: contig)
            let gain = (homeGain * Self.gain(at: bin, in: other, of: contig, effect)).squareRoot()
            let distance = Double(abs(bin - own))
            let decay = PortableMath.exp(-Self.decay * PortableMath.log(1 + distance))
            var insulation = 1.0
            for _ in 0..<min(3, abs(other.index - home.index)) { insulation *= Self.insulation }
            let bias = homeBias * Self.bias(bin, contig.index, seed)
            let mean = Self.nearest * decay * gain * insulation * bias
            let count = stream.negativeBinomial(mean: mean, size: Self.dispersion)
            return (Double(count) / bias * 100).rounded() / 100
        }
    }

    /// The middle of a bin, or the contig's last base where that is beyond it.
    private static func middle(of bin: Int, on contig: Contig) -> Int {
        min(bin * Self.bin + Self.bin / 2, contig.length - 1)
    }

    private static func gain(
        at bin: Int, in domain: Domain, of contig: Contig, _ effect: BackgroundEffect
    ) -> Double {
        contig.background(at: middle(of: bin, on: contig), in: domain, effect).contactGain
    }

    /// The domain that holds the middle of a bin.
    private static func domain(at bin: Int, of contig: Contig) -> Domain {
        let middle = middle(of: bin, on: contig)
        var low = 0
        var high = contig.domains.count - 1
        while low < high {
            let mid = (low + high) / 2
            if contig.domains[mid].range.upperBound <= middle { low = mid + 1 } else { high = mid }
        }
        return contig.domains[low]
    }

    private static func bias(_ bin: Int, _ contig: Int, _ seed: UInt64) -> Double {
        var stream = RandomStream(seed: seed, .contactBias, contig, bin)
        return stream.logNormal(median: 1, biasDeviation)
    }
}
