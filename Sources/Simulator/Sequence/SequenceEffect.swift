/// What the sites of one promoter do: copies beyond a motif's most do not count.
enum SequenceEffect {
    /// Σ over motifs of min(copies, most)·effect, over the functional sites.
    static func sum(_ sites: [MotifInstance], _ effect: KeyPath<Motif, Double>) -> Double {
        Motif.functional.reduce(0) { sum, motif in
            let copies = sites.count { $0.role == .functional && $0.motif === motif }
            return sum + Double(min(copies, motif.most)) * motif[keyPath: effect]
        }
    }
}
