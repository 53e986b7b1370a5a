import ArgumentParser

/// Whether a command goes on where it was stopped.
struct RestartOptions: ParsableArguments {
    @Flag(help: "Start anew, whatever a stopped run left.")
    var restart = false
}
