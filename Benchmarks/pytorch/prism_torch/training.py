"""The selective scan with a hand-written, compiled backward pass.

Memory stays small: the forward pass keeps only the state at the start of every block of steps; the backward pass
walks the blocks from the last to the first and recomputes the states inside each. Shapes as in `compiled`.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from .compiled import LOG2E, OPTIONS, pad_time, unrolled

LN2 = 1 / LOG2E


def unrolled_backward(exp2: Callable[[Tensor], Tensor], group: int) -> Callable[..., None]:
    """The gradient of `compiled.unrolled`'s block, again as one expression per channel and group of states."""

    def tile(
        start: Tensor,  # d×S×N×E, the state before the block
        x: Tensor,  # d×S×T×E, as dt
        dt: Tensor,
        a: Tensor,  # d×N×E, times log₂e
        b: Tensor,  # d×S×T×N, as c
        c: Tensor,
        gy: Tensor,  # d×S×T×E, the gradient of y
        gstate: Tensor,  # d×S×N×E, the gradient of the state after the block; becomes that before it
        gx: Tensor,  # d×S×T×E, written; as gdt
        gdt: Tensor,
        ga: Tensor,  # d×N×E, added to; with respect to A itself
        gb: Tensor,  # d×S×T×N, written; as gc
        gc: Tensor,
    ) -> None:
        steps = x.shape[2]
        s = start.unflatten(2, (-1, group)).unbind(3)
        g = list(gstate.unflatten(2, (-1, group)).unbind(3))
        a_j = a[:, None].unflatten(2, (-1, group)).unbind(3)
        b_j, c_j = (v.unflatten(3, (-1, group))[..., None] for v in (b, c))
        decays, states = [], [s]
        for t in range(steps):
            dt_t = dt[:, :, t, None]
            drive = dt_t * x[:, :, t, None]
            decays.append([exp2(dt_t * a_j[j]) for j in range(group)])
            states.append([decays[t][j] * states[t][j] + drive * b_j[:, :, t, :, j] for j in range(group)])
        gdrives, gdecays, gbs, gcs = [], [], [], []
        gas = [torch.zeros_like(v) for v in s]
        for t in reversed(range(steps)):
            dt_t, gy_t = dt[:, :, t, None], gy[:, :, t, None]
            drive = dt_t * x[:, :, t, None]
            gdrive = gdecay = 0.0
            for j in range(group):
                gcs.append((gy_t * states[t + 1][j]).sum(3))
                g[j] = g[j] + gy_t * c_j[:, :, t, :, j]
                gbs.append((drive * g[j]).sum(3))
                gdrive = gdrive + g[j] * b_j[:, :, t, :, j]
                g[j] = g[j] * decays[t][j]
                exponent = g[j] * states[t][j]  # the gradient of dt·A
                gdecay = gdecay + exponent * a_j[j]
                gas[j] = gas[j] + exponent * dt_t
            gdrives.append(gdrive)
            gdecays.append(gdecay)
        gdrive = torch.stack(gdrives[::-1], 3).sum(2)
        gx.copy_(gdrive * dt)
        gdt.copy_(gdrive * x + LN2 * torch.stack(gdecays[::-1], 3).sum(2))
        for total, parts in ((gb, gbs), (gc, gcs)):
            # parts: per step from the last, per state of the group, d×S×N/group.
            ordered = torch.stack(parts, 3).unflatten(3, (steps, group)).flip(3)
            total.copy_(ordered.transpose(2, 3).flatten(3, 4))
        ga.add_(torch.stack(gas, 3).flatten(2, 3).sum(1))
        gstate.copy_(torch.stack(g, 3).flatten(2, 3))

    return tile


class TrainableTiles:
    """The scan in register tiles, forward and backward."""

    def __init__(self, exp2: Callable[[Tensor], Tensor], steps: int = 16, group: int = 2) -> None:
        self.steps = steps
        compile_tile = torch.compile(dynamic=False, fullgraph=True, options=OPTIONS)
        self.forward_tile = compile_tile(unrolled(exp2, group))
        self.backward_tile = compile_tile(unrolled_backward(exp2, group))

    def __call__(self, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
        return TiledScan.apply(self, x, dt, a, b, c)


class TiledScan(torch.autograd.Function):
    """Forward and backward over blocks of steps."""

    @staticmethod
    def forward(ctx, tiles: TrainableTiles, x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
        length, steps = x.shape[2], tiles.steps
        a = a.transpose(1, 2).contiguous() * LOG2E
        padded = [pad_time(v, steps) for v in (x, dt, b, c)]
        y = torch.empty_like(padded[0])
        state = x.new_zeros(*x.shape[:2], *a.shape[1:])
        starts = x.new_empty(y.shape[2] // steps, *state.shape)
        blocks = zip(starts, *(v.split(steps, 2) for v in (*padded, y)), strict=True)
        for start, x_k, dt_k, b_k, c_k, y_k in blocks:
            start.copy_(state)
            tiles.forward_tile(state, x_k, dt_k, a, b_k, c_k, y_k)
        ctx.tiles, ctx.length = tiles, length
        ctx.save_for_backward(*padded, a, starts)
        return y[:, :, :length]

    @staticmethod
    def backward(ctx, gy: Tensor):
        x, dt, b, c, a, starts = ctx.saved_tensors
        steps = ctx.tiles.steps
        gy = pad_time(gy.contiguous(), steps)
        gx, gdt = torch.empty_like(x), torch.empty_like(dt)
        gb, gc = (v.new_empty(v.shape) for v in (b, c))
        ga, gstate = torch.zeros_like(a), torch.zeros_like(starts[0])
        blocks = list(zip(starts, *(v.split(steps, 2) for v in (x, dt, b, c, gy, gx, gdt, gb, gc)), strict=True))
        for start, x_k, dt_k, b_k, c_k, gy_k, gx_k, gdt_k, gb_k, gc_k in reversed(blocks):
            ctx.tiles.backward_tile(start, x_k, dt_k, a, b_k, c_k, gy_k, gstate, gx_k, gdt_k, ga, gb_k, gc_k)
        gx, gdt, gb, gc = (v[:, :, : ctx.length] for v in (gx, gdt, gb, gc))
        return None, gx, gdt, ga.transpose(1, 2), gb, gc
