import Checkpoints

@testable import PrismModel

extension Checkpoint {
    /// Why no model can be made of the checkpoint after a change, or "no error".
    func problem(_ change: (inout Checkpoint) -> Void) -> String {
        var changed = self
        change(&changed)
        do {
            _ = try PrismModel(changed, file: "test.ckpt")
            return "no error"
        } catch {
            return error.description
        }
    }
}
