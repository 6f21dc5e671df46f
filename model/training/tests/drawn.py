"""Two drawn pictures with marks, as a prepared folder."""
import json
import os

import cv2
import numpy as np

CODES = ["S", "N", "A"]


def folder(path, height=96, width=64, split="train"):
    os.makedirs(path, exist_ok=True)
    films = []
    for i, shift in enumerate(((0, 0), (9, 14))):
        picture = np.full((height, width), 40, np.uint8)
        dx, dy = shift
        points = {"S": [12.0 + dx, 20.0 + dy], "N": [45.0 + dx, 24.0 + dy]}
        if i == 0:
            points["A"] = [40.0, 70.0]
        cv2.circle(picture, (12 + dx, 20 + dy), 6, 220, -1)
        cv2.rectangle(picture, (41 + dx, 20 + dy), (49 + dx, 28 + dy), 150, -1)
        cv2.line(picture, (28 + dx, 70 - dy), (52 + dx, 70 - dy), 250, 3)
        name = "drawn_%03d.png" % i
        cv2.imwrite(os.path.join(path, name), picture)
        films.append(dict(file=name, source="drawn", name="%03d.png" % (i + 1), split=split,
                          film=dict(width=width * 2, height=height * 2), mmPerPx=0.2, scaleX=0.5, scaleY=0.5,
                          padLeft=0, padTop=0, points=points))
    with open(os.path.join(path, "manifest.json"), "w") as f:
        json.dump(dict(canvas=dict(height=height, width=width), preprocessing=dict(clahe=None, nlm=None),
                       landmarks=CODES, films=films), f)
    return path
