import GenomeData
import PrismModel

/// Reads effects row by row from what `prism variants` wrote.
struct EffectReader {
    /// Why a row cannot be used.
    private struct Problem: Error {
        let text: String
    }

    private let annotation: Annotation
    private let contigs: ContigNames
    private let cancellation: Cancellation?

    /// A reader of effects on a data set's genes, which is given up when it is cancelled.
    init(_ dataSet: DataSet, _ cancellation: Cancellation?) {
        self.cancellation = cancellation
        annotation = dataSet.annotation
        contigs = ContigNames(dataSet.genome.contigs)
    }

    /// A table: a row per allele and gene; what its header says made it.
    func readTable(
        _ path: String, into keeper: inout EffectTable.Keeper
    ) throws -> [String] {
        let reader = try TableReader(path: path, format: .tabs, isStreamed: true)
        var columns: [String: Int] = [:]
        for name in ["chrom", "pos", "id", "ref", "alt", "gene_id", "distance", "delta", "status"] {
            columns[name] = try reader.column(name)
        }
        for name in ["delta_sd", "percentile", "company"] { columns[name] = try reader.optionalColumn(name) }
        while let row = try reader.next() {
            try checkCancelled()
            var values: [String: String] = [:]
            for (name, column) in columns { values[name] = try row.text(column) }
            do throws(Problem) {
                try take(values, into: &keeper)
            } catch {
                throw GenomeDataError(file: path, place: "line \(row.line)", problem: error.text)
            }
        }
        return reader.comments
    }

    /// A VCF with effects in INFO; what its header says made it.
    func readVCF(
        _ path: String, into keeper: inout EffectTable.Keeper
    ) throws -> [String] {
        let file = try VCFFile(path: path)
        let own = "##INFO=<ID=\(AnnotatedVCF.key),"
        guard let line = file.meta.first(where: { $0.hasPrefix(own) }),
            let start = line.firstRange(of: "none: ")
        else {
            throw GenomeDataError(
                file: path, place: nil,
                problem: "holds no effects: there is no \(own)…> as prism variants -O vcf writes it")
        }
        let names = line[start.upperBound...].prefix { $0 != "\"" }.split(separator: "|").map(String.init)
        while let record = try file.next() {
            try checkCancelled()
            do throws(Problem) {
                for effect in try effects(of: record, names) { try take(effect, into: &keeper) }
            } catch {
                throw file.error(error.text)
            }
        }
        let made = HeaderStyle.vcf.prefix
        return file.meta.filter { $0.hasPrefix(made) }.map { String($0.dropFirst(made.count)) }
    }

    private func checkCancelled() throws(PrismError) {
        if cancellation?.isCancelled == true { throw .cancelled }
    }

    /// The values of each effect in a record's INFO, by name.
    private func effects(of record: VariantRecord, _ names: [String]) throws(Problem) -> [[String: String]] {
        let columns = record.text.split(separator: "\t", maxSplits: 8, omittingEmptySubsequences: false)
        let key = AnnotatedVCF.key + "="
        guard columns.count > 7,
            let entry = columns[7].split(separator: ";").first(where: { $0.hasPrefix(key) })
        else { throw Problem(text: "INFO has no \(key)") }
        var effects: [[String: String]] = []
        for effect in entry.dropFirst(key.count).split(separator: ",", omittingEmptySubsequences: false) {
            let fields = effect.split(separator: "|", omittingEmptySubsequences: false)
            guard fields.count == names.count else {
                throw Problem(
                    text: "\(key) has \(fields.count) values with | between, expected \(names.count)")
            }
            var values = Dictionary(zip(names, fields.map { AnnotatedVCF.unescaped($0) })) { first, _ in first
            }
            values["alt"] = values["allele"]
            (values["chrom"], values["pos"]) = (record.contig, "\(record.position + 1)")
            (values["id"], values["ref"]) = (record.id, record.reference)
            effects.append(values)
        }
        return effects
    }

