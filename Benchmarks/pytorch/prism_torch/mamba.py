"""The bidirectional Mamba backbone: everything except the selective scan itself, which is passed in.

Shapes: S sequences, L positions, d model width, E inner width, N states, R dt rank.
A leading 2 is the direction: 0 forward, 1 reverse, the latter in flipped time.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .configuration import Configuration


class LayerWeights(NamedTuple):
    """One layer's weights, the two directions stacked; in and out projection are shared by both."""

    norm: Tensor  # d
    in_proj: Tensor  # 2E × d
    conv: Tensor  # 2 × width × E
    conv_bias: Tensor  # 2 × E
    x_proj: Tensor  # 2 × (R + 2N) × E
    dt_proj: Tensor  # 2 × E × R
    dt_bias: Tensor  # 2 × E
    a: Tensor  # 2 × E × N, negative
    skip: Tensor  # 2 × E
    out_proj: Tensor  # d × E


class Entered(NamedTuple):
    """What a layer hands to its scan, and keeps for afterwards."""

    x: Tensor  # 2 × S × L × E
    dt: Tensor  # 2 × S × L × E, positive
    b: Tensor  # 2 × S × L × N
    c: Tensor  # 2 × S × L × N
    z: Tensor  # S × L × E, in forward time


class Scan(Protocol):
    """s[t] = exp(dt[t]·A) ⊙ s[t−1] + (dt[t]·x[t]) ⊗ B[t], y[t] = s[t]·C[t], for both directions at once."""

    def __call__(self, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
        """x, dt 2×S×L×E; a 2×E×N; b, c 2×S×L×N. Returns y, 2×S×L×E."""
        ...


def enter(residual: Tensor, w: LayerWeights, epsilon: float) -> Entered:
    """Norm, in-projection, causal depthwise convolution, and the scan's inputs. `residual` is S×L×d."""
    sequences, length, _ = residual.shape
    inner = w.in_proj.shape[0] // 2
    width, rank = w.conv.shape[1], w.dt_proj.shape[2]
    states = (w.x_proj.shape[1] - rank) // 2
    edge = width - 1
    h = residual * torch.rsqrt(residual.square().mean(-1, keepdim=True) + epsilon) * w.norm
    # The in-projection has no bias, so zero rows around h give both convolutions their zero padding.
    xz = F.linear(F.pad(h, (0, 0, edge, edge)), w.in_proj)
    z = xz[:, edge : edge + length, inner:]
    forward, reverse = w.conv_bias
    for tap in range(width):
        forward = forward + w.conv[0, tap] * xz[:, tap : tap + length, :inner]
        back = 2 * edge - tap
        reverse = reverse + w.conv[1, tap] * xz[:, back : back + length, :inner]
    x = torch.stack([forward, reverse.flip(1)])
    x = F.silu(x)
    projected = torch.bmm(x.reshape(2, -1, inner), w.x_proj.transpose(1, 2))
    dt = torch.baddbmm(w.dt_bias[:, None], projected[..., :rank], w.dt_proj.transpose(1, 2))
    dt = F.softplus(dt).view(x.shape)
    bc = projected.view(2, sequences, length, rank + 2 * states)
    return Entered(x, dt, bc[..., rank : rank + states], bc[..., rank + states :], z)


def leave(residual: Tensor, y: Tensor, x: Tensor, z: Tensor, skip: Tensor, out_proj: Tensor) -> Tensor:
    """Skip connection, sum of the directions, gate, out-projection, residual. Returns S×L×d."""
    y = y + skip[:, None, None] * x
    return residual + F.linear((y[0] + y[1].flip(1)) * F.silu(z), out_proj)


class Direction(nn.Module):
    """The parameters of one direction, named as checkpoints name them."""

    def __init__(self, c: Configuration) -> None:
        super().__init__()
        self.in_proj = nn.Linear(c.d_model, 2 * c.inner, bias=False)
        self.conv1d = nn.Conv1d(c.inner, c.inner, c.d_conv, groups=c.inner)
        self.x_proj = nn.Linear(c.inner, c.dt_rank + 2 * c.d_state, bias=False)
        self.dt_proj = nn.Linear(c.dt_rank, c.inner)
        self.out_proj = nn.Linear(c.inner, c.d_model, bias=False)
        self.A_log = nn.Parameter(torch.arange(1.0, c.d_state + 1).log().repeat(c.inner, 1))
        self.D = nn.Parameter(torch.ones(c.inner))


class Mixer(nn.Module):
    """Both directions; the reverse one borrows the forward one's in- and out-projection."""

    def __init__(self, c: Configuration) -> None:
        super().__init__()
        self.mamba_fwd = Direction(c)
        self.mamba_rev = Direction(c)
        self.mamba_rev.in_proj.weight = self.mamba_fwd.in_proj.weight
        self.mamba_rev.out_proj.weight = self.mamba_fwd.out_proj.weight


class Layer(nn.Module):
    """RMSNorm and a bidirectional Mamba around the residual."""

    def __init__(self, c: Configuration) -> None:
        super().__init__()
        self.mixer = Mixer(c)
        self.norm = nn.RMSNorm(c.d_model, eps=c.norm_epsilon)

    def weights(self) -> LayerWeights:
        """The weights with the directions stacked (small tensors; differentiable)."""
        f, r = self.mixer.mamba_fwd, self.mixer.mamba_rev
        return LayerWeights(
            norm=self.norm.weight,
            in_proj=f.in_proj.weight,
            conv=torch.stack([f.conv1d.weight[:, 0].T, r.conv1d.weight[:, 0].T]),
            conv_bias=torch.stack([f.conv1d.bias, r.conv1d.bias]),
            x_proj=torch.stack([f.x_proj.weight, r.x_proj.weight]),
            dt_proj=torch.stack([f.dt_proj.weight, r.dt_proj.weight]),
            dt_bias=torch.stack([f.dt_proj.bias, r.dt_proj.bias]),
            a=-torch.exp(torch.stack([f.A_log, r.A_log])),
            skip=torch.stack([f.D, r.D]),
            out_proj=f.out_proj.weight,
        )
