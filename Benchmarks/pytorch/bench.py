"""Time predictions, and with --train training steps, of the PyTorch implementation on this CPU.

python bench.py [--weights W.safetensors] [--threads 1 2] [--variants compiled …] [--repeat N] [--train] [--json]

Medians of wall-clock milliseconds per gene at L = 2000, after one run that compiles and warms up. Speed does not depend on
the weights: without a file, random ones of the released configuration are used.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable

import torch

from prism_torch.configuration import Configuration
from prism_torch.model import Genes, Prism, losses
from prism_torch.variants import VARIANTS, Variant

LENGTH = 2000


def genes(c: Configuration, count: int) -> Genes:
    """Made-up inputs: one-hot bases, uniform signals, normal features."""
    generator = torch.Generator().manual_seed(2)
    bases = torch.randint(0, 4, (count, LENGTH), generator=generator)
    return Genes(
        torch.nn.functional.one_hot(bases, 4).float(),
        torch.rand(count, LENGTH, c.signal_size, generator=generator) * 6,
        torch.randn(count, c.feature_size, generator=generator) if c.use_features else None,
    )


def median_ms(run: Callable[[], object], repeat: int) -> float:
    """Milliseconds of `run`, after a run that is not counted."""
    run()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        run()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


def predictions(model: Prism, variant: Variant, repeat: int) -> dict[str, float]:
    """One gene at a time: the observed prediction alone, and all streams."""
    one = genes(model.configuration, 1)
    model.eval()
    with torch.inference_mode():
        return {
            "observed_ms": median_ms(lambda: model(one, variant, contexts=False), repeat),
            "full_ms": median_ms(lambda: model(one, variant), repeat),
        }


def training_step(model: Prism, variant: Variant, repeat: int, batch: int = 8) -> float:
    """Forward and backward of the whole loss, milliseconds per gene."""
    inputs, target = genes(model.configuration, batch), torch.rand(batch, 1)
    model.train()

    def step() -> None:
        model.zero_grad(set_to_none=True)
        sum(losses(model(inputs, variant), target).values()).backward()

    return median_ms(step, repeat) / batch


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights")
    parser.add_argument("--threads", type=int, nargs="+", default=[1])
    parser.add_argument("--variants", nargs="+", choices=list(VARIANTS), default=["reference", "lean", "compiled"])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    model = Prism.load(arguments.weights) if arguments.weights else Prism(Configuration())
    results = []
    for threads in arguments.threads:
        torch.set_num_threads(threads)
        for name in arguments.variants:
            variant = VARIANTS[name]()
            result = {"threads": threads, "variant": name, **predictions(model, variant, arguments.repeat)}
            if arguments.train and variant.training_scan is not None:
                result["train_step_ms_per_gene"] = training_step(model, variant, max(1, arguments.repeat // 3))
            results.append(result)
            print(result, file=sys.stderr)
    best = {
        str(threads): min(r["observed_ms"] for r in results if r["threads"] == threads)
        for threads in arguments.threads
    }
    if arguments.json:
        print(json.dumps({"torch": torch.__version__, "results": results, "best_observed_ms": best}, indent=2))
        return
    for r in results:
        training = f", training step {r['train_step_ms_per_gene']:.0f}" if "train_step_ms_per_gene" in r else ""
        print(
            f"{r['threads']} thread(s), {r['variant']:<18} observed {r['observed_ms']:8.1f} ms, "
            f"full {r['full_ms']:8.1f} ms{training}"
        )


if __name__ == "__main__":
    main()
