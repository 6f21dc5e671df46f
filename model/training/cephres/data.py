"""Films prepared by `nasion prepare`: canvases as PNG, landmarks in a manifest.

Nothing here resizes or enhances a film: the canvas is read as Java wrote it.
A network's input is the canvas averaged over whole blocks of pixels.
"""
import json
import math
import os

import cv2
import numpy as np

MEAN, STD = 0.45, 0.25


class Film:
    def __init__(self, folder, entry, landmarks):
        self.file = entry["file"]
        self.source = entry["source"]
        self.name = entry["name"]
        self.split = entry["split"]
        self.path = os.path.join(folder, entry["file"])
        self.mm_per_px = float("nan") if entry["mmPerPx"] is None else float(entry["mmPerPx"])
        self.pixels = entry.get("pixels")  # SHA-256 of the film's samples, which does not depend on its file's format
        self.scale = np.array([entry["scaleX"], entry["scaleY"]], np.float64)
        self.pad = np.array([entry["padLeft"], entry["padTop"]], np.float64)
        self.points = np.full((len(landmarks), 2), np.nan, np.float64)
        for i, code in enumerate(landmarks):
            if code in entry["points"]:
                self.points[i] = entry["points"][code]
        self._picture = None

    @property
    def picture(self):
        if self._picture is None:
            self._picture = cv2.imread(self.path, cv2.IMREAD_GRAYSCALE)
            if self._picture is None:
                raise FileNotFoundError(self.path)
        return self._picture

    @property
    def mm_per_canvas_px(self):
        return self.mm_per_px / self.scale

    def to_film(self, canvas_points):
        return (np.asarray(canvas_points) + 0.5 - self.pad) / self.scale - 0.5

    def errors_mm(self, canvas_points):
        """Distance to the truth in mm per landmark, NaN where there is no truth."""
        d = (np.asarray(canvas_points) - self.points) * self.mm_per_canvas_px
        return np.hypot(d[:, 0], d[:, 1])


def load(folders, landmarks):
    """All films of some prepared folders, with the canvas size they share."""
    films, canvas = [], None
    for folder in folders:
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as f:
            manifest = json.load(f)
        size = (manifest["canvas"]["height"], manifest["canvas"]["width"])
        if canvas not in (None, size):
            raise ValueError("prepared folders differ in canvas size: %s and %s" % (canvas, size))
        canvas = size
        films += [Film(folder, e, landmarks) for e in manifest["films"]]
    return films, canvas


def preprocessing(folders):
    """How the canvases were made, as their manifests say."""
    told = None
    for folder in folders:
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as f:
            own = json.load(f).get("preprocessing")
        if own is not None and told not in (None, own):
            raise ValueError("prepared folders differ in preprocessing: %s and %s" % (told, own))
        told = told or own
    return told


def is_phantom(film):
    return "phantom" in film.source.lower()


def is_held_out(film, every=8):
    """Every 8th film of the sources that have no `val` of their own."""
    digits = "".join(c for c in film.name if c.isdigit())
    own = is_phantom(film) or film.source.startswith("isbi") and film.split in ("train", "test1")
    return own and int(digits or 0) % every == 0


def choose(films, role, splits=("train",)):
    """Films by role.

    train: `splits` without every 8th film, but with those of train where `splits` names heldout too
    (the last run of a recipe that was chosen without them); heldout: every 8th of train; phantom: the
    held-out phantoms; a split such as test1 or hamedan/val; and with `/8` behind it, every 8th of it.
    """
    if role == "train":
        named = [f for f in films if f.split in splits or is_phantom(f)]
        also = set(map(id, choose(films, "heldout"))) if "heldout" in splits else ()
        return [f for f in named if not is_held_out(f) or id(f) in also]
    if role.endswith("/8"):
        return [f for f in choose(films, role[:-2]) if is_held_out(f)]
    if role in ("heldout", "phantom"):
        return [f for f in films if is_held_out(f) and is_phantom(f) == (role == "phantom")
                and (f.split == "train" or is_phantom(f))]
    source, _, split = role.rpartition("/")
    return [f for f in films if f.split == split and source in ("", f.source)]


