"""The selective scan in eager PyTorch, three ways. `mamba.Scan` states the recurrence and the shapes.

d is the direction (2), S sequences, L positions, E channels, N states.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor


def reference(x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
    """As the published `selective_scan_ref`: all decays and inputs first (S×E×L×N each), then a loop over time.

    Differentiable by autograd; it unbinds the time axis at once because indexing it step by step would make the
    backward pass quadratic in L.
    """
    results = []
    for x1, dt1, a1, b1, c1 in zip(x, dt, a, b, c):
        decay = torch.exp(torch.einsum("sle,en->seln", dt1, a1))
        drive = torch.einsum("sle,sln,sle->seln", dt1, b1, x1)
        state = x.new_zeros(x1.shape[0], x1.shape[2], a1.shape[1])
        ys = []
        for decay_t, drive_t, c_t in zip(decay.unbind(2), drive.unbind(2), c1.unbind(1), strict=True):
            state = decay_t * state + drive_t
            ys.append(torch.einsum("sen,sn->se", state, c_t))
        results.append(torch.stack(ys, 1))
    return torch.stack(results)


def lean(x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
    """A loop over time with one state and one scratch buffer; nothing of size L×E×N exists. Inference only.

    Both directions go through each step together; channels are innermost, so every operation is contiguous.
    """
    a = a.transpose(1, 2)[:, None].contiguous()  # d × 1 × N × E
    drive, y = dt * x, torch.empty_like(x)
    state = x.new_zeros(*x.shape[:2], a.shape[2], a.shape[3])
    decay = torch.empty_like(state)
    steps = zip(*(v.unsqueeze(3).unbind(2) for v in (dt, drive, b, c, y)), strict=True)
    for dt_t, drive_t, b_t, c_t, y_t in steps:
        torch.mul(dt_t, a, out=decay).exp_()
        state.mul_(decay).addcmul_(drive_t, b_t.transpose(2, 3))
        torch.matmul(c_t, state, out=y_t)
    return y


def parallel(x: Tensor, dt: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
    """A chunked cumulative scan: about √L chunks run side by side, then hand over their end states.

    Within a chunk, positions are stepped through for all chunks at once, from state zero, together with the
    product of the decays. A short loop over chunks finds each chunk's true start state; what it contributes to
    every later position of its chunk is added. Only products of decays are formed, never quotients, so no
    decay can underflow into a division. Inference only.
    """
    d, sequences, length, inner = x.shape
    width = math.isqrt(length - 1) + 1
    chunks = -(-length // width)
    pad = (0, 0, 0, chunks * width - length)
    x, dt, b, c = (torch.nn.functional.pad(v, pad).unflatten(2, (chunks, width)) for v in (x, dt, b, c))
    a = a.transpose(1, 2)[:, None, None].contiguous()  # d × 1 × 1 × N × E
    states = a.shape[3]
    state = x.new_zeros(d, sequences, chunks, states, inner)
    scratch, product = torch.empty_like(state), torch.ones_like(state)
    drive, y = dt * x, torch.empty_like(x)
    for t in range(width):
        torch.mul(dt[:, :, :, t, None], a, out=scratch).exp_()
        product.mul_(scratch)
        state.mul_(scratch).addcmul_(drive[:, :, :, t, None], b[:, :, :, t, :, None])
        y[:, :, :, t] = torch.matmul(c[:, :, :, t, None], state).squeeze(3)
    start = torch.zeros_like(state)
    for k in range(1, chunks):
        start[:, :, k] = product[:, :, k - 1] * start[:, :, k - 1] + state[:, :, k - 1]
    for t in range(width):
        start.mul_(torch.mul(dt[:, :, :, t, None], a, out=scratch).exp_())
        y[:, :, :, t] += torch.matmul(c[:, :, :, t, None], start).squeeze(3)
    return y.flatten(2, 3)[:, :, :length]
