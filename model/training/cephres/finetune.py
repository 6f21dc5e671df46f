"""The second stage learns on from the films of a study, and says what that gained: by cross-validation, on films that no stage saw."""
import copy
import datetime
import json
import os
import shutil
import time

import numpy as np
import torch
from torch import nn

from . import calibrate, data, losses, onnxfile, refine, refiner
from .decode import soft_argmax
from .pipeline import Pipeline
from .train import Ema, autocast, cosine, score

LR = 4e-4          # a fifth of what training from scratch takes
BATCH = 32
EMA = 0.99
RECALIBRATE = 400  # points; fewer fit no table


def blocks(network):
    """Blocks in the order in which the network runs them."""
    for part in list(network.encoder) + list(network.decoder) + [network.last]:
        yield from part if isinstance(part, nn.Sequential) else (part,)


def from_onnx(path, landmarks):
    """The one network of a second stage from its file.

    In the file each normalisation is part of its convolution. Here it gets one that changes nothing but adds the bias, and whose
    statistics stay as they are, so that a few films do not spoil them.
    """
    import onnx
    from onnx import numpy_helper
    model = onnxfile.whole(onnx.load(path))
    kept = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in model.graph.initializer}
    if any(name.startswith("refiners.1.") for name in kept):
        raise ValueError("%s averages several networks; one of them has to be taken" % path)
    widths = [int(s[0]) for s in (kept["refiners.0.encoder.%d.0.skip.weight" % i].shape for i in (1, 2, 3))]
    first = int(kept["refiners.0.encoder.1.0.skip.weight"].shape[1])
    folded = [n for n in model.graph.node if n.op_type == "Conv" and n.input[1].startswith("onnx::")]
    fine = int(kept["refiners.0.stem.weight"].shape[0])
    per_level = (len(folded) - 2 * (len(widths) + 1)) // (2 * (len(widths) + 1))
    network = refiner.Refiner(landmarks, (first, *widths), fine, per_level)
    state = network.state_dict()
    for name, value in kept.items():
        if name.startswith("refiners.0."):
            state[name[len("refiners.0."):]] = value
    network.load_state_dict(state)
    units = [pair for block in blocks(network) for pair in ((block.conv1, block.bn1), (block.conv2, block.bn2))]
    if len(units) != len(folded):
        raise ValueError("%s has %d convolutions, %d were expected" % (path, len(folded), len(units)))
    with torch.no_grad():
        for node, (conv, norm) in zip(folded, units):
            conv.weight.copy_(kept[node.input[1]])
            conv.bias.zero_()
            norm.weight.fill_((1 + norm.eps) ** 0.5)
            norm.bias.copy_(kept[node.input[2]])
            norm.running_mean.zero_()
            norm.running_var.fill_(1)
        film = [n for n in model.graph.node if n.op_type == "Split" and n.input[0].startswith("onnx::")]
        for node, parameter in zip(film, network.film, strict=True):
            parameter.copy_(kept[node.input[0]])
        out = [kept[i] for n in model.graph.node if n.op_type == "Mul" for i in n.input
               if i in kept and kept[i].shape == (landmarks, first, 1, 1)]
        network.out.copy_(out[-1][:, :, 0, 0])
    return network.eval()


def still(network):
    """For training, with the statistics of its normalisations as they are."""
    network.train()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()
    return network


