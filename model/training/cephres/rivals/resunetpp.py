"""ResUNet++ (Jha et al., arXiv 1911.07067), filters 16, 32, 64, 128, 256.

Written anew after the paper and the authors' public code (DebeshJha/ResUNetPlusPlus): 4.06M, as Table 1 says. Residual
units with normalisation before the convolution, squeeze and excitation behind each, atrous convolutions of 6, 12, 18 and
1 at the bridge and before the output, summed, and attention over what comes from below.
"""
import torch
from torch import nn

from .common import HeatMapNetwork, up


def _before(cin, cout, stride=1):
    return [nn.BatchNorm2d(cin), nn.ReLU(), nn.Conv2d(cin, cout, 3, stride, 1)]


class _Excite(nn.Module):
    def __init__(self, channels, reduction=8):
        super().__init__()
        self.weigh = nn.Sequential(nn.Linear(channels, channels // reduction, bias=False), nn.ReLU(),
                                   nn.Linear(channels // reduction, channels, bias=False), nn.Sigmoid())

    def forward(self, x):
        return x * self.weigh(x.mean((2, 3)))[:, :, None, None]


class _Residual(nn.Module):
    def __init__(self, cin, cout, stride=1, stem=False):
        super().__init__()
        first = [nn.Conv2d(cin, cout, 3, stride, 1)] if stem else _before(cin, cout, stride)
        self.body = nn.Sequential(*first, *_before(cout, cout))
        self.beside = nn.Sequential(nn.Conv2d(cin, cout, 1, stride), nn.BatchNorm2d(cout))
        self.excite = _Excite(cout)

    def forward(self, x):
        return self.excite(self.body(x) + self.beside(x))


class _Atrous(nn.Module):
    def __init__(self, cin, cout, rates=(6, 12, 18, 1)):
        super().__init__()
        self.rates = nn.ModuleList(
            nn.Sequential(nn.Conv2d(cin, cout, 3, padding=r, dilation=r), nn.BatchNorm2d(cout)) for r in rates)
        self.out = nn.Conv2d(cout, cout, 1)

    def forward(self, x):
        return self.out(sum(rate(x) for rate in self.rates))


class _Attention(nn.Module):
    """How much of each coarse feature counts at each place, seen by both levels."""

    def __init__(self, fine, coarse):
        super().__init__()
        self.fine = nn.Sequential(*_before(fine, coarse), nn.MaxPool2d(2))
        self.coarse = nn.Sequential(*_before(coarse, coarse))
        self.out = nn.Sequential(*_before(coarse, coarse))

    def forward(self, fine, coarse):
        return self.out(self.fine(fine) + self.coarse(coarse)) * coarse


class ResUNetPlusPlus(HeatMapNetwork):
    divisor = 8

    def __init__(self, landmarks=19, filters=(16, 32, 64, 128, 256)):
        super().__init__()
        f = filters
        self.down = nn.ModuleList([_Residual(1, f[0], stem=True)] + [_Residual(a, b, 2) for a, b in zip(f[:3], f[1:4])])
        self.bridge = _Atrous(f[3], f[4])
        coarse, fine = (f[4], f[3], f[2]), (f[2], f[1], f[0])
        self.attention = nn.ModuleList(_Attention(a, c) for a, c in zip(fine, coarse))
        self.levels = nn.ModuleList(_Residual(c + a, n) for c, a, n in zip(coarse, fine, (f[3], f[2], f[1])))
        self.join = _Atrous(f[1], f[0])
        self.out = nn.Conv2d(f[0], landmarks, 1)

    def maps(self, x):
        skips = []
        for level in self.down:
            x = level(x)
            skips.append(x)
        x = self.bridge(skips.pop())
        for attend, level in zip(self.attention, self.levels):
            skip = skips.pop()
            x = level(torch.cat([up(attend(skip, x)), skip], 1))
        return self.out(self.join(x))
