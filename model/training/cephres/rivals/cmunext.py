"""CMUNeXt (Tang et al., arXiv 2308.01239): large depth-wise kernels and fused skips.

Written anew after the paper and the authors' public code (FengheTan9/CMUNeXt): channels 16, 32, 128, 160, 256, depths
1, 1, 1, 3, 1, kernels 3, 3, 7, 7, 7, the network that the paper calls CMUNeXt. 3.15M, as Table 1 says.
"""
import torch
from torch import nn
import torch.nn.functional as F

from .common import HeatMapNetwork, conv_bn_relu, up


def _gelu(*convolutions):
    layers = []
    for conv in convolutions:
        layers += [conv, nn.GELU(), nn.BatchNorm2d(conv.out_channels)]
    return nn.Sequential(*layers)


class _Mix(nn.Module):
    """A depth-wise convolution added to its input, then four times the channels and back."""

    def __init__(self, channels, kernel):
        super().__init__()
        self.deep = _gelu(nn.Conv2d(channels, channels, kernel, padding=kernel // 2, groups=channels))
        self.points = _gelu(nn.Conv2d(channels, 4 * channels, 1), nn.Conv2d(4 * channels, channels, 1))

    def forward(self, x):
        return self.points(self.deep(x) + x)


class CMUNeXt(HeatMapNetwork):
    def __init__(self, landmarks=19, channels=(16, 32, 128, 160, 256), depths=(1, 1, 1, 3, 1), kernels=(3, 3, 7, 7, 7)):
        super().__init__()
        self.divisor = 2 ** (len(channels) - 1)
        self.stem = conv_bn_relu(1, channels[0], bias=True)
        self.down = nn.ModuleList(
            nn.Sequential(*[_Mix(a, k) for _ in range(d)], conv_bn_relu(a, b, bias=True))
            for a, b, d, k in zip((channels[0],) + tuple(channels), channels, depths, kernels))
        pairs = list(zip(channels[:0:-1], channels[-2::-1]))
        self.ups = nn.ModuleList(conv_bn_relu(a, b, bias=True) for a, b in pairs)
        self.fuse = nn.ModuleList(
            _gelu(nn.Conv2d(2 * b, 2 * b, 3, padding=1, groups=2), nn.Conv2d(2 * b, 4 * b, 1), nn.Conv2d(4 * b, b, 1))
            for _, b in pairs)
        self.out = nn.Conv2d(channels[0], landmarks, 1)

    def maps(self, x):
        x, skips = self.stem(x), []
        for i, level in enumerate(self.down):
            x = level(F.max_pool2d(x, 2) if i else x)
            skips.append(x)
        for enlarge, fuse, skip in zip(self.ups, self.fuse, skips[-2::-1]):
            x = fuse(torch.cat([skip, enlarge(up(x))], 1))
        return self.out(x)
