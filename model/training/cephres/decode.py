"""From logits to sub-pixel points, the same arithmetic as in Java."""
import numpy as np


def soft_argmax(logits, window=9, temperature=1.0):
    """(K,H,W) logits -> (K,2) points in input pixels.

    Arg-max (first of equals), then softmax over the window around it, cut at
    the border, and its centre of mass.
    """
    logits = np.asarray(logits, np.float64)
    k, h, w = logits.shape
    r = window // 2
    out = np.empty((k, 2))
    for i in range(k):
        y, x = divmod(int(np.argmax(logits[i])), w)
        y0, y1, x0, x1 = max(0, y - r), min(h, y + r + 1), max(0, x - r), min(w, x + r + 1)
        z = logits[i, y0:y1, x0:x1] * temperature
        p = np.exp(z - z.max())
        p /= p.sum()
        out[i] = (p.sum(0) * np.arange(x0, x1)).sum(), (p.sum(1) * np.arange(y0, y1)).sum()
    return out
