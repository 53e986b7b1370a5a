import Foundation
import Synchronization

@testable import PrismModel

/// Ranks that are threads of this process: what MPI does, without it.
final class ThreadRanks: RankGroup {
    /// What the threads share: bytes on their way, by sender, receiver and number.
    final class Post: @unchecked Sendable {
        // `@unchecked Sendable`: the condition guards the letters.
        private let condition = NSCondition()
        private var letters: [[Int]: [UInt8]] = [:]

        func put(_ bytes: [UInt8], _ address: [Int]) {
            condition.lock()
            letters[address] = bytes
            condition.broadcast()
            condition.unlock()
        }

        func take(_ address: [Int]) -> [UInt8] {
            condition.lock()
            defer { condition.unlock() }
            while true {
                if let bytes = letters.removeValue(forKey: address) { return bytes }
                condition.wait()
            }
        }
    }

    let rank: Int
    let count: Int
    private let post: Post
    /// Letters so far, to and from each rank.
    private let sent: Mutex<[Int]>, received: Mutex<[Int]>

    init(rank: Int, count: Int, post: Post) {
        (self.rank, self.count, self.post) = (rank, count, post)
        sent = Mutex(Array(repeating: 0, count: count))
        received = Mutex(Array(repeating: 0, count: count))
    }

    private func post(_ bytes: [UInt8], to other: Int) {
        let number = sent.withLock { sent in
            sent[other] += 1
            return sent[other]
        }
        post.put(bytes, [rank, other, number])
    }

    private func fetch(from other: Int) -> [UInt8] {
        let number = received.withLock { received in
            received[other] += 1
            return received[other]
        }
        return post.take([other, rank, number])
    }

    func send(_ bytes: UnsafeRawBufferPointer, to rank: Int) { post(Array(bytes), to: rank) }

    func receive(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) throws(PrismError) {
        let letter = fetch(from: rank)
        guard letter.count == bytes.count else { throw .ranks(problem: "another size") }
        bytes.copyBytes(from: letter)
    }

    func broadcast(_ bytes: UnsafeMutableRawBufferPointer, from root: Int) throws(PrismError) {
        if rank == root {
            for other in 0..<count where other != root { post(Array(bytes), to: other) }
        } else {
            try receive(bytes, from: root)
        }
    }

    func gather(_ bytes: [UInt8]) -> [[UInt8]] {
        for other in 0..<count where other != rank { post(bytes, to: other) }
        return (0..<count).map { $0 == rank ? bytes : fetch(from: $0) }
    }

    /// Runs `body` on every rank, each a thread of its own, and returns what they return.
    static func run<Value: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (ThreadRanks) throws -> Value
    ) throws -> [Value] {
        let post = Post()
        let results = Mutex<[Int: Result<Value, any Error>]>([:])
        let done = DispatchSemaphore(value: 0)
        for rank in 0..<count {
            Thread.detachNewThread {
                let result = Result { try body(ThreadRanks(rank: rank, count: count, post: post)) }
                results.withLock { $0[rank] = result }
                done.signal()
            }
        }
        for _ in 0..<count { done.wait() }
        return try results.withLock { results in try (0..<count).compactMap { try results[$0]?.get() } }
    }
}
