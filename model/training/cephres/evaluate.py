"""Scores of the shipped files over prepared films, independent of Java's evaluation."""
import time

import numpy as np

from . import data
from .pipeline import Pipeline
from .train import score


def run(sidecar, folders, role, threads=2, in_parts=False):
    pipeline = Pipeline(sidecar, threads, in_parts)
    films, canvas = data.load(folders, pipeline.landmarks)
    size = pipeline.meta["canvas"]
    if list(canvas) != [size["height"], size["width"]]:
        raise ValueError("prepared canvas %s, the model wants %s" % (list(canvas), size))
    films = data.choose(films, role)
    errors, doubts, seconds = [], [], 0.0
    for film in films:
        film.picture
        began = time.time()
        found = pipeline(film.picture)
        seconds += time.time() - began
        errors.append(film.errors_mm(found["points"]))
        doubts.append(found["features"])
    errors = np.array(errors)
    per = {code: score(errors[:, i]) for i, code in enumerate(pipeline.landmarks)} if len(errors) else {}
    return dict(role=role, films=len(films), secondsPerFilm=seconds / max(1, len(films)), all=score(errors),
                landmarks=per), errors, np.array(doubts)


def table(result):
    lines = ["%s: %d films, %.3f s per film" % (result["role"], result["films"], result["secondsPerFilm"]),
             "%-6s %6s %6s %6s %6s %6s %6s %6s" % ("", "MRE", "SD", "median", "2", "2.5", "3", "4")]
    for name, s in [("all", result["all"])] + list(result["landmarks"].items()):
        if np.isfinite(s["mre"]):
            lines.append("%-6s %6.3f %6.3f %6.3f %6.1f %6.1f %6.1f %6.1f" % (
                name, s["mre"], s["sd"], s["median"], s["sdr2"], s["sdr2_5"], s["sdr3"], s["sdr4"]))
    return "\n".join(lines)