    /// Takes a row in: counts it where it is no effect.
    private func take(_ values: [String: String], into keeper: inout EffectTable.Keeper) throws(Problem) {
        guard let fate = values["status"].flatMap(AlleleFate.init(rawValue:)) else {
            throw Problem(
                text: "status is \"\(values["status"]?.prefix(40) ?? "")\", expected scored or another")
        }
        guard fate == .scored else {
            keeper.others += 1
            return
        }
        guard let delta = try number("delta", values) else {
            throw Problem(text: "delta is missing of an allele that was scored")
        }
        let distance = try whole("distance", values)
        let variants = try self.variants(values)
        guard let id = values["gene_id"], !id.isEmpty else { throw Problem(text: "gene_id is empty") }
        guard let gene = annotation.index(ofID: id) else { return keeper.addUnknown() }
        keeper.add(
            EffectTable.Row(
                variants: variants, gene: gene, distance: distance, delta: delta,
                deviation: try number("delta_sd", values), percentile: try number("percentile", values)))
    }

    /// The allele of a row, and those that it is made together with.
    private func variants(_ values: [String: String]) throws(Problem) -> [VariantRecord] {
        let name = values["chrom"] ?? ""
        guard let contig = contigs.match(name)?.name else {
            throw Problem(text: "the genome has no contig \"\(name.prefix(40))\"")
        }
        let own = try variant(
            contig, values["pos"] ?? "", (values["ref"] ?? "")[...], (values["alt"] ?? "")[...],
            id: values["id"] ?? ".")
        var variants = [own]
        let company = values["company"] ?? "."
        guard company != ".", company != "NA" else { return variants }
        for text in company.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            let alleles = parts.last?.split(separator: ">", omittingEmptySubsequences: false) ?? []
            guard parts.count == 2, alleles.count == 2 else {
                throw Problem(
                    text: "company is \"\(text.prefix(40))\", expected alleles such as 36700000:A>G")
            }
            variants.append(try variant(contig, String(parts[0]), alleles[0], alleles[1]))
        }
        let changes = variants.compactMap(\.change)
        guard changes.count == variants.count else {
            throw Problem(text: "ALT is REF of an allele that was scored")
        }
        for (index, change) in changes.enumerated() where changes[..<index].contains(where: change.clashes) {
            throw Problem(text: "alleles of one copy overlap")
        }
        return variants
    }

    private func variant(
        _ contig: String, _ position: String, _ reference: Substring, _ alternative: Substring,
        id: String = "."
    ) throws(Problem) -> VariantRecord {
        guard let position = Int(position), (1...Self.farthest).contains(position) else {
            throw Problem(text: "pos is \"\(position.prefix(40))\", expected a whole number from 1")
        }
        let alleles: (String, [String])
        do throws(AlleleText.Problem) {
            alleles = (try AlleleText.reference(reference), try AlleleText.alternatives(alternative))
        } catch {
            throw Problem(text: error.text)
        }
        if let only = alleles.1.first, alleles.1.count == 1 {
            let variant = VariantRecord(
                contig: contig, position: position - 1, id: id, reference: alleles.0, alternative: only)
            if variant.change != nil { return variant }
        }
        throw Problem(text: "alt is \"\(alternative.prefix(40))\", expected the bases of one allele")
    }

    /// No contig reaches as far.
    private static let farthest = 1 << 40

    private func number(_ name: String, _ values: [String: String]) throws(Problem) -> Float? {
        guard let text = values[name], text != "NA" else { return nil }
        guard let number = Float(text), number.isFinite else {
            throw Problem(text: "\(name) is \"\(text.prefix(40))\", expected a number or NA")
        }
        return number
    }

    private func whole(_ name: String, _ values: [String: String]) throws(Problem) -> Int {
        let text = values[name] ?? ""
        guard let number = Int(text), number.magnitude <= UInt(Self.farthest) else {
            throw Problem(text: "\(name) is \"\(text.prefix(40))\", expected a whole number")
        }
        return number
    }
}
