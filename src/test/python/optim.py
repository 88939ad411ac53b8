"""Losses, gradients and Adam steps by PyTorch: writes the golden files that the optimiser's tests compare with.

    python optim.py --out ../resources/golden/optim

Needs torch. Made with torch 2.13.0. Every number is written with the digits that give the same float back.
"""
import argparse
import csv
import pathlib

import torch
from torch import nn

REDUCTIONS = ["mean", "sum", "none"]


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def text(value):
    """A 32-bit float: nine digits give it back."""
    return f"{value:.9g}"


def losses(out):
    """Certain and uncertain answers to both bits, with and without weights: bce.csv by element, bce_reduced.csv as one."""
    torch.manual_seed(822)
    edges = [0.0, 1.0, 1e-45, 1e-20, 1e-13, 1e-7, 1 - 2**-24, 0.5]
    p = torch.tensor([e for e in edges for _ in range(2)] + torch.rand(16).tolist())
    y = torch.tensor([0.0, 1.0] * 16)
    w = torch.cat([torch.tensor([0.0, 2.0]), torch.rand(30) * 3])
    columns = {"p": p, "y": y, "w": w}
    reduced = []
    for weights in [None, w]:
        for reduction in REDUCTIONS:
            q = p.clone().requires_grad_()
            loss = nn.BCELoss(weight=weights, reduction=reduction)(q, y)
            loss.sum().backward()
            name = reduction if weights is None else reduction + "_weighted"
            columns["gradient_" + name] = q.grad
            if reduction == "none":
                columns["loss_" + name] = loss.detach()
            else:
                reduced.append((reduction, weights is not None, text(loss.item())))
    rows = zip(*(map(text, column.tolist()) for column in columns.values()))
    write(out / "bce.csv", columns, rows)
    write(out / "bce_reduced.csv", ["reduction", "weighted", "loss"], reduced)


def adam(out):
    """Parameters after each of twelve steps along given gradients, large and small, some of them zero."""
    torch.manual_seed(7)
    initial = torch.randn(6)
    scale = torch.tensor([1.0, 1e-3, 1e3, 1e-9, 0.0, 1.0])
    gradients = [torch.randn(6) * scale for _ in range(12)]
    rows = []
    for learning_rate in [1e-4, 0.01, 1.0]:
        parameters = nn.Parameter(initial.clone())
        optimizer = torch.optim.Adam([parameters], lr=learning_rate)
        rows.append((learning_rate, 0, *["0"] * 6, *map(text, initial.tolist())))
        for step, gradient in enumerate(gradients, 1):
            parameters.grad = gradient.clone()
            optimizer.step()
            rows.append((learning_rate, step, *map(text, gradient.tolist()), *map(text, parameters.tolist())))
    header = ["learning_rate", "step", *[f"gradient_{i}" for i in range(6)], *[f"parameter_{i}" for i in range(6)]]
    write(out / "adam.csv", header, rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    losses(out)
    adam(out)


if __name__ == "__main__":
    main()
