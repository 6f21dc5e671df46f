"""The full network in parts, for processors: the encoder over the whole picture, the heads only where landmarks are.

A head's maps inside a rectangle depend on features of that rectangle and a
halo: each level's convolutions reach `halo` pixels further, in that level's
own pixels. `rectangles` says what to cut; at the picture's edge nothing is
cut off, so that zero padding is the whole network's.
"""
import os

import torch
from torch import nn

from . import onnxfile

ROWS = 207  # queries of spatial attention at a time, so that their scores stay in the cache; 32 times in 6624


class Encoder(nn.Module):
    """Picture -> features of each level, finest first, the bottleneck behind attention last."""

    def __init__(self, model):
        super().__init__()
        if model.unshuffle > 1:
            raise ValueError("a network of pixels as channels is small already")
        self.model = model

    def forward(self, x):
        features = []
        for stage in self.model.encoder:
            x = stage(x)
            features.append(x)
            x = torch.nn.functional.max_pool2d(x, 2)
        x = self.model.bottleneck(x)
        if self.model.attention is not None:
            x = self.model.attention(x, ROWS)
        return tuple(features) + (x,)


class Head(nn.Module):
    """Features inside rectangles -> the maps of one head inside the finest of them.

    inner: for each level but the coarsest, from coarse to fine, row and column
    of its rectangle in the pixels of the next coarser level's rectangle.
    """

    def __init__(self, decoder):
        super().__init__()
        self.decoder = decoder

    def forward(self, *features_and_inner):
        *features, inner = features_and_inner
        x = features[-1]
        inner = inner.long()
        for i, (up, level, skip) in enumerate(zip(self.decoder.ups, self.decoder.levels, features[-2::-1])):
            if i:
                top, left = inner[i - 1, 0], inner[i - 1, 1]
                x = x[:, :, top:top + skip.shape[2] // 2, left:left + skip.shape[3] // 2]
            x = level(torch.cat([up(x), skip], 1))
        return self.decoder.out(x)


def halo(settings):
    """How many pixels of its own level one level of a decoder sees around each of its pixels."""
    return settings["decoder_blocks"] * 2 * (settings["kernel"] // 2)


def rectangles(wanted, height, width, levels, halo):
    """Per level, finest first, the rectangle (top, left, bottom, right) whose features `wanted` depends on."""
    needed = [tuple(wanted)]
    for level in range(levels):
        top, left, bottom, right = needed[-1]
        grown = (max(0, top - halo), max(0, left - halo),
                 min(height >> level, bottom + halo), min(width >> level, right + halo))
        even = tuple(v // 2 * 2 for v in grown[:2]) + tuple((v + 1) // 2 * 2 for v in grown[2:])
        needed[-1] = even
        needed.append(tuple(v // 2 for v in even))
    return needed


def cut(features, needed):
    """Inputs of `Head` for features over the whole picture."""
    parts = [f[:, :, t:b, l:r] for f, (t, l, b, r) in zip(features, needed)]
    inner = [[fine[0] // 2 - coarse[0], fine[1] // 2 - coarse[1]]
             for fine, coarse in zip(needed[-3::-1], needed[-2:0:-1])]
    return parts + [torch.tensor(inner, dtype=torch.float32)]


def export(model, height, width, out, half=True):
    """Writes NAME-encoder.onnx and one NAME-head-N.onnx per head; returns the sidecar's `parts`."""
    widths, settings = model.settings["widths"], model.settings
    levels, name = len(widths) - 1, os.path.basename(out)
    names = ["features%d" % level for level in range(levels + 1)]
    digest = onnxfile.export(Encoder(model), torch.zeros(1, 1, height, width), out + "-encoder.onnx", half,
                             names=("image", names), dynamic=False)
    reach = halo(settings)
    features = [torch.zeros(1, c, height >> level, width >> level) for level, c in enumerate(widths)]
    middle = height // 2 // 8 * 8, width // 2 // 8 * 8
    example = cut(features, rectangles(middle + (middle[0] + 8, middle[1] + 8), height, width, levels, reach))
    axes = {n: {2: "rows of " + n, 3: "columns of " + n} for n in names}
    axes["logits"] = axes[names[0]]
    heads = []
    for i, decoder in enumerate(model.heads):
        file = "%s-head-%d.onnx" % (out, i + 1)
        sha256 = onnxfile.export(Head(decoder), tuple(example), file, half, names=(names + ["inner"], "logits"), axes=axes)
        heads.append(dict(file=os.path.basename(file), sha256=sha256))
    return dict(encoder=dict(file=name + "-encoder.onnx", sha256=digest), heads=heads, halo=reach)
