/// How the counts of a matrix become contacts.
public enum ContactBalance: Sendable, Hashable {
    /// Times the weights in this column of the bins' table, `weight` unless another tool named it otherwise; or divided
    /// by them. Nil: as the column's attribute `divisive_weights` says; without that, `KR`, `VC` and `VC_SQRT` divide, as
    /// `hic2cool` and `cooler` have it, and all others multiply.
    case column(String, isDivisive: Bool? = nil)
    /// As they are.
    case raw
}
