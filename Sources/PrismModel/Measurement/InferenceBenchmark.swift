/// Times predictions of untrained or given weights on made-up windows, beside the matrix products that they need.
package struct InferenceBenchmark: Sendable, Codable {
    /// Threads used.
    package let threads: Int
    /// The kernels' instruction set.
    package let instructionSet: String
    /// Milliseconds per gene: the observed prediction alone, one gene at a time.
    package let observedMilliseconds: Double
    /// Milliseconds per gene: observed and intervened (1 + C streams), one gene at a time.
    package let fullMilliseconds: Double
    /// Milliseconds per gene: observed alone, in batches of 8.
    package let observedBatch8Milliseconds: Double
    /// Milliseconds per gene: full, in batches of 8.
    package let fullBatch8Milliseconds: Double
    /// Milliseconds that the observed prediction's matrix products would take at the processor's peak, the one within
    /// the scan (Δ) included.
    package let gemmAloneMilliseconds: Double
    /// Milliseconds of processor time that they took inside the observed prediction, summed over threads.
    package let gemmMilliseconds: Double
    /// Milliseconds of processor time of the scans inside it (with Δ and its softplus), summed over threads.
    package let scanMilliseconds: Double
    /// Milliseconds of everything else inside it, waiting included, summed over threads.
    package let restMilliseconds: Double
    /// Observed over products alone.
    package let ratioToGemmAlone: Double
    /// Full over observed.
    package let ratioFullToObserved: Double
    /// 10⁹ floating-point operations per second that the processor reaches in registers alone, all threads together.
    package let fmaPeakGflops: Double
    /// The rate of the products inside the observed prediction over that peak, thread by thread.
    package let productEfficiency: Double
    /// 10⁹ floating-point operations per second of a large product, all threads together.
    package let gemmPeakGflops: Double
    /// Milliseconds of the start-up check of the kernels.
    package let selfCheckMilliseconds: Double
    /// The most memory this process ever held, in MB (10⁶ bytes).
    package let peakRSSMegabytes: Double

    /// JSON keys, stable for scripts.
    enum CodingKeys: String, CodingKey {
        case threads
        case instructionSet = "instruction_set"
        case observedMilliseconds = "observed_ms"
        case fullMilliseconds = "full_ms"
        case observedBatch8Milliseconds = "observed_batch8_ms"
        case fullBatch8Milliseconds = "full_batch8_ms"
        case gemmAloneMilliseconds = "gemm_alone_ms"
        case gemmMilliseconds = "gemm_ms"
        case scanMilliseconds = "scan_ms"
        case restMilliseconds = "rest_ms"
        case ratioToGemmAlone = "ratio_to_gemm_alone"
        case ratioFullToObserved = "ratio_full_to_observed"
        case fmaPeakGflops = "fma_peak_gflops"
        case productEfficiency = "product_efficiency"
        case gemmPeakGflops = "gemm_peak_gflops"
        case selfCheckMilliseconds = "self_check_ms"
        case peakRSSMegabytes = "peak_rss_mb"
    }

    /// Measures medians over `repeats` runs after a warm-up, for windows of `length` bases.
    package init(_ model: PrismModel, length: Int = 2000, threads: Int, repeats: Int = 15) throws(PrismError)
    {
        let c = model.configuration
        let windows = (0..<8).map { GeneWindow.example(for: c, length: length, seed: UInt64($0)) }
        let repeats = max(1, repeats)
        func median(_ count: Int, _ outputs: PredictionOutputs) throws(PrismError) -> Double {
            try Timing.median(repeats: repeats) { () throws(PrismError) in
                _ = try model.predict(Array(windows.prefix(count)), outputs: outputs, threads: threads)
            } / Double(count)
        }
        self.threads = threads
        instructionSet = model.instructionSet.rawValue
        selfCheckMilliseconds = try Timing.median(repeats: repeats) { () throws(PrismError) in
            try SelfCheck.check(model.kernels, c)
        }
        // Memory first, while one gene is all that was ever asked for.
        _ = try model.predict(windows[0], outputs: .full, threads: threads)
        peakRSSMegabytes = Memory.peakMegabytes
        // The peak before and after: a machine that changes its clock in between is caught by the better one.
        let before = MultiplyAddPeak.gflops(model.kernels, threads: threads)
        observedMilliseconds = try median(1, .observed)
        let parts = try Parts(model, windows[0], threads: threads, repeats: repeats)
        fullMilliseconds = try median(1, .full)
        observedBatch8Milliseconds = try median(8, .observed)
        fullBatch8Milliseconds = try median(8, .full)
        gemmPeakGflops = MultiplyAddPeak.productGflops(model.kernels, threads: threads)
        fmaPeakGflops = max(before, MultiplyAddPeak.gflops(model.kernels, threads: threads))
        gemmAloneMilliseconds = c.productOperations(length: length) / fmaPeakGflops / 1e6
        gemmMilliseconds = parts.products
        scanMilliseconds = parts.scan
        restMilliseconds = parts.rest
        productEfficiency =
            c.separateProductOperations(length: length) / parts.products / 1e6
            / (fmaPeakGflops / Double(threads))
        ratioToGemmAlone = observedMilliseconds / gemmAloneMilliseconds
        ratioFullToObserved = fullMilliseconds / observedMilliseconds
    }

    /// The parts of an observed prediction, summed over threads: medians in milliseconds.
    private struct Parts {
        let products, scan, rest: Double

        init(_ model: PrismModel, _ window: GeneWindow, threads: Int, repeats: Int) throws(PrismError) {
            var products: [Double] = [], scans: [Double] = [], rests: [Double] = []
            for _ in 0..<repeats {
                let clock = PartClock(processorTime: true)
                let total = try Timing.milliseconds { () throws(PrismError) in
                    _ = try model.predict([window], outputs: .observed, threads: threads, clock: clock)
                }
                products.append(clock.productsMilliseconds)
                scans.append(clock.scanMilliseconds)
                rests.append(
                    max(
                        0,
                        total * Double(min(threads, StreamWorkspace.halves)) - clock.productsMilliseconds
                            - clock.scanMilliseconds))
            }
            func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }
            self.products = median(products)
            scan = median(scans)
            rest = median(rests)
        }
    }
}

extension ModelConfiguration {
    /// Floating-point operations of one stream's matrix products over a window; tied projections are computed once.
    package func productOperations(length: Int) -> Double {
        separateProductOperations(length: length)
            + 2 * Double(layers) * Double(length) * Double(directionCount * rank * inner)  // dt_proj
    }

    /// Floating-point operations of the products that run by themselves: dt_proj's is part of the scan.
    func separateProductOperations(length: Int) -> Double {
        let perRow =
            projectionCount * width * 2 * inner  // in_proj
            + directionCount * inner * (rank + 2 * states)  // x_proj
            + branchCount * inner * width  // out_proj
        return 2 * Double(layers) * Double(length) * Double(perRow)
    }
}
