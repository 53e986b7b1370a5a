import CHDF5
import Foundation
import Testing

/// The C library for HDF5, which writes the tests' files.
///
/// It is not thread-safe: one lock for all.
final class LibHDF5 {
    /// The oldest format that the library can still write, or the newest.
    enum Format: String, CaseIterable {
        case earliest
        case latest
    }

    /// How a data set is stored.
    struct Storage: Sendable {
        var chunk: Int?
        var isAppendable = false
        var deflate = false
        var shuffle = false
        var fletcher = false
        var compact = false
        /// The value of elements that are not written.
        var fill: Double?
        /// Writes nothing, but for the first elements of this many.
        var written: Int?

        static let contiguous = Storage()
        static let packed = Storage(chunk: 16, deflate: true, shuffle: true)
    }

    /// Elements and the type they get in the file.
    enum Values {
        case int32([Int32])
        case int64([Int64])
        case bigEndianInt16([Int32])
        case float([Float])
        case bigEndianFloat([Float])
        case double([Double])
        case text([String], length: Int)
        /// Texts of any length.
        case variableText([String])
    }

    private static let lock = NSLock()
    private let file: hid_t

    private init(_ file: hid_t) { self.file = file }

    /// Creates a file that `body` fills, behind a block of `userBlock` bytes.
    static func write(
        _ path: String, _ format: Format = .earliest, userBlock: Int = 0, _ body: (LibHDF5) throws -> Void
    ) throws {
        lock.lock()
        defer { lock.unlock() }
        let access = H5Pcreate(prism_h5_file_access())
        defer { H5Pclose(access) }
        if format == .latest { H5Pset_libver_bounds(access, H5F_LIBVER_V110, H5F_LIBVER_V110) }
        let creation = H5Pcreate(prism_h5_file_create())
        defer { H5Pclose(creation) }
        H5Pset_userblock(creation, hsize_t(userBlock))
        let file = H5Fcreate(path, prism_h5_truncate(), creation, access)
        try #require(file >= 0)
        defer { H5Fclose(file) }
        try body(LibHDF5(file))
    }

