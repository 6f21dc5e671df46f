"""A trained network becomes NAME.onnx and NAME.json."""
import datetime
import json
import os

import numpy as np
import torch
import torch.nn.functional as F

from . import __version__, calibrate, data, evaluate, onnxfile, windows
from .decode import soft_argmax
from .model import CephResMHNet
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


def trained_on(films, configs):
    """The sources of all stages together."""
    rows = []
    for source in sorted({f.source for f in films}):
        fs = {f.file: f for config in configs for f in data.choose(films, "train", config.get("splits", ("train",)))
              if f.source == source and (not config.get("sources") or source in config["sources"])}
        if fs:
            known = SOURCES.get("phantom" if source.startswith("phantom") else source, {})
            rows.append(dict(name=source, films=len(fs), split=" + ".join(sorted({f.split for f in fs.values()})), **known))
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


def calibration(pipeline, films, wider=1.0, copies=3):
    """Fitted on held-out films, each as it is and turned and exposed otherwise; errors counted `wider` times."""
    rng = np.random.default_rng(7)
    augment = data.Augment(strength=0.7)
    features, error = [], []
    for film in films:
        for copy in range(copies):
            picture, p = film.picture, film.points
            if copy:
                picture, p = augment(rng, picture, p, 1)
                picture = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
            found = pipeline(picture)
            mm = (found["points"] - p) * film.mm_per_canvas_px
            features.append(found["features"])
            error.append(np.hypot(mm[:, 0], mm[:, 1]) * wider)
    features, error = np.concatenate(features), np.concatenate(error)
    window = pipeline.window
    head = dict(feature="doubt")
    formula = ("doubt = sqrt(spread^2 + (1 - mass) * far^2); mass = share of the whole map's softmax inside "
               "the decoding window, spread = root of the mean squared distance from the decoded point "
               "within the window, input px; ")
    if features.shape[1] == 3:
        weights = dict(zip(("coarse", "fine", "apart"), (round(float(w), 6) for w in calibrate.weigh(features, error))))
        head = dict(feature="two-stage", weights=weights,
                    fineFar=calibrate.FAR * pipeline.second["decoding"]["window"] / 9)
        formula += ("fine doubt: the same on the second stage's map with fineFar, in its cells, mean of its passes; "
                    "apart: distance of the two stages' points, canvas px; "
                    "value = sqrt(coarse * doubt^2 + fine * fine doubt^2 + apart * apart^2); ")
    table = calibrate.fit(calibrate.combined(head, features), error, window=window)
    table.update(head)
    if features.shape[1] == 3:
        table["unit"] = "mm, about the root of the mean squared error"
    table["formula"] = formula + "both tables are linear between the knots and constant outside them"
    table["wider"] = wider
    table["fittedOn"] = "%d held-out films, each as it is and augmented %d times, errors counted %.2f times" % (
        len(films), copies - 1, wider)
    return table


def main(weights, prepared, out, version=__version__, half=True, note=None, shifts=((0, 0),), window=None,
         scored=True, refiners=(), fine_window=15, fine_shifts=((0, 0),), coarse_weight=0.4, wider=1.0, in_parts=False):
    model, config, epoch = load_network(weights)
    films, canvas = data.load(prepared, config["landmarks"])
    meta = network(model, config, canvas, data.preprocessing(prepared), out, version, half, shifts, window, in_parts)
    told = []
    if refiners:
        meta["refinement"], epoch, told = second_stage(refiners, out, half, fine_window, fine_shifts, coarse_weight, epoch)
    seen = {split for c in [config] + told for split in c.get("splits", ())}
    roles = held_out(seen)
    held = [f for role in roles if role != "phantom" for f in data.choose(films, role)]
    if config.get("sources"):
        held = [f for f in held if f.source in config["sources"]]
    meta["training"] = dict(sources=trained_on(films, [config] + told),
                            heldOut=[roles[role] for role in roles],
                            unseenSplits=[] if "test1" in seen else ["isbi2015/test1"],
                            chosenOn=[roles[role] for role in roles if role != "phantom"],
                            config=config.get("name"), epochs=epoch, date=datetime.date.today().isoformat(),
                            **({"note": note} if note else {}))
    write(meta, out)
    if held:
        meta["confidence"] = calibration(Pipeline(out + ".json"), held, wider)
        write(meta, out)
    if scored:
        finish(meta, prepared, films, out, roles)
    return meta


