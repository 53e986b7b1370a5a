import GenomeData
