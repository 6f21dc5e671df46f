"""Metrics of training runs as one picture."""
import csv
import os


def plot(runs, out):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4))
    for run in runs:
        with open(os.path.join(run, "metrics.csv")) as f:
            rows = list(csv.DictReader(f))
        name = os.path.basename(os.path.normpath(run))
        left.plot([int(r["epoch"]) for r in rows], [float(r["loss"]) for r in rows], label=name)
        for column, style in (("heldout_mre", "-"), ("val_mre", "--")):
            known = [r for r in rows if r.get(column)]
            right.plot([int(r["epoch"]) for r in known], [float(r[column]) for r in known], style,
                       label=name + " " + column[:-4])
    left.set(xlabel="epoch", ylabel="loss")
    right.set(xlabel="epoch", ylabel="MRE, mm", ylim=(0.8, 2))
    for axes in (left, right):
        axes.grid(alpha=0.3)
        axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(out, dpi=120)