    /// Writes a one-dimensional data set; the groups on the way are made.
    func dataset(
        _ name: String, _ values: Values, _ storage: Storage = .contiguous,
        attributes: [String: Double] = [:],
        dimensions: [Int]? = nil
    ) throws {
        let (memory, stored, count) = types(values)
        var lengths = (dimensions ?? [count]).map { hsize_t($0) }
        var limits = lengths
        if storage.isAppendable { limits[0] = prism_h5_unlimited() }
        let space = H5Screate_simple(Int32(lengths.count), &lengths, &limits)
        let creation = H5Pcreate(prism_h5_dataset_create())
        let links = H5Pcreate(prism_h5_link_create())
        H5Pset_create_intermediate_group(links, 1)
        if let chunk = storage.chunk {
            var shape = lengths.map { $0 == 1 ? 1 : hsize_t(chunk) }
            H5Pset_chunk(creation, Int32(shape.count), &shape)
        }
        if storage.compact { H5Pset_layout(creation, H5D_COMPACT) }
        if storage.shuffle { H5Pset_shuffle(creation) }
        if storage.deflate { H5Pset_deflate(creation, 6) }
        if storage.fletcher { H5Pset_fletcher32(creation) }
        if let fill = storage.fill {
            try #require(
                withUnsafePointer(to: fill) { H5Pset_fill_value(creation, prism_h5_native_double(), $0) } >= 0
            )
        }
        let dataset = H5Dcreate2(file, name, stored, space, links, creation, 0)
        try #require(dataset >= 0)
        if let count = storage.written {
            if count > 0 { try putFirst(count, of: values, dataset, memory, space) }
        } else {
            try #require(put(values, dataset, memory) >= 0)
        }
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            try attribute(key, value, of: dataset)
        }
        for close in [H5Dclose(dataset), H5Pclose(links), H5Pclose(creation), H5Sclose(space)] {
            try #require(close >= 0)
        }
    }

    /// Writes the first elements of doubles alone.
    private func putFirst(
        _ count: Int, of values: Values, _ dataset: hid_t, _ memory: hid_t, _ space: hid_t
    ) throws {
        guard case .double(let all) = values else {
            Issue.record("doubles expected")
            return
        }
        var (start, length) = (hsize_t(0), hsize_t(count))
        let part = H5Screate_simple(1, &length, nil)
        defer { H5Sclose(part) }
        try #require(H5Sselect_hyperslab(space, H5S_SELECT_SET, &start, nil, &length, nil) >= 0)
        try #require(H5Dwrite(dataset, memory, part, space, 0, all) >= 0)
    }

    /// Makes a group and those on the way.
    func group(_ name: String) throws {
        let links = H5Pcreate(prism_h5_link_create())
        defer { H5Pclose(links) }
        H5Pset_create_intermediate_group(links, 1)
        let group = H5Gcreate2(file, name, links, 0, 0)
        try #require(group >= 0)
        H5Gclose(group)
    }

    /// Makes a soft link to a path, which need not be there.
    func softLink(_ name: String, to path: String) throws {
        try #require(H5Lcreate_soft(path, file, name, 0, 0) >= 0)
    }

    /// Makes a second name for an object.
    func hardLink(_ name: String, to path: String) throws {
        try #require(H5Lcreate_hard(file, path, file, name, 0, 0) >= 0)
    }

    /// Makes a link to an object of another file.
    func externalLink(_ name: String, to path: String, in other: String) throws {
        try #require(H5Lcreate_external(other, path, file, name, 0, 0) >= 0)
    }

    /// Gives an object a text as an attribute, of any length (as h5py does) or of a fixed one.
    func attribute(_ name: String, _ text: String, of path: String, isVariable: Bool) throws {
        let object = H5Oopen(file, path, 0)
        defer { H5Oclose(object) }
        let type = H5Tcopy(prism_h5_c_s1())
        defer { H5Tclose(type) }
        H5Tset_size(type, isVariable ? prism_h5_variable() : text.utf8.count + 1)
        let space = H5Screate(H5S_SCALAR)
        defer { H5Sclose(space) }
        let attribute = H5Acreate2(object, name, type, space, 0, 0)
        try #require(attribute >= 0)
        defer { H5Aclose(attribute) }
        let status: herr_t = text.withCString { bytes in
            guard isVariable else { return H5Awrite(attribute, type, bytes) }
            return withUnsafePointer(to: bytes) { H5Awrite(attribute, type, $0) }
        }
        try #require(status >= 0)
    }

    private func attribute(_ name: String, _ value: Double, of dataset: hid_t) throws {
        let space = H5Screate(H5S_SCALAR)
        defer { H5Sclose(space) }
        let attribute = H5Acreate2(dataset, name, prism_h5_native_double(), space, 0, 0)
        try #require(attribute >= 0)
        defer { H5Aclose(attribute) }
        try #require(withUnsafePointer(to: value) { H5Awrite(attribute, prism_h5_native_double(), $0) } >= 0)
    }

    private func types(_ values: Values) -> (memory: hid_t, stored: hid_t, count: Int) {
        switch values {
        case .int32(let v): (prism_h5_native_int32(), prism_h5_native_int32(), v.count)
        case .int64(let v): (prism_h5_native_int64(), prism_h5_native_int64(), v.count)
        case .bigEndianInt16(let v): (prism_h5_native_int32(), prism_h5_std_i16be(), v.count)
        case .float(let v): (prism_h5_native_float(), prism_h5_native_float(), v.count)
        case .bigEndianFloat(let v): (prism_h5_native_float(), prism_h5_ieee_f32be(), v.count)
        case .double(let v): (prism_h5_native_double(), prism_h5_native_double(), v.count)
        case .text(let v, let length):
            {
                let type = H5Tcopy(prism_h5_c_s1())
                H5Tset_size(type, length)
                H5Tset_strpad(type, H5T_STR_NULLPAD)
                return (type, type, v.count)
            }()
        case .variableText(let v):
            {
                let type = H5Tcopy(prism_h5_c_s1())
                H5Tset_size(type, prism_h5_variable())
                return (type, type, v.count)
            }()
        }
    }

    private func put(_ values: Values, _ dataset: hid_t, _ memory: hid_t) -> herr_t {
        switch values {
        case .int32(let v), .bigEndianInt16(let v): H5Dwrite(dataset, memory, 0, 0, 0, v)
        case .int64(let v): H5Dwrite(dataset, memory, 0, 0, 0, v)
        case .float(let v), .bigEndianFloat(let v): H5Dwrite(dataset, memory, 0, 0, 0, v)
        case .double(let v): H5Dwrite(dataset, memory, 0, 0, 0, v)
        case .variableText(let v):
            {
                let copies = v.map { strdup($0) }
                defer { for copy in copies { free(copy) } }
                return H5Dwrite(dataset, memory, 0, 0, 0, copies)
            }()
        case .text(let v, let length):
            H5Dwrite(
                dataset, memory, 0, 0, 0,
                v.flatMap { Array($0.utf8) + [UInt8](repeating: 0, count: length - $0.utf8.count) })
        }
    }
}
