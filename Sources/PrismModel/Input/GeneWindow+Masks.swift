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
        let off = (0..<max(0, signalCount)).filter { !mask.isOn($0) }
        var masked = self
        for column in groups.columns(offIn: mask) where features.indices.contains(column) {
            let mean = groups.means.indices.contains(column) ? groups.means[column] : 0
            masked.features[column] = baseline == .zero ? 0 : mean
        }
        if baseline != .zero { masked.absent.formUnion(mask) }
        guard !off.isEmpty else { return masked }
        if case .mean(let values) = baseline, values.count != signals.count {
            throw .input(
                problem:
                    "the mean baseline holds \(values.count) values, the window's signals \(signals.count)")
        }
        for signal in off {
            for index in stride(from: signal, to: signals.count, by: signalCount) {
                switch baseline {
                case .zero: masked.signals[index] = 0
                case .mean(let values): masked.signals[index] = values[index]
                }
            }
        }
        return masked
    }

    /// This window without what is off in a mask, for a model that was trained with signals missing: it does not read
    /// them, so they stay as they are.
    public func lacking(_ mask: ModalityMask) -> GeneWindow {
        var window = self
        window.absent.formUnion(groups.closing(mask))
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
