"""The Prism model: streams, backbone, context generator, pooling, head and losses.

Shapes: B genes, L positions, S signals, F features, d model width, C contexts.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from safetensors import safe_open
from torch import Tensor, nn

from .configuration import Configuration
from .mamba import Layer
from .variants import Variant


class Genes(NamedTuple):
    """A batch of model inputs."""

    sequence: Tensor  # B × L × 4, one-hot
    signals: Tensor  # B × L × S
    features: Tensor | None  # B × F


class Prediction(NamedTuple):
    """Results for B genes; the contexts' parts are None without a context generator or when not asked for."""

    observed: Tensor  # B × 1
    pooled: Tensor  # B × d
    intervened: Tensor | None = None  # B × 1
    intervened_pooled: Tensor | None = None  # B × d
    context_weights: Tensor | None = None  # B × d × C
    uniform_loss: Tensor | None = None  # scalar


class WeightGenerator(nn.Module):
    """Signals to context weights: three convolution stages, a mean over positions, a projection."""

    def __init__(self, c: Configuration) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        sizes = [c.signal_size, c.cnn_dim, 2 * c.cnn_dim, 4 * c.cnn_dim]
        for source, target, width in zip(sizes, sizes[1:], (7, 5, 3)):
            stages += [nn.Conv1d(source, target, width, padding=width // 2), nn.BatchNorm1d(target)]
            stages += [nn.ReLU(), nn.MaxPool1d(4)]
        self.cnn_encoder = nn.Sequential(*stages)
        self.weight_projector = nn.Sequential(nn.Linear(4 * c.cnn_dim, c.d_model * c.n_context))
        self.contexts = c.n_context
        self.softmax = c.weight_act == "softmax"

    def forward(self, signals: Tensor) -> Tensor:
        """B×L×S to B×d×C."""
        encoded = self.cnn_encoder(signals.transpose(1, 2)).mean(2)
        flat = self.weight_projector(encoded).unflatten(1, (-1, self.contexts))
        return flat.softmax(1) if self.softmax else flat.sigmoid()


class Backbone(nn.Module):
    """The stack of layers and the final norm."""

    def __init__(self, c: Configuration) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.n_layer))
        self.norm_f = nn.RMSNorm(c.d_model, eps=c.norm_epsilon)
        self.epsilon = c.norm_epsilon

    def forward(self, streams: Tensor, variant: Variant) -> Tensor:
        """S×L×d to S×L×d, with `variant`'s way of computing the layers."""
        residual = streams
        scan = variant.training_scan if torch.is_grad_enabled() else variant.scan
        assert scan is not None, "this variant cannot be differentiated"
        for layer in self.layers:
            w = layer.weights()
            entered = variant.enter(residual, w, self.epsilon)
            y = scan(entered.x, entered.dt, w.a, entered.b, entered.c)
            residual = variant.leave(residual, y, entered.x, entered.z, w.skip, w.out_proj)
        return self.norm_f(residual)


class Prism(nn.Module):
    """The whole model. Parameter names are those of checkpoints."""

    def __init__(self, c: Configuration) -> None:
        super().__init__()
        self.configuration = c
        self.seq_input_layer = nn.Linear(c.base_size, c.d_model)
        self.signal_input_layer = nn.Linear(c.signal_size, c.d_model)
        self.caduceus = nn.ModuleDict({"backbone": Backbone(c)})
        if c.has_generator:
            self.weight_generator = WeightGenerator(c)
        d, extra = c.d_model, c.feature_size if c.use_features else 0
        self.pToExpr = nn.Sequential(
            nn.Linear(d + extra, d), nn.ReLU(), nn.Linear(d, d), nn.ReLU(), nn.Linear(d, 1)
        )

    @staticmethod
    def load(path: str) -> Prism:
        """Read weights and configuration from a safetensors file."""
        with safe_open(path, "pt") as file:
            model = Prism(Configuration.from_json(file.metadata()["config"]))
            model.load_state_dict({name: file.get_tensor(name) for name in file.keys()})
        return model

    def pool(self, hidden: Tensor) -> Tensor:
        """Mean over the central `center_len` positions: S×L×d to S×d."""
        length, center = hidden.shape[1], self.configuration.center_len
        if 0 < center < length:
            start = (length - center) // 2
            hidden = hidden[:, start : start + center]
        return hidden.mean(1)

    def head(self, pooled: Tensor, features: Tensor | None) -> Tensor:
        """B×d and B×F to B×1."""
        if self.configuration.use_features:
            assert features is not None, "this checkpoint needs features"
            pooled = torch.cat([pooled, features], 1)
        return self.pToExpr(pooled)

    def forward(self, genes: Genes, variant: Variant, contexts: bool = True) -> Prediction:
        """The observed prediction and, if asked for and possible, the intervened one."""
        backbone = self.caduceus["backbone"]
        e_seq, e_sig = self.seq_input_layer(genes.sequence), self.signal_input_layer(genes.signals)
        if not (contexts and self.configuration.has_generator):
            pooled = self.pool(backbone(e_seq + e_sig, variant))
            return Prediction(self.head(pooled, genes.features), pooled)
        batch, count = len(e_seq), self.configuration.n_context
        weights = self.weight_generator(genes.signals)
        streams = [e_seq + e_sig] + [e_seq + e_sig * weights[:, None, :, i] for i in range(count)]
        pooled = self.pool(backbone(torch.cat(streams), variant)).view(1 + count, batch, -1)
        # Pooling is linear, so the mean over contexts may be taken after it.
        observed, intervened = pooled[0], pooled[1:].mean(0)
        return Prediction(
            self.head(observed, genes.features),
            observed,
            self.head(intervened, genes.features),
            intervened,
            weights,
            uniform_loss(weights, self.configuration.uniform_t),
        )


def uniform_loss(weights: Tensor, t: float) -> Tensor:
    """Mean over genes of log Σ exp(2t·cos − 2t) over all pairs of contexts. `weights` is B×d×C."""
    unit = weights / (weights.norm(dim=1, keepdim=True) + 1e-8)
    cosine = unit.transpose(1, 2) @ unit
    return torch.logsumexp((2 * t * cosine - 2 * t).flatten(1), 1).mean()


def losses(prediction: Prediction, target: Tensor, intervention_weight: float = 1.0) -> dict[str, Tensor]:
    """The loss parts and their weighted total (both λ equal). `target` is B×1."""
    parts = {"pred_loss": F.smooth_l1_loss(prediction.observed, target)}
    if prediction.intervened is None or prediction.uniform_loss is None:
        return parts | {"total_loss": parts["pred_loss"]}
    parts["intervention_loss"] = F.smooth_l1_loss(prediction.intervened, target)
    parts["uniform_loss"] = prediction.uniform_loss
    extra = parts["intervention_loss"] + parts["uniform_loss"]
    return parts | {"total_loss": parts["pred_loss"] + intervention_weight * extra}
