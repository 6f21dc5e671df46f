"""Training: seeds fixed, resumable, progress with ETA, metrics to CSV."""
import copy
import csv
import json
import os
import random
import time

import numpy as np
import torch

from . import data, losses
from .decode import soft_argmax
from .model import parameters, widen
from .networks import build


def device_of(name=None):
    return torch.device(name or ("cuda" if torch.cuda.is_available() else "cpu"))


class Ema:
    """Moving average of weights and batch statistics, warmed up over the first steps."""

    def __init__(self, model, decay):
        self.model = copy.deepcopy(model).eval()
        self.decay, self.steps = decay, 0

    @torch.no_grad()
    def update(self, model):
        self.steps += 1
        d = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for a, b in zip(self.model.state_dict().values(), model.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(d).add_(b, alpha=1 - d)
            else:
                a.copy_(b)


def loss_of(config, logits, points):
    if config["loss"] == "bce":
        return losses.paper_bce(logits, points, config["sigma"])
    loss = losses.spatial_cross_entropy(logits, points, config["sigma"])
    if config["distance"]:
        loss = loss + config["distance"] * losses.expected_distance(logits, points, config["distance_radius"])
    return loss


def autocast(device, enabled=True):
    """bfloat16 where it saves time: a CPU without AVX-512 imitates it and takes four times as long as in single precision."""
    fast = device.type != "cpu" or torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=enabled and fast)


@torch.no_grad()
def predict(model, film, factor, device, half=True, window=9):
    """Points in canvas pixels by the plain path: one pass, soft-argmax."""
    x, _ = data.sample(film, factor)
    x = torch.from_numpy(x)[None, None].to(device)
    with autocast(device, half):
        logits = model(x)
    return data.to_canvas(soft_argmax(logits[0].float().cpu().numpy(), window), factor * model.unshuffle)


def score(errors):
    """Mean radial error and success rates of an array of errors in mm."""
    e = np.asarray(errors, np.float64).ravel()
    e = e[np.isfinite(e)]
    if not len(e):
        return dict(mre=float("nan"), sdr2=float("nan"))
    rates = {"sdr" + str(t).replace(".", "_"): float((e < t).mean() * 100) for t in (2, 2.5, 3, 4)}
    return dict(mre=float(e.mean()), sd=float(e.std()), median=float(np.median(e)), n=int(len(e)), **rates)


def evaluate(model, films, factor, device, half=True, window=9):
    model.eval()
    return np.array([f.errors_mm(predict(model, f, factor, device, half, window)) for f in films])


