// swift-tools-version: 6.1
import PackageDescription

// At -O0 a scan takes ten times as long and the tests crawl. Flags are there only where they are asked for, as SwiftPM
// refuses a version of a package that has unsafe flags; the Makefile asks. Release builds need none.
let areTestsToRun = Context.environment["PRISM_OPTIMISED_KERNELS"] != nil
let optimisedInDebugBuilds: [CSetting] =
    areTestsToRun ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []

let package = Package(
    name: "prism",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "PrismModel", targets: ["PrismModel", "Checkpoints"]),
        .executable(name: "prism", targets: ["prism"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The kernels are compiled for several instruction sets inside one binary.
        .target(name: "CPrismKernels", cSettings: optimisedInDebugBuilds),
        .target(name: "CChecksums", cSettings: optimisedInDebugBuilds),
        // Loads Open MPI at run time, where mpirun started the program.
        .target(name: "COpenMPI", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        // Numbers in words, the same in every message, table and panel.
        .target(name: "Wording"),
        // Files that appear whole or not at all: checkpoints, tables, tracks and pictures alike.
        .target(name: "Files"),
        // What is remembered up to so many bytes: of files, and of what the model said.
        .target(name: "Caches"),
        // Weights in files: safetensors and PyTorch's, read without executing anything.
        .target(name: "Checkpoints", dependencies: ["CChecksums", "Files", "Wording"]),
        .target(
            name: "PrismModel",
            dependencies: ["Checkpoints", "CPrismKernels", "COpenMPI", "Files", "Caches", "Wording"]),

        .target(name: "TOML"),
        .systemLibrary(
            name: "CHTSlib", pkgConfig: "htslib", providers: [.apt(["libhts-dev"]), .brew(["htslib"])]),
        .systemLibrary(name: "CBigWig", providers: [.apt(["libbigwig-dev"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
        // Loads libcurl at run time, on the first URL.
        .target(
            name: "CRangedHTTP", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .systemLibrary(
            name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"]), .brew(["hdf5"])]),
        .target(
            name: "GenomeData",
            dependencies: [
                "PrismModel", "Checkpoints", "Caches", "Files", "Wording", "TOML", "CChecksums", "CHTSlib",
                "CDeflate", "CRangedHTTP",
            ]),
        .target(
            name: "Simulator", dependencies: ["GenomeData", "PrismModel", "Files"], exclude: ["README.md"]),

        .target(
            name: "Predictions",
            dependencies: ["PrismModel", "Checkpoints", "GenomeData", "Caches", "Files", "Wording"]),

        // The shipped themes become part of the program: no folder has to be found at run time.
        .target(
            name: "Canvas", dependencies: ["TOML", "Wording"], exclude: ["Shipped/README.md"],
            resources: ["dark", "light", "high-contrast", "colour-blind-safe", "mono"].map {
                .embedInCode("Shipped/\($0).toml")
            }),
        .target(
            name: "CNcurses",
            linkerSettings: [
                .linkedLibrary("ncursesw", .when(platforms: [.linux])),
                .linkedLibrary("ncurses", .when(platforms: [.macOS])),
            ]),
        .target(name: "Terminal", dependencies: ["Canvas", "CNcurses"]),
        // One frame of every drawing there is, for the golden tests and the measurements of the probe.
        .target(name: "CanvasShowcase", dependencies: ["Canvas"], path: "Tests/CanvasShowcase"),
        // Shows a grid, echoes events, crashes on request: what the tests of Terminal drive.
        .executableTarget(
            name: "terminal-probe", dependencies: ["Canvas", "CanvasShowcase", "Terminal"],
            path: "Tests/terminal-probe"),

        .target(
            name: "Explorer",
            dependencies: [
                "Canvas", "GenomeData", "Predictions", "PrismModel", "Caches", "Files", "TOML", "Wording",
            ]),

        // The system's allocator, told to give memory back.
        .target(name: "CAllocation"),
        .executableTarget(
            name: "prism",
            dependencies: [
                "CAllocation", "Checkpoints", "PrismModel", "GenomeData", "Predictions", "Simulator", "TOML",
                "Canvas", "Explorer", "Terminal", "Files", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // What several test targets use: tmux, a reader of pictures and pages.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "CachesTests", dependencies: ["Caches"]),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(name: "WordingTests", dependencies: ["Wording"]),
        // Models come out of damaged files too.
        .testTarget(
            name: "CheckpointsTests",
            dependencies: ["Checkpoints", "PrismModel", "CChecksums", "TestSupport"]),
        // Small golden files and the script that makes them.
        .testTarget(
            name: "PrismModelTests", dependencies: ["PrismModel", "Checkpoints", "TestSupport"],
            exclude: ["Fixtures"]),
        // libBigWig and HDF5 write the tests' files and judge what the module's own readers make of them.
        .testTarget(
            name: "GenomeDataTests",
            dependencies: [
                "GenomeData", "PrismModel", "Files", "CChecksums", "CHTSlib", "CBigWig", "CHDF5",
                "TestSupport",
            ],
            exclude: ["Fixtures", "Manifests"]),
        .testTarget(name: "TOMLTests", dependencies: ["TOML"]),
        .testTarget(
            name: "PredictionsTests",
            dependencies: [
                "Predictions", "GenomeData", "PrismModel", "Checkpoints", "Files", "TestSupport",
            ]),
        .testTarget(
            name: "SimulatorTests", dependencies: ["Simulator", "GenomeData", "CBigWig", "CHTSlib", "prism"]),
        .testTarget(
            name: "CanvasTests", dependencies: ["Canvas", "CanvasShowcase", "PrismModel", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(
            name: "TerminalTests",
            dependencies: ["CNcurses", "PrismModel", "Terminal", "TestSupport", "terminal-probe"]),
        .testTarget(
            name: "ExplorerTests", dependencies: ["Explorer", "Checkpoints", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(
            name: "PrismCommandTests",
            dependencies: [
                "Canvas", "Checkpoints", "Explorer", "GenomeData", "PrismModel", "Terminal", "TestSupport",
                "prism",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

if areTestsToRun {
    // What computes: at -Onone the tests would spend most of their time in iterators of these.
    let computing = [
        "Caches", "Canvas", "Checkpoints", "Files", "GenomeData", "PrismModel", "Simulator", "TOML",
        "Wording",
    ]
    for target in package.targets where target.type != .system {
        // An index of the system's modules takes a quarter of the compiler's time, and only that of the tests' own is read.
        let flags = ["-index-ignore-system-modules"] + (computing.contains(target.name) ? ["-O"] : [])
        target.swiftSettings = [.unsafeFlags(flags, .when(configuration: .debug))]
    }
}