def block_mean(picture, factor):
    """Mean over factor x factor blocks, as float32 in grey values."""
    h, w = picture.shape
    return picture.reshape(h // factor, factor, w // factor, factor).mean((1, 3), dtype=np.float32)


def to_input(points, factor):
    return (points + 0.5) / factor - 0.5


def to_canvas(points, factor):
    return (points + 0.5) * factor - 0.5


def normalise(grey):
    return ((grey / 255.0 - MEAN) / STD).astype(np.float32)


class Augment:
    """Geometry on the canvas in one resampling, exposure on the averaged picture."""

    def __init__(self, rotation=15, scale=(0.8, 1.2), aspect=0.06, shift=0.07, shear=0.06,
                 elastic=7.0, gamma=0.55, gain=0.25, noise=0.05, blur=0.25, rectangles=3, strength=1.0):
        self.rotation, self.scale, self.aspect = rotation, scale, aspect
        self.shift, self.shear, self.elastic = shift, shear, elastic
        self.gamma, self.gain, self.noise = gamma, gain, noise
        self.blur, self.rectangles, self.strength = blur, rectangles, strength

    def matrix(self, rng, h, w, points):
        k = self.strength
        angle = math.radians(rng.uniform(-1, 1) * self.rotation * k)
        scale = math.exp(rng.uniform(math.log(self.scale[0]), math.log(self.scale[1])) * k)
        stretch = 1 + rng.uniform(-1, 1) * self.aspect * k
        shear = rng.uniform(-1, 1) * self.shear * k
        a = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        a = a @ np.array([[1, shear], [0, 1]]) @ np.diag([scale * stretch, scale / stretch])
        centre = np.array([(w - 1) / 2, (h - 1) / 2])
        move = rng.uniform(-1, 1, 2) * self.shift * k * np.array([w, h])
        return a, centre + move - a @ centre

    def __call__(self, rng, picture, points, factor):
        h, w = picture.shape
        a, t = self.matrix(rng, h, w, points)
        if self.elastic and rng.random() < 0.5:
            picture, points = self.warp_elastic(rng, picture, points, a, t)
        else:
            m = np.hstack([a, t[:, None]])
            picture = cv2.warpAffine(picture, m, (w, h), flags=cv2.INTER_LINEAR)
            points = points @ a.T + t
        grey = block_mean(picture, factor) if factor > 1 else picture.astype(np.float32)
        return self.expose(rng, grey), points

    def warp_elastic(self, rng, picture, points, a, t):
        h, w = picture.shape
        inverse = np.linalg.inv(a)
        amplitude = rng.uniform(0.2, 1) * self.elastic * self.strength
        coarse = rng.normal(0, amplitude, (rng.integers(3, 7), rng.integers(3, 6), 2)).astype(np.float32)
        field = cv2.resize(coarse, (w, h), interpolation=cv2.INTER_CUBIC)
        x = np.arange(w, dtype=np.float32)[None, :]
        y = np.arange(h, dtype=np.float32)[:, None]
        b = (-inverse @ t).astype(np.float32)
        i = inverse.astype(np.float32)
        mx = i[0, 0] * x + i[0, 1] * y + b[0] + field[..., 0]
        my = i[1, 0] * x + i[1, 1] * y + b[1] + field[..., 1]
        warped = cv2.remap(picture, mx, my, cv2.INTER_LINEAR)
        # source = A^-1 (p - t) + field(p): solved for p by fixed-point steps.
        p = points @ a.T + t
        for _ in range(6):
            at = np.nan_to_num(p)
            ix = np.clip(np.rint(at[:, 0]), 0, w - 1).astype(int)
            iy = np.clip(np.rint(at[:, 1]), 0, h - 1).astype(int)
            p = (points - field[iy, ix]) @ a.T + t
        return warped, p

    def expose(self, rng, grey):
        k = self.strength
        h, w = grey.shape
        v = grey / 255.0
        v = np.power(v, math.exp(rng.uniform(-1, 1) * self.gamma * k), dtype=np.float32)
        v = (v - 0.45) * (1 + rng.uniform(-1, 1) * self.gain * 1.4 * k) + 0.45
        v += rng.uniform(-1, 1) * self.gain * 0.6 * k
        if rng.random() < 0.4:  # uneven exposure
            coarse = rng.normal(0, 0.15 * k, (3, 3)).astype(np.float32)
            v *= 1 + cv2.resize(coarse, (w, h), interpolation=cv2.INTER_CUBIC)
        r = rng.random()
        if r < self.blur:
            v = cv2.GaussianBlur(v, (0, 0), rng.uniform(0.3, 1.2) * max(1.0, h / 192 * 0.7))
        elif r < 2 * self.blur:
            soft = cv2.GaussianBlur(v, (0, 0), 1.5)
            v = v + rng.uniform(0.2, 1.0) * (v - soft)
        if rng.random() < 0.6:
            v += rng.standard_normal((h, w), dtype=np.float32) * (rng.uniform(0, 1) * self.noise * k)
        if rng.random() < 0.5 and self.rectangles:
            for _ in range(rng.integers(1, self.rectangles + 1)):
                rh, rw = rng.uniform(0.04, 0.22, 2) * (h, w)
                y, x = rng.uniform(0, h - rh), rng.uniform(0, w - rw)
                part = v[int(y):int(y + rh), int(x):int(x + rw)]
                part[:] = rng.uniform(0, 1) if rng.random() < 0.7 else part.mean()
        return np.clip(v, 0, 1) * 255.0


def sample(film, factor, augment=None, rng=None):
    """(input, points in input pixels) of one film; points NaN where unknown or outside."""
    if augment is None:
        grey, points = block_mean(film.picture, factor), film.points
    else:
        grey, points = augment(rng, film.picture, film.points, factor)
    h, w = grey.shape
    points = to_input(points, factor)
    with np.errstate(invalid="ignore"):
        outside = ~((points[:, 0] >= 0) & (points[:, 0] <= w - 1) & (points[:, 1] >= 0) & (points[:, 1] <= h - 1))
    points = points.copy()
    points[outside] = np.nan
    return normalise(grey), points.astype(np.float32)
