"""python -m cephres prepare|train|plot|export|evaluate …"""
import argparse
import os
import subprocess
import sys

from .configs import CONFIGS


def main(argv=None):
    parser = argparse.ArgumentParser(prog="cephres")
    commands = parser.add_subparsers(dest="command", required=True)
    p = commands.add_parser("train", help="train a named configuration on prepared folders")
    p.add_argument("config", choices=sorted(CONFIGS))
    p.add_argument("--prepared", nargs="+", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--init")
    p.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="override settings, values as JSON")
    p.add_argument("--limit", type=int)
    p.add_argument("--device")
    p.add_argument("--threads", type=int)
    p.add_argument("--minutes", type=float, help="let the schedule follow the clock and end with it")
    p = commands.add_parser("refine", help="train the second stage, on crops")
    p.add_argument("--prepared", nargs="+", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--coarse", help="weights of the first stage, for the checks")
    p.add_argument("--init")
    p.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="override settings, values as JSON")
    p.add_argument("--limit", type=int)
    p.add_argument("--threads", type=int)
    p.add_argument("--minutes", type=float)
    p = commands.add_parser("export", help="write NAME.onnx and NAME.json from trained weights")
    p.add_argument("weights")
    p.add_argument("--prepared", nargs="+", required=True)
    p.add_argument("--out", required=True, metavar="FOLDER/NAME")
    p.add_argument("--version", default="0.1.0")
    p.add_argument("--full-precision", action="store_true")
    p.add_argument("--note")
    p.add_argument("--window", type=int, help="side of the decoding window in input pixels, odd")
    p.add_argument("--shifts", default="[[0, 0]]", help="JSON list of [x, y] moves whose maps are averaged")
    p.add_argument("--refiner", nargs="*", default=[], help="weights of the second stage; several are averaged")
    p.add_argument("--fine-window", type=int, default=15, help="side of its decoding window in its cells, odd")
    p.add_argument("--fine-shifts", default="[[0, 0]]", help="JSON list of [x, y] moves of its crops, averaged")
    p.add_argument("--coarse-weight", type=float, default=0.4, help="share of the first stage's point in the result")
    p.add_argument("--wider", type=float, default=1.0, help="factor on the errors that confidence is fitted to")
    p.add_argument("--parts", action="store_true", help="write the parts of a small network as well, to try what is done to them")
    p = commands.add_parser("int8", help="write the same network with its parts in 8 bits")
    p.add_argument("sidecar")
    p.add_argument("--prepared", nargs="+", required=True)
    p.add_argument("--out", required=True, metavar="FOLDER/NAME")
    p.add_argument("--role", default="train", help="films whose numbers give the ranges")
    p.add_argument("--films", type=int, default=16)
    p = commands.add_parser("failures", help="draw the worst points on held-out phantoms as a PNG")
    p.add_argument("sidecar")
    p.add_argument("--prepared", nargs="+", required=True)
    p.add_argument("--out", required=True)
    p = commands.add_parser("fixture", help="write what PyTorch computes on one prepared film, for Java's test")
    p.add_argument("sidecar")
    p.add_argument("--coarse", required=True)
    p.add_argument("--refiner", nargs="+", required=True)
    p.add_argument("--prepared", required=True)
    p.add_argument("--out", required=True)
    p = commands.add_parser("untrained", help="write a full network of random weights with its parts, to measure time")
    p.add_argument("--config", default="best", choices=sorted(CONFIGS))
    p.add_argument("--out", required=True, metavar="FOLDER/NAME")
    p = commands.add_parser("overfit", help="write a tiny full network that knows one film, for Java's test")
    p.add_argument("film", help="PNG")
    p.add_argument("points", help="JSON with `points` in channel order, film px")
    p.add_argument("--out", required=True, metavar="FOLDER/NAME")
    p = commands.add_parser("evaluate", help="score the exported files on prepared films")
    p.add_argument("sidecar")
    p.add_argument("--prepared", nargs="+", required=True)
    p.add_argument("--role", nargs="+", default=["test1"], help="heldout, or a split such as val, test1")
    p.add_argument("--parts", action="store_true", help="the network's parts instead of its one file")
    p = commands.add_parser("table1", help="train, export and score the paper's networks alike, one after the other")
    p.add_argument("--prepared", nargs="+", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--minutes", type=float, required=True, help="of processor time for each")
    p.add_argument("--factor", type=int, default=4, help="canvas pixels per input pixel")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--only", nargs="*", metavar="NETWORK")
    p = commands.add_parser("plot", help="draw the metrics of one or more runs as a PNG")
    p.add_argument("runs", nargs="+")
    p.add_argument("--out", required=True)
    p = commands.add_parser("finetune", help="the second stage learns on from a study's films, scored by cross-validation")
    p.add_argument("base", help="sidecar of the network to begin with")
    p.add_argument("--prepared", required=True)
    p.add_argument("--out", required=True, help="name of the new network's files, without ending")
    p.add_argument("--seconds", type=float, default=600, help="processor time of each training, folds + 1 of them")
    p.add_argument("--folds", type=int, default=5)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int)
    p.add_argument("--note")
    p = commands.add_parser("prepare", help="let the program write a data set's canvases")
    p.add_argument("dataset")
    p.add_argument("--out", required=True)
    p.add_argument("--nasion", default=os.path.join(os.path.dirname(__file__), "..", "..", "..", "nasion"))
    args = parser.parse_args(argv)
    if args.command == "prepare":
        return subprocess.call([args.nasion, "prepare", args.dataset, "--out", args.out])
    if args.command == "table1":
        from . import table1
        table1.run(args.prepared, args.out, args.minutes, args.factor, args.threads, args.only,
                   log=lambda s: print(s, flush=True))
    if args.command == "finetune":
        import torch
        from . import finetune
        if args.threads:
            torch.set_num_threads(args.threads)
        finetune.run(args.prepared, args.base, args.out, args.seconds, args.folds, args.seed, args.note,
                     log=lambda s: print(s, flush=True))
    if args.command == "plot":
        from .plot import plot
        plot(args.runs, args.out)
    if args.command == "export":
        import json
        from . import export
        meta = export.main(args.weights, args.prepared, args.out, args.version, not args.full_precision, note=args.note,
                           shifts=json.loads(args.shifts), window=args.window, refiners=args.refiner,
                           fine_window=args.fine_window, fine_shifts=json.loads(args.fine_shifts),
                           coarse_weight=args.coarse_weight, wider=args.wider, in_parts=args.parts)
        for name, s in meta["scores"].items():
            print("%-26s MRE %.3f mm, SDR2 %.1f %%" % (name, s["mre"], s["sdr2"]))
    if args.command == "int8":
        from . import int8
        int8.main(args.sidecar, args.prepared, args.out, args.role, args.films, log=lambda s: print(s, flush=True))
    if args.command == "failures":
        from . import failures
        for code, mm in failures.draw(args.sidecar, args.prepared, args.out):
            print("%-5s %.2f mm" % (code, mm))
    if args.command == "fixture":
        from . import fixture
        fixture.write(args.sidecar, args.coarse, args.refiner, args.prepared, args.out)
    if args.command == "untrained":
        from . import untrained
        untrained.write(args.config, args.out)
    if args.command == "overfit":
        from . import untrained
        untrained.overfit(args.film, args.points, args.out, log=lambda s: print(s, flush=True))
    if args.command == "evaluate":
        from . import evaluate
        for role in args.role:
            print(evaluate.table(evaluate.run(args.sidecar, args.prepared, role, in_parts=args.parts)[0]))
    if args.command == "refine":
        import json
        import torch
        from . import refine
        from .configs import LANDMARKS
        if args.threads:
            torch.set_num_threads(args.threads)
        config = dict(refine.CONFIG)
        for item in args.set:
            key, _, value = item.partition("=")
            if key not in config and key != "sources":
                parser.error("unknown setting " + key)
            config[key] = json.loads(value)
        refine.train(config, args.prepared, args.out, LANDMARKS, coarse=args.coarse, init=args.init, limit=args.limit,
                     minutes=args.minutes, log=lambda s: print(s, flush=True))
    if args.command == "train":
        import json
        import torch
        from .train import train
        if args.threads:
            torch.set_num_threads(args.threads)
        config = dict(CONFIGS[args.config], name=args.config)
        for item in args.set:
            key, _, value = item.partition("=")
            if key not in config and key not in ("share", "sources", "splits", "half"):
                parser.error("unknown setting " + key)
            config[key] = json.loads(value)
        train(config, args.prepared, args.out, init=args.init, device=args.device, limit=args.limit, minutes=args.minutes,
              log=lambda s: print(s, flush=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
