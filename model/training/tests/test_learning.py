import csv
import itertools
import json
import os
import sys

import numpy as np
import pytest
import torch

sys.path.insert(0, os.path.dirname(__file__))
import drawn
from cephres import data, export, onnxfile, train
from cephres.configs import CONFIGS
from cephres.decode import soft_argmax
from cephres.model import CephResMHNet

CONFIG = dict(CONFIGS["tiny"], name="tiny", landmarks=drawn.CODES, canvas=[96, 64], factor=2,
              model=dict(groups=[2, 1], widths=[6, 8, 12], kernel=3, encoder_blocks=1, decoder_blocks=1,
                         dropout=0.0, scaled_attention=True),
              batch=2, epochs=120, lr=1e-2, ema=0.9, augment=None, every=60, keep=0, half=False)


def learnt(tmp_path, **changes):
    folder = drawn.folder(str(tmp_path / "prepared"))
    out = str(tmp_path / "run")
    train.train(dict(CONFIG, **changes), [folder], out, device="cpu", log=lambda s: None)
    return folder, out


def test_a_tiny_network_learns_two_pictures_to_under_a_pixel(tmp_path):
    folder, out = learnt(tmp_path)
    model, config, epoch = train.load_network(os.path.join(out, "last.pt"))
    films, _ = data.load([folder], config["landmarks"])
    for film in films:
        found = train.predict(model, film, 2, torch.device("cpu"), half=False)
        d = np.hypot(*((found - film.points) / 2).T)  # in input pixels
        assert np.nanmax(d) < 1.0, d
    assert epoch == 120
    with open(os.path.join(out, "metrics.csv")) as f:
        rows = list(csv.DictReader(f))
    assert len(rows) == 120 and float(rows[-1]["loss"]) < float(rows[0]["loss"])


def test_paper_recipe_runs(tmp_path):
    recipe = {k: CONFIGS["paper"][k] for k in ("loss", "sigma", "optimizer", "lr", "weight_decay", "schedule",
                                               "ema", "clip", "augment")}
    _, out = learnt(tmp_path, epochs=2, every=1, **recipe)
    assert os.path.exists(os.path.join(out, "last.pt"))


def test_resumed_training_is_the_same_training(tmp_path):
    folder = drawn.folder(str(tmp_path / "prepared"))
    config = dict(CONFIG, epochs=6, every=3, augment={})
    whole, parts = str(tmp_path / "whole"), str(tmp_path / "parts")
    train.train(config, [folder], whole, device="cpu", log=lambda s: None)
    stop = []

    def log(line):
        if line.startswith("epoch 3/"):
            stop.append(line)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train.train(config, [folder], parts, device="cpu", log=log)
    assert stop
    train.train(config, [folder], parts, device="cpu", log=lambda s: None)
    a, b = train.load_weights(whole + "/last.pt"), train.load_weights(parts + "/last.pt")
    assert all(torch.allclose(a[k].float(), b[k].float(), atol=1e-5) for k in a)


def runtime_or_skip(path):
    try:
        return onnxfile.Session(path)
    except Exception as e:
        if type(e).__module__.startswith("cv2") or type(e).__name__ == "error":
            pytest.skip("only OpenCV is here to run ONNX, and it cannot read this file: " + str(e).splitlines()[0])
        raise


@pytest.mark.parametrize("unshuffle,half", [(1, False), (2, False), (2, True)])
def test_exported_file_computes_the_same(tmp_path, unshuffle, half):
    torch.manual_seed(1)
    model = CephResMHNet(groups=(2, 1), widths=(4, 6, 8), kernel=3, scaled_attention=True, unshuffle=unshuffle)
    torch.nn.init.constant_(model.attention.gamma_spatial, 0.7)
    for m in model.modules():
        if isinstance(m, torch.nn.BatchNorm2d):
            m.running_mean.normal_(0, 0.1)
            m.running_var.uniform_(0.5, 1.5)
    shipped = export.Shipped(model).eval()
    path = str(tmp_path / "net.onnx")
    onnxfile.export(shipped, torch.zeros(1, 1, 32, 24), path, half, dynamic=False)
    import onnx
    proto = onnx.load(path)
    assert proto.opset_import[0].version <= 17
    x = torch.randn(1, 1, 32, 24)
    with torch.no_grad():
        wanted = shipped(x).numpy()
    assert wanted.shape == (1, 3, 32, 24)
    found = runtime_or_skip(path)(x.numpy())
    assert np.abs(found - wanted).max() < (5e-3 if half else 1e-4) * np.abs(wanted).max()


def test_shifted_passes_are_moved_back():
    x = torch.randn(1, 2, 10, 12)
    for dx, dy in ((1, 0), (0, -2), (-1, 3)):
        moved = export._move(export._move(x, dx, dy, 0.0), -dx, -dy, None)
        assert torch.equal(moved[..., 3:-3, 3:-3], x[..., 3:-3, 3:-3])


def test_export_writes_a_sidecar_that_the_pipeline_reads(tmp_path):
    folder = drawn.folder(str(tmp_path / "prepared"))
    drawn.folder(str(tmp_path / "held"))
    out = str(tmp_path / "run")
    train.train(dict(CONFIG, epochs=40, every=40), [folder], out, device="cpu", log=lambda s: None)
    manifest = json.load(open(folder + "/manifest.json"))
    for film in manifest["films"]:
        film["source"], film["split"] = "hamedan", "val"
    json.dump(manifest, open(str(tmp_path / "held") + "/manifest.json", "w"))
    name = str(tmp_path / "net")
    meta = export.main(os.path.join(out, "last.pt"), [folder, str(tmp_path / "held")], name, half=False, scored=False)
    runtime_or_skip(name + ".onnx")
    assert meta["landmarks"] == drawn.CODES and meta["heads"] == [2, 1]
    assert meta["input"] == dict(name="image", factor=2, height=48, width=32, mean=0.45, std=0.25)
    assert meta["sha256"] == onnxfile.sha256(name + ".onnx")
    from cephres.pipeline import Pipeline
    films, _ = data.load([folder], drawn.CODES)
    found = Pipeline(name + ".json")(films[0].picture)
    model, _, _ = train.load_network(os.path.join(out, "last.pt"))
    x, _ = data.sample(films[0], 2)
    with torch.no_grad():
        wanted = data.to_canvas(soft_argmax(model(torch.from_numpy(x)[None, None])[0].numpy()), 2)
    assert np.abs(found["points"] - wanted).max() < 0.02
    with open(name + ".onnx", "ab") as f:
        f.write(b"x")
    with pytest.raises(ValueError):
        Pipeline(name + ".json")


def test_time_that_is_over_ends_an_epoch_in_its_midst(tmp_path):
    """A clock of 20 seconds a look: two steps fill the first epoch, then one is made of the second."""
    folder, out = drawn.folder(str(tmp_path / "prepared")), str(tmp_path / "run")
    seconds = itertools.count(0, 20)
    train.train(dict(CONFIG, batch=1), [folder], out, device="cpu", log=lambda s: None, minutes=1, clock=lambda: next(seconds))
    assert torch.load(os.path.join(out, "state.pt"), weights_only=False)["steps"] == 3
