"""What the networks beside CephRes-MHNet share: the size of the picture, and how to count their cost."""
import torch
from torch import nn
import torch.nn.functional as F


class HeatMapNetwork(nn.Module):
    """One channel in, one map of logits per landmark out, as large as the input.

    `maps(x)` is the network itself and wants sides that `divisor` divides; a picture of other sides is
    continued at its right and lower edge by its border, and the maps are cut back.
    """

    divisor = 1
    unshuffle = 1  # maps are as large as the input

    def forward(self, x):
        h, w = x.shape[-2], x.shape[-1]
        bottom, right = -h % self.divisor, -w % self.divisor
        if bottom or right:
            x = F.pad(x, (0, right, 0, bottom), mode="replicate")
        return self.maps(x)[..., :h, :w]


def up(x, factor=2):
    """Bilinear enlargement, pixel centres kept."""
    return F.interpolate(x, scale_factor=float(factor), mode="bilinear", align_corners=False)


def conv_bn_relu(cin, cout, kernel=3, stride=1, bias=False):
    return nn.Sequential(nn.Conv2d(cin, cout, kernel, stride, kernel // 2, bias=bias), nn.BatchNorm2d(cout), nn.ReLU())


@torch.no_grad()
def multiply_adds(model, height, width):
    """Multiply-adds of convolutions and linear layers for one picture; attention's products are added by hand in the caller."""
    total = [0]

    def count(layer, inputs, output):
        if isinstance(layer, nn.ConvTranspose2d):
            per, places = layer.weight.numel(), inputs[0].shape[-2] * inputs[0].shape[-1]
        elif isinstance(layer, nn.Conv2d):
            per, places = layer.weight.numel(), output.shape[-2] * output.shape[-1]
        else:
            per, places = layer.weight.numel(), output.numel() // layer.out_features
        total[0] += per * places

    hooks = [m.register_forward_hook(count) for m in model.modules()
             if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear))]
    was = model.training
    model.eval()(torch.zeros(1, 1, height, width))
    model.train(was)
    for hook in hooks:
        hook.remove()
    return total[0]
