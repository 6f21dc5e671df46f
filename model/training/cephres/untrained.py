"""Full networks without full training: one of random weights to measure time, a tiny one for the program's test."""
import json
import os

import cv2
import numpy as np
import torch
from torch import nn

from . import data, export, int8
from .configs import CONFIGS
from .losses import spatial_cross_entropy
from .model import CephResMHNet

PREPROCESSING = dict(clahe=dict(clip=2.0, tiles=8), nlm=dict(h=10, template=7, search=21))


def shaken(model, seed):
    """Statistics and scales as after training, not those that a new network starts with; both attentions take part."""
    generator = torch.Generator().manual_seed(seed)

    def uniform(like, low, high):
        return torch.rand(like.shape, generator=generator) * (high - low) + low

    with torch.no_grad():
        for module in model.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.running_mean.copy_(uniform(module.running_mean, -0.2, 0.2))
                module.running_var.copy_(uniform(module.running_var, 0.5, 1.5))
                module.weight.copy_(uniform(module.weight, 0.5, 1.5))
                module.bias.copy_(uniform(module.bias, -0.2, 0.2))
        model.attention.gamma_spatial.fill_(0.5)
        model.attention.gamma_channel.fill_(0.5)
    return model.eval()


def write(name, out, seed=1):
    config = CONFIGS[name]
    torch.manual_seed(seed)
    model = shaken(CephResMHNet(**config["model"]), seed)
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    meta = export.network(model, config, config["canvas"], PREPROCESSING, out, "0", half=True)
    export.write(dict(meta, licence="random weights, good for measuring time alone"), out)


TINY = dict(CONFIGS["best"], canvas=[240, 192], model=dict(CONFIGS["best"]["model"], widths=[2, 4, 8, 16], dropout=0.0))


def overfit(film, points, out, steps=400, seed=1, log=lambda s: None):
    """A network of the full one's construction that has learnt one film by heart, so that its maps have clear peaks; also in 8 bits."""
    h, w = TINY["canvas"]
    grey = cv2.imread(film, cv2.IMREAD_GRAYSCALE)
    scale = min(h / grey.shape[0], w / grey.shape[1])
    scaled = cv2.resize(grey, (round(grey.shape[1] * scale), round(grey.shape[0] * scale)), interpolation=cv2.INTER_AREA)
    left, top = (w - scaled.shape[1]) // 2, (h - scaled.shape[0]) // 2
    canvas = np.zeros((h, w), np.uint8)
    canvas[top:top + scaled.shape[0], left:left + scaled.shape[1]] = scaled
    clahe = dict(clip=2.0, tiles=8)
    canvas = cv2.createCLAHE(clahe["clip"], (clahe["tiles"],) * 2).apply(canvas)
    with open(points, encoding="utf-8") as f:
        at = (np.array(json.load(f)["points"]) + 0.5) * scale - 0.5 + [left, top]
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    model = CephResMHNet(**TINY["model"])
    nn.init.constant_(model.attention.gamma_spatial, 0.5)
    nn.init.constant_(model.attention.gamma_channel, 0.5)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-2, total_steps=steps)
    x = torch.from_numpy(data.normalise(canvas.astype(np.float32)))[None, None]
    at = torch.from_numpy(at.astype(np.float32))[None]
    for step in range(steps):
        loss = spatial_cross_entropy(model(x), at, TINY["sigma"])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 99:
            log("step %d loss %.3f" % (step + 1, loss.item()))
    meta = export.network(model.eval(), TINY, TINY["canvas"], dict(clahe=clahe, nlm=None), out, "0", half=True)
    meta = dict(meta, licence="the project's own; for tests, knows one synthetic film")
    export.write(meta, out)
    int8.write(meta, out, out + "-int8", [x.numpy()], "that film")
