"""Losses on heat-map logits; a landmark without truth (NaN) weighs nothing."""
import math

import torch
import torch.nn.functional as F


def gaussians(points, h, w, sigma, height=None):
    """(B,K,H,W) Gaussians around (B,K,2) points (x, y), and the (B,K) mask of known points."""
    known = torch.isfinite(points).all(-1)
    p = torch.where(known.unsqueeze(-1), points, torch.zeros_like(points))
    x = torch.arange(w, dtype=p.dtype, device=p.device)
    y = torch.arange(h, dtype=p.dtype, device=p.device)
    gx = torch.exp(-(x - p[..., 0:1]) ** 2 / (2 * sigma ** 2))
    gy = torch.exp(-(y - p[..., 1:2]) ** 2 / (2 * sigma ** 2))
    if height is None:  # sums to one, also where the border cuts it
        gx = gx / gx.sum(-1, keepdim=True).clamp_min(1e-9)
        gy = gy / gy.sum(-1, keepdim=True).clamp_min(1e-9)
    g = gy.unsqueeze(-1) * gx.unsqueeze(-2)
    return (g if height is None else g * height), known


def spatial_cross_entropy(logits, points, sigma=1.2, weight=None):
    """Cross-entropy between the softmax over the picture and a normalised Gaussian."""
    b, k, h, w = logits.shape
    target, known = gaussians(points, h, w, sigma)
    logp = F.log_softmax(logits.float().flatten(2), -1)
    loss = -(target.flatten(2) * logp).sum(-1)
    m = known.to(loss.dtype)
    if weight is not None:
        m = m * weight
    return (loss * m).sum() / m.sum().clamp_min(1.0)


def expected_distance(logits, points, radius=6):
    """Mean distance, in input pixels, of the softmax's centre of mass near the truth.

    The window is fixed around the true point, so that a far second peak does
    not pull on the gradient; what it teaches is where inside the bump the
    centre lies, which is what decoding reads.
    """
    b, k, h, w = logits.shape
    known = torch.isfinite(points).all(-1)
    p = torch.where(known.unsqueeze(-1), points, torch.zeros_like(points))
    x = torch.arange(w, dtype=torch.float32, device=logits.device)
    y = torch.arange(h, dtype=torch.float32, device=logits.device)
    near = ((x - p[..., 0:1]).abs() <= radius).unsqueeze(-2) & ((y - p[..., 1:2]).abs() <= radius).unsqueeze(-1)
    z = logits.float().masked_fill(~near, -1e4).flatten(2)
    q = torch.softmax(z, -1).reshape(b, k, h, w)
    cx = (q.sum(-2) * x).sum(-1)
    cy = (q.sum(-1) * y).sum(-1)
    d = torch.sqrt((cx - p[..., 0]) ** 2 + (cy - p[..., 1]) ** 2 + 1e-2)
    m = known.to(d.dtype)
    return (d * m).sum() / m.sum().clamp_min(1.0)


def paper_bce(logits, points, sigma=2.0, phi=5.0, pos_weight=2500.0):
    """The paper's loss: BCE with logits against a Gaussian of height phi/(sigma sqrt(2 pi))."""
    b, k, h, w = logits.shape
    target, known = gaussians(points, h, w, sigma, phi / (sigma * math.sqrt(2 * math.pi)))
    target = target.clamp(0, 1)
    loss = F.binary_cross_entropy_with_logits(
        logits.float(), target, reduction="none", pos_weight=torch.tensor(pos_weight, device=logits.device))
    m = known.to(loss.dtype)
    return (loss.mean((-1, -2)) * m).sum() / m.sum().clamp_min(1.0)
