import Foundation

// terminal-probe [--log FILE] [--do ENDING] [--showcase] [--theme NAME] [--deaf]
//   Shows what the terminal can do and what happens on it, until q is pressed. Each event is a line in FILE.
//   x ends the program in the way that --do names: see `Ending`. With --deaf no key does anything.
// terminal-probe bench
//   Measures drawing and showing a frame of 200 × 60.

let arguments = Array(CommandLine.arguments.dropFirst())

func value(of option: String) -> String? {
    guard let place = arguments.firstIndex(of: option), place + 1 < arguments.count else { return nil }
    return arguments[place + 1]
}

if arguments.first == "bench" {
    Measurement.run()
} else {
    let probe = Probe(
        log: value(of: "--log"), ending: value(of: "--do").flatMap(Ending.init),
        theme: value(of: "--theme") ?? "dark",
        showsShowcase: arguments.contains("--showcase"), isDeaf: arguments.contains("--deaf"))
    exit(probe.run())
}
