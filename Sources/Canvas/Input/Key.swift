/// A key press, whatever terminal it came from.
public struct Key: Sendable, Hashable {
    /// Which key.
    public enum Code: Sendable, Hashable {
        /// A key that types something; with Shift already in the character.
        case character(Unicode.Scalar)
        /// F1–F63.
        case function(Int)
        /// Arrow up.
        case up
        /// Arrow down.
        case down
        /// Arrow left.
        case left
        /// Arrow right.
        case right
        /// Home.
        case home
        /// End.
        case end
        /// Page up.
        case pageUp
        /// Page down.
        case pageDown
        /// Insert.
        case insert
        /// Delete to the right.
        case delete
        /// Delete to the left.
        case backspace
        /// Enter.
        case enter
        /// Tab.
        case tab
        /// Escape.
        case escape
    }

    /// Keys held with another.
    public struct Modifiers: OptionSet, Sendable, Hashable {
        /// One bit per key.
        public let rawValue: UInt8
        /// Modifiers from their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Ctrl.
        public static let control = Modifiers(rawValue: 1)
        /// Alt, also called Meta.
        public static let alt = Modifiers(rawValue: 2)
        /// Shift, where it does not already show in the character.
        public static let shift = Modifiers(rawValue: 4)
    }

    /// Which key.
    public var code: Code
    /// What was held with it.
    public var modifiers: Modifiers

    /// A key press.
    public init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A key that types a character.
    public static func character(_ scalar: Unicode.Scalar, _ modifiers: Modifiers = []) -> Key {
        Key(.character(scalar), modifiers)
    }

    /// The character that the key types, if it types one and neither Ctrl nor Alt is held.
    public var typed: Unicode.Scalar? {
        guard case .character(let scalar) = code, modifiers.isDisjoint(with: [.control, .alt]) else {
            return nil
        }
        return scalar
    }
}
