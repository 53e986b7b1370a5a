import PrismModel

extension ModalityMask {
    /// The masks of an ablation, each once: everything on, each signal off, each signal alone, all of them off; or, of
    /// at most 16 signals, all 2^S.
    public static func ablation(signals: Int, everyMask: Bool = false) -> [ModalityMask] {
        let all = 0..<max(0, signals)
        guard !everyMask else {
            func off(_ mask: ModalityMask) -> Int { all.count { !mask.isOn($0) } }
            // By how many are off; within that as they are counted.
            return combinations(signals: signals).enumerated().sorted {
                (off($0.element), $0.offset) < (off($1.element), $1.offset)
            }.map(\.element)
        }
        let drops = all.map { ModalityMask(off: [$0]) }
        let alone = all.map { kept in ModalityMask(off: all.filter { $0 != kept }) }
        var masks: [ModalityMask] = []
        for mask in [.all] + drops + alone + [ModalityMask(off: all)] where !masks.contains(mask) {
            masks.append(mask)
        }
        return masks
    }
}
