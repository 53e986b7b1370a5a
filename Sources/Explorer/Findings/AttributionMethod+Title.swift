import PrismModel

extension AttributionMethod {
    var title: String {
        switch self {
        case .gradientInput: "gradient × input"
        case .integratedGradients: "integrated gradients"
        case .occlusion(let stretch, let stride): "occlusion of \(stretch) b every \(stride)"
        }
    }
}
