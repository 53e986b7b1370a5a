"""Run `prism bench inference` and the PyTorch implementation in turn, on the same machine, and print the ratios.

Machines are noisy, so the ratio counts, not the milliseconds: both sides are measured in this one run. Our time is given
for each instruction set that the machine has, with the rate of the matrix products over the processor's own peak.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

PYTORCH = Path(__file__).parent / "pytorch"

# Fastest first; a machine has some of them.
INSTRUCTION_SETS = ["avx512", "avx2", "neon", "baseline"]


def run(command: list[str], **options: object) -> dict:
    """The JSON that a command prints."""
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout)


def measure(prism: str, threads: int, instruction_set: str) -> dict | None:
    """What `prism bench inference` says with an instruction set; nothing where it refuses, and why on standard error."""
    environment = {**os.environ, "PRISM_INSTRUCTION_SET": instruction_set}
    command = [prism, "bench", "inference", "--threads", str(threads), "--json"]
    try:
        return run(command, env=environment, stderr=subprocess.PIPE, text=True)
    except subprocess.CalledProcessError as error:
        print(f"without {instruction_set}: {error.stderr.strip()}", file=sys.stderr)
        return None


def best(first: dict, second: dict) -> dict:
    """The better of two measurements, figure by figure: a machine that others use too is only ever slower."""
    rates = ("product_efficiency", "fma_peak_gflops")
    return {
        key: value if isinstance(value, str) else (max if key in rates else min)(value, second[key])
        for key, value in first.items()
    }


def print_row(name: str, observed: float, full: float, ours: dict[str, float], note: str = "") -> None:
    """One line of the table; ratios to our fastest."""
    ratios = f"{observed / ours['observed_ms']:>7.1f}×", f"{full / ours['full_ms']:>7.1f}×"
    print(f"  {name:<28}{observed:>10.1f}{ratios[0]}{full:>10.1f}{ratios[1]}{note}")


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
        before = {name: measure(arguments.prism, threads, name) for name in INSTRUCTION_SETS}
        command = [sys.executable, "bench.py", "--json", "--threads", str(threads), "--repeat", str(arguments.repeat)]
        command += ["--variants", *arguments.variants] + (["--train"] if arguments.train else [])
        theirs = run(command, cwd=PYTORCH, env=environment)
        after = {name: measure(arguments.prism, threads, name) for name in INSTRUCTION_SETS}
        sets = {name: best(first, after[name]) for name, first in before.items() if first and after[name]}
        if not sets:
            sys.exit(f"{arguments.prism} runs with none of {', '.join(INSTRUCTION_SETS)}")
        ours = next(iter(sets.values()))
        print(f"{threads} thread(s), milliseconds per gene at L = 2000 (PyTorch {theirs['torch']})")
        print(f"  {'':<28}{'observed':>10}{'ratio':>8}{'full':>10}{'ratio':>8}{'products / peak':>18}")
        for name, figures in sets.items():
            note = f"{figures['product_efficiency']:>18.2f} of {figures['fma_peak_gflops']:.0f} GFLOP/s"
            print_row(f"prism, {name}", figures["observed_ms"], figures["full_ms"], ours, note)
        for r in theirs["results"]:
            print_row(f"PyTorch {r['variant']}", r["observed_ms"], r["full_ms"], ours)
        fastest = min(r["observed_ms"] for r in theirs["results"])
        for name, figures in sets.items():
            print(f"  the fastest PyTorch takes {fastest / figures['observed_ms']:.1f} times as long as prism with {name}")
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
