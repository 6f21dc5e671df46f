"""The paper's Table 1 and its ablations, every network trained alike and scored by its exported file.

Each network gets the same films, canvas, loss, optimiser, augmentation and minutes of processor time; the
clock counts the process's own time, so that other work on the machine takes nothing from a network. A network that
has its row is left alone: a run that was stopped goes on where it was.
"""
import json
import os
import shutil
import time
import traceback

import numpy as np
import torch

from . import data, export, onnxfile, train
from .configs import CONFIGS, FULL
from .decode import soft_argmax
from .model import CephResMHNet, parameters
from .networks import build
from .rivals import RIVALS
from .rivals.common import multiply_adds

ALL = [19]
# name -> (settings, what the paper's Table 1 and Table 2 say: millions of parameters, MRE, SDR at 2, 2.5, 3, 4 mm)
ROWS = {
    "cephres-mhnet": (dict(FULL, scaled_attention=True), (4.7, 1.23, 85.5, 89.4, 92.2, 95.3)),
    "one-decoder": (dict(FULL, groups=ALL, scaled_attention=True), (2.93, 1.52, 80.4, 85.3, 89.1, 93.1)),
    "no-residual": (dict(FULL, residual=False, scaled_attention=True), (2.63, 7.90, 65.8, 70.1, 73.1, 76.2)),
    "monai-unet": (dict(network="monai-unet"), (1.63, 1.54, 76.5, 84.0, 88.2, 93.4)),
    "cmunext": (dict(network="cmunext"), (3.15, 1.39, 81.0, 86.4, 90.2, 94.1)),
    "mk-unet": (dict(network="mk-unet"), (5.12, 1.67, 78.3, 83.2, 87.0, 91.7)),
    "dynunet": (dict(network="dynunet"), (1.93, 1.69, 76.8, 82.6, 86.8, 91.2)),
    "resunet++": (dict(network="resunet++"), (4.06, 1.60, 77.0, 82.7, 87.1, 92.3)),
    "afpf-net": (dict(network="afpf-net"), (20.65, 1.25, 84.1, 88.9, 92.0, 95.8)),
    "revisit-hpe": (dict(network="revisit-hpe"), (66.67, 1.35, 83.6, 88.1, 90.8, 94.4)),
}
SCORED = {"test1": "isbi2015/test1", "val": "hamedan/val"}
SOURCES = ["isbi2015", "hamedan"]


def recipe(name, factor, seed=1):
    """small-192's, in single precision: instance normalisation in bf16 is ten times slower on processors."""
    return dict(CONFIGS["small-192"], name=name, model=ROWS[name][0], factor=factor, epochs=10000, every=10000, keep=0,
                half=False, ema=0.99, sources=SOURCES, seed=seed)


def row(name, prepared, out, minutes, factor=4, threads=2, log=print):
    """Trains, exports and scores one network, or reads what was found before; returns its row."""
    folder = os.path.join(out, name.replace("+", "p"))
    file = os.path.join(folder, "row.json")
    if os.path.exists(file):
        with open(file, encoding="utf-8") as f:
            return json.load(f)
    torch.set_num_threads(threads)
    config = recipe(name, factor)
    h, w = config["canvas"][0] // factor, config["canvas"][1] // factor
    found = dict(network=name, parameters=parameters(build(config["model"])), gmac=gmac(build(config["model"]), h, w),
                 height=h, width=w)
    weights = os.path.join(folder, "last.pt")
    if not os.path.exists(os.path.join(folder, "trained")):
        shutil.rmtree(folder, ignore_errors=True)  # what was stopped begins again: half a schedule is another recipe
        began = time.process_time()
        train.train(config, prepared, folder, minutes=minutes, clock=time.process_time, device="cpu",
                    log=lambda s: log(name + ": " + s))
        with open(os.path.join(folder, "trained"), "w", encoding="utf-8") as f:
            f.write("%.2f" % ((time.process_time() - began) / 60))
    with open(os.path.join(folder, "trained"), encoding="utf-8") as f:
        found["minutes"] = float(f.read())
    found["epochs"] = train.load_network(weights)[2]
    path = os.path.join(folder, "network")
    export.main(weights, prepared, path, half=False, scored=False)
    films, _ = data.load(prepared, config["landmarks"])
    for key, role in SCORED.items():
        found[key] = scored(path + ".onnx", data.choose(films, role), factor, config["window"], threads)
    with open(file + ".part", "w", encoding="utf-8") as f:
        json.dump(found, f, indent=1)
    os.replace(file + ".part", file)
    return found


def gmac(model, h, w):
    """Multiply-adds of one film in thousands of millions, attention's two products of matrices included."""
    total = multiply_adds(model, h, w)
    if isinstance(model, CephResMHNet) and model.attention is not None:
        down = 2 ** len(model.encoder) * model.unshuffle
        places, c = (h // down) * (w // down), model.settings["widths"][-1]
        total += places * places * (c + max(1, c // 8)) + 2 * places * c * c
    return total / 1e9


def scored(path, films, factor, window, threads):
    """Scores of a file, with the median milliseconds of one film in the runtime alone."""
    session = onnxfile.Session(path, threads)
    errors, seconds = [], []
    for film in films:
        x, _ = data.sample(film, factor)
        began = time.perf_counter()
        logits = session(x[None, None])
        seconds.append(time.perf_counter() - began)
        errors.append(film.errors_mm(data.to_canvas(soft_argmax(logits[0], window), factor)))
    return dict(train.score(errors), milliseconds=round(float(np.median(seconds)) * 1000, 1), runtime=session.runtime)


def run(prepared, out, minutes, factor=4, threads=2, only=None, log=print):
    """All rows in their order; the table stands in OUT/table1.md after every one of them."""
    os.makedirs(out, exist_ok=True)
    rows = {}
    for name in only or ROWS:
        try:
            rows[name] = row(name, prepared, out, minutes, factor, threads, log)
        except Exception as e:  # a row that did not train says why, and the others go on
            traceback.print_exc()
            rows[name] = dict(network=name, why="%s: %s" % (type(e).__name__, str(e).splitlines()[0] if str(e) else ""))
        write(rows, out, minutes)
        log(line(name, rows[name]))
    return rows


def line(name, found):
    paper = ROWS[name][1]
    told = "| %s | %s | %.2f / %.1f / %.1f / %.1f / %.1f |" % ((name, paper[0]) + paper[1:])
    if found is None or "why" in found:
        return told + " not trained: %s | | | | | | |" % (found["why"] if found else "its turn has not come")
    score = lambda s: "%.2f / %.1f / %.1f / %.1f / %.1f" % (s["mre"], s["sdr2"], s["sdr2_5"], s["sdr3"], s["sdr4"])
    return told + " %.2f | %.2f | %.1f | %d | %s | %s | %.0f |" % (
        found["parameters"] / 1e6, found["gmac"], found["minutes"], found["epochs"], score(found["test1"]),
        score(found["val"]), found["test1"]["milliseconds"])


def write(rows, out, minutes):
    head = ["%s minutes of processor time each" % minutes, "",
            "| network | paper: M | paper (Aariz): MRE / SDR 2 / 2.5 / 3 / 4 | M | GMAC | minutes | epochs | test1 | hamedan val | ms |",
            "|---|---|---|---|---|---|---|---|---|---|"]
    with open(os.path.join(out, "table1.md"), "w", encoding="utf-8") as f:
        f.write("\n".join(head + [line(name, rows.get(name)) for name in ROWS]) + "\n")
