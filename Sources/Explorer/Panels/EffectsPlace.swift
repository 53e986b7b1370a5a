/// Where the user was in the list of effects when a line was taken: the list opens there again.
struct EffectsPlace: ViewState {
    var typed = TypedSearch()
}
