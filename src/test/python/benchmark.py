"""The article's training in PyTorch and in Gatescope, in turn and in one go, with the ratios.

    python benchmark.py --java "java ... dev.gatescope.benchmark.TrainingTime" [--epochs 5] [--rounds 3]

Needs torch. --java is the command that starts our side (the page on performance tells how to get it); it is called
with the arguments ENGINE THREADS HIDDEN BITS EPOCHS and prints milliseconds, one epoch a line. Every round runs every
candidate once, so that a busy machine is busy for all; the least time of an epoch over all rounds counts.

article: the article's own loop, a DataLoader over a random_split of a TensorDataset. tuned: the same network on tensors that are
loaded before, batches taken by index. Warm epochs: the first of each process is left out.
"""
import argparse
import shlex
import subprocess
import time

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

SAMPLES, TEST, BATCH = 9000, 1000, 128


class Net(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.lstm = nn.LSTM(2, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, 1)

    def forward(self, x):
        return torch.sigmoid(self.fc(self.lstm(x)[0])).squeeze(-1)


def data(bits):
    """Pairs a > b and their difference, least significant bit first."""
    a = torch.randint(2, 2**bits - 1, (SAMPLES + TEST,))
    b = 1 + (torch.rand(SAMPLES + TEST, dtype=torch.float64) * (a - 1)).long()

    def bits_of(number):
        return (number.unsqueeze(1) >> torch.arange(bits) & 1).float()

    return torch.stack([bits_of(a), bits_of(b)], dim=2), bits_of(a - b)


def pytorch(way, threads, hidden, bits, epochs):
    torch.set_num_threads(threads)
    torch.manual_seed(822)
    x, y = data(bits)
    net = Net(hidden)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    criterion = nn.BCELoss()

    train, _ = random_split(TensorDataset(x, y), [SAMPLES, TEST])

    def loader():
        return DataLoader(train, batch_size=BATCH, shuffle=True)

    def by_index():
        order = torch.randperm(SAMPLES)
        for start in range(0, SAMPLES, BATCH):
            batch = order[start : start + BATCH]
            yield x[batch], y[batch]

    times = []
    for _ in range(epochs + 1):
        start = time.perf_counter()
        total = 0.0
        for inputs, targets in loader() if way == "article" else by_index():
            optimizer.zero_grad()
            loss = criterion(net(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item()
        times.append(1000 * (time.perf_counter() - start))
    return min(times[1:])


def gatescope(command, engine, threads, hidden, bits, epochs):
    arguments = shlex.split(command) + [engine, str(threads), str(hidden), str(bits), str(epochs)]
    lines = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.split()
    return min(float(line) for line in lines[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--java-epochs", type=int, default=60, help="enough for the JVM to be warm")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hidden", type=int, nargs="+", default=[32])
    parser.add_argument("--bits", type=int, nargs="+", default=[8])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--nd4j", action="store_true", help="time the reference engine too")
    args = parser.parse_args()
    print("torch", torch.__version__)
    for hidden in args.hidden:
        for bits in args.bits:
            best = {}
            for _ in range(args.rounds):
                for threads in args.threads:
                    runs = {
                        ("fused", threads): lambda: gatescope(
                            args.java, "FUSED", threads, hidden, bits, args.java_epochs
                        ),
                        ("article", threads): lambda: pytorch("article", threads, hidden, bits, args.epochs),
                        ("tuned", threads): lambda: pytorch("tuned", threads, hidden, bits, args.epochs),
                    }
                    if args.nd4j and threads == 1:
                        runs["nd4j", 1] = lambda: gatescope(args.java, "ND4J", 1, hidden, bits, args.epochs)
                    for key, run in runs.items():
                        best[key] = min(best.get(key, float("inf")), run())
            print(f"hidden {hidden}, {bits} bits: milliseconds an epoch, and how many times fused is faster")
            for (name, threads), milliseconds in best.items():
                ratio = milliseconds / best["fused", threads]
                print(f"  {name:8} {threads} threads {milliseconds:9.1f} {ratio:7.1f}", flush=True)


if __name__ == "__main__":
    main()
