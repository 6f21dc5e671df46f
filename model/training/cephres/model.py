"""CephRes-MHNet (arXiv 2511.10173) for any list of landmarks and any grouping.

One class covers the paper's network, both of its ablations and the small
sibling that runs on any computer: only widths, kernel and depth differ.
"""
import torch
from torch import nn
import torch.nn.functional as F


class Block(nn.Module):
    """ReLU(BN(conv(ReLU(BN(conv(x)))))) + skip(x); without `residual` no skip."""

    def __init__(self, cin, cout, kernel, residual=True, dropout=0.0):
        super().__init__()
        pad = kernel // 2
        self.conv1 = nn.Conv2d(cin, cout, kernel, padding=pad)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, kernel, padding=pad)
        self.bn2 = nn.BatchNorm2d(cout)
        self.residual = residual
        self.skip = nn.Conv2d(cin, cout, 1) if residual and cin != cout else None
        self.drop = nn.Dropout2d(dropout) if dropout > 0 else None

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = F.relu(self.bn2(self.conv2(y)))
        if self.residual:
            y = y + (x if self.skip is None else self.skip(x))
        return y if self.drop is None else self.drop(y)


class DualAttention(nn.Module):
    """Spatial (HW x HW) and channel (C x C) attention, concatenated and compressed."""

    def __init__(self, channels, scaled=False):
        super().__init__()
        self.scaled = scaled
        inner = max(1, channels // 8)
        self.sq = nn.Conv2d(channels, inner, 1)
        self.sk = nn.Conv2d(channels, inner, 1)
        self.sv = nn.Conv2d(channels, channels, 1)
        self.cq = nn.Conv2d(channels, channels, 1)
        self.ck = nn.Conv2d(channels, channels, 1)
        self.cv = nn.Conv2d(channels, channels, 1)
        self.gamma_spatial = nn.Parameter(torch.zeros(1))
        self.gamma_channel = nn.Parameter(torch.zeros(1))
        self.compress = nn.Conv2d(2 * channels, channels, 1)

    def forward(self, x, rows=None):
        """rows: how many queries of the spatial attention at a time, which changes its memory and nothing else."""
        b, c, h, w = x.shape
        q = self.sq(x).flatten(2).transpose(1, 2)
        k = self.sk(x).flatten(2)
        v = self.sv(x).flatten(2)
        parts = [torch.bmm(v, torch.softmax(torch.bmm(part, k), dim=-1).transpose(1, 2))
                 for part in (q.split(rows, 1) if rows else [q])]
        s = (torch.cat(parts, 2) if rows else parts[0]).reshape(b, c, h, w)
        q = self.cq(x).flatten(2)
        k = self.ck(x).flatten(2).transpose(1, 2)
        v = self.cv(x).flatten(2)
        energy = torch.bmm(q, k)
        if self.scaled:  # sums over HW saturate the softmax and are coarse in half precision
            energy = energy / float(h * w) ** 0.5
        a = torch.softmax(energy, dim=-1)
        t = torch.bmm(a, v).reshape(b, c, h, w)
        return self.compress(torch.cat([self.gamma_spatial * s + x, self.gamma_channel * t + x], 1))


def _stack(cin, cout, count, kernel, residual, dropout):
    blocks = [Block(cin if i == 0 else cout, cout, kernel, residual, dropout) for i in range(count)]
    return nn.Sequential(*blocks)


class Decoder(nn.Module):
    """One head: from the bottleneck up to the heat-maps of one group of landmarks."""

    def __init__(self, widths, outputs, kernel, blocks, residual, dropout):
        super().__init__()
        self.ups = nn.ModuleList()
        self.levels = nn.ModuleList()
        for deep, shallow in zip(widths[:0:-1], widths[-2::-1]):
            self.ups.append(nn.ConvTranspose2d(deep, deep, 2, stride=2))
            self.levels.append(_stack(deep + shallow, shallow, blocks, kernel, residual, dropout))
        self.out = nn.Conv2d(widths[0], outputs, 1)

    def forward(self, x, skips):
        for up, level, skip in zip(self.ups, self.levels, reversed(skips)):
            x = level(torch.cat([up(x), skip], 1))
        return self.out(x)


class CephResMHNet(nn.Module):
    """Residual encoder, dual attention at the bottleneck, one decoder per group.

    groups: number of landmarks of each head, in channel order; one group is
    the paper's single-decoder ablation. widths: channels per level, the last
    one at the bottleneck, so that there are len(widths) - 1 poolings.
    unshuffle: r x r neighbouring pixels of the input become channels, so that
    fine detail comes in at the cost of a coarse picture; the heat-maps are r
    times smaller than the input then.
    """

    def __init__(self, groups=(5, 8, 6), widths=(16, 32, 64, 128), kernel=5, encoder_blocks=2,
                 decoder_blocks=2, residual=True, dropout=0.05, attention=True, scaled_attention=False, inputs=1, unshuffle=1):
        super().__init__()
        self.settings = dict(groups=list(groups), widths=list(widths), kernel=kernel,
                             encoder_blocks=encoder_blocks, decoder_blocks=decoder_blocks,
                             residual=residual, dropout=dropout, attention=attention,
                             scaled_attention=scaled_attention, inputs=inputs, unshuffle=unshuffle)
        self.unshuffle = unshuffle
        widths = list(widths)
        self.encoder = nn.ModuleList()
        previous = inputs * unshuffle ** 2
        for width in widths[:-1]:
            self.encoder.append(_stack(previous, width, encoder_blocks, kernel, residual, dropout))
            previous = width
        self.bottleneck = _stack(previous, widths[-1], encoder_blocks, kernel, residual, dropout)
        self.attention = DualAttention(widths[-1], scaled_attention) if attention else None
        self.heads = nn.ModuleList(
            Decoder(widths, n, kernel, decoder_blocks, residual, dropout) for n in groups)

    @property
    def divisor(self):
        """Height and width of the input must be multiples of this."""
        return self.unshuffle * 2 ** len(self.encoder)

    def forward(self, x):
        skips = []
        if self.unshuffle > 1:
            x = F.pixel_unshuffle(x, self.unshuffle)
        for stage in self.encoder:
            x = stage(x)
            skips.append(x)
            x = F.max_pool2d(x, 2)
        x = self.bottleneck(x)
        if self.attention is not None:
            x = self.attention(x)
        return torch.cat([head(x, skips) for head in self.heads], 1)


def parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)


def widen(weights, model):
    """Weights of a network without `unshuffle` for one with it: it starts out as the same function."""
    own = model.state_dict()
    r2 = model.unshuffle ** 2
    for name, value in weights.items():
        if own[name].shape != value.shape and own[name].dim() == 4 and own[name].shape[1] == value.shape[1] * r2:
            weights[name] = (value / r2).repeat_interleave(r2, 1)
    return weights
