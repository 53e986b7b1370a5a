"""The model's configuration, as a checkpoint states it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Configuration:
    """Sizes and switches of one Prism model. The defaults are the released configuration."""

    d_model: int = 128
    n_layer: int = 4
    d_state: int = 16
    d_conv: int = 4
    expand: int = 2
    dt_rank: int = 8
    norm_epsilon: float = 1e-5
    base_size: int = 4
    signal_size: int = 3
    feature_size: int = 9
    use_features: bool = True
    center_len: int = 2000
    n_context: int = 2
    cnn_dim: int = 8
    weight_act: str = "sigmoid"
    intervention_weight: float = 1.0
    uniform_t: float = 2.0

    @property
    def inner(self) -> int:
        """E, the width inside a Mamba layer."""
        return self.expand * self.d_model

    @property
    def has_generator(self) -> bool:
        """Whether the model has a context generator (absent when trained with intervention weight 0)."""
        return self.intervention_weight > 0

    @staticmethod
    def from_json(text: str) -> Configuration:
        """Read the JSON object in a safetensors file's metadata entry `config`."""
        raw = json.loads(text)
        rank = raw["dt_rank"]
        return Configuration(
            d_model=raw["d_model"],
            n_layer=raw["n_layer"],
            d_state=raw["d_state"],
            d_conv=raw["d_conv"],
            expand=raw["expand"],
            dt_rank=math.ceil(raw["d_model"] / 16) if rank == "auto" else int(rank),
            norm_epsilon=raw["norm_epsilon"],
            base_size=raw["base_size"],
            signal_size=raw["signal_size"],
            feature_size=raw["rna_feat_dim"],
            use_features=raw["useRNAFeat"],
            center_len=raw["center_len"],
            n_context=raw["n_context"],
            cnn_dim=raw["cnn_dim"],
            weight_act=raw["weight_act"],
            intervention_weight=raw["intervention_loss_weight"],
            uniform_t=float(raw["gaussian_kernel_t"]),
        )
