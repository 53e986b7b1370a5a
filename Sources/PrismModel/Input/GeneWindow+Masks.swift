extension GeneWindow {
    /// This window with the signals and features that are off replaced by their baseline. `signalCount` is S.
    ///
    /// Features made of a signal that is off are off too. Under the mean baseline the window also says what is missing,
    /// for models that were trained so; under zero it says nothing.
    ///
    /// Throws `PrismError.input` where a mean baseline is not of this window's shape.
    public func masked(
        _ mask: ModalityMask, baseline: SignalBaseline = .zero, signalCount: Int
    ) throws(PrismError) -> GeneWindow {
        let mask = groups.closing(mask)
        guard mask != .all else { return self }
        var masked = self
        masked.background?.switchOff(mask)
        guard case .mean(let values) = baseline else {
            masked.replace(offIn: mask, bySignals: nil, features: [], signalCount: signalCount)
            return masked
        }
        guard values.count == signals.count || (0..<max(0, signalCount)).allSatisfy(mask.isOn) else {
            throw .input(
                problem:
                    "the mean baseline holds \(values.count) values, the window's signals \(signals.count)")
        }
        masked.absent.formUnion(mask)
        masked.replace(offIn: mask, bySignals: values, features: groups.means, signalCount: signalCount)
        return masked
    }

    /// This window with the signals and features that are off in a mask taken from another: a transplant, an ablation by
    /// something real.
    ///
    /// Features made of a signal that is taken are taken too. Bases, and what is said of the background and of what is
    /// missing, stay.
    ///
    /// - Parameters:
    ///   - mask: what is off is taken.
    ///   - other: of the same shape, base by base around its own TSS.
    ///   - signalCount: S.
    /// - Returns: the window a model is to see.
    /// - Throws: `PrismError.input` where the other window is of another shape.
    public func taking(
        _ mask: ModalityMask, from other: GeneWindow, signalCount: Int
    ) throws(PrismError) -> GeneWindow {
        guard other.signals.count == signals.count, other.features.count == features.count else {
            throw .input(
                problem: "a transplant's window holds \(other.signals.count) signal values and "
                    + "\(other.features.count) features, not \(signals.count) and \(features.count)")
        }
        var taken = self
        taken.replace(
            offIn: groups.closing(mask), bySignals: other.signals, features: other.features,
            signalCount: signalCount)
        return taken
    }

    /// Replaces the signals and features that are off by others at their place, 0 where there are none.
    private mutating func replace(
        offIn mask: ModalityMask, bySignals values: [Float]?, features others: [Float], signalCount: Int
    ) {
        for column in groups.columns(offIn: mask) where features.indices.contains(column) {
            features[column] = others.indices.contains(column) ? others[column] : 0
        }
        for signal in 0..<max(0, signalCount) where !mask.isOn(signal) {
            for index in stride(from: signal, to: signals.count, by: signalCount) {
                signals[index] = values?[index] ?? 0
            }
        }
    }

    /// This window without what is off in a mask, for a model that was trained with signals missing: it does not read
    /// them, so they stay as they are.
    public func lacking(_ mask: ModalityMask) -> GeneWindow {
        var window = self
        window.absent.formUnion(groups.closing(mask))
        window.background?.switchOff(mask)
        return window
    }
}

extension ModelConfiguration {
    /// A window without what is off in a mask, as a model of this configuration takes it.
    ///
    /// Throws `PrismError.input` where a mean baseline is needed and not of the window's shape.
    func masked(
        _ window: GeneWindow, _ mask: ModalityMask, baseline: SignalBaseline
    ) throws(PrismError) -> GeneWindow {
        guard absence != nil, baseline != .zero else {
            return try window.masked(mask, baseline: baseline, signalCount: signals)
        }
        return window.lacking(mask)
    }
}
