"""A trained network becomes NAME.onnx and NAME.json."""
import datetime
import json
import os

import numpy as np
import torch
import torch.nn.functional as F

from . import __version__, calibrate, data, evaluate, onnxfile
from .decode import soft_argmax
from .pipeline import Pipeline
from .train import load_network

LICENCE = ("Weights trained on films for research use only; not a medical device. "
           "See docs/model-card.md for the sources.")
SOURCES = {
    "isbi2015": dict(licence="CC BY-NC 4.0 (the organisers' successor set); treated as research use",
                     citation="Wang et al., A benchmark for comparison of dental radiography analysis "
                              "algorithms, Medical Image Analysis 31, 2016"),
    "hamedan": dict(licence="none stated; treated as research use",
                    citation="Hamedan University, Iran: 100 lateral cephalograms with two experts' marks"),
    "phantom": dict(licence="the project's own", citation="synthetic films of nasion phantom"),
}
CHECKS = [("isbi2015", "200"), ("isbi2015", "260"), ("hamedan", "001")]


def trained_on(films, config):
    rows = []
    for source in sorted({f.source for f in films}):
        fs = [f for f in data.choose(films, "train") if f.source == source]
        if fs and (not config.get("sources") or source in config["sources"]):
            known = SOURCES.get("phantom" if source.startswith("phantom") else source, {})
            rows.append(dict(name=source, films=len(fs), split="train", **known))
    return rows


class Shipped(torch.nn.Module):
    """What the file computes: logits as large as the input, several passes averaged where asked.

    shifts: the picture moved by whole input pixels (x, y); the maps are moved
    back and averaged, which evens out where a point lies on the pixel raster.
    """

    def __init__(self, model, shifts=((0, 0),)):
        super().__init__()
        self.model, self.shifts = model, [tuple(s) for s in shifts]

    def forward(self, x):
        total = None
        for dx, dy in self.shifts:
            logits = self.model(_move(x, dx, dy, (0.0 - data.MEAN) / data.STD) if dx or dy else x)
            if self.model.unshuffle > 1:
                logits = F.interpolate(logits, scale_factor=float(self.model.unshuffle), mode="bilinear",
                                       align_corners=False)
            if dx or dy:
                logits = _move(logits, -dx, -dy, None)
            total = logits if total is None else total + logits
        return total / len(self.shifts) if len(self.shifts) > 1 else total


def _move(x, dx, dy, fill):
    pad = (max(dx, 0), max(-dx, 0), max(dy, 0), max(-dy, 0))
    x = F.pad(x, pad, value=fill) if fill is not None else F.pad(x, pad, mode="replicate")
    h, w = x.shape[-2] - abs(dy), x.shape[-1] - abs(dx)
    top, left = max(-dy, 0), max(-dx, 0)
    return x[..., top:top + h, left:left + w]


def calibration(model, config, films, window, copies=4):
    """Fitted on held-out films, each as it is and turned and exposed otherwise."""
    rng = np.random.default_rng(7)
    augment = data.Augment(strength=0.7)
    doubts, error = [], []
    for film in films:
        for copy in range(copies):
            x, p = data.sample(film, config["factor"], augment if copy else None, rng)
            with torch.no_grad():
                logits = model(torch.from_numpy(x)[None, None])[0].numpy()
            at = soft_argmax(logits, window)
            mm = (at - p) * config["factor"] * film.mm_per_canvas_px
            doubts.append(calibrate.doubt(logits, at, window))
            error.append(np.hypot(mm[:, 0], mm[:, 1]))
    table = calibrate.fit(np.concatenate(doubts), np.concatenate(error), window=window)
    table["formula"] = ("doubt = sqrt(spread^2 + (1 - mass) * far^2); mass = share of the whole map's softmax inside "
                        "the decoding window, spread = root of the mean squared distance from the decoded point "
                        "within the window, input px; both tables are linear in doubt between the knots and "
                        "constant outside them")
    table["fittedOn"] = "held-out films: every 8th of isbi2015/train, hamedan/val; each as it is and augmented 3 times"
    return table


def main(weights, prepared, out, version=__version__, half=True, note=None, shifts=((0, 0),), window=None,
         scored=True):
    model, config, epoch = load_network(weights)
    model = Shipped(model, shifts).eval()
    films, canvas = data.load(prepared, config["landmarks"])
    factor = config["factor"]
    h, w = canvas[0] // factor, canvas[1] // factor
    window = window or (config["window"] - 1) * config["model"].get("unshuffle", 1) + 1
    digest = onnxfile.export(model, torch.zeros(1, 1, h, w), out + ".onnx", half, dynamic=False)
    held = data.choose(films, "heldout") + data.choose(films, "hamedan/val")
    meta = dict(
        name=os.path.basename(out), version=version, kind="full" if factor == 1 else "fast", licence=LICENCE,
        landmarks=config["landmarks"], heads=config["model"]["groups"],
        canvas=dict(height=canvas[0], width=canvas[1]),
        preprocessing=data.preprocessing(prepared),
        input=dict(name="image", factor=factor, height=h, width=w, mean=data.MEAN, std=data.STD),
        output="logits", decoding=dict(method="soft-argmax", window=window, temperature=1.0,
                                                  passes=[list(s) for s in shifts]), refinement=None,
        confidence=calibration(model, config, held, window),
        training=dict(sources=trained_on(films, config),
                      heldOut=["isbi2015/train: every image whose number 8 divides", "hamedan/val"],
                      unseenSplits=["isbi2015/test1", "hamedan/val"],
                      config=config.get("name"), epochs=epoch, date=datetime.date.today().isoformat(),
                      **({"note": note} if note else {})),
        scores={}, sha256=digest, check={})
    write(meta, out)
    if scored:
        finish(meta, prepared, films, out)
    return meta


def finish(meta, prepared, films, out):
    """Scores and check points, by the files as they are shipped."""
    for role, name in (("heldout", "isbi2015/train, every 8th"), ("hamedan/val", "hamedan/val"),
                       ("isbi2015/test1", "isbi2015/test1"), ("phantom", "phantom")):
        if data.choose(films, role):
            s = evaluate.run(out + ".json", prepared, role)[0]["all"]
            meta["scores"][name] = {k: round(v, 4) for k, v in s.items()}
    pipeline = Pipeline(out + ".json")
    for film in films:
        for source, number in CHECKS:
            if film.source == source and os.path.splitext(film.name)[0] == number:
                points = film.to_film(pipeline(film.picture)["points"])
                meta["check"][source + "/" + number + ".jpg"] = {
                    c: [round(float(v), 3) for v in p] for c, p in zip(meta["landmarks"], points)}
    write(meta, out)


def write(meta, out):
    with open(out + ".json", "w", encoding="utf-8") as f:
        json.dump(meta, f, indent=1, ensure_ascii=False)
        f.write("\n")
