"""Revisit-HPE with super-resolution head: HRNet-W48 (Sun et al., arXiv 1902.09212) and SRPose's head.

Written anew after the CL-Detection 2023 winners' public code (5k5000/CLdetection2023; Wu et al., arXiv
2309.17143: cephalometric landmarks as human pose) and its configuration: HRNet-W48 with all four
resolutions, the head of Wang et al. (ACM MM 2023) with widths 384, 192, 96, 48, four features per landmark that
a grouped convolution of 9x9 turns into 4x4 pixels each. 66.7M, as Table 1 says. Left out, because every
network here has one recipe: ImageNet's weights and the losses on coarser maps.
"""
import torch
from torch import nn
import torch.nn.functional as F

from .common import HeatMapNetwork, conv_bn_relu


def _norm(cin, cout, kernel, stride=1):
    return [nn.Conv2d(cin, cout, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(cout)]


class _Bottleneck(nn.Module):
    def __init__(self, cin, inner=64, cout=256):
        super().__init__()
        self.body = nn.Sequential(*_norm(cin, inner, 1), nn.ReLU(), *_norm(inner, inner, 3), nn.ReLU(), *_norm(inner, cout, 1))
        self.beside = nn.Sequential(*_norm(cin, cout, 1)) if cin != cout else nn.Identity()

    def forward(self, x):
        return F.relu(self.body(x) + self.beside(x))


class _Basic(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(*_norm(channels, channels, 3), nn.ReLU(), *_norm(channels, channels, 3))

    def forward(self, x):
        return F.relu(self.body(x) + x)


class _Exchange(nn.Module):
    """Four basic blocks per resolution, then every resolution gets the sum of all."""

    def __init__(self, channels):
        super().__init__()
        self.branches = nn.ModuleList(nn.Sequential(*[_Basic(c) for _ in range(4)]) for c in channels)
        self.ways = nn.ModuleList(nn.ModuleList(self.way(channels, j, i) for j in range(len(channels)))
                                  for i in range(len(channels)))

    @staticmethod
    def way(channels, source, target):
        if source == target:
            return nn.Identity()
        if source > target:
            return nn.Sequential(*_norm(channels[source], channels[target], 1),
                                 nn.Upsample(scale_factor=float(2 ** (source - target)), mode="nearest"))
        layers = []
        for step in range(target - source):
            last = step == target - source - 1
            layers += _norm(channels[source], channels[target] if last else channels[source], 3, 2)
            layers += [] if last else [nn.ReLU()]
        return nn.Sequential(*layers)

    def forward(self, xs):
        xs = [branch(x) for branch, x in zip(self.branches, xs)]
        return [F.relu(sum(way(x) for way, x in zip(ways, xs))) for ways in self.ways]


class HRNet(nn.Module):
    """Features of 1/4, 1/8, 1/16 and 1/32 of the picture."""

    def __init__(self, width=48, modules=(1, 4, 3)):
        super().__init__()
        self.stem = nn.Sequential(conv_bn_relu(1, 64, stride=2), conv_bn_relu(64, 64, stride=2),
                                  *[_Bottleneck(64 if i == 0 else 256) for i in range(4)])
        widths = [width * 2 ** i for i in range(4)]
        self.first = nn.ModuleList([conv_bn_relu(256, widths[0]), conv_bn_relu(256, widths[1], stride=2)])
        self.further = nn.ModuleList(conv_bn_relu(a, b, stride=2) for a, b in zip(widths[1:], widths[2:]))
        self.stages = nn.ModuleList(nn.Sequential(*[_Exchange(widths[:n + 2]) for _ in range(count)])
                                    for n, count in enumerate(modules))

    def forward(self, x):
        x = self.stem(x)
        xs = [way(x) for way in self.first]
        for i, stage in enumerate(self.stages):
            if i:
                xs = xs + [self.further[i - 1](xs[-1])]
            xs = stage(xs)
        return xs


class _Mix(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(channels, channels, 7, padding=3, groups=channels), nn.BatchNorm2d(channels),
                                  nn.Conv2d(channels, 4 * channels, 1), nn.GELU(), nn.Conv2d(4 * channels, channels, 1))

    def forward(self, x):
        return x + self.body(x)


class RevisitHPE(HeatMapNetwork):
    divisor = 32

    def __init__(self, landmarks=19, width=48, features=4):
        super().__init__()
        self.backbone = HRNet(width)
        widths = [width * 2 ** i for i in range(3, -1, -1)]  # the coarsest first
        self.coarse = nn.Sequential(nn.Conv2d(widths[0], landmarks, 1), nn.ReLU())
        self.back = nn.Sequential(nn.Conv2d(landmarks, widths[0], 1), nn.ReLU())
        self.own = nn.ModuleList(conv_bn_relu(c, c, 1, bias=True) for c in widths)
        pairs = list(zip(widths, widths[1:]))
        self.down = nn.ModuleList(nn.Sequential(nn.Conv2d(a, a, 3, padding=1, groups=a), conv_bn_relu(a, b, 1, bias=True))
                                  for a, b in pairs)
        self.fuse = nn.ModuleList(nn.Conv2d(2 * b, b, 1) for _, b in pairs)
        self.mix = nn.ModuleList(nn.Sequential(_Mix(b), _Mix(b)) for _, b in pairs)
        self.features = nn.Sequential(nn.Conv2d(widths[-1], features * landmarks, 1), nn.ReLU())
        self.pixels = nn.Conv2d(features * landmarks, 16 * landmarks, 9, padding=4, groups=landmarks)
        nn.init.normal_(self.pixels.weight, std=0.001)
        nn.init.zeros_(self.pixels.bias)

    def maps(self, x):
        levels = self.backbone(x)[::-1]
        x = self.own[0](levels[0]) + self.back(self.coarse(levels[0]))
        for level, own, down, fuse, mix in zip(levels[1:], self.own[1:], self.down, self.fuse, self.mix):
            x = F.interpolate(down(x), scale_factor=2.0, mode="nearest")
            x = mix(fuse(torch.cat([x, own(level)], 1)))
        return F.pixel_shuffle(self.pixels(self.features(x)), 4)