def held_out(seen):
    """Roles of films that training on some splits leaves out, and what the sidecar calls them."""
    roles = {"heldout": "isbi2015/train: every image whose number 8 divides",
             "isbi2015/test1/8": "isbi2015/test1: every image whose number 8 divides",
             "hamedan/val": "hamedan/val", "phantom": "phantom: every seed that 8 divides"}
    if "heldout" in seen:
        del roles["heldout"]
    if "test1" not in seen:
        del roles["isbi2015/test1/8"]
    return roles


def network(model, config, canvas, preprocessing, out, version, half, shifts=((0, 0),), window=None, in_parts=False):
    """Writes NAME.onnx, and its parts where it is a full network or they are asked for; returns a sidecar that knows no training yet."""
    factor = config["factor"]
    h, w = canvas[0] // factor, canvas[1] // factor
    window = window or (config["window"] - 1) * config["model"].get("unshuffle", 1) + 1
    digest = onnxfile.export(Shipped(model, shifts).eval(), torch.zeros(1, 1, h, w), out + ".onnx", half, dynamic=False)
    once = [tuple(s) for s in shifts] == [(0, 0)]
    divisible = isinstance(model, CephResMHNet)  # only its decoders can be run apart
    parts = windows.export(model, h, w, out, half) if divisible and once and (in_parts or factor == 1) else None
    return dict(
        name=os.path.basename(out), version=version, kind="full" if factor == 1 else "fast", licence=LICENCE,
        landmarks=config["landmarks"], heads=config["model"].get("groups", [len(config["landmarks"])]),
        canvas=dict(height=canvas[0], width=canvas[1]), preprocessing=preprocessing,
        input=dict(name="image", factor=factor, height=h, width=w, mean=data.MEAN, std=data.STD),
        output="logits", decoding=dict(method="soft-argmax", window=window, temperature=1.0,
                                       passes=[list(s) for s in shifts]), parts=parts, refinement=None,
        confidence=None, training=None, scores={}, sha256=digest, check={})


def second_stage(refiners, out, half, window, shifts, coarse_weight, epoch):
    """Writes NAME-refine.onnx; returns its part of the sidecar."""
    from . import refine, refiner
    loaded = [refine.load_refiner(path) for path in refiners]
    network = refiner.AllLandmarks([n for n, _, _ in loaded]).eval()
    k = loaded[0][0].landmarks
    digest = onnxfile.export(network, torch.zeros(k, 1, refiner.CROP, refiner.CROP), out + "-refine.onnx", half,
                             names=("crops", "logits"), dynamic=False)
    part = dict(file=os.path.basename(out) + "-refine.onnx", sha256=digest, crop=refiner.CROP, field=refiner.FIELD,
                cell=refiner.CELL, mean=data.MEAN, std=data.STD,
                decoding=dict(method="soft-argmax", window=window, temperature=1.0),
                passes=[list(s) for s in shifts], coarseWeight=coarse_weight)
    return part, dict(coarse=epoch, fine=[e for _, _, e in loaded]), [c for _, c, _ in loaded]


def finish(meta, prepared, films, out, roles):
    """Scores and check points, by the files as they are shipped."""
    names = {"heldout": "isbi2015/train, every 8th", "isbi2015/test1/8": "isbi2015/test1, every 8th",
             "phantom": "phantom, every 8th seed"}
    for role in [*roles, *meta["training"]["unseenSplits"]]:
        name = names.get(role, role)
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
