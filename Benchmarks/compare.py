"""Run `prism bench inference` and the PyTorch implementation in turn, on the same machine, and print the ratios.

Machines are noisy, so the ratio counts, not the milliseconds: both sides are measured in this one run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

PYTORCH = Path(__file__).parent / "pytorch"


def run(command: list[str], **options: object) -> dict:
    """The JSON that a command prints."""
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout)


def main() -> None:
    """Compare, thread count by thread count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prism", default=".build/release/prism")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--variants", nargs="+", default=["reference", "lean", "compiled", "tiled-polynomial"])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--train", action="store_true", help="compare training steps too")
    arguments = parser.parse_args()
    # A setting for NumPy's BLAS on some machines, which also slows PyTorch.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}
    for threads in arguments.threads:
        ours = run([arguments.prism, "bench", "inference", "--threads", str(threads), "--json"])
        command = [sys.executable, "bench.py", "--json", "--threads", str(threads), "--repeat", str(arguments.repeat)]
        command += ["--variants", *arguments.variants] + (["--train"] if arguments.train else [])
        theirs = run(command, cwd=PYTORCH, env=environment)
        again = run([arguments.prism, "bench", "inference", "--threads", str(threads), "--json"])
        observed = min(ours["observed_ms"], again["observed_ms"])
        full = min(ours["full_ms"], again["full_ms"])
        print(f"{threads} thread(s), milliseconds per gene at L = 2000 ({ours['instruction_set']}, PyTorch {theirs['torch']})")
        print(f"  {'':<28}{'observed':>10}{'ratio':>8}{'full':>10}{'ratio':>8}")
        print(f"  {'prism':<28}{observed:>10.1f}{'':>8}{full:>10.1f}")
        for r in theirs["results"]:
            print(
                f"  {'PyTorch ' + r['variant']:<28}{r['observed_ms']:>10.1f}{r['observed_ms'] / observed:>7.1f}×"
                f"{r['full_ms']:>10.1f}{r['full_ms'] / full:>7.1f}×"
            )
        if arguments.train:
            step = run([arguments.prism, "bench", "training", "--threads", str(threads), "--json"])
            for r in theirs["results"]:
                if "train_step_ms_per_gene" in r:
                    ratio = r["train_step_ms_per_gene"] / step["step_ms"]
                    print(
                        f"  training step per gene: prism {step['step_ms']:.0f} ms, PyTorch {r['variant']} "
                        f"{r['train_step_ms_per_gene']:.0f} ms ({ratio:.1f}×)"
                    )


if __name__ == "__main__":
    main()
