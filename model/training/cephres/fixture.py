"""What PyTorch itself computes on one film, for Java's test of equality: both stages' heat-maps and points."""
import json

import numpy as np
import torch

from . import data, refine, refiner
from .decode import soft_argmax
from .export import Shipped
from .onnxfile import sha256
from .train import load_network

REACH = 2  # cells on each side of a peak that are written down


def around_peaks(logits):
    """Per map: the peak's place and the heat-map, 1 at the peak, around it; 0 beyond the border."""
    rows = []
    for z in np.asarray(logits, np.float64):
        y, x = divmod(int(np.argmax(z)), z.shape[1])
        p = np.pad(np.exp(z - z[y, x]), REACH)[y:y + 2 * REACH + 1, x:x + 2 * REACH + 1]
        rows.append(dict(x=x, y=y, values=[round(float(v), 6) for v in p.ravel()]))
    return rows


@torch.no_grad()
def write(sidecar, coarse, refiners, folder, out):
    with open(sidecar, encoding="utf-8") as f:
        meta = json.load(f)
    film = data.load([folder], meta["landmarks"])[0][0]
    model, config, _ = load_network(coarse)
    model = Shipped(model, meta["decoding"]["passes"]).eval()
    x, _ = data.sample(film, config["factor"])
    logits = model(torch.from_numpy(x)[None, None])[0].numpy()
    points = data.to_canvas(soft_argmax(logits, meta["decoding"]["window"]), config["factor"])
    second = meta["refinement"]
    network = refiner.AllLandmarks([refine.load_refiner(path)[0] for path in refiners]).eval()
    fine, maps = [], None
    for shift in second["passes"]:
        at = np.array([refiner.origin(p) + shift for p in points])
        crops = np.stack([data.normalise(refiner.crop(film.picture, o).astype(np.float32)) for o in at])
        z = network(torch.from_numpy(crops)[:, None]).numpy()
        maps = z if maps is None else maps
        fine.append(refiner.to_canvas(soft_argmax(z, second["decoding"]["window"]), at))
    weight = second["coarseWeight"]
    mixed = film.to_film((1 - weight) * np.mean(fine, 0) + weight * points)
    told = dict(about="what PyTorch computes on the film beside this file; heat-maps are 1 at their peak",
                sha256=[meta["sha256"], second["sha256"]], coarse=around_peaks(logits), fine=around_peaks(maps),
                coarsePoints=[[round(float(v), 4) for v in p] for p in film.to_film(points)],
                points=[[round(float(v), 4) for v in p] for p in mixed])
    with open(out, "w", encoding="utf-8") as f:
        json.dump(told, f)
        f.write("\n")
