import json
import os

import numpy as np
import pytest
import torch

import drawn
from cephres import export, int8, onnxfile, windows
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
    needed = windows.places(place, H, W, len(model.encoder), halo)
    maps = windows.Head(model.heads[number])(*features, torch.from_numpy(needed))
    top, left = place[0] - int(needed[0, 0]), place[1] - int(needed[0, 1])
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


def exported(folder):
    config = dict(CONFIGS["best"], model=FULL, landmarks=["S", "N", "A"], canvas=[H, W])
    out = str(folder / "net")
    meta = export.network(network(FULL), config, [H, W], None, out, "0", True)
    export.write(meta, out)
    return meta["parts"]


def in_windows(folder, parts, features):
    """Each head's maps within each place, from the files."""
    for place in PLACES.values():
        needed = windows.places(place, H, W, 3, parts["halo"])
        for number, head in enumerate(parts["heads"]):
            maps = onnxfile.runner(os.path.join(folder, head["file"]))(*features, needed)[0]
            y, x = place[0] - int(needed[0, 0]), place[1] - int(needed[0, 1])
            yield number, place, maps[:, :, y:y + place[2] - place[0], x:x + place[3] - place[1]]


@pytest.mark.parametrize("bits", [32, 8])
def test_the_files_give_the_whole_files_maps(tmp_path, bits):
    pytest.importorskip("onnxruntime")
    folder, parts = str(tmp_path), exported(tmp_path)
    rng = np.random.default_rng(2)
    x, other = (rng.standard_normal((1, 1, H, W)).astype(np.float32) for _ in range(2))
    if bits == 8:
        parts = int8.quantise(parts, folder, [x, other], str(tmp_path / "small"))
    whole = onnxfile.runner(os.path.join(folder, "net.onnx"))(x)[0]
    whole = [whole[:, :2], whole[:, 2:]]
    features = onnxfile.runner(os.path.join(folder, parts["encoder"]["file"]))(x)
    assert {f.dtype for f in features[:-1]} == {np.dtype(np.float32 if bits == 32 else np.uint8)}
    for number, (top, left, bottom, right), found in in_windows(folder, parts, features):
        apart = np.abs(found - whole[number][:, :, top:bottom, left:right]) / np.abs(whole[number]).max()
        assert apart.max() < (1e-4 if bits == 32 else 0.15) and apart.mean() < (1e-5 if bits == 32 else 0.02)


def test_windows_in_8_bits_are_cut_out_of_their_whole_maps(tmp_path):
    pytest.importorskip("onnxruntime")
    folder, parts = str(tmp_path), exported(tmp_path)
    x = np.random.default_rng(2).standard_normal((1, 1, H, W)).astype(np.float32)
    parts = int8.quantise(parts, folder, [x], str(tmp_path / "small"))
    whole = windows.Parts(parts, folder)(x)
    whole = [whole[:, :2], whole[:, 2:]]
    features = onnxfile.runner(os.path.join(folder, parts["encoder"]["file"]))(x)
    for number, (top, left, bottom, right), found in in_windows(folder, parts, features):
        assert np.abs(found - whole[number][:, :, top:bottom, left:right]).max() / np.abs(whole[number]).max() < 1e-4


def test_a_network_in_8_bits_has_files_of_its_own_and_the_same_whole_one(tmp_path):
    pytest.importorskip("onnxruntime")
    parts = exported(tmp_path)
    films, out = drawn.folder(str(tmp_path / "films"), H, W), str(tmp_path / "small")
    meta = int8.main(str(tmp_path / "net.json"), [films], out, count=2)
    assert meta["parts"]["calibration"] == "8 bits, ranges of 2 films (train)" and meta["parts"]["halo"] == parts["halo"]
    assert onnxfile.sha256(out + ".onnx") == meta["sha256"] == onnxfile.sha256(str(tmp_path / "net.onnx"))
    windows.Parts(parts, str(tmp_path))
    windows.Parts(meta["parts"], str(tmp_path))
    with pytest.raises(ValueError, match="single precision"):
        int8.main(out + ".json", [films], str(tmp_path / "smaller"))
