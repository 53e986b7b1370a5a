import Foundation
import GenomeData

/// Another condition's data set, opened beside the one that is browsed.
struct OtherDataSet: Sendable {
    let dataSet: DataSet
    let condition: OpenedCondition
    /// Whether the model of the data set that is browsed predicts it.
    let sharesModel: Bool

    /// - Parameters:
    ///   - opening: the manifest or the folder that holds it, and the model.
    ///   - own: the data set that is browsed. Where the other manifest names no model, the first of this one predicts both.
    /// - Throws: `GenomeDataError` where it cannot be opened, or has no model of this name.
    init(_ opening: Effect.Opening, besides own: DataSet) throws {
        let source = opening.source
        let path = source.path.map { Manifest.path(given: UserPath.expanded($0)) } ?? own.manifest.path
        var manifest = try Manifest(path: path)
        if source.isWithoutModel == true { manifest.models = [] }
        sharesModel =
            source.sharesModel == true
            || manifest.models.isEmpty && source.model.map { $0 == own.manifest.models.first?.name } ?? true
        if !sharesModel {
            if let name = source.model { manifest.models = [try manifest.model(named: name)] }
        } else if var model = own.manifest.models.first {
            // By name: the other's signals may come in another order, which the weights tell once they are loaded.
            model.signals = opening.inputs ?? model.signals
            manifest.models = [model]
        }
        dataSet = try DataSet(manifest)
        let catalog = Catalog(dataSet)
        let absolute = Self.absolute(path)
        condition = OpenedCondition(
            catalog: catalog, pairing: ConditionPairing(Catalog(own), catalog),
            path: absolute == Self.absolute(own.manifest.path) ? nil : absolute)
    }

    private static func absolute(_ path: String) -> String {
        ByteSources.isURL(path) ? path : URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
