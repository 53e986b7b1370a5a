"""The selective scan through torch.compile: blocks of time steps unrolled into one compiled function.

`Blocks` is the plain way: the lean recurrence, a fixed number of steps at a time. `Tiles` writes the same
recurrence so that the CPU compiler (Inductor's C++ back end) can turn a whole block into one vector loop over
channels. `mamba.Scan` states the recurrence and the shapes; d is the direction (2), S sequences, T steps,
E channels, N states.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

LOG2E = math.log2(math.e)

OPTIONS: dict[str, str | int | bool] = {
    # Unrolled steps are hundreds of small operations: they are worth having in one loop.
    "max_fusion_size": 1 << 20,
    # Fused multiply-add.
    "cpp.enable_floating_point_contract_flag": "fast",
    # A loop over channels has few iterations with much work in each: let two threads share it.
    "cpp.min_chunk_size": 16,
}


def block(state: Tensor, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor, y: Tensor) -> None:
    """T plain steps. state d×S×N×E (updated); x, dt, y (written) d×S×T×E; a d×N×E; b, c d×S×T×N."""
    s, results = state, []
    for t in range(x.shape[2]):
        dt_t = dt[:, :, t, None]
        s = torch.exp(dt_t * a[:, None]) * s + dt_t * x[:, :, t, None] * b[:, :, t, :, None]
        results.append((s * c[:, :, t, :, None]).sum(2))
    state.copy_(s)
    y.copy_(torch.stack(results, 2))


class Blocks:
    """The lean scan, `steps` time steps per call of a compiled block. Inference only."""

    def __init__(self, steps: int = 20) -> None:
        self.steps = steps
        self.block = torch.compile(block, dynamic=False, fullgraph=True, options=OPTIONS)

    def __call__(self, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
        a = a.transpose(1, 2).contiguous()
        return in_blocks(self.block, self.steps, x, dt, a, b, c)


def in_blocks(
    step: Callable[..., None], steps: int, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor
) -> Tensor:
    """Run `step` over consecutive blocks of `steps` positions, the state going from one to the next.

    x, dt d×S×L×E; a d×N×E; b, c d×S×L×N. Positions past the end have dt = 0, which leaves the state alone.
    """
    length = x.shape[2]
    x, dt, b, c = (pad_time(v, steps) for v in (x, dt, b, c))
    y = torch.empty_like(x)
    state = x.new_zeros(*x.shape[:2], *a.shape[1:])
    for x_k, dt_k, b_k, c_k, y_k in zip(*(v.split(steps, 2) for v in (x, dt, b, c, y)), strict=True):
        step(state, x_k, dt_k, a, b_k, c_k, y_k)
    return y[:, :, :length]


def pad_time(v: Tensor, steps: int) -> Tensor:
    """`v`, d×S×L×any, with zeros after its end so that L is a multiple of `steps`."""
    missing = -v.shape[2] % steps
    return F.pad(v, (0, 0, 0, missing)) if missing else v


def exp2_polynomial(v: Tensor) -> Tensor:
    """2^v for v ≤ 127: a degree-6 minimax polynomial on [−½, ½] and the exponent bits, relative error 8e-8.

    Only operations that the compiler inlines, where `torch.exp2` is a call that empties the vector registers.
    Below −126 it returns 2^−126.
    """
    v = torch.where(v < -126.0, -126.0, v)
    shifted = v + 12582912.0  # 1.5 × 2^23: the nearest integer now stands in the low mantissa bits
    f = v - (shifted - 12582912.0)
    p = 0.00015345813 * f + 0.0013399931
    for coefficient in (0.009618489, 0.055503286, 0.24022646, 0.69314718, 1.0):
        p = p * f + coefficient
    return (p.view(torch.int32) + (shifted.view(torch.int32) << 23)).view(torch.float32)


def unrolled(exp2: Callable[[Tensor], Tensor], group: int) -> Callable[..., None]:
    """A block of steps as one pointwise expression per channel, for groups of `group` states.

    The states of a group are separate values, so that they stay in vector registers from step to step; the
    N/group groups are an outer loop, and their parts of y are summed at the end. `a` is A·log₂e.
    """

    def tile(state: Tensor, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor, y: Tensor) -> None:
        s = list(state.unflatten(2, (-1, group)).unbind(3))  # each d × S × N/group × E
        a_j = a[:, None].unflatten(2, (-1, group)).unbind(3)
        b, c = (v.unflatten(3, (-1, group))[..., None] for v in (b, c))
        parts = []
        for t in range(x.shape[2]):
            dt_t = dt[:, :, t, None]
            drive = dt_t * x[:, :, t, None]
            part = None
            for j in range(group):
                s[j] = exp2(dt_t * a_j[j]) * s[j] + drive * b[:, :, t, :, j]
                term = s[j] * c[:, :, t, :, j]
                part = term if part is None else part + term
            parts.append(part)
        y.copy_(torch.stack(parts, 3).sum(2))
        state.copy_(torch.stack(s, 3).flatten(2, 3))

    return tile


class Tiles:
    """The scan in register tiles of `steps` positions and `group` states. Inference only."""

    def __init__(self, exp2: Callable[[Tensor], Tensor], steps: int = 40, group: int = 2) -> None:
        self.steps = steps
        self.tile = torch.compile(unrolled(exp2, group), dynamic=False, fullgraph=True, options=OPTIONS)

    def __call__(self, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
        a = a.transpose(1, 2).contiguous() * LOG2E
        return in_blocks(self.tile, self.steps, x, dt, a, b, c)
