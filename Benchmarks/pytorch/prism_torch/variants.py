"""The ways of computing the model that are timed and verified."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from . import compiled, mamba, scans, training
from .mamba import Entered, Scan


@dataclass(frozen=True)
class Variant:
    """A scan, the one to use where gradients are wanted (if there is one), and how the rest of a layer is run."""

    scan: Scan
    training_scan: Scan | None = None
    enter: Callable[..., Entered] = mamba.enter
    leave: Callable[..., Tensor] = mamba.leave


def compile_rest(scan: Scan, training_scan: Scan | None = None) -> Variant:
    """These scans, with the rest of the layer compiled as well."""
    options = {"cpp.enable_floating_point_contract_flag": "fast"}
    enter = torch.compile(mamba.enter, dynamic=False, fullgraph=True, options=options)
    leave = torch.compile(mamba.leave, dynamic=False, fullgraph=True, options=options)
    return Variant(scan, training_scan, enter, leave)


def tiled(exp2: Callable[[Tensor], Tensor]) -> Variant:
    """Register tiles, with this exponential."""
    return compile_rest(compiled.Tiles(exp2), training.TrainableTiles(exp2))


VARIANTS: dict[str, Callable[[], Variant]] = {
    "reference": lambda: Variant(scans.reference, scans.reference),
    "lean": lambda: Variant(scans.lean),
    "parallel": lambda: Variant(scans.parallel),
    "compiled": lambda: compile_rest(compiled.Blocks()),
    "tiled": lambda: tiled(torch.exp2),
    "tiled-polynomial": lambda: tiled(compiled.exp2_polynomial),
}
