import json
import os

import numpy as np
import pytest
import torch

from cephres import export, onnxfile, windows
from cephres.configs import CONFIGS
from cephres.model import CephResMHNet
from cephres.untrained import shaken

H, W = 240, 208
FULL = dict(CONFIGS["best"]["model"], widths=[2, 4, 8, 16], groups=[2, 1], dropout=0.0)
THIN = dict(FULL, kernel=3, decoder_blocks=1)  # a halo that is no multiple of four: edges have to be made even
PLACES = {"middle": (104, 88, 136, 120), "upper left": (0, 0, 32, 32), "lower right": (208, 176, 240, 208),
          "upper right": (0, 176, 32, 208), "lower left": (208, 0, 240, 32), "left edge": (99, 0, 131, 31),
          "lower edge, odd": (207, 71, 239, 103), "near the edge": (5, 77, 38, 111), "all": (0, 0, H, W)}


def network(settings):
    torch.manual_seed(5)
    return shaken(CephResMHNet(**settings), 5)


def in_window(model, features, number, place, halo):
    needed = windows.rectangles(place, H, W, len(model.encoder), halo)
    maps = windows.Head(model.heads[number])(*windows.cut(features, needed))
    top, left = place[0] - needed[0][0], place[1] - needed[0][1]
    return maps[:, :, top:top + place[2] - place[0], left:left + place[3] - place[1]]


@pytest.mark.parametrize("settings", [FULL, THIN], ids=["full", "thin"])
def test_windows_are_cut_out_of_the_whole_networks_maps(settings):
    model = network(settings)
    x = torch.randn(1, 1, H, W, generator=torch.Generator().manual_seed(6))
    with torch.no_grad():
        whole = model(x).split(settings["groups"], 1)
        features = windows.Encoder(model)(x)
        for name, (top, left, bottom, right) in PLACES.items():
            for number, maps in enumerate(whole):
                found = in_window(model, features, number, (top, left, bottom, right), windows.halo(settings))
                apart = (found - maps[:, :, top:bottom, left:right]).abs().max() / maps.abs().max()
                assert apart < 1e-4, (name, number, float(apart))


def test_a_smaller_halo_would_not_do():
    model = network(FULL)
    x = torch.randn(1, 1, H, W, generator=torch.Generator().manual_seed(6))
    top, left, bottom, right = PLACES["middle"]
    with torch.no_grad():
        maps = model(x)[:, :2]
        found = in_window(model, windows.Encoder(model)(x), 0, PLACES["middle"], windows.halo(FULL) - 2)
    assert (found - maps[:, :, top:bottom, left:right]).abs().max() / maps.abs().max() > 1e-4


def test_attention_in_rows_is_the_same_attention():
    attention = network(FULL).attention
    x = torch.randn(1, 16, 30, 26)
    with torch.no_grad():
        assert torch.allclose(attention(x), attention(x, 37), atol=1e-5)


def test_only_full_networks_have_parts(tmp_path):
    config = dict(CONFIGS["best"], model=FULL, landmarks=["S", "N", "A"], canvas=[H, W])
    out = str(tmp_path / "net")
    assert export.network(network(FULL), dict(config, factor=2, canvas=[2 * H, 2 * W]), [2 * H, 2 * W], None, out, "0", False)["parts"] is None
    meta = export.network(network(FULL), config, [H, W], None, out, "0", True)
    export.write(meta, out)
    with open(out + ".json") as f:
        parts = json.load(f)["parts"]
    assert parts["halo"] == 8 and len(parts["heads"]) == 2
    for part in [parts["encoder"]] + parts["heads"]:
        assert onnxfile.sha256(str(tmp_path / part["file"])) == part["sha256"]


def test_the_files_give_the_whole_files_maps(tmp_path):
    runtime = pytest.importorskip("onnxruntime")
    config = dict(CONFIGS["best"], model=FULL, landmarks=["S", "N", "A"], canvas=[H, W])
    out = str(tmp_path / "net")
    parts = export.network(network(FULL), config, [H, W], None, out, "0", False)["parts"]

    def run(file, inputs):
        session = runtime.InferenceSession(os.path.join(str(tmp_path), file), providers=["CPUExecutionProvider"])
        return session.run(None, dict(zip([i.name for i in session.get_inputs()], inputs)))

    x = np.random.default_rng(2).standard_normal((1, 1, H, W)).astype(np.float32)
    whole = run("net.onnx", [x])[0]
    features = [torch.from_numpy(f) for f in run(parts["encoder"]["file"], [x])]
    for top, left, bottom, right in PLACES.values():
        needed = windows.rectangles((top, left, bottom, right), H, W, 3, parts["halo"])
        inputs = [np.ascontiguousarray(part.numpy()) for part in windows.cut(features, needed)]
        for head, maps in zip(parts["heads"], (whole[:, :2], whole[:, 2:])):
            found = run(head["file"], inputs)[0]
            y, x0 = top - needed[0][0], left - needed[0][1]
            found = found[:, :, y:y + bottom - top, x0:x0 + right - left]
            assert np.abs(found - maps[:, :, top:bottom, left:right]).max() / np.abs(maps).max() < 1e-4
