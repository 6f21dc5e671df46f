"""Where the shipped network errs most on phantoms, as a picture that may be shown: no film of a person is in it."""
import cv2
import numpy as np

from . import data
from .pipeline import Pipeline

HALF, ZOOM = 36, 4  # canvas px around the truth; times as large
TRUTH, FOUND, FIRST = (80, 220, 80), (60, 90, 255), (60, 200, 255)


def draw(sidecar, folders, out, columns=4, rows=2):
    pipeline = Pipeline(sidecar)
    films, _ = data.load(folders, pipeline.landmarks)
    cases = []
    for film in data.choose(films, "phantom"):
        found = pipeline(film.picture)
        for i, mm in enumerate(film.errors_mm(found["points"])):
            if np.isfinite(mm):
                cases.append((mm, film, pipeline.landmarks[i], film.points[i], found["points"][i], found["coarse"][i],
                              found["expected"][0][i] if "expected" in found else float("nan")))
    cases.sort(key=lambda case: -case[0])
    tiles, seen = [], set()
    for case in cases:
        if case[2] not in seen and len(tiles) < columns * rows:  # each landmark once, at its worst
            seen.add(case[2])
            tiles.append(tile(*case))
    while len(tiles) < columns * rows:
        tiles.append(np.zeros_like(tiles[0]))
    grid = [np.concatenate(tiles[r * columns:(r + 1) * columns], 1) for r in range(rows)]
    cv2.imwrite(out, np.concatenate(grid, 0), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    return [(case[2], case[0]) for case in cases[:columns * rows]]


def tile(mm, film, code, truth, found, first, expected):
    at = np.floor(truth).astype(int) - HALF
    h, w = film.picture.shape
    part = film.picture[np.clip(np.arange(at[1], at[1] + 2 * HALF), 0, h - 1)[:, None],
                        np.clip(np.arange(at[0], at[0] + 2 * HALF), 0, w - 1)[None]]
    big = cv2.cvtColor(cv2.resize(part, None, fx=ZOOM, fy=ZOOM, interpolation=cv2.INTER_CUBIC), cv2.COLOR_GRAY2BGR)
    place = [tuple(int(round(v)) for v in (p - at + 0.5) * ZOOM) for p in (truth, first, found)]
    cv2.line(big, place[0], place[2], (255, 255, 255), 1, cv2.LINE_AA)
    cv2.circle(big, place[1], 4, FIRST, 1, cv2.LINE_AA)
    cv2.circle(big, place[0], 6, TRUTH, 2, cv2.LINE_AA)
    cv2.drawMarker(big, place[2], FOUND, cv2.MARKER_CROSS, 14, 2, cv2.LINE_AA)
    text = "%s: %.1f mm off, %.1f expected" % (code, mm, expected)
    cv2.rectangle(big, (0, 0), (big.shape[1], 22), (0, 0, 0), -1)
    cv2.putText(big, text, (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (255, 255, 255), 1, cv2.LINE_AA)
    cv2.rectangle(big, (0, 0), (big.shape[1] - 1, big.shape[0] - 1), (60, 60, 60), 1)
    return big
