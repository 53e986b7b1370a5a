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
        .target(
            name: "CBLAS",
            linkerSettings: [
                .linkedLibrary("blis", .when(platforms: [.linux])),
                .linkedFramework("Accelerate", .when(platforms: [.macOS])),
            ]),
        .target(name: "CChecksums", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "PrismModel", dependencies: ["CPrismKernels", "CBLAS", "CChecksums"]),

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
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(
            name: "GenomeData",
            dependencies: ["PrismModel", "TOML", "CHTSlib", "CDeflate", "CRangedHTTP", "CZlib"]),
        .target(name: "Simulator", dependencies: ["GenomeData"], exclude: ["README.md"]),

        .executableTarget(
            name: "prism",
            dependencies: [
                "PrismModel", "GenomeData", "Simulator", "TOML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .testTarget(name: "PrismModelTests", dependencies: ["PrismModel", "CChecksums"]),
        // libBigWig and HDF5 write the tests' files and judge what the module's own readers make of them.
        .testTarget(
            name: "GenomeDataTests", dependencies: ["GenomeData", "CHTSlib", "CBigWig", "CHDF5"],
            exclude: ["Manifests"]),
        .testTarget(name: "TOMLTests", dependencies: ["TOML"]),
        .testTarget(
            name: "SimulatorTests", dependencies: ["Simulator", "GenomeData", "CBigWig", "CHTSlib", "prism"]),
        .testTarget(name: "PrismCommandTests", dependencies: ["PrismModel"]),
    ],
    swiftLanguageModes: [.v6]
)
