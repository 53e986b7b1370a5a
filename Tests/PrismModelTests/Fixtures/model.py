"""The Prism model in PyTorch in all forms that are computed, written for clarity: modules one to one, a loop over time.

Shapes: B genes, L positions, S signals, F features, d model width, E inner width, N states, C contexts. Parameters have
the names of published checkpoints.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class Settings:
    """Sizes and form of a model, under the release's names."""

    d_model: int = 5
    n_layer: int = 1
    d_state: int = 3
    d_conv: int = 3
    expand: int = 2
    norm_epsilon: float = 1e-5
    signal_size: int = 2
    rna_feat_dim: int = 2
    center_len: int = 41
    n_context: int = 2
    cnn_dim: int = 1
    bidirectional: bool = True
    bidirectional_strategy: str = "add"
    bidirectional_weight_tie: bool = True
    rms_norm: bool = True

    @property
    def inner(self) -> int:
        return self.expand * self.d_model

    @property
    def rank(self) -> int:
        return math.ceil(self.d_model / 16)


class RMSNorm(nn.Module):
    """x / sqrt(mean(x²) + ε) ⊙ weight."""

    def __init__(self, s: Settings) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(s.d_model))
        self.epsilon = s.norm_epsilon

    def forward(self, x: Tensor) -> Tensor:
        return x / (x.square().mean(-1, keepdim=True) + self.epsilon).sqrt() * self.weight


def norm(s: Settings) -> nn.Module:
    return RMSNorm(s) if s.rms_norm else nn.LayerNorm(s.d_model, eps=s.norm_epsilon)


class Mamba(nn.Module):
    """One direction, B × L × d to B × L × d."""

    def __init__(self, s: Settings) -> None:
        super().__init__()
        self.in_proj = nn.Linear(s.d_model, 2 * s.inner, bias=False)
        self.conv1d = nn.Conv1d(s.inner, s.inner, s.d_conv, groups=s.inner, padding=s.d_conv - 1)
        self.x_proj = nn.Linear(s.inner, s.rank + 2 * s.d_state, bias=False)
        self.dt_proj = nn.Linear(s.rank, s.inner)
        self.A_log = nn.Parameter(torch.arange(1.0, s.d_state + 1).log().repeat(s.inner, 1))
        self.D = nn.Parameter(torch.ones(s.inner))
        self.out_proj = nn.Linear(s.inner, s.d_model, bias=False)
        self.sizes = [s.rank, s.d_state, s.d_state]

    def forward(self, h: Tensor) -> Tensor:
        x, z = self.in_proj(h).chunk(2, -1)
        x = F.silu(self.conv1d(x.transpose(1, 2))[..., : h.shape[1]].transpose(1, 2))
        delta, b, c = self.x_proj(x).split(self.sizes, -1)
        delta = F.softplus(self.dt_proj(delta))
        a = -self.A_log.exp()
        state = x.new_zeros(x.shape[0], *a.shape)
        outputs = []
        for t in range(x.shape[1]):
            drive = (delta[:, t] * x[:, t])[..., None] * b[:, t, None, :]
            state = (delta[:, t, :, None] * a).exp() * state + drive
            outputs.append((state * c[:, t, None, :]).sum(-1) + self.D * x[:, t])
        return self.out_proj(torch.stack(outputs, 1) * F.silu(z))


class BiMamba(nn.Module):
    """Both directions and what joins them, or the forward one alone."""

    def __init__(self, s: Settings) -> None:
        super().__init__()
        self.settings = s
        self.mamba_fwd = Mamba(s)
        if s.bidirectional:
            self.mamba_rev = Mamba(s)
        if s.bidirectional and s.bidirectional_weight_tie:
            self.mamba_rev.in_proj.weight = self.mamba_fwd.in_proj.weight
            self.mamba_rev.out_proj.weight = self.mamba_fwd.out_proj.weight

    def forward(self, h: Tensor) -> Tensor:
        forward = self.mamba_fwd(h)
        if not self.settings.bidirectional:
            return forward
        reverse = self.mamba_rev(h.flip(1)).flip(1)
        return forward + reverse if self.settings.bidirectional_strategy == "add" else forward * reverse


