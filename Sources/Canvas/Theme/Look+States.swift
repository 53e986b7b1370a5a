extension Look {
    /// This look with some states, from 0, in colours of their own instead of the theme's.
    ///
    /// Exact colours become the nearest that the depth has; without colours nothing changes.
    public func paintingStates(_ own: [Int: Color]) -> Look {
        var look = self
        look.ownStates = own.mapValues { depth.nearest(to: $0) }
        return look
    }
}
