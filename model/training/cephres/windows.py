"""The full network in parts, for processors: the encoder over the whole picture, the heads only where landmarks are.

A head's maps inside a rectangle depend on features of that rectangle and a
halo: each level's convolutions reach `halo` pixels further, in that level's
own pixels. `rectangles` says what to cut; at the picture's edge nothing is
cut off, so that zero padding is the whole network's.
"""
import os

import numpy as np
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
    """Features of the whole picture -> the maps of one head inside a rectangle.

    places: for each level, finest first, the rectangle that `rectangles` says, as top, left, bottom, right.
    """

    def __init__(self, decoder):
        super().__init__()
        self.decoder = decoder

    def forward(self, *features_and_places):
        *features, places = features_and_places
        places = places.long()
        parts = [f[:, :, places[i, 0]:places[i, 2], places[i, 1]:places[i, 3]] for i, f in enumerate(features)]
        x = parts[-1]
        for i in range(len(parts) - 2, -1, -1):
            if i < len(parts) - 2:
                top, left = (places[i, j] // 2 - places[i + 1, j] for j in (0, 1))
                x = x[:, :, top:top + parts[i].shape[2] // 2, left:left + parts[i].shape[3] // 2]
            up, level = self.decoder.ups[-1 - i], self.decoder.levels[-1 - i]
            x = level(torch.cat([up(x), parts[i]], 1))
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


def places(wanted, height, width, levels, halo):
    """`rectangles` as a head takes them."""
    return np.array(rectangles(wanted, height, width, levels, halo), np.float32)


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
    example = places(middle + (middle[0] + 8, middle[1] + 8), height, width, levels, reach)
    axes = {"logits": {2: "rows", 3: "columns"}}
    heads = []
    for i, decoder in enumerate(model.heads):
        file = "%s-head-%d.onnx" % (out, i + 1)
        sha256 = onnxfile.export(Head(decoder), (*features, torch.from_numpy(example)), file, half, names=(names + ["places"], "logits"), axes=axes)
        heads.append(dict(file=os.path.basename(file), sha256=sha256))
    return dict(encoder=dict(file=name + "-encoder.onnx", sha256=digest), heads=heads, halo=reach)


class Parts:
    """The whole network's maps from its parts, each head over the whole picture at once."""

    def __init__(self, parts, folder, threads=2):
        for part in [parts["encoder"]] + parts["heads"]:
            if onnxfile.sha256(os.path.join(folder, part["file"])) != part["sha256"]:
                raise ValueError("%s is not the file that its sidecar describes" % part["file"])
        self.encoder = onnxfile.runner(os.path.join(folder, parts["encoder"]["file"]), threads)
        self.heads = [onnxfile.runner(os.path.join(folder, head["file"]), threads) for head in parts["heads"]]
        self.halo = parts["halo"]

    def __call__(self, x):
        features = self.encoder(x)
        whole = places((0, 0) + x.shape[2:], *x.shape[2:], len(features) - 1, self.halo)
        return np.concatenate([head(*features, whole)[0] for head in self.heads], 1)
