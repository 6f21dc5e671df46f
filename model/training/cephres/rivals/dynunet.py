"""DynUNet: nnU-Net's architecture (Isensee et al., arXiv 1809.10486) in the form that MONAI gives it.

Written anew after the description in MONAI's documentation of `monai.networks.nets.DynUNet` (Apache 2.0):
kernels of 3, strides 1, 2, 2, 2, MONAI's own filters 32, 64, 128, 256, instance normalisation,
leaky ReLU of 0.01, transposed convolutions of 2, no residual connection. 1.93M, as Table 1 says.
"""
import torch
from torch import nn

from .common import HeatMapNetwork


def _block(cin, cout, stride=1):
    layers = []
    for i in range(2):
        layers += [nn.Conv2d(cin if i == 0 else cout, cout, 3, stride if i == 0 else 1, 1, bias=False),
                   nn.InstanceNorm2d(cout, affine=True), nn.LeakyReLU(0.01)]
    return nn.Sequential(*layers)


class DynUNet(HeatMapNetwork):
    def __init__(self, landmarks=19, filters=(32, 64, 128, 256)):
        super().__init__()
        self.divisor = 2 ** (len(filters) - 1)
        self.down = nn.ModuleList(_block(a, b, 1 if i == 0 else 2)
                                  for i, (a, b) in enumerate(zip((1,) + tuple(filters), filters)))
        self.ups = nn.ModuleList(nn.ConvTranspose2d(b, a, 2, stride=2, bias=False)
                                 for a, b in zip(filters[-2::-1], filters[:0:-1]))
        self.levels = nn.ModuleList(_block(2 * a, a) for a in filters[-2::-1])
        self.out = nn.Conv2d(filters[0], landmarks, 1)
        for m in self.modules():
            if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d)):
                nn.init.kaiming_normal_(m.weight, a=0.01)

    def maps(self, x):
        skips = []
        for level in self.down:
            x = level(x)
            skips.append(x)
        for enlarge, level, skip in zip(self.ups, self.levels, skips[-2::-1]):
            x = level(torch.cat([enlarge(x), skip], 1))
        return self.out(x)
