"""What the program does with a canvas, in numpy over the shipped files: the reference for Java."""
import json
import os

import numpy as np

from . import calibrate, data
from .decode import soft_argmax
from .onnxfile import Session, sha256


class Pipeline:
    """Sidecar and ONNX files -> points in canvas pixels, with expected errors."""

    def __init__(self, sidecar, threads=2):
        with open(sidecar, encoding="utf-8") as f:
            self.meta = json.load(f)
        folder = os.path.dirname(sidecar)
        path = os.path.join(folder, os.path.basename(sidecar)[:-5] + ".onnx")
        if sha256(path) != self.meta["sha256"]:
            raise ValueError("%s is not the file that its sidecar describes" % path)
        self.coarse = Session(path, threads)
        self.landmarks = self.meta["landmarks"]
        self.factor = self.meta["input"]["factor"]
        self.window = self.meta["decoding"]["window"]

    def __call__(self, canvas):
        x = data.normalise(data.block_mean(canvas, self.factor))
        logits = self.coarse(x[None, None])[0]
        at = soft_argmax(logits, self.window)
        doubt = calibrate.doubt(logits, at, self.window)
        points = data.to_canvas(at, self.factor)
        confidence = self.meta.get("confidence")
        expected = calibrate.read(confidence, doubt) if confidence and "knots" in confidence else None
        return dict(points=points, doubt=doubt, expected=expected, logits=logits)
