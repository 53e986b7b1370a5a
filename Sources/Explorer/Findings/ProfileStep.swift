/// Some genes around whose TSS a signal is to be read.
public struct ProfileStep: Sendable, Equatable {
    let query: ProfileQuery
    let genes: [Int]
}
