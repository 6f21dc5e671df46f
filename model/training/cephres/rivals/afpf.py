"""AFPF-Net: attentive feature pyramid fusion (Chen et al., arXiv 1908.08841) on VGG-19 with batch normalisation.

Written anew after the paper and the authors' public code (runnanchen/Anatomic-Landmark-Detection), whose newer
network this is: 64 features from each of the four levels, a dilated block over all of them, and for each landmark a
weight per feature. 20.65M, as Table 1 says. Left out, because every network here has one recipe: ImageNet's weights,
the offset maps and the vote. Three things differ: a film of any size is averaged to the 25x20 places that the
attention wants; its normalisation, over one film in the original, is over each film here; instance normalisation
stands where the original normalises over its batch of one film.
"""
import torch
from torch import nn
import torch.nn.functional as F

from .common import HeatMapNetwork, up

VGG19 = ((64, 64, "pool", 128, 128, "pool"), (256, 256, 256, 256, "pool"), (512, 512, 512, 512, "pool"),
         (512, 512, 512, 512, "pool"))


def _normalised(cin, cout, kernel, dilation=1):
    return nn.Sequential(nn.Conv2d(cin, cout, kernel, padding=dilation * (kernel // 2), dilation=dilation),
                         nn.InstanceNorm2d(cout, affine=True), nn.ReLU())


class AFPFNet(HeatMapNetwork):
    divisor = 32
    PLACES = (25, 20)

    def __init__(self, landmarks=19, features=64):
        super().__init__()
        self.levels, previous = nn.ModuleList(), 1
        for stage in VGG19:
            layers = []
            for width in stage:
                if width == "pool":
                    layers.append(nn.MaxPool2d(2))
                else:
                    layers += [nn.Conv2d(previous, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
                    previous = width
            self.levels.append(nn.Sequential(*layers))
        self.laterals = nn.ModuleList(_normalised(n, features, 1) for n in (128, 256, 512, 512))
        wide = 4 * features
        self.dilated = nn.ModuleList([_normalised(wide, features, 1)]
                                     + [_normalised(wide, features, 3, d) for d in (1, 2, 4)])
        places = self.PLACES[0] * self.PLACES[1]
        self.attention = nn.ModuleList([nn.Linear(places, 128, bias=False), nn.Linear(128, landmarks, bias=False)])
        self.gain, self.offset = nn.Parameter(torch.ones(1)), nn.Parameter(torch.zeros(1))
        self.weights = nn.Parameter(torch.empty(landmarks, wide))
        self.bias = nn.Parameter(torch.zeros(landmarks))
        nn.init.normal_(self.weights, std=wide ** -0.5)

    def maps(self, x):
        pyramid = []
        for i, (level, lateral) in enumerate(zip(self.levels, self.laterals)):
            x = level(x)
            y = lateral(x)
            pyramid.append(up(y, 2 ** i) if i else y)
        bone = torch.cat(pyramid, 1)
        bone = torch.cat([branch(bone) for branch in self.dilated], 1)
        share = self.shares(bone)
        # a weighted sum of the features per landmark: the weights of each 1x1 convolution times its attention
        mixed = share * self.weights * bone.shape[1]
        maps = torch.matmul(mixed, bone.flatten(2)) + self.bias[:, None]
        return up(maps.reshape(bone.shape[0], -1, bone.shape[2], bone.shape[3]), 4)

    def shares(self, bone):
        """Share of each feature in each landmark's map: (films, landmarks, features), 1 in sum over the features."""
        seen = self.attention[0](F.interpolate(bone, self.PLACES, mode="bilinear", align_corners=False).flatten(2))
        mean = seen.mean((1, 2), keepdim=True)
        spread = ((seen - mean) ** 2).mean((1, 2), keepdim=True)
        seen = (seen - mean) / torch.sqrt(spread + 1e-5) * self.gain + self.offset
        return torch.softmax(self.attention[1](torch.tanh(seen)), 1).transpose(1, 2)
