import Foundation

/// The encoding of text on the terminal.
enum TextEncoding {
    /// Adopts the user's locale for characters; whether it is UTF-8.
    ///
    /// Only for characters: numbers stay as C has them, or files would be read wrongly. Where the user's locale is
    /// UTF-8 by name but not installed (a cluster's login node often has few), C.UTF-8 stands in. Where the user's
    /// locale is not UTF-8, ncurses is still given UTF-8, so that better glyphs can be switched on at run time.
    static func adopt() -> Bool {
        let isAdopted = setlocale(LC_CTYPE, "") != nil
        if isAdopted, isUTF8 { return true }
        let variables: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
        let name = variables.compactMap { ProcessInfo.processInfo.environment[$0] }.first { !$0.isEmpty }
        let asked = name?.lowercased() ?? ""
        let wantsUTF8 = !isAdopted && (asked.hasSuffix("utf-8") || asked.hasSuffix("utf8"))
        let names: [String] = ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
        let stoodIn = names.contains { setlocale(LC_CTYPE, $0) != nil && isUTF8 }
        return wantsUTF8 && stoodIn
    }

    private static var isUTF8: Bool {
        guard let name = nl_langinfo(Int32(CODESET)) else { return false }
        return String(cString: name).uppercased() == "UTF-8"
    }
}
