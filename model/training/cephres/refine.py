"""Training of the second stage, and what it makes of a film's coarse points."""
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch

from . import data, losses, refiner
from .decode import soft_argmax
from .export import Shipped
from .refiner import CropAugment, Refiner
from .train import Ema, append, atomic, autocast, cosine, device_of, epoch_list, load_network, load_weights, parameters, \
    save_weights, score

CONFIG = dict(network={}, augment={}, sigma=1.2, distance=0.2, distance_radius=9, lr=2e-3, weight_decay=1e-4, batch=32,
              ema=0.998, clip=1.0, epochs=60, every=3, seed=1, canvas=[768, 576], window=15, splits=["train"],
              share={}, half=True)


def load_refiner(path):
    saved = torch.load(path, map_location="cpu", weights_only=False)
    network = Refiner(**saved["config"]["network"])
    network.load_state_dict(saved["weights"])
    return network.eval(), saved["config"], saved["epoch"]


@torch.no_grad()
def coarse_points(path, films, window=11, shifts=((0, 0), (1, 1)), half=True):
    """Points of the first stage in canvas px, as the program finds them."""
    model, config, _ = load_network(path)
    model = Shipped(model, shifts).eval()
    found = []
    for film in films:
        x, _ = data.sample(film, config["factor"])
        with autocast(torch.device("cpu"), half):
            logits = model(torch.from_numpy(x)[None, None])
        found.append(data.to_canvas(soft_argmax(logits[0].float().numpy(), window), config["factor"]))
    return found


@torch.no_grad()
def logits_of(network, picture, points, shift=(0, 0), half=True):
    """(heat-maps of one crop per landmark, the crops' origins)"""
    at = np.array([refiner.origin(p) + np.asarray(shift) for p in points])
    crops = np.stack([data.normalise(refiner.crop(picture, o).astype(np.float32)) for o in at])
    with autocast(torch.device("cpu"), half):
        z = network(torch.from_numpy(crops)[:, None], torch.arange(len(points)))
    return z.float().numpy(), at


def refined(network, picture, points, window=15, shift=(0, 0), half=True):
    z, at = logits_of(network, picture, points, shift, half)
    return refiner.to_canvas(soft_argmax(z, window), at)


