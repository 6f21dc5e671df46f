"""The U-Net of MONAI (Kerfoot et al. 2019, residual units), channels 16 to 256, strides of 2, two residual units.

Written anew after the documentation of `monai.networks.nets.UNet` (Apache 2.0); these settings are the ones of
its examples: 1.63M, as Table 1 says. Convolution, instance normalisation, PReLU; downwards two of them and a
strided convolution beside them, upwards one transposed convolution and one such unit.
"""
import torch
from torch import nn

from .common import HeatMapNetwork


def _activated(layer, channels):
    return [layer, nn.InstanceNorm2d(channels), nn.PReLU()]


class _Residual(nn.Module):
    def __init__(self, cin, cout, stride=1, units=2, plain=False):
        super().__init__()
        layers = []
        for i in range(units):
            conv = nn.Conv2d(cin if i == 0 else cout, cout, 3, stride if i == 0 else 1, 1)
            layers += [conv] if plain and i == units - 1 else _activated(conv, cout)
        self.body = nn.Sequential(*layers)
        if stride > 1:
            self.beside = nn.Conv2d(cin, cout, 3, stride, 1)
        else:
            self.beside = nn.Conv2d(cin, cout, 1) if cin != cout else nn.Identity()

    def forward(self, x):
        return self.body(x) + self.beside(x)


class MonaiUNet(HeatMapNetwork):
    def __init__(self, landmarks=19, channels=(16, 32, 64, 128, 256)):
        super().__init__()
        n = len(channels)
        self.divisor = 2 ** (n - 1)
        self.down = nn.ModuleList(_Residual(a, b, 2 if i < n - 1 else 1)
                                  for i, (a, b) in enumerate(zip((1,) + tuple(channels), channels)))
        # what comes from below, joined by the skip of the same size
        below = [channels[-1] + channels[-2]] + [2 * c for c in channels[-3::-1]]
        above = list(channels[-3::-1]) + [landmarks]
        self.ups = nn.ModuleList(
            nn.Sequential(*_activated(nn.ConvTranspose2d(b, a, 3, 2, 1, output_padding=1), a),
                          _Residual(a, a, units=1, plain=i == len(above) - 1))
            for i, (b, a) in enumerate(zip(below, above)))

    def maps(self, x):
        skips = []
        for level in self.down:
            x = level(x)
            skips.append(x)
        for enlarge, skip in zip(self.ups, skips[-2::-1]):
            x = enlarge(torch.cat([skip, x], 1))
        return x
