import Testing

@testable import GenomeData
