import os
import sys

import numpy as np
import pytest
import torch

sys.path.insert(0, os.path.dirname(__file__))
import drawn
from cephres import calibrate, data, export, onnxfile, refine, refiner, train
from cephres.pipeline import Pipeline
from test_learning import CONFIG as COARSE, runtime_or_skip

LIGHT = dict(jitter=2.5, tails=0.1, tail=5.0, rotation=5, scale=(0.95, 1.05), noise=0.02, rectangles=1)
CONFIG = dict(refine.CONFIG, network=dict(widths=[8, 8, 12], fine=8, blocks=1, dropout=0.0), augment=LIGHT, batch=10, epochs=110,
              lr=1e-2, ema=0.9, every=110, half=False, share={"drawn": 4})


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    base = tmp_path_factory.mktemp("refine")
    folder = drawn.folder(str(base / "prepared"))
    out = str(base / "run")
    refine.train(CONFIG, [folder], out, drawn.CODES, log=lambda s: None)
    return folder, out


def test_it_finds_points_from_a_wrong_start(learnt):
    folder, out = learnt
    network, config, epoch = refine.load_refiner(os.path.join(out, "last.pt"))
    assert epoch == 110 and config["landmarks"] == drawn.CODES
    films, _ = data.load([folder], drawn.CODES)
    for film in films:
        start = np.nan_to_num(film.points, nan=30) + [[4, -3], [-5, 2], [3, 4]]
        found = refine.refined(network, film.picture, start, half=False)
        d = np.hypot(*(found - film.points).T)
        assert np.nanmax(d) < 2.0, d  # canvas px; the starts are 5 px away


def test_crops_start_at_whole_pixels_and_go_on_beyond_the_border():
    picture = np.arange(24, dtype=np.uint8).reshape(4, 6) * 10
    at = refiner.origin([1.5, 0.4])
    assert list(at) == [2 - refiner.CROP // 2, -refiner.CROP // 2]
    crop = refiner.crop(picture, at)
    assert crop.shape == (refiner.CROP, refiner.CROP)
    y, x = -at[1], -at[0]
    assert np.array_equal(crop[y:y + 4, x:x + 6], picture)
    assert crop[0, 0] == picture[0, 0] and crop[-1, -1] == picture[-1, -1]
    cell = np.array([3.25, 40.0])
    assert np.allclose(refiner.to_cell(refiner.to_canvas(cell, at) - at), cell)


@pytest.mark.parametrize("settings", [dict(elastic=0.0), dict()])
def test_augmented_crops_keep_their_point(settings):
    rng = np.random.default_rng(3)
    picture = np.zeros((300, 300), np.uint8)
    picture[148:153, 118:123] = 255
    augment = refiner.CropAugment(noise=0, rectangles=0, blur=0, gamma=0, gain=0, **settings)
    augment.expose = lambda rng, grey: grey.astype(np.float32)
    for _ in range(40):
        grey, local = augment(rng, picture, np.array([120.0, 150.0]), 0.33)
        y, x = np.mgrid[:refiner.CROP, :refiner.CROP]
        centre = np.array([(grey * x).sum(), (grey * y).sum()]) / grey.sum()
        assert np.abs(centre - local).max() < 0.6
        cell = refiner.to_cell(local)
        assert (cell > 0).all() and (cell < refiner.SIDE - 1).all()


def test_each_landmark_has_its_own_answer():
    torch.manual_seed(0)
    network = refiner.Refiner(landmarks=3, widths=(8, 8, 12), fine=8).eval()
    for p in network.film:
        torch.nn.init.normal_(p, 0, 0.3)
    crops = torch.randn(1, 1, refiner.CROP, refiner.CROP).expand(3, -1, -1, -1)
    with torch.no_grad():
        z = network(crops, torch.arange(3))
        assert z.shape == (3, refiner.SIDE, refiner.SIDE)
        assert (z[0] - z[1]).abs().max() > 0.1
        both = refiner.AllLandmarks([network, network])(crops)
    assert torch.allclose(both, z, atol=1e-5)


def test_both_stages_are_exported_and_read_together(tmp_path, learnt):
    folder, out = learnt
    first = str(tmp_path / "coarse")
    train.train(dict(COARSE, epochs=30, every=30), [folder], first, device="cpu", log=lambda s: None)
    name = str(tmp_path / "net")
    weights = os.path.join(out, "last.pt")
    meta = export.main(os.path.join(first, "last.pt"), [folder], name, half=False, scored=False, refiners=[weights],
                       fine_shifts=[[0, 0], [5, -5]], coarse_weight=0.25)
    runtime_or_skip(name + ".onnx")
    runtime_or_skip(name + "-refine.onnx")
    assert meta["refinement"]["sha256"] == onnxfile.sha256(name + "-refine.onnx")
    assert meta["training"]["unseenSplits"] == ["isbi2015/test1"]
    film = data.load([folder], drawn.CODES)[0][0]
    found = Pipeline(name + ".json")(film.picture)
    network, _, _ = refine.load_refiner(weights)
    fine = np.mean([refine.refined(network, film.picture, found["coarse"], shift=s, half=False)
                    for s in ((0, 0), (5, -5))], 0)
    assert np.abs(found["points"] - (0.75 * fine + 0.25 * found["coarse"])).max() < 0.05
    assert found["features"].shape == (3, 3)


def test_weights_of_the_confidence_tell_the_useful_from_the_useless():
    rng = np.random.default_rng(1)
    features = rng.uniform(0.5, 3, (4000, 3))
    sigma = np.sqrt(0.5 * features[:, 1] ** 2 + 0.1 * features[:, 2] ** 2)
    error = np.hypot(rng.normal(0, 1, 4000), rng.normal(0, 1, 4000)) * sigma / np.sqrt(2)
    w = calibrate.weigh(features, error)
    assert w[0] < 0.05 and abs(w[1] - 0.5) < 0.08 and abs(w[2] - 0.1) < 0.05
    head = dict(feature="two-stage", weights=dict(coarse=w[0], fine=w[1], apart=w[2]))
    assert calibrate.combined(head, [[0, 2, 0]])[0] == pytest.approx(2 * np.sqrt(w[1]))
    assert calibrate.combined(dict(feature="doubt"), [[1.5]])[0] == 1.5
