import ArgumentParser

struct Man: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the manual page.",
        discussion: """
            In the man macros of roff: prism man | man -l -. make install puts it where man finds it, with completions \
            for bash, zsh and fish (prism --generate-completion-script SHELL prints one).
            """)

    func run() throws {
        try StandardOutput.write(ManualPage(root: try CommandInfo.tree(), version: Version.text).text)
    }
}