def train(config, folders, out, landmarks, coarse=None, init=None, log=print, limit=None, minutes=None):
    """Trains on crops; `coarse` names weights whose points on the held-out films start the check."""
    torch.manual_seed(config["seed"])
    device = device_of("cpu" if not torch.cuda.is_available() else None)
    config = dict(config, landmarks=landmarks)
    config["network"] = dict(config["network"], landmarks=len(landmarks))
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "config.json"), "w") as f:
        json.dump(dict(config, prepared=[os.path.basename(os.path.normpath(p)) for p in folders]), f, indent=1)
    films, _ = data.load(folders, landmarks)
    pool = data.choose(films, "train", config["splits"])
    if config.get("sources"):
        pool = [f for f in pool if f.source in config["sources"]]
    pool = pool[:limit] if limit else pool
    checks = [(n, fs, coarse_points(coarse, fs)) for n, fs in (
        ("heldout", data.choose(films, "heldout")), ("val", data.choose(films, "hamedan/val"))) if fs and coarse]
    network = Refiner(**config["network"]).to(device).to(memory_format=torch.channels_last)
    if init:
        network.load_state_dict(load_weights(init))
    optimizer = torch.optim.AdamW(network.parameters(), lr=config["lr"], weight_decay=config["weight_decay"])
    ema = Ema(network, config["ema"])
    augment = None if config["augment"] is None else CropAugment(**config["augment"])
    log("%d parameters, %d films; before: %s" % (parameters(network), len(pool), ", ".join("%s %.3f" % (
        n, np.nanmean([f.errors_mm(p) for f, p in zip(fs, ps)])) for n, fs, ps in checks)))
    start, steps, best, progress = 0, 0, float("inf"), 0.0
    state_file = os.path.join(out, "state.pt")
    if os.path.exists(state_file):
        state = torch.load(state_file, map_location="cpu", weights_only=False)
        network.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        ema.model.load_state_dict(state["ema"])
        ema.steps = steps = state["steps"]
        start, best, progress = state["epoch"], state["best"], state["progress"]
    began, first, batch = time.time(), progress, config["batch"]
    ahead = ThreadPoolExecutor(1)
    for epoch in range(start, config["epochs"]):
        rng = np.random.default_rng([config["seed"], epoch])
        pairs = [(f, k) for f in epoch_list(pool, config["share"], rng)
                 for k in range(len(landmarks)) if np.isfinite(f.points[k]).all()]
        pairs = [pairs[i] for i in rng.permutation(len(pairs))]
        batches = [pairs[i:i + batch] for i in range(0, max(1, len(pairs) - batch // 2), batch)]

        network.train()
        total, coming = 0.0, ahead.submit(draw, batches[0], augment, rng)
        for i in range(len(batches)):
            x, p, which = coming.result()
            if i + 1 < len(batches):
                coming = ahead.submit(draw, batches[i + 1], augment, rng)
            if minutes:
                progress = min(1.0, first + (1 - first) * (time.time() - began) / (60 * minutes))
            else:
                progress = (epoch + i / len(batches)) / config["epochs"]
            optimizer.param_groups[0]["lr"] = cosine(config["lr"], steps, progress)
            with autocast(device, config["half"]):
                z = network(x.to(device).contiguous(memory_format=torch.channels_last), which.to(device))
            z, p = z[:, None], p[:, None].to(device)
            loss = losses.spatial_cross_entropy(z, p, config["sigma"])
            if config["distance"]:
                loss = loss + config["distance"] * losses.expected_distance(z, p, config["distance_radius"])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            if config["clip"]:
                torch.nn.utils.clip_grad_norm_(network.parameters(), config["clip"])
            optimizer.step()
            steps += 1
            ema.update(network)
            total += float(loss.detach())
        done = epoch + 1
        over = done == config["epochs"] or bool(minutes) and progress >= 1
        row = dict(epoch=done, seconds=round(time.time() - began), loss=round(total / len(batches), 5),
                   lr="%.3g" % optimizer.param_groups[0]["lr"])
        if done % config["every"] == 0 or over:
            for name, fs, points in checks:
                s = score([f.errors_mm(refined(ema.model, f.picture, p, config["window"], half=config["half"]))
                           for f, p in zip(fs, points)])
                row[name + "_mre"], row[name + "_sdr2"] = round(s["mre"], 4), round(s["sdr2"], 2)
            mean = float(np.mean([row[n + "_mre"] for n, _, _ in checks])) if checks else total
            if mean < best:
                best = mean
                save_weights(ema.model, config, os.path.join(out, "best.pt"), done)
            save_weights(ema.model, config, os.path.join(out, "last.pt"), done)
            atomic(dict(model=network.state_dict(), optimizer=optimizer.state_dict(), ema=ema.model.state_dict(),
                        epoch=done, steps=steps, best=best, progress=progress), state_file)
        append(os.path.join(out, "metrics.csv"), row)
        log("epoch %d %s" % (done, " ".join("%s=%s" % kv for kv in row.items() if kv[0] != "epoch")))
        if over:
            break
    ahead.shutdown()
    return ema.model


def draw(pairs, augment, rng):
    crops, points = [], []
    for film, k in pairs:
        if augment is None:
            at = refiner.origin(film.points[k])
            grey, local = refiner.crop(film.picture, at).astype(np.float32), film.points[k] - at
        else:
            grey, local = augment(rng, film.picture, film.points[k], float(film.mm_per_canvas_px.mean()))
        crops.append(data.normalise(grey))
        points.append(refiner.to_cell(local))
    return (torch.from_numpy(np.stack(crops))[:, None], torch.from_numpy(np.array(points, np.float32)),
            torch.tensor([k for _, k in pairs]))
