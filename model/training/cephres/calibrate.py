"""Confidence: from the shape of a heat-map to the error to expect, fitted on held-out films.

Feature of one landmark (`rms-radius`): p = softmax over its whole map (all
pixels, no window), c = the decoded point in input pixels,
r = sqrt(sum_i p_i * |x_i - c|^2), in input pixels. A sharp single peak gives
about the sigma of training times sqrt(2); a second peak or a smear raises it.
The calibration is two tables over r, linear between the knots and constant
outside them: the expected error in mm, and the probability of less than 2 mm.
"""
import numpy as np


def rms_radius(logits, points):
    z = np.asarray(logits, np.float64)
    k, h, w = z.shape
    p = np.exp(z - z.max((1, 2), keepdims=True))
    p /= p.sum((1, 2), keepdims=True)
    x, y = np.arange(w), np.arange(h)
    d = ((x[None, None, :] - points[:, 0, None, None]) ** 2 + (y[None, :, None] - points[:, 1, None, None]) ** 2)
    return np.sqrt((p * d).sum((1, 2)))


def monotone(values, weights, increasing=True):
    """Pool adjacent violators."""
    sign = 1 if increasing else -1
    blocks = []
    for v, w in zip(np.asarray(values) * sign, weights):
        blocks.append([v, w, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            b, a = blocks.pop(), blocks.pop()
            blocks.append([(a[0] * a[1] + b[0] * b[1]) / (a[1] + b[1]), a[1] + b[1], a[2] + b[2]])
    return np.concatenate([[b[0]] * b[2] for b in blocks]) * sign


def fit(radius, error, bins=10):
    """Knots over quantiles of the feature; the last bins are narrow, where the doubtful points are."""
    radius, error = np.asarray(radius), np.asarray(error)
    ok = np.isfinite(error)
    radius, error = radius[ok], error[ok]
    share = np.concatenate([np.linspace(0, 0.8, bins - 3), [0.9, 0.96, 0.985, 1.0]])
    edges = np.unique(np.quantile(radius, share))
    x, e, p, n = [], [], [], []
    for a, b in zip(edges[:-1], edges[1:]):
        m = (radius >= a) & ((radius < b) | (b == edges[-1]) & (radius <= b))
        if m.sum() < 5:
            continue
        x.append(float(np.median(radius[m])))
        e.append(float(error[m].mean()))
        p.append(float((error[m] < 2).mean()))
        n.append(int(m.sum()))
    e, p = monotone(e, n), monotone(p, n, increasing=False)
    return dict(feature="rms-radius", unit="input px", knots=[round(v, 4) for v in x],
                expectedErrorMm=[round(float(v), 4) for v in e], within2mm=[round(float(v), 4) for v in p], points=n)


def read(table, radius):
    return (np.interp(radius, table["knots"], table["expectedErrorMm"]),
            np.interp(radius, table["knots"], table["within2mm"]))