def train(config, folders, out, init=None, resume=True, device=None, log=print, limit=None, minutes=None,
          clock=time.time):
    """Trains `config`; with `minutes` the schedule follows the clock and ends with it.

    clock: seconds; `time.process_time` counts processor time, which other work on the machine does not change.
    """
    device = device_of(device)
    seed = config["seed"]
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "config.json"), "w") as f:
        json.dump(dict(config, prepared=[os.path.basename(os.path.normpath(p)) for p in folders]), f, indent=1)
    films, canvas = data.load(folders, config["landmarks"])
    if list(canvas) != list(config["canvas"]):
        raise ValueError("prepared canvas %s, configuration wants %s" % (list(canvas), config["canvas"]))
    sources = config.get("sources")
    pool = [f for f in data.choose(films, "train", config.get("splits", ("train",))) if not sources or f.source in sources]
    if limit:
        pool = pool[:limit]
    checks = [(n, fs) for n, fs in (("heldout", data.choose(films, "heldout")), ("val", data.choose(films, "hamedan/val"))) if fs]
    share = config.get("share", {})  # part of a source's name -> films of it per epoch
    model = build(config["model"]).to(device).to(memory_format=torch.channels_last)
    if init:
        model.load_state_dict(widen(load_weights(init), model))
    log("%d parameters, %d films to train on, %s" % (
        parameters(model), len(pool), ", ".join("%d %s" % (len(fs), n) for n, fs in checks)))
    if config["optimizer"] == "rmsprop":
        optimizer = torch.optim.RMSprop(model.parameters(), lr=config["lr"], weight_decay=config["weight_decay"])
    else:
        optimizer = torch.optim.AdamW(model.parameters(), lr=config["lr"], weight_decay=config["weight_decay"])
    plateau = None
    if config["schedule"] == "plateau":
        plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, "min", factor=0.5, patience=5)
    ema = Ema(model, config["ema"]) if config["ema"] else None
    augment = None if config["augment"] is None else data.Augment(**config["augment"])
    start, steps, best, progress = 0, 0, float("inf"), 0.0
    state_file = os.path.join(out, "state.pt")
    if resume and os.path.exists(state_file):
        state = torch.load(state_file, map_location="cpu", weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        if ema:
            ema.model.load_state_dict(state["ema"])
            ema.steps = state["steps"]
        if plateau:
            plateau.load_state_dict(state["plateau"])
        start, steps, best = state["epoch"], state["steps"], state["best"]
        progress = state.get("progress", start / config["epochs"])
        log("resumed after epoch %d" % start)
    epochs, batch = config["epochs"], config["batch"]
    per_epoch = max(1, len(epoch_list(pool, share, np.random.default_rng(0))) // batch)
    began, first = clock(), progress
    for epoch in range(start, epochs):
        rng = np.random.default_rng([seed, epoch])
        order = epoch_list(pool, share, rng)
        model.train()
        total, count = 0.0, 0
        for i in range(per_epoch):
            if minutes:
                progress = min(1.0, first + (1 - first) * (clock() - began) / (60 * minutes))
                if progress >= 1 and count:  # a slow network gets no whole epoch more than the others
                    break
            else:
                progress = (epoch + i / per_epoch) / epochs
            if plateau is None:
                optimizer.param_groups[0]["lr"] = cosine(config["lr"], steps, progress)
            drawn = [data.sample(f, config["factor"], augment, rng) for f in order[i * batch:(i + 1) * batch]]
            x = torch.from_numpy(np.stack([d[0] for d in drawn]))[:, None].to(device)
            x = x.contiguous(memory_format=torch.channels_last)
            p = torch.from_numpy(np.stack([d[1] for d in drawn])).to(device)
            with autocast(device, config.get("half", True)):
                logits = model(x)
            p = data.to_input(p, model.unshuffle)
            loss = loss_of(config, logits, p)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            if config["clip"]:
                torch.nn.utils.clip_grad_norm_(model.parameters(), config["clip"])
            optimizer.step()
            steps += 1
            if ema:
                ema.update(model)
            total += float(loss.detach())
            count += 1
        done = epoch + 1
        mean_loss = total / count
        if plateau:
            plateau.step(mean_loss)
        row = dict(epoch=done, seconds=round(clock() - began), loss=round(mean_loss, 5),
                   lr="%.3g" % optimizer.param_groups[0]["lr"])
        shown = ema.model if ema else model
        over = done == epochs or bool(minutes) and progress >= 1
        if done % config["every"] == 0 or over or done == 1:
            for name, fs in checks:
                s = score(evaluate(shown, fs, config["factor"], device, config.get("half", True), config["window"]))
                row[name + "_mre"], row[name + "_sdr2"] = round(s["mre"], 4), round(s["sdr2"], 2)
            mean = float(np.mean([row[n + "_mre"] for n, _ in checks])) if checks else mean_loss
            if mean < best:
                best = mean
                save_weights(shown, config, os.path.join(out, "best.pt"), done)
            save_weights(shown, config, os.path.join(out, "last.pt"), done)
            atomic(dict(model=model.state_dict(), optimizer=optimizer.state_dict(), epoch=done, steps=steps, best=best,
                        progress=progress,
                        ema=ema.model.state_dict() if ema else None,
                        plateau=plateau.state_dict() if plateau else None), state_file)
        if config["keep"] and done % config["keep"] == 0:
            save_weights(shown, config, os.path.join(out, "epoch%03d.pt" % done), done)
        append(os.path.join(out, "metrics.csv"), row)
        eta = (clock() - began) / (done - start) * (epochs - done)
        if minutes:
            eta = max(0.0, began + 60 * minutes - clock())
        log("epoch %d/%d %s ETA %d:%02d min" % (
            done, epochs, " ".join("%s=%s" % kv for kv in row.items() if kv[0] != "epoch"), eta // 60, eta % 60))
        if over:
            break
    return model if ema is None else ema.model


def epoch_list(pool, share, rng):
    """The films of one epoch, shuffled; `share` thins or repeats a source."""
    chosen = []
    for source in sorted({f.source for f in pool}):
        fs = [f for f in pool if f.source == source]
        wanted = [n for name, n in share.items() if name in source.lower()]
        n = wanted[0] if wanted else len(fs)
        turns = [rng.permutation(len(fs)) for _ in range(-(-n // len(fs)))]
        chosen += [fs[i] for i in np.concatenate(turns)[:n]]
    return [chosen[i] for i in rng.permutation(len(chosen))]


def cosine(lr, step, progress, warm=100):
    ramp = min(1.0, (step + 1) / warm)
    return lr * ramp * (0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * min(1.0, progress))))


COLUMNS = ["epoch", "seconds", "loss", "lr", "heldout_mre", "heldout_sdr2", "val_mre", "val_sdr2"]


def append(path, row):
    fresh = not os.path.exists(path)
    with open(path, "a", newline="") as f:
        w = csv.DictWriter(f, COLUMNS, restval="", extrasaction="ignore")
        if fresh:
            w.writeheader()
        w.writerow(row)


def atomic(thing, path):
    torch.save(thing, path + ".part")
    os.replace(path + ".part", path)


def save_weights(model, config, path, epoch):
    atomic(dict(weights={k: v.cpu() for k, v in model.state_dict().items()}, config=config, epoch=epoch), path)


def load_weights(path):
    return torch.load(path, map_location="cpu", weights_only=False)["weights"]


def load_network(path):
    saved = torch.load(path, map_location="cpu", weights_only=False)
    model = build(saved["config"]["model"])
    model.load_state_dict(saved["weights"])
    return model.eval(), saved["config"], saved["epoch"]
