"""Write the small golden files that lie beside this script (README.md says what they hold). No arguments."""

from __future__ import annotations

import copy
import json
from dataclasses import asdict, replace
from pathlib import Path

import torch
from omegaconf import OmegaConf
from safetensors.torch import save_file
from torch import Tensor

from model import Prism, Settings, losses

FOLDER = Path(__file__).parent
LENGTH = 67
OFF = {"bidirectional": False}
PRODUCT = {"bidirectional_strategy": "ew_multiply"}
UNTIED = {"bidirectional_weight_tie": False}
LAYER_NORM = {"rms_norm": False}
# A second layer takes 10 kB: the published form and the product of directions have one.
PUBLISHED = Settings(
    d_model=8, n_layer=2, d_state=8, d_conv=4, signal_size=3, rna_feat_dim=9, cnn_dim=2
)
OTHERS = {
    "multiplied": PRODUCT | {"n_layer": 2},
    "untied": UNTIED,
    "forward": OFF,
    "layernorm": LAYER_NORM,
    "multiplied-untied": PRODUCT | UNTIED,
    "multiplied-layernorm": PRODUCT | LAYER_NORM,
    "untied-layernorm": UNTIED | LAYER_NORM,
    "forward-layernorm": OFF | LAYER_NORM,
    "multiplied-untied-layernorm": PRODUCT | UNTIED | LAYER_NORM,
}


def settings_of(s: Settings) -> dict:
    """What a model needs of its settings, the Mamba layers' in a table of their own as the release has them."""
    flat = asdict(s)
    layers = {name: flat.pop(name) for name in ("d_state", "d_conv", "expand")}
    return flat | {"weight_act": "sigmoid", "intervention_loss_weight": 1.0, "ssm_cfg": layers}


def released_settings(s: Settings) -> dict:
    """All that the release's configuration states."""
    known = settings_of(s)
    return known | {
        "_target_": "caduceus.configuration_caduceus.CaduceusConfig",
        "interact": "concat",
        "base_size": 4,
        "useRNAFeat": True,
        "vocab_size": 12,
        "down_n_layer": 2,
        "fused_add_norm": True,
        "residual_in_fp32": False,
        "pad_vocab_size_multiple": 8,
        "rcps": False,
        "complement_map": None,
        "initializer_cfg": {"initializer_range": 0.02, "rescale_prenorm_residual": True},
        "ssm_cfg": known["ssm_cfg"]
        | {
            "dt_rank": "auto",
            "dt_min": 0.001,
            "dt_max": 0.1,
            "dt_init": "random",
            "dt_scale": 1.0,
            "dt_init_floor": 1e-4,
            "conv_bias": True,
            "bias": False,
            "use_fast_path": True,
        },
    }


def random_model(s: Settings, seed: int) -> Prism:
    """Weights away from every constant that training would start from."""
    torch.manual_seed(seed)
    model = Prism(s)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            spread = 0.5 if name.endswith(("A_log", "D", "bias")) else 0.3
            parameter += spread * (2 * torch.rand_like(parameter) - 1)
        for name, buffer in model.named_buffers():
            if name.endswith("running_mean"):
                buffer += 0.4 * torch.randn_like(buffer)
            elif name.endswith("running_var"):
                buffer += torch.rand_like(buffer)
    return model


def inputs(s: Settings, seed: int, genes: int = 2) -> dict[str, Tensor]:
    """Made-up windows; one position in twenty has no base."""
    torch.manual_seed(seed)
    letters = torch.randint(4, (genes, LENGTH))
    known = torch.rand(genes, LENGTH, 1) > 0.05
    return {
        "seqs": torch.nn.functional.one_hot(letters, 4) * known,
        "signals": 2 * torch.rand(genes, LENGTH, s.signal_size),
        "rna_feat": torch.randn(genes, s.rna_feat_dim),
        "target": torch.tensor([[0.4], [3.0]]),
    }


def golden(model: Prism, given: dict[str, Tensor]) -> dict[str, Tensor]:
    """Outputs and gradients in float64."""
    found: dict[str, Tensor] = {}
    seqs, signals, features, target = (given[n].double() for n in ("seqs", "signals", "rna_feat", "target"))
    for mode in ("eval", "train"):
        oracle = copy.deepcopy(model).double().train(mode == "train")
        outputs = oracle(seqs, signals, features)
        parts = losses(outputs, target)
        found[f"{mode}64.loss.total_loss"] = parts["total_loss"]
        if mode == "eval":
            found |= {f"eval64.{name}": value for name, value in outputs.items()}
            continue
        found |= {f"train64.{name}": value for name, value in outputs.items() if "logits" in name}
        parts["total_loss"].backward()
        gradients = {name: p.grad for name, p in oracle.named_parameters()}
        norm = torch.stack([g.norm() for g in gradients.values()]).norm()
        found["train64.grad_norm"] = norm
        found |= {f"train64.grad.{name}": g.float() for name, g in gradients.items()}
        for name, buffer in oracle.named_buffers():
            if "tracked" not in name:
                found[f"train64.buf.{name}"] = buffer.float()
    # The first gene's intervened prediction by its inputs.
    oracle = copy.deepcopy(model).double().eval()
    leaves = [tensor[:1].clone().requires_grad_() for tensor in (seqs, signals, features)]
    oracle(*leaves)["intervention_logits"].sum().backward()
    for name, leaf in zip(("bases", "signals", "features"), leaves):
        found[f"input64.{name}"] = leaf.grad[0].float()
    return {name: value.detach().clone().contiguous() for name, value in found.items()}


def write(name: str, s: Settings, seed: int) -> None:
    model, given = random_model(s, seed), inputs(s, seed + 1)
    if s is PUBLISHED:
        write_lightning(name, s, model)
    else:
        tensors = {n: t.clone() for n, t in model.state_dict().items() if "tracked" not in n}
        save_file(tensors, FOLDER / f"{name}.safetensors", {"config": json.dumps(settings_of(s))})
    given["seqs"] = given["seqs"].to(torch.uint8)
    stored = {f"in.{n}": t for n, t in given.items()} | golden(model, given)
    save_file(stored, FOLDER / f"{name}.golden.safetensors")


def write_lightning(name: str, s: Settings, model: Prism) -> None:
    """As the release saves a run."""
    parameters = OmegaConf.create(
        {
            "train": {"seed": 2},
            "dataset": {"cell_type": "K562", "seq_range": 2000, "seed": "${train.seed}"},
            "model": {"_name_": "Prism", "config": released_settings(s)},
            "task": {"loss": {"uniform_loss_weight": 1.0, "intervention_loss_weight": 1.0}},
        }
    )
    torch.save(
        {
            "epoch": 3,
            "global_step": 4321,
            "pytorch-lightning_version": "1.8.6",
            "state_dict": {f"model.{n}": t for n, t in model.state_dict().items()},
            "hyper_parameters": parameters,
        },
        FOLDER / f"{name}.ckpt",
    )


def main() -> None:
    torch.set_num_threads(1)  # tiny tensors: threads would only wait for each other
    write("published", PUBLISHED, 2)
    for index, (name, form) in enumerate(OTHERS.items()):
        write(name, replace(Settings(), **form), 10 * (index + 1))


if __name__ == "__main__":
    main()
