// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "prism",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "PrismModel", targets: ["PrismModel"]),
        .executable(name: "prism", targets: ["prism"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The kernels are compiled for several instruction sets inside one binary and stay optimised in
        // debug builds: at -O0 a scan takes ten times as long and the tests crawl.
        .target(name: "CPrismKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "CChecksums", cSettings: [.unsafeFlags(["-O3"])]),
        // Loads Open MPI at run time, where mpirun started the program.
        .target(name: "COpenMPI", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "PrismModel", dependencies: ["CPrismKernels", "CChecksums", "COpenMPI"]),

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
            dependencies: ["PrismModel", "TOML", "CHTSlib", "CDeflate", "CRangedHTTP"]),
        .target(name: "Simulator", dependencies: ["GenomeData"], exclude: ["README.md"]),

        .target(name: "Predictions", dependencies: ["PrismModel", "GenomeData"]),

        // The shipped themes become part of the program: no folder has to be found at run time.
        .target(
            name: "Canvas", dependencies: ["TOML"], exclude: ["Shipped/README.md"],
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

        .target(name: "Explorer", dependencies: ["Canvas", "GenomeData", "Predictions", "PrismModel"]),

        .executableTarget(
            name: "prism",
            dependencies: [
                "PrismModel", "GenomeData", "Predictions", "Simulator", "TOML", "Canvas", "Explorer",
                "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // What several test targets use: tmux, random numbers.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        // Small golden files and the script that makes them.
        .testTarget(
            name: "PrismModelTests", dependencies: ["PrismModel", "CChecksums"], exclude: ["Fixtures"]),
        // libBigWig and HDF5 write the tests' files and judge what the module's own readers make of them.
        .testTarget(
            name: "GenomeDataTests", dependencies: ["GenomeData", "CHTSlib", "CBigWig", "CHDF5"],
            exclude: ["Manifests"]),
        .testTarget(name: "TOMLTests", dependencies: ["TOML"]),
        .testTarget(name: "PredictionsTests", dependencies: ["Predictions", "GenomeData", "PrismModel"]),
        .testTarget(
            name: "SimulatorTests", dependencies: ["Simulator", "GenomeData", "CBigWig", "CHTSlib", "prism"]),
        .testTarget(
            name: "CanvasTests", dependencies: ["Canvas", "CanvasShowcase", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(
            name: "TerminalTests", dependencies: ["CNcurses", "Terminal", "TestSupport", "terminal-probe"]),
        .testTarget(name: "ExplorerTests", dependencies: ["Explorer"], exclude: ["Golden"]),
        .testTarget(
            name: "PrismCommandTests",
            dependencies: [
                "Canvas", "Explorer", "GenomeData", "PrismModel", "Terminal", "TestSupport", "prism",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
