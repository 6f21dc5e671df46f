import copy
import json
import os

import numpy as np
import pytest
import torch

from cephres import data, finetune, onnxfile, refiner
from cephres.pipeline import Pipeline
from cephres.train import autocast

WEIGHTS = os.path.join(os.path.dirname(__file__), "..", "..", "src", "main", "resources", "org", "nasion", "model", "weights")
SHIPPED = os.path.join(WEIGHTS, "cephres-fast.json")

onnxruntime = pytest.importorskip("onnxruntime")


@pytest.fixture(scope="module")
def shipped():
    with open(SHIPPED, encoding="utf-8") as f:
        return json.load(f)


def test_the_network_of_a_file_computes_what_the_file_does(shipped):
    path = os.path.join(WEIGHTS, shipped["refinement"]["file"])
    k = len(shipped["landmarks"])
    network = finetune.from_onnx(path, k)
    crops = torch.randn(k, 1, refiner.CROP, refiner.CROP, generator=torch.Generator().manual_seed(3))
    with torch.no_grad():
        ours = network(crops, torch.arange(k)).numpy()
    theirs = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(None, {"crops": crops.numpy()})[0]
    assert np.abs(ours - theirs).max() < 1e-3 * max(1.0, np.abs(theirs).max())


def test_normalisations_stay_as_they_are_while_it_learns(shipped):
    network = finetune.still(finetune.from_onnx(os.path.join(WEIGHTS, shipped["refinement"]["file"]), len(shipped["landmarks"])))
    before = copy.deepcopy({n: b for n, b in network.named_buffers()})
    network(torch.randn(2, 1, refiner.CROP, refiner.CROP) * 5, torch.tensor([0, 1]))
    assert all(torch.equal(b, before[n]) for n, b in network.named_buffers() if "running" in n)


def prepared(path, films, size):
    """Noise with a cross at each point; `pixels` are made up."""
    import cv2
    os.makedirs(path)
    rng, entries = np.random.default_rng(2), []
    height, width = size
    for i in range(films):
        picture = rng.integers(60, 120, (height, width)).astype(np.uint8)
        points = {}
        for j, code in enumerate(("S", "N", "A", "B", "Me", "Go")):
            x, y = 150 + 60 * (j % 3) + rng.uniform(0, 40), 200 + 200 * (j // 3) + rng.uniform(0, 60)
            cv2.drawMarker(picture, (int(x), int(y)), 255, cv2.MARKER_CROSS, 20, 2)
            points[code] = [float(int(x)), float(int(y))]
        cv2.imwrite(os.path.join(path, "%d.png" % i), picture)
        entries.append(dict(file="%d.png" % i, source="study", name=str(i), split="all", mmPerPx=0.1, scaleX=0.3, scaleY=0.3,
                            padLeft=0, padTop=0, points=points, pixels="film-%d" % i))
    with open(os.path.join(path, "manifest.json"), "w") as f:
        json.dump(dict(canvas=dict(height=height, width=width), preprocessing=None, landmarks=[], films=entries), f)


def test_what_a_stage_saw_is_in_no_score_and_the_result_is_a_network(shipped, tmp_path):
    folder = str(tmp_path / "study")
    prepared(folder, 5, (shipped["canvas"]["height"], shipped["canvas"]["width"]))
    base = json.loads(json.dumps(shipped))
    base["training"]["films"] = ["film-1", "elsewhere"]
    name = str(tmp_path / "base")
    for ending in (".onnx", "-refine.onnx"):
        os.symlink(os.path.abspath(os.path.join(WEIGHTS, "cephres-fast" + ending)), name + ending)
    base["refinement"]["file"] = "base-refine.onnx"
    with open(name + ".json", "w") as f:
        json.dump(base, f)
    told = []
    out = str(tmp_path / "clinic")
    meta = finetune.run(folder, name + ".json", out, seconds=2, folds=2, note="a test", log=told.append)
    assert "5 films with a scale and marks; 4 of them" in told[0]
    assert meta["crossValidation"]["films"] == 4
    assert meta["training"]["films"] == sorted({"elsewhere"} | {"film-%d" % i for i in range(5)})
    assert meta["training"]["base"].startswith("cephres-fast ")
    films, _ = data.load([folder], meta["landmarks"])
    found = Pipeline(out + ".json")(films[0].picture)
    assert np.isfinite(found["points"]).all()
    assert onnxfile.sha256(out + ".onnx") == shipped["sha256"], "the first stage is as it was"
    with pytest.raises(ValueError, match="nobody has seen are too few"):
        finetune.run(folder, out + ".json", str(tmp_path / "again"), seconds=1, folds=2, log=lambda s: None)


def test_a_network_that_hides_what_it_saw_is_refused(shipped, tmp_path):
    base = json.loads(json.dumps(shipped))
    base["training"].pop("films", None)
    name = str(tmp_path / "base")
    os.symlink(os.path.abspath(os.path.join(WEIGHTS, "cephres-fast.onnx")), name + ".onnx")
    os.symlink(os.path.abspath(os.path.join(WEIGHTS, "cephres-fast-refine.onnx")), str(tmp_path / "cephres-fast-refine.onnx"))
    with open(name + ".json", "w") as f:
        json.dump(base, f)
    with pytest.raises(ValueError, match="does not say which films"):
        finetune.run("nowhere", name + ".json", str(tmp_path / "out"))


@pytest.mark.parametrize("capability, half", [("AVX2", False), ("AVX512", True)])
def test_a_processor_computes_in_half_precision_only_where_that_saves_time(monkeypatch, capability, half):
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: capability)
    with autocast(torch.device("cpu")):
        assert torch.is_autocast_enabled("cpu") is half
    with autocast(torch.device("cpu"), False):
        assert not torch.is_autocast_enabled("cpu")
