"""Confidence: from the shape of a heat-map to the error to expect, fitted on held-out films.

Feature of one landmark (`doubt`), from what decoding has at hand:
mass = share of the whole map's softmax inside the decoding window,
spread = root of the mean squared distance from the decoded point within the
window, in input pixels; doubt = sqrt(spread^2 + (1 - mass) * FAR^2). A sharp
single peak gives little more than the sigma of training times sqrt(2); a
smear or a second peak raises it. The calibration is two tables over doubt,
linear between the knots and constant outside them: the expected error in mm,
and the probability of less than 2 mm.

Where a second stage looked too, its doubt (in its own cells) and how far the
two stages lie apart (canvas px) count as well: the root of a weighted sum of
the three squares, its weights fitted so that the squared errors look like
those of a two-dimensional normal distribution with that variance.
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


def combined(table, features):
    """One number per point of (K, 1 or 3) features, as the table wants it."""
    features = np.asarray(features, np.float64)
    if table["feature"] == "doubt":
        return features[:, 0]
    w = np.array([table["weights"][n] for n in ("coarse", "fine", "apart")])
    return np.sqrt((features ** 2 * w).sum(1))


def weigh(features, error, steps=3000, rate=0.02):
    """Weights of the squared features, by maximum likelihood of the squared errors."""
    ok = np.isfinite(error)
    f, e = np.asarray(features)[ok] ** 2, np.asarray(error)[ok] ** 2
    e = np.minimum(e, np.quantile(e, 0.99))
    logs = np.log(e.mean() / f.mean(0) / 3)
    m, v = np.zeros(3), np.zeros(3)
    for i in range(1, steps + 1):
        w = np.exp(logs)
        s = (f * w).sum(1)
        g = ((1 / s - e / s ** 2)[:, None] * f * w).mean(0)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        logs = logs - rate * (m / (1 - 0.9 ** i)) / (np.sqrt(v / (1 - 0.999 ** i)) + 1e-9)
    return np.exp(logs)


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
