"""MK-UNet (Rahman and Marculescu, arXiv 2509.18493): inverted residuals with depth-wise kernels of 1, 3 and 5.

Written anew after the paper and the authors' public code (SLDGroup/MK-UNet). Table 1's 5.12M is none of the named
sizes (0.03M to 3.8M): it is reached by the channels of MK-UNet-M, 32, 64, 128, 192, 320, with two blocks per level of the
encoder and six times the channels inside a block instead of twice. Both are settings of that code; which of them the
comparison used is not printed, so this is settled by counting alone.
"""
import math

import torch
from torch import nn
import torch.nn.functional as F

from .common import HeatMapNetwork, up


def _shuffle(x, groups):
    b, c, h, w = x.shape
    return x.reshape(b, groups, c // groups, h, w).transpose(1, 2).reshape(b, c, h, w)


class _Block(nn.Module):
    """Wider by 1x1, three depth-wise kernels summed, channels shuffled, back by 1x1, plus the input."""

    def __init__(self, cin, cout, expansion=2, kernels=(1, 3, 5)):
        super().__init__()
        wide = int(cin * expansion)
        self.widen = nn.Sequential(nn.Conv2d(cin, wide, 1, bias=False), nn.BatchNorm2d(wide), nn.ReLU6())
        self.kernels = nn.ModuleList(
            nn.Sequential(nn.Conv2d(wide, wide, k, padding=k // 2, groups=wide, bias=False), nn.BatchNorm2d(wide), nn.ReLU6())
            for k in kernels)
        self.groups = math.gcd(wide, cout)
        self.narrow = nn.Sequential(nn.Conv2d(wide, cout, 1, bias=False), nn.BatchNorm2d(cout))
        self.beside = nn.Conv2d(cin, cout, 1, bias=False) if cin != cout else nn.Identity()

    def forward(self, x):
        y = self.widen(x)
        y = sum(kernel(y) for kernel in self.kernels)
        return self.narrow(_shuffle(y, self.groups)) + self.beside(x)


class _Channels(nn.Module):
    def __init__(self, channels, ratio):
        super().__init__()
        inner = channels // min(ratio, channels)
        self.weigh = nn.Sequential(nn.Conv2d(channels, inner, 1, bias=False), nn.ReLU(),
                                   nn.Conv2d(inner, channels, 1, bias=False))

    def forward(self, x):
        mean, most = x.mean((2, 3), keepdim=True), x.amax((2, 3), keepdim=True)
        return torch.sigmoid(self.weigh(mean) + self.weigh(most)) * x


class _Gate(nn.Module):
    """How much of a skip counts at each place, by grouped 3x3 convolutions of both."""

    def __init__(self, channels):
        super().__init__()
        inner = channels // 2

        def seen():
            return nn.Sequential(nn.Conv2d(channels, inner, 3, padding=1, groups=inner), nn.BatchNorm2d(inner))
        self.below, self.skip = seen(), seen()
        self.weigh = nn.Sequential(nn.Conv2d(inner, 1, 1), nn.BatchNorm2d(1), nn.Sigmoid())

    def forward(self, below, skip):
        return skip * self.weigh(F.relu(self.below(below) + self.skip(skip)))


class MKUNet(HeatMapNetwork):
    def __init__(self, landmarks=19, channels=(32, 64, 128, 192, 320), depths=(2, 2, 2, 2, 2), expansion=6):
        super().__init__()
        c = list(channels)
        self.divisor = 2 ** len(c)
        self.down = nn.ModuleList(
            nn.Sequential(_Block(a, b, expansion), *[_Block(b, b, expansion) for _ in range(d - 1)])
            for a, b, d in zip([1] + c, c, depths))
        self.channels = nn.ModuleList(_Channels(n, r) for n, r in zip(c[::-1], (16, 16, 16, 8, 4)))
        self.places = nn.Conv2d(2, 1, 7, padding=3, bias=False)  # one for all levels
        self.up = nn.ModuleList(_Block(a, b, expansion) for a, b in zip(c[::-1], c[-2::-1] + c[:1]))
        self.gates = nn.ModuleList(_Gate(n) for n in c[-2::-1])
        self.out = nn.Conv2d(c[0], landmarks, 1)
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.normal_(m.weight, std=0.02)

    def maps(self, x):
        skips = []
        for level in self.down:
            x = F.max_pool2d(level(x), 2)
            skips.append(x)
        skips.pop()
        for i, (weigh, level) in enumerate(zip(self.channels, self.up)):
            x = weigh(x)
            x = torch.sigmoid(self.places(torch.cat([x.mean(1, keepdim=True), x.amax(1, keepdim=True)], 1))) * x
            x = F.relu(up(level(x)))
            if skips:
                x = x + self.gates[i](x, skips.pop())
        return self.out(x)
