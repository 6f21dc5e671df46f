"""The second stage: one light network looks again, closely, at every point that the first one found.

A crop of 192x192 canvas px around a coarse point goes in as 48x48 cells of 4 px (62 mm of film, so
that the whole neighbourhood is in sight); the heat-map comes out over the inner 96x96 px as 48x48
cells of 2 px, with the fine pixels themselves beside the last block. One set of weights serves all
landmarks: each has its own scale and shift per stage (FiLM) and its own output weights.
"""
import cv2
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

from .model import Block

CROP = 192   # canvas px that go in
FIELD = 96   # canvas px, in the middle of them, that the heat-map covers
CELL = 2     # canvas px per cell of the heat-map
SIDE = FIELD // CELL
INNER = (CROP - FIELD) // 2


class Refiner(nn.Module):
    """(B, 1, 192, 192) crops and their (B,) landmark numbers -> (B, 48, 48) logits."""

    def __init__(self, landmarks=19, widths=(16, 32, 64, 128), fine=16, blocks=2, dropout=0.05):
        super().__init__()
        self.settings = dict(landmarks=landmarks, widths=list(widths), fine=fine, blocks=blocks, dropout=dropout)
        self.landmarks = landmarks
        previous, films = 16, []
        self.encoder = nn.ModuleList()
        for width in widths:
            self.encoder.append(nn.Sequential(*[
                Block(previous if i == 0 else width, width, 3, dropout=dropout) for i in range(blocks)]))
            previous = width
            films.append(width)
        self.ups, self.decoder = nn.ModuleList(), nn.ModuleList()
        for deep, shallow in zip(widths[:0:-1], widths[-2::-1]):
            self.ups.append(nn.ConvTranspose2d(deep, shallow, 2, stride=2))
            self.decoder.append(Block(2 * shallow, shallow, 3, dropout=dropout))
            films.append(shallow)
        self.stem = nn.Conv2d(CELL * CELL, fine, 3, padding=1)
        self.zoom = nn.ConvTranspose2d(widths[0], widths[0], 2, stride=2)
        self.last = Block(widths[0] + fine, widths[0], 3)
        self.film = nn.ParameterList([nn.Parameter(torch.zeros(landmarks, 2, c)) for c in films])
        self.out = nn.Parameter(torch.randn(landmarks, widths[0]) * widths[0] ** -0.5)

    def condition(self, x, stage, which):
        scale, shift = self.film[stage][which].to(x.dtype).unbind(1)
        return x * (1 + scale[:, :, None, None]) + shift[:, :, None, None]

    def forward(self, crops, which):
        x, skips, stage = F.pixel_unshuffle(crops, 4), [], 0
        for i, encode in enumerate(self.encoder):
            x = self.condition(encode(F.max_pool2d(x, 2) if i else x), stage, which)
            skips.append(x)
            stage += 1
        for up, decode, skip in zip(self.ups, self.decoder, skips[-2::-1]):
            x = self.condition(decode(torch.cat([up(x), skip], 1)), stage, which)
            stage += 1
        cells = CROP // 4
        a, b = INNER // 4, cells - INNER // 4
        fine = F.pixel_unshuffle(crops[:, :, INNER:INNER + FIELD, INNER:INNER + FIELD], CELL)
        x = self.last(torch.cat([self.zoom(x[:, :, a:b, a:b]), F.relu(self.stem(fine))], 1))
        return (x.float() * self.out[which][:, :, None, None]).sum(1)


class AllLandmarks(nn.Module):
    """What the file computes: one crop per landmark, in channel order; several networks' logits averaged."""

    def __init__(self, refiners):
        super().__init__()
        self.refiners = nn.ModuleList(refiners)

    def forward(self, crops):
        which = torch.arange(self.refiners[0].landmarks)
        total = self.refiners[0](crops, which)
        for other in self.refiners[1:]:
            total = total + other(crops, which)
        return total / len(self.refiners) if len(self.refiners) > 1 else total


def origin(point):
    """Top left canvas pixel of the crop around a point; whole numbers, so nothing is resampled."""
    return np.floor(np.asarray(point) + 0.5).astype(int) - CROP // 2


def crop(picture, at):
    """CROP x CROP px from `at` (x, y); outside the canvas its border goes on."""
    h, w = picture.shape
    rows = np.clip(np.arange(at[1], at[1] + CROP), 0, h - 1)
    columns = np.clip(np.arange(at[0], at[0] + CROP), 0, w - 1)
    return picture[rows[:, None], columns[None, :]]


def to_cell(local):
    """From px of the crop to cells of the heat-map."""
    return (np.asarray(local) - INNER + 0.5) / CELL - 0.5


