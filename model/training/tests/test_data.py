import os
import sys
import types

import numpy as np

sys.path.insert(0, os.path.dirname(__file__))
import drawn
from cephres import calibrate, data, export
from cephres.decode import soft_argmax


def test_manifest_order_is_not_assumed(tmp_path):
    films, canvas = data.load([drawn.folder(str(tmp_path))], ["A", "S"])
    assert canvas == (96, 64)
    assert films[0].points.tolist() == [[40.0, 70.0], [12.0, 20.0]]
    assert np.isnan(films[1].points[0]).all()
    # canvas -> film: twice the size, pixel centres at whole numbers
    assert films[0].to_film([[12.0, 20.0]]).tolist() == [[24.5, 40.5]]
    # one canvas px is two film px of 0.2 mm
    assert abs(films[0].errors_mm(films[0].points + [3, 4])[0] - 2.0) < 1e-9


def test_held_out_films_are_trained_on_only_where_they_are_named():
    film = lambda source, split, name: types.SimpleNamespace(source=source, split=split, name=name)
    films = [film("isbi2015", "train", "007"), film("isbi2015", "train", "008"), film("isbi2015", "test1", "160"),
             film("isbi2015", "test1", "161"), film("hamedan", "train", "016"), film("phantom", "train", "p008")]
    names = lambda splits: [f.name for f in data.choose(films, "train", splits)]
    assert names(["train"]) == ["007", "016"]
    assert names(["train", "heldout"]) == ["007", "008", "016"]
    assert names(["train", "test1", "heldout"]) == ["007", "008", "161", "016"]


def test_a_network_is_scored_and_its_confidence_fitted_on_films_that_no_stage_saw():
    assert list(export.held_out({"train"})) == ["heldout", "hamedan/val", "phantom"]
    assert list(export.held_out({"train", "test1"})) == ["heldout", "isbi2015/test1/8", "hamedan/val", "phantom"]
    assert list(export.held_out({"train", "heldout", "test1"})) == ["isbi2015/test1/8", "hamedan/val", "phantom"]


def test_block_mean_is_exact_and_points_follow():
    picture = np.arange(48, dtype=np.uint8).reshape(6, 8)
    mean = data.block_mean(picture, 2)
    assert mean.shape == (3, 4)
    assert mean[1, 2] == picture[2:4, 4:6].mean()
    p = np.array([[0.5, 0.5], [5.0, 3.25]])
    assert data.to_input(p, 2).tolist() == [[0.0, 0.0], [2.25, 1.375]]
    assert np.allclose(data.to_canvas(data.to_input(p, 4), 4), p)


def test_augmentation_moves_points_with_the_picture():
    rng = np.random.default_rng(5)
    calm = dict(gamma=0, gain=0, noise=0, blur=0, rectangles=0)
    for elastic in (0, 6.0):
        augment = data.Augment(elastic=elastic, **calm)
        augment.expose = lambda r, grey: grey
        for _ in range(30):
            picture = np.zeros((192, 144), np.uint8)
            truth = np.array([[70.0, 95.0], [60.0, 120.0]])
            for x, y in truth.astype(int):
                picture[y - 1:y + 2, x - 1:x + 2] = 255
            one = picture.copy()
            one[110:] = 0
            out, moved = augment(rng, one, truth, 1)
            if out.sum() < 255:
                continue
            yy, xx = np.mgrid[0:192, 0:144]
            centre = [(out * xx).sum() / out.sum(), (out * yy).sum() / out.sum()]
            assert np.hypot(*(moved[0] - centre)) < (0.15 if elastic == 0 else 0.7)


def test_points_outside_are_masked(tmp_path):
    films, _ = data.load([drawn.folder(str(tmp_path))], drawn.CODES)
    films[0].points[0] = [-5, 10]
    _, p = data.sample(films[0], 2)
    assert np.isnan(p[0]).all() and np.isfinite(p[1]).all()


def test_soft_argmax_finds_fractions_and_survives_borders():
    y, x = np.mgrid[0:40, 0:30]
    maps = np.stack([-((x - 11.3) ** 2 + (y - 20.8) ** 2) / (2 * 1.2 ** 2), -((x - 0) ** 2 + (y - 39) ** 2) / 2.0])
    p = soft_argmax(maps)
    assert np.abs(p[0] - [11.3, 20.8]).max() < 0.02
    assert 0 <= p[1, 0] < 1 and 38 < p[1, 1] <= 39


def test_doubt_grows_with_a_second_peak():
    y, x = np.mgrid[0:40, 0:30]
    one = -((x - 10) ** 2 + (y - 20) ** 2) / 2.88
    two = np.logaddexp(one, -((x - 24) ** 2 + (y - 6) ** 2) / 2.88 - 0.1)
    maps = np.stack([one, two])
    a, b = calibrate.doubt(maps, soft_argmax(maps))
    assert abs(a - 1.2 * 2 ** 0.5) < 0.01 and b > 4


def test_calibration_is_monotone_and_right_on_average():
    rng = np.random.default_rng(0)
    radius = rng.uniform(1, 5, 4000)
    error = radius * rng.rayleigh(0.8, 4000)
    table = calibrate.fit(radius, error)
    assert table["expectedErrorMm"] == sorted(table["expectedErrorMm"])
    assert table["within2mm"] == sorted(table["within2mm"], reverse=True)
    expected, within = calibrate.read(table, radius)
    assert abs(expected.mean() - error.mean()) < 0.1
    assert abs(within.mean() - (error < 2).mean()) < 0.03


def test_pool_adjacent_violators_by_hand():
    assert calibrate.monotone([1, 3, 2, 4], [1, 1, 1, 1]).tolist() == [1, 2.5, 2.5, 4]
