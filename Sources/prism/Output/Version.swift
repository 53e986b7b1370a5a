/// The program's version, which every output carries.
enum Version {
    static let text = "0.2.0"
}
