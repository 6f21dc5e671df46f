"""Confidence: from the shape of a heat-map to the error to expect, fitted on held-out films.

Feature of one landmark (`doubt`), from what decoding has at hand:
mass = share of the whole map's softmax inside the decoding window,
spread = root of the mean squared distance from the decoded point within the
window, in input pixels; doubt = sqrt(spread^2 + (1 - mass) * FAR^2). A sharp
single peak gives little more than the sigma of training times sqrt(2); a
smear or a second peak raises it. The calibration is two tables over doubt,
linear between the knots and constant outside them: the expected error in mm,
and the probability of less than 2 mm.
"""
import numpy as np

FAR = 8.0  # times window / 9, in input pixels


def doubt(logits, points, window=9):
    z = np.asarray(logits, np.float64)
    k, h, w = z.shape
    r = window // 2
    out = np.empty(k)
    for i in range(k):
        y, x = divmod(int(np.argmax(z[i])), w)
        y0, y1, x0, x1 = max(0, y - r), min(h, y + r + 1), max(0, x - r), min(w, x + r + 1)
        p = np.exp(z[i] - z[i, y, x])
        inside = p[y0:y1, x0:x1]
        mass = inside.sum() / p.sum()
        d = (np.arange(x0, x1)[None, :] - points[i, 0]) ** 2 + (np.arange(y0, y1)[:, None] - points[i, 1]) ** 2
        out[i] = np.sqrt((inside * d).sum() / inside.sum() + (1 - mass) * (FAR * window / 9) ** 2)
    return out


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


def fit(radius, error, bins=10, window=9):
    """Knots over quantiles of the feature; the last bins are narrow, where the doubtful points are."""
    radius, error = np.asarray(radius), np.asarray(error)
    ok = np.isfinite(error)
    radius, error = radius[ok], error[ok]
    share = np.concatenate([np.linspace(0, 0.8, bins - 3), [0.9, 0.96, 0.985, 1.0]])
    edges = np.unique(np.quantile(radius, share))
    x, e, p, n = [], [], [], []
    for a, b in zip(edges[:-1], edges[1:]):
        m = (radius >= a) & ((radius < b) | (b == edges[-1]) & (radius <= b))
        if m.sum() < min(5, max(1, len(error) // (2 * bins))):
            continue
        x.append(float(np.median(radius[m])))
        e.append(float(error[m].mean()))
        p.append(float((error[m] < 2).mean()))
        n.append(int(m.sum()))
    e, p = monotone(e, n), monotone(p, n, increasing=False)
    return dict(feature="doubt", unit="input px", far=FAR * window / 9, knots=[round(v, 4) for v in x],
                expectedErrorMm=[round(float(v), 4) for v in e], within2mm=[round(float(v), 4) for v in p], points=n)


def read(table, radius):
    return (np.interp(radius, table["knots"], table["expectedErrorMm"]),
            np.interp(radius, table["knots"], table["within2mm"]))
