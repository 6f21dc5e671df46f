import json
import os
import sys

import numpy as np
import pytest
import torch

sys.path.insert(0, os.path.dirname(__file__))
import drawn
from cephres import data, onnxfile, table1, train
from cephres.model import CephResMHNet, parameters
from cephres.networks import build
from cephres.rivals import RIVALS
from cephres.rivals.common import multiply_adds


@pytest.mark.parametrize("name", sorted(RIVALS))
def test_parameters_are_table_1s_within_two_percent(name):
    network, millions = RIVALS[name]
    assert abs(parameters(network()) / 1e6 / millions - 1) < 0.02


@pytest.mark.parametrize("name", sorted(RIVALS))
def test_maps_are_as_large_as_the_picture_and_gradients_reach_everything(name):
    torch.manual_seed(1)
    net = build(dict(network=name, landmarks=3))
    x = torch.randn(2, 1, 80, 72)  # 72 is no multiple of 16 or 32
    y = net(x)
    assert y.shape == (2, 3, 80, 72)
    y.square().mean().backward()
    silent = [n for n, p in net.named_parameters() if p.grad is None]
    assert not silent, silent


@pytest.mark.parametrize("name", sorted(RIVALS))
def test_a_films_maps_do_not_depend_on_its_neighbours_and_the_file_computes_them(name, tmp_path):
    torch.manual_seed(2)
    net = build(dict(network=name, landmarks=2)).eval()
    x = torch.randn(2, 1, 64, 48)
    with torch.no_grad():
        both, one = net(x), net(x[:1])
    assert torch.allclose(both[:1], one, atol=1e-4 * float(one.abs().max()))
    path = str(tmp_path / "net.onnx")
    onnxfile.export(net, torch.zeros(1, 1, 64, 48), path, dynamic=False)
    try:
        found = onnxfile.Session(path)(x[:1].numpy())
    except Exception as e:
        if type(e).__module__.startswith("cv2") or type(e).__name__ == "error":
            pytest.skip("only OpenCV is here to run ONNX, and it cannot read this file")
        raise
    assert np.abs(found - one.numpy()).max() < 1e-3 * max(1e-3, float(one.abs().max()))


def test_multiply_adds_by_hand():
    # 3x3, 1 to 4 channels on 8x6, then 1x1, 4 to 2 on 4x3
    net = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3, padding=1), torch.nn.MaxPool2d(2), torch.nn.Conv2d(4, 2, 1))
    assert multiply_adds(net, 8, 6) == 9 * 4 * 48 + 8 * 12
    # a transposed convolution of 2 with a stride of 2: every input pixel meets every weight once
    assert multiply_adds(torch.nn.ConvTranspose2d(1, 3, 2, stride=2), 5, 4) == 12 * 20


def test_gmac_of_the_papers_network_counts_attention():
    # 92x72 places, 128 and 16 channels: 6624^2 (128 + 16) + 2 x 6624 x 128^2
    extra = (6624 ** 2 * 144 + 2 * 6624 * 128 ** 2) / 1e9
    net = CephResMHNet()
    assert abs(table1.gmac(net, 736, 576) - multiply_adds(net, 736, 576) / 1e9 - extra) < 1e-6


def test_table_trains_scores_and_goes_on_where_it_stopped(tmp_path, monkeypatch):
    isbi, hamedan = drawn.folder(str(tmp_path / "a")), drawn.folder(str(tmp_path / "b"))
    for path, source, splits in ((isbi, "isbi2015", ("train", "test1")), (hamedan, "hamedan", ("train", "val"))):
        with open(path + "/manifest.json") as f:
            manifest = json.load(f)
        for film, split in zip(manifest["films"], splits):
            film["source"], film["split"] = source, split
        with open(path + "/manifest.json", "w") as f:
            json.dump(manifest, f)
    tiny = dict(groups=[2, 1], widths=[4, 6, 8], kernel=3, encoder_blocks=1, decoder_blocks=1)
    monkeypatch.setitem(table1.ROWS, "one-decoder", (tiny, table1.ROWS["one-decoder"][1]))
    monkeypatch.setitem(table1.ROWS, "cmunext", (dict(network="no such"), table1.ROWS["cmunext"][1]))
    monkeypatch.setattr(table1, "recipe", lambda name, factor, seed=1: dict(
        table1.CONFIGS["tiny"], name=name, landmarks=drawn.CODES, canvas=[96, 64], factor=factor,
        model=table1.ROWS[name][0], batch=2, epochs=3, every=3, keep=0, half=False))
    try:
        rows = table1.run([isbi, hamedan], str(tmp_path / "out"), None, 2, 1, ["one-decoder", "cmunext"], log=lambda s: None)
    except TypeError as e:
        pytest.fail(str(e))
    if "why" in rows["one-decoder"] and "onnx" in rows["one-decoder"]["why"].lower():
        pytest.skip("no runtime here for the exported file: " + rows["one-decoder"]["why"])
    assert rows["one-decoder"]["test1"]["n"] == 2 and rows["one-decoder"]["val"]["n"] == 2  # A is marked on one film only
    assert "KeyError" in rows["cmunext"]["why"]
    monkeypatch.setattr(train, "train", lambda *a, **k: pytest.fail("trained again"))
    again = table1.run([isbi, hamedan], str(tmp_path / "out"), None, 2, 1, ["one-decoder"], log=lambda s: None)
    assert again["one-decoder"] == rows["one-decoder"]
    with open(str(tmp_path / "out" / "table1.md")) as f:
        told = f.read()
    assert "its turn has not come" in told