def to_canvas(cell, at):
    return (np.asarray(cell) + 0.5) * CELL - 0.5 + INNER + at


class CropAugment:
    """A crop as another film, another machine or a worse first guess would give it; one resampling."""

    def __init__(self, jitter=2.2, tail=8.0, tails=0.15, rotation=15, scale=(0.8, 1.2), aspect=0.06, shear=0.06,
                 elastic=2.5, gamma=0.55, gain=0.25, noise=0.06, blur=0.25, rectangles=2):
        self.jitter, self.tail, self.tails = jitter, tail, tails  # mm per axis; mm; share of crops
        self.rotation, self.scale, self.aspect, self.shear = rotation, scale, aspect, shear
        self.elastic, self.gamma, self.gain = elastic, gamma, gain
        self.noise, self.blur, self.rectangles = noise, blur, rectangles

    def offset(self, rng, mm_per_px):
        if rng.random() < self.tails:
            turn = rng.uniform(0, 2 * np.pi)
            mm = rng.uniform(0, self.tail) * np.array([np.cos(turn), np.sin(turn)])
        else:
            mm = rng.normal(0, self.jitter, 2)
        return np.clip(mm / mm_per_px, -FIELD / 2 + 8, FIELD / 2 - 8)

    def __call__(self, rng, picture, point, mm_per_px):
        """(crop in grey values, the point in px of the crop)"""
        angle = np.radians(rng.uniform(-1, 1) * self.rotation)
        scale = np.exp(rng.uniform(*np.log(self.scale)))
        stretch = 1 + rng.uniform(-1, 1) * self.aspect
        a = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        a = a @ np.array([[1, rng.uniform(-1, 1) * self.shear], [0, 1]]) @ np.diag([scale * stretch, scale / stretch])
        local = (CROP - 1) / 2 + self.offset(rng, mm_per_px / scale)
        t = local - a @ point
        if rng.random() < 0.35:
            grey = self.elastically(rng, picture, point, local, a)
        else:
            grey = cv2.warpAffine(picture, np.hstack([a, t[:, None]]), (CROP, CROP), flags=cv2.INTER_LINEAR,
                                  borderMode=cv2.BORDER_REPLICATE)
        return self.expose(rng, grey), local

    def elastically(self, rng, picture, point, local, a):
        field = cv2.resize(rng.normal(0, rng.uniform(0.2, 1) * self.elastic, (5, 5, 2)).astype(np.float32),
                           (CROP, CROP), interpolation=cv2.INTER_CUBIC)
        x, y = np.clip(np.rint(local), 0, CROP - 1).astype(int)
        field = field - field[y, x]
        i = np.linalg.inv(a).astype(np.float32)
        dx = np.arange(CROP, dtype=np.float32)[None, :] - np.float32(local[0])
        dy = np.arange(CROP, dtype=np.float32)[:, None] - np.float32(local[1])
        return cv2.remap(picture, i[0, 0] * dx + i[0, 1] * dy + np.float32(point[0]) + field[..., 0],
                         i[1, 0] * dx + i[1, 1] * dy + np.float32(point[1]) + field[..., 1],
                         cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)

    def expose(self, rng, grey):
        v = np.arange(256, dtype=np.float32) / 255
        v = np.power(v, np.exp(rng.uniform(-1, 1) * self.gamma), dtype=np.float32)
        v = (v - 0.45) * (1 + rng.uniform(-1, 1) * self.gain * 1.4) + 0.45 + rng.uniform(-1, 1) * self.gain * 0.6
        v = v.astype(np.float32)[grey]
        if rng.random() < 0.3:
            uneven = rng.normal(0, 0.15, (3, 3)).astype(np.float32)
            v *= 1 + cv2.resize(uneven, (CROP, CROP), interpolation=cv2.INTER_CUBIC)
        r = rng.random()
        if r < self.blur:
            v = cv2.GaussianBlur(v, (0, 0), rng.uniform(0.4, 2.0))
        elif r < 2 * self.blur:
            v = v + rng.uniform(0.2, 1.0) * (v - cv2.GaussianBlur(v, (0, 0), 2.0))
        if rng.random() < 0.5:
            v = v + rng.standard_normal(v.shape, dtype=np.float32) * np.float32(rng.uniform(0, self.noise * 1.5))
        if rng.random() < 0.3:
            for _ in range(rng.integers(1, self.rectangles + 1)):
                h, w = rng.uniform(0.05, 0.25, 2) * CROP
                y, x = rng.uniform(0, CROP - h), rng.uniform(0, CROP - w)
                v[int(y):int(y + h), int(x):int(x + w)] = rng.uniform(0, 1)
        return np.clip(v, 0, 1) * 255
