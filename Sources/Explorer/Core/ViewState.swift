/// What one view keeps while other views show: made when it is first asked for.
protocol ViewState: Sendable, Equatable {
    init()
}
