import Testing

@testable import PrismModel
