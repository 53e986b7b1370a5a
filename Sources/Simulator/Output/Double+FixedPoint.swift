extension Double {
    /// Decimal text with `places` digits after the point, half away from zero; `nan` when not a number.
    ///
    /// Values are rounded before they are written: the same text everywhere, and files compress.
    func fixed(_ places: Int) -> String {
        guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        guard let scaled = Int(exactly: (magnitude * scale).rounded()), scaled <= 1 << 53 else {
            return description
        }
        var digits = String(scaled)
        digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let sign = self < 0 && scaled != 0 ? "-" : ""
        return places == 0 ? sign + digits : sign + digits.dropLast(places) + "." + digits.suffix(places)
    }
}
