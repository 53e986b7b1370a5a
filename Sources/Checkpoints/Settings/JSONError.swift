/// What is wrong with a piece of JSON, and where (an offset from its start).
package struct JSONError: Error {
    package let offset: Int
    package let problem: String

    package init(offset: Int, problem: String) {
        self.offset = offset
        self.problem = problem
    }
}
