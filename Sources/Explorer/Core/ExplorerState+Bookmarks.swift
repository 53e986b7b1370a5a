extension ExplorerState {
    /// Remembers the place under a letter.
    mutating func mark(_ letter: Unicode.Scalar) {
        bookmarks[letter] = place
        message = Message(text: "bookmark \(letter): \(placeText)", kind: .info)
    }

    /// Goes to the place under a letter.
    mutating func recall(_ letter: Unicode.Scalar) {
        guard let place = bookmarks[letter] else {
            message = Message(text: "there is no bookmark \(letter)", kind: .warning)
            return
        }
        history.leave(self.place)
        restore(place)
    }
}
