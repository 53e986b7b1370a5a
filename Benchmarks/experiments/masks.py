#!/usr/bin/env python3
"""Masked models against retrained ones on SIMULATED data: trains with `signal_dropout`, runs `prism ablate --retrain`,
prints a Markdown table and whether the bounds hold.

    Benchmarks/experiments/masks.py --out .build/experiments/masks [--data sample-data/dataset.toml] [--seeds 2,22,222]

Goes on where it was stopped: finished models are kept. Three seeds of the settings below are 3 trainings with signals missing
and 30 retrained ones of 1,000 steps each, some seventy seconds a training on one core: forty minutes. Needs Python alone.
"""
import argparse
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = """[model]
d_model = 16
n_layer = 1
d_state = 8
cnn_dim = 4

[training]
steps = {steps}
batch = 32
learning_rate = 3e-3
initial_learning_rate = 1e-4
final_learning_rate = 1e-5
weight_decay = 1e-2
shift = 100
validation_interval = 50
signal_dropout = {dropout}
"""
#: The largest excess of a mask's MSE over that of models retrained for it.
BOUNDS = {"all on": 0.02, "mean of single drops": 0.05, "worst single drop": 0.10, "mean of only-one": 0.15}


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True).stdout


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prism", default=ROOT / ".build/release/prism")
    parser.add_argument("--data", default=ROOT / "sample-data/dataset.toml")
    parser.add_argument("--out", required=True)
    parser.add_argument("--seeds", default="2,22,222")
    parser.add_argument("--variant", default="concat", choices=["concat", "prism"])
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--dropout", type=float, default=0.75)
    parser.add_argument("--region", help="only genes of this contig, such as chrSim3")
    arguments = parser.parse_args()
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    config = out / "masks.toml"
    config.write_text(SETTINGS.format(steps=arguments.steps, dropout=arguments.dropout))
    run(arguments.prism, "train", arguments.data, "-o", out / "models", "--config", config, "--seeds", arguments.seeds,
        "--variant", arguments.variant, "--resume")
    weights = [part for seed in arguments.seeds.split(",")
               for part in ("--weights", out / f"models/seed-{seed}/best.safetensors")]
    region = ["--region", arguments.region] if arguments.region else []
    text = run(arguments.prism, "ablate", arguments.data, *weights, *region, "-o", out / "ablation.tsv",
               "--models", out / "retrained", "--retrain", "--json")
    (out / "ablation.json").write_text(text)
    masks = json.loads(text)["masks"]
    signals = max((mask["off"] for mask in masks), key=len)

    print("| off | n | r | retrained r | MSE | retrained MSE | difference [95 %] | excess |")
    print("|---|---|---|---|---|---|---|---|")
    excess = {}
    for mask in masks:
        key = tuple(mask["off"])
        excess[key] = mask["mse"] / mask["retrained_mse"] - 1
        low, high = mask["mse_difference_interval"]
        r, other = (f"{value:.3f}" if value is not None else "–" for value in (mask.get("r"), mask.get("retrained_r")))
        print(f"| {', '.join(key) or 'nothing'} | {mask['n']} | {r} | {other} | {mask['mse']:.4f} "
              f"| {mask['retrained_mse']:.4f} | {mask['mse_difference']:+.4f} [{low:+.4f}, {high:+.4f}] "
              f"| {100 * excess[key]:+.1f} % |")
    drops = [excess[(signal,)] for signal in signals]
    alone = [value for key, value in excess.items() if len(key) == len(signals) - 1]
    found = {"all on": excess[()], "mean of single drops": mean(drops), "worst single drop": max(drops),
             "mean of only-one": mean(alone)}
    print()
    for name, bound in BOUNDS.items():
        verdict = "holds" if found[name] <= bound else "does NOT hold"
        print(f"- {name}: {100 * found[name]:+.1f} %, bound {100 * bound:+.0f} %: {verdict}")


if __name__ == "__main__":
    main()
