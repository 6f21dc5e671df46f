"""A trained network becomes NAME.onnx and NAME.json."""
import datetime
import json
import os

import numpy as np
import torch

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
                    citation="Hamedan University of Medical Sciences, lateral cephalograms with two experts' marks"),
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


def calibration(model, config, films, copies=4):
    """Fitted on held-out films, each as it is and turned and exposed otherwise."""
    rng = np.random.default_rng(7)
    augment = data.Augment(strength=0.7)
    radius, error = [], []
    for film in films:
        for copy in range(copies):
            x, p = data.sample(film, config["factor"], augment if copy else None, rng)
            with torch.no_grad():
                logits = model(torch.from_numpy(x)[None, None])[0].numpy()
            at = soft_argmax(logits)
            mm = (at - p) * config["factor"] * film.mm_per_canvas_px
            radius.append(calibrate.rms_radius(logits, at))
            error.append(np.hypot(mm[:, 0], mm[:, 1]))
    table = calibrate.fit(np.concatenate(radius), np.concatenate(error))
    table["formula"] = ("p = softmax over the whole map of a landmark; c = its decoded point of the coarse network "
                        "in input pixels; r = sqrt(sum p |x - c|^2); both tables are linear in r between the knots "
                        "and constant outside them")
    table["fittedOn"] = "held-out films: every 8th of isbi2015/train, hamedan/val"
    return table


def main(weights, prepared, out, version=__version__, half=True, refinement=None, note=None):
    model, config, epoch = load_network(weights)
    films, canvas = data.load(prepared, config["landmarks"])
    factor = config["factor"]
    h, w = canvas[0] // factor, canvas[1] // factor
    digest = onnxfile.export(model, torch.zeros(1, 1, h, w), out + ".onnx", half)
    held = data.choose(films, "heldout") + data.choose(films, "val")
    meta = dict(
        name=os.path.basename(out), version=version, kind="full" if factor == 1 else "fast", licence=LICENCE,
        landmarks=config["landmarks"], heads=config["model"]["groups"],
        canvas=dict(height=canvas[0], width=canvas[1]),
        preprocessing=dict(clahe=dict(clip=2.0, tiles=8), nlm=None),
        input=dict(name="image", factor=factor, height=h, width=w, mean=data.MEAN, std=data.STD),
        output="logits", decoding=dict(method="soft-argmax", window=9, temperature=1.0), refinement=refinement,
        confidence=calibration(model, config, held),
        training=dict(sources=trained_on(films, config),
                      heldOut=["isbi2015/train: every image whose number 8 divides", "hamedan/val"],
                      unseenSplits=["isbi2015/test1", "hamedan/val"],
                      config=config.get("name"), epochs=epoch, date=datetime.date.today().isoformat(),
                      **({"note": note} if note else {})),
        scores={}, sha256=digest, check={})
    finish(meta, prepared, films, out)
    return meta


def finish(meta, prepared, films, out):
    """Scores and check points, by the files as they are shipped."""
    write(meta, out)
    for role in ("heldout", "val", "test1"):
        name = {"heldout": "isbi2015/train/every 8th", "val": "hamedan/val", "test1": "isbi2015/test1"}[role]
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
