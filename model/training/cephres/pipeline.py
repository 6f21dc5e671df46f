"""What the program does with a canvas, in numpy over the shipped files: the reference for Java."""
import json
import os

import numpy as np

from . import calibrate, data, refiner, windows
from .decode import soft_argmax
from .onnxfile import Session, sha256


class Pipeline:
    """Sidecar and ONNX files -> points in canvas pixels, with expected errors.

    in_parts: run the network's parts, each head over the whole picture, instead of its one file
    """

    def __init__(self, sidecar, threads=2, in_parts=False):
        with open(sidecar, encoding="utf-8") as f:
            self.meta = json.load(f)
        folder = os.path.dirname(sidecar)
        path = os.path.join(folder, os.path.basename(sidecar)[:-5] + ".onnx")
        if sha256(path) != self.meta["sha256"]:
            raise ValueError("%s is not the file that its sidecar describes" % path)
        self.coarse = windows.Parts(self.meta["parts"], folder, threads) if in_parts else Session(path, threads)
        self.landmarks = self.meta["landmarks"]
        self.factor = self.meta["input"]["factor"]
        self.window = self.meta["decoding"]["window"]
        self.second = self.meta.get("refinement")
        if self.second:
            file = os.path.join(folder, self.second["file"])
            if sha256(file) != self.second["sha256"]:
                raise ValueError("%s is not the file that its sidecar describes" % file)
            self.fine = Session(file, threads)

    def __call__(self, canvas):
        """points in canvas px; features: per landmark, what the confidence is made of; expected: (mm, share within 2 mm)"""
        x = data.normalise(data.block_mean(canvas, self.factor))
        logits = self.coarse(x[None, None])[0]
        at = soft_argmax(logits, self.window)
        features = calibrate.doubt(logits, at, self.window)[:, None]
        points = coarse = data.to_canvas(at, self.factor)
        found = dict(coarse=coarse, logits=logits)
        if self.second:
            points, maps, doubt, apart = self.closely(canvas, coarse)
            features = np.stack([features[:, 0], doubt, apart], 1)
            found["fine"] = maps
        table = self.meta.get("confidence")
        if table and "knots" in table:
            found["expected"] = calibrate.read(table, calibrate.combined(table, features))
        return dict(found, points=points, features=features)

    def closely(self, canvas, coarse):
        window, weight = self.second["decoding"]["window"], self.second["coarseWeight"]
        points, doubts = [], []
        for shift in self.second["passes"]:
            at = np.array([refiner.origin(p) + shift for p in coarse])
            crops = np.stack([data.normalise(refiner.crop(canvas, o).astype(np.float32)) for o in at])
            maps = self.fine(crops[:, None])
            cells = soft_argmax(maps, window)
            points.append(refiner.to_canvas(cells, at))
            doubts.append(calibrate.doubt(maps, cells, window))
        fine = np.mean(points, 0)
        return (1 - weight) * fine + weight * coarse, maps, np.mean(doubts, 0), np.hypot(*(fine - coarse).T)
