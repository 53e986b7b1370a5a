"""Show that this implementation equals the golden float64 oracle of a fixture.

python verify.py FIXTURE WEIGHTS [--variants reference lean …] [--dtype float32|float64] [--tolerance T]

Outputs are compared in evaluation mode with the float64 oracle (or float32 results where there is no oracle), and in training mode with every gradient where the fixture holds them.
Exit status 1 if anything is beyond tolerance: |a − b| ≤ T·(1 + |b|) for outputs, ‖a − b‖ ≤ 10·T·‖b‖ for
gradients.
"""

from __future__ import annotations

import argparse
import sys

import torch
from safetensors.torch import load_file
from torch import Tensor

from prism_torch.model import Genes, Prediction, Prism, losses
from prism_torch.variants import VARIANTS

OUTPUTS = {
    "logits": "observed",
    "intervention_logits": "intervened",
    "context_weights": "context_weights",
    "hidden_pooled": "pooled",
    "intervention_pooled": "intervened_pooled",
    "uniform_loss": "uniform_loss",
}

# The oracle holds rounding where the true gradient is zero: a bias in front of a BatchNorm in training mode.
ZERO_IN_TRAINING = {f"weight_generator.cnn_encoder.{i}.bias" for i in (0, 4, 8)}


class Report:
    """Collects the comparisons of one fixture and prints them."""

    def __init__(self) -> None:
        self.passed, self.count = True, 0

    def line(self, what: str, error: float, tolerance: float) -> None:
        good = error <= tolerance
        self.passed &= good
        self.count += 1
        print(f"  {what:<58} {error:9.2e}  {'ok' if good else 'BEYOND ' + format(tolerance, '.0e')}")

    def outputs(self, mode: str, got: Prediction, parts: dict[str, Tensor], gold: dict[str, Tensor], tolerance: float) -> None:
        """Compare every output and loss part that the fixture has for `mode`."""
        values = {name: getattr(got, field) for name, field in OUTPUTS.items()}
        values |= {f"loss.{name}": value for name, value in parts.items()}
        for name, value in values.items():
            expected = gold.get(f"{mode}64.{name}", gold.get(f"{mode}.{name}"))
            if expected is None or value is None:
                continue
            error = ((value.double() - expected).abs() / (1 + expected.abs())).max().item()
            self.line(f"{mode} {name}", error, tolerance)

    def gradients(self, mode: str, model: Prism, gold: dict[str, Tensor], tolerance: float) -> None:
        """Compare every parameter's gradient, by norm; print the worst and any that is beyond tolerance."""
        worst, worst_name, count = 0.0, "", 0
        for name, parameter in model.named_parameters():
            expected = gold.get(f"{mode}64.grad.{name}", gold.get(f"{mode}.grad.{name}"))
            if expected is None:
                continue
            assert parameter.grad is not None, f"{name} got no gradient"
            got, expected, count = parameter.grad.double(), expected.double(), count + 1
            zero = mode == "train" and name in ZERO_IN_TRAINING
            error = got.norm().item() if zero else ((got - expected).norm() / expected.norm()).item()
            if error > tolerance:
                self.line(f"{mode} gradient {name}", error, tolerance)
            if error > worst:
                worst, worst_name = error, name
        if count:
            self.line(f"{mode} {count} gradients, worst {worst_name[-24:]}", worst, tolerance)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fixture")
    parser.add_argument("weights")
    parser.add_argument("--variants", nargs="+", choices=VARIANTS, default=["lean", "parallel", "reference"])
    parser.add_argument("--dtype", choices=["float32", "float64"], default="float32")
    parser.add_argument("--tolerance", type=float, default=1e-5)
    options = parser.parse_args()
    dtype = getattr(torch, options.dtype)
    gold = load_file(options.fixture)
    features = gold.get("in.rna_feat")
    genes = Genes(gold["in.seqs"].to(dtype), gold["in.signals"].to(dtype), None if features is None else features.to(dtype))
    target = gold["in.target"].to(dtype)
    report = Report()
    for name in options.variants:
        variant = VARIANTS[name]()
        print(f"{options.fixture} {name} {options.dtype}")
        for mode in ("eval", "train"):
            model = Prism.load(options.weights).to(dtype).train(mode == "train")
            wanted = any(key.startswith(f"{mode}.grad.") for key in gold)
            wanted = wanted and variant.training_scan is not None
            if mode == "train" and not wanted:
                continue
            with torch.set_grad_enabled(wanted):
                prediction = model(genes, variant)
                parts = losses(prediction, target)
            report.outputs(mode, prediction, parts, gold, options.tolerance)
            if parts["total_loss"].requires_grad:
                parts["total_loss"].backward()
                report.gradients(mode, model, gold, 10 * options.tolerance)
    passed = report.passed and report.count > 0
    print(f"{'passed' if passed else 'FAILED'}: {report.count} comparisons")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