class Layer(nn.Module):
    def __init__(self, s: Settings) -> None:
        super().__init__()
        self.mixer = BiMamba(s)
        self.norm = norm(s)

    def forward(self, residual: Tensor) -> Tensor:
        return residual + self.mixer(self.norm(residual))


class Backbone(nn.Module):
    def __init__(self, s: Settings) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.n_layer))
        self.norm_f = norm(s)

    def forward(self, stream: Tensor) -> Tensor:
        for layer in self.layers:
            stream = layer(stream)
        return self.norm_f(stream)


class WeightGenerator(nn.Module):
    """Signals, B × L × S, to context weights, B × d × C."""

    def __init__(self, s: Settings) -> None:
        super().__init__()
        k = s.cnn_dim
        steps: list[nn.Module] = []
        for source, target, width in ((s.signal_size, k, 7), (k, 2 * k, 5), (2 * k, 4 * k, 3)):
            steps += [nn.Conv1d(source, target, width, padding=width // 2), nn.BatchNorm1d(target)]
            steps += [nn.ReLU(), nn.MaxPool1d(4)]
        self.cnn_encoder = nn.Sequential(*steps)
        self.weight_projector = nn.Sequential(nn.Linear(4 * k, s.d_model * s.n_context))
        self.shape = (s.d_model, s.n_context)

    def forward(self, signals: Tensor) -> Tensor:
        encoded = self.cnn_encoder(signals.transpose(1, 2)).mean(-1)
        return self.weight_projector(encoded).unflatten(1, self.shape).sigmoid()


class Prism(nn.Module):
    def __init__(self, s: Settings) -> None:
        super().__init__()
        self.settings = s
        self.seq_input_layer = nn.Linear(4, s.d_model)
        self.signal_input_layer = nn.Linear(s.signal_size, s.d_model)
        self.caduceus = nn.ModuleDict({"backbone": Backbone(s)})
        self.weight_generator = WeightGenerator(s)
        d = s.d_model
        self.pToExpr = nn.Sequential(
            nn.Linear(d + s.rna_feat_dim, d), nn.ReLU(), nn.Linear(d, d), nn.ReLU(), nn.Linear(d, 1)
        )

    def pool(self, hidden: Tensor) -> Tensor:
        start = (hidden.shape[1] - self.settings.center_len) // 2
        return hidden[:, start : start + self.settings.center_len].mean(1)

    def head(self, pooled: Tensor, features: Tensor) -> Tensor:
        return self.pToExpr(torch.cat([pooled, features], 1))

    def forward(self, seqs: Tensor, signals: Tensor, features: Tensor) -> dict[str, Tensor]:
        backbone = self.caduceus["backbone"]
        e_seq, e_sig = self.seq_input_layer(seqs), self.signal_input_layer(signals)
        weights = self.weight_generator(signals)
        observed = self.pool(backbone(e_seq + e_sig))
        contexts = [backbone(e_seq + e_sig * w[:, None]) for w in weights.unbind(2)]
        intervened = self.pool(torch.stack(contexts).mean(0))
        return {
            "logits": self.head(observed, features),
            "intervention_logits": self.head(intervened, features),
            "hidden_pooled": observed,
            "intervention_pooled": intervened,
            "context_weights": weights,
            "uniform_loss": uniformity(weights),
        }


def uniformity(weights: Tensor, t: float = 2) -> Tensor:
    unit = weights / (weights.norm(dim=1, keepdim=True) + 1e-8)
    cosines = unit.transpose(1, 2) @ unit
    return (2 * t * cosines - 2 * t).exp().sum((1, 2)).log().mean()


def losses(outputs: dict[str, Tensor], target: Tensor) -> dict[str, Tensor]:
    """The parts of the loss and their sum, every weight 1."""
    parts = {
        "pred_loss": F.smooth_l1_loss(outputs["logits"], target),
        "intervention_loss": F.smooth_l1_loss(outputs["intervention_logits"], target),
        "uniform_loss": outputs["uniform_loss"],
    }
    return parts | {"total_loss": sum(parts.values())}