def train(base, films, seconds, seed, half=True):
    """A copy of `base`, trained on for so many seconds of processor time."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network, augment = still(copy.deepcopy(base)), refiner.CropAugment()
    ema = Ema(network, EMA)
    optimizer = torch.optim.AdamW(network.parameters(), lr=LR, weight_decay=1e-4)
    pairs = [(f, k) for f in films for k in range(base.landmarks) if np.isfinite(f.points[k]).all()]
    began, steps, progress = time.process_time(), 0, 0.0
    while progress < 1:
        order = rng.permutation(len(pairs))
        for i in range(0, max(1, len(pairs) - BATCH // 2), BATCH):
            progress = min(1.0, (time.process_time() - began) / seconds)
            if progress >= 1:
                break
            optimizer.param_groups[0]["lr"] = cosine(LR, steps, progress)
            x, p, which = refine.draw([pairs[j] for j in order[i:i + BATCH]], augment, rng)
            with autocast(torch.device("cpu"), half):
                z = network(x, which)
            loss = losses.spatial_cross_entropy(z[:, None].float(), p[:, None], 1.2) \
                + 0.2 * losses.expected_distance(z[:, None].float(), p[:, None], 9)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            ema.update(network)
            steps += 1
    return ema.model.eval(), steps


@torch.no_grad()
def look(network, meta, film, found):
    """Points and features of a film by the whole pipeline, its second stage exchanged."""
    second = meta["refinement"]
    window, weight = second["decoding"]["window"], second["coarseWeight"]
    points, doubts = [], []
    for shift in second["passes"]:
        z, at = refine.logits_of(network, film.picture, found["coarse"], shift, half=False)
        cells = soft_argmax(z, window)
        points.append(refiner.to_canvas(cells, at))
        doubts.append(calibrate.doubt(z, cells, window))
    fine = np.mean(points, 0)
    features = np.stack([found["features"][:, 0], np.mean(doubts, 0), np.hypot(*(fine - found["coarse"]).T)], 1)
    return (1 - weight) * fine + weight * found["coarse"], features


def run(prepared, base, out, seconds=60, folds=5, seed=1, note=None, log=print):
    """Trains, scores and writes `out`.onnx, `out`-refine.onnx and `out`.json; returns the sidecar."""
    pipeline = Pipeline(base)
    meta = pipeline.meta
    if not meta.get("refinement"):
        raise ValueError("%s has no second stage that could learn" % meta["name"])
    seen = meta["training"].get("films")
    if seen is None:
        raise ValueError("%s does not say which films it has seen, so nothing could be scored" % meta["name"])
    films, canvas = data.load([prepared], meta["landmarks"])
    if list(canvas) != [meta["canvas"]["height"], meta["canvas"]["width"]]:
        raise ValueError("prepared canvas %s, the network wants %s" % (list(canvas), meta["canvas"]))
    films = [f for f in films if np.isfinite(f.mm_per_px) and np.isfinite(f.points).any()]
    unseen = [f for f in films if f.pixels not in set(seen)]
    log("%d films with a scale and marks; %d of them no stage of %s has seen: these are scored" % (
        len(films), len(unseen), meta["name"]))
    if len(unseen) < folds:
        raise ValueError("%d films that nobody has seen are too few for %d folds" % (len(unseen), folds))
    network = from_onnx(os.path.join(os.path.dirname(base), meta["refinement"]["file"]), len(meta["landmarks"]))
    found = {id(f): pipeline(f.picture) for f in films}
    order = np.random.default_rng(seed).permutation(len(unseen))
    before, after, features, scored = [], [], [], []
    for fold in range(folds):
        held = [unseen[i] for i in order[fold::folds]]
        kept = [f for f in films if not any(f is h for h in held)]
        tuned, steps = train(network, kept, seconds, seed + fold)
        for film in held:
            before.append(film.errors_mm(look(network, meta, film, found[id(film)])[0]))
            points, feature = look(tuned, meta, film, found[id(film)])
            after.append(film.errors_mm(points))
            features.append(feature)
            scored.append(film.name)
        n = len(held)
        log("fold %d of %d: %d steps on %d films; %d others: %.3f mm before, %.3f after" % (
            fold + 1, folds, steps, len(kept), n, score(before[-n:])["mre"], score(after[-n:])["mre"]))
    before, after, features = np.array(before), np.array(after), np.array(features)
    told = dict(folds=folds, secondsEach=seconds, films=len(unseen), points=score(after)["n"],
                before=rounded(score(before)), after=rounded(score(after)), perFilm=paired(before, after))
    log("cross-validated on %d films, %d points: %.3f mm and %.1f %% within 2 mm before, %.3f mm and %.1f %% after" % (
        len(unseen), told["points"], told["before"]["mre"], told["before"]["sdr2"], told["after"]["mre"], told["after"]["sdr2"]))
    log("gain of a film %.3f ± %.3f mm (standard error); better on %d of %d" % (
        told["perFilm"]["gain"], told["perFilm"]["standardError"], told["perFilm"]["better"], len(unseen)))
    if told["perFilm"]["gain"] <= 0:
        log("That is no gain: on films like these the network as it ships is the better one. The file is written all the same.")
    tuned, steps = train(network, films, seconds, seed + folds)
    write(meta, base, out, tuned, films, seen, told, features, after, note)
    return meta


def rounded(values):
    return {k: round(v, 4) for k, v in values.items()}


def paired(before, after):
    """Of films that have marks: the mean gain, its standard error, and on how many it is one; mm."""
    gain = np.nanmean(before, 1) - np.nanmean(after, 1)
    gain = gain[np.isfinite(gain)]
    return dict(gain=round(float(gain.mean()), 4), better=int((gain > 0).sum()),
                standardError=round(float(gain.std(ddof=1) / len(gain) ** 0.5), 4) if len(gain) > 1 else None)


def write(meta, base, out, network, films, seen, told, features, errors, note):
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    name, source = os.path.basename(out), base[:-len(".json")]
    shutil.copyfile(source + ".onnx", out + ".onnx")
    digest = onnxfile.export(refiner.AllLandmarks([network]).eval(),
                             torch.zeros(network.landmarks, 1, refiner.CROP, refiner.CROP), out + "-refine.onnx",
                             names=("crops", "logits"), dynamic=False)
    training, date = meta["training"], datetime.date.today().isoformat()
    own = {f.pixels for f in films}
    training["base"] = "%s %s" % (meta["name"], meta["version"])
    training["sources"] = training["sources"] + [dict(name="a study", films=len(own), licence="the study's", split="all",
                                                      citation=note or "the clinic's own films")]
    training.update(films=sorted(set(seen) | own), unseenSplits=[], date=date)
    if note:
        training["note"] = note
    table = meta["confidence"]
    if np.isfinite(errors).sum() >= RECALIBRATE and table.get("feature") == "two-stage":
        fitted = calibrate.fit(calibrate.combined(table, features.reshape(-1, 3)), errors.ravel(), window=meta["decoding"]["window"])
        for key in ("knots", "expectedErrorMm", "within2mm", "points"):
            table[key] = fitted[key]
        table.update(wider=1.0, fittedOn="%d films of the study, each by a network that had not seen it" % len(errors))
    meta.update(name=name, version="%s+%s" % (meta["version"], date.replace("-", "")), parts=None, check={},
                scores={"the study's films, cross-validated": told["after"], "the same before": told["before"]},
                crossValidation=told)
    meta["refinement"] = dict(meta["refinement"], file=name + "-refine.onnx", sha256=digest)
    meta["sha256"] = onnxfile.sha256(out + ".onnx")
    with open(out + ".json", "w", encoding="utf-8") as f:
        json.dump(meta, f, indent=1, ensure_ascii=False)
        f.write("\n")
