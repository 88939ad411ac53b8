"""The article's training in PyTorch and in Gatescope, in turn and in one go, with the ratios.

    python benchmark.py --java "java ... -cp ..." [--csv results.csv] [--first 3] [--window 3]

Needs torch. --java is the command that starts a class of ours, without the class (the page on performance tells how to
get it). Every round runs every candidate once, so that a busy machine is busy for all; the least time of an epoch over
all rounds counts.

article: the article's own loop, a DataLoader over a random_split of a TensorDataset. tuned: the same network on tensors that are
loaded before, batches taken by index. Warm epochs: the first of each process is left out.

--first: a hundred epochs in a process of its own, from its start to its end, of the article's script and of ours.
--window: an epoch in the window (under xvfb-run if there is no display) and without one, on as many threads.
"""
import argparse
import csv
import os
import shlex
import subprocess
import sys
import time

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

SAMPLES, TEST, BATCH = 9000, 1000, 128
FIRST_EPOCHS, WINDOW_EPOCHS = 100, 100


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
    """Milliseconds of each epoch."""
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
    for _ in range(epochs):
        start = time.perf_counter()
        total = 0.0
        for inputs, targets in loader() if way == "article" else by_index():
            optimizer.zero_grad()
            loss = criterion(net(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item()
        times.append(1000 * (time.perf_counter() - start))
    return times


def run(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def gatescope(java, engine, threads, hidden, bits, epochs):
    """Milliseconds of each epoch."""
    lines = run(java + ["dev.gatescope.benchmark.TrainingTime", engine] + [str(n) for n in (threads, hidden, bits, epochs)])
    return [float(line) for line in lines]


def flops(hidden, bits):
    """Of the matrix products of an epoch: forward, back to h, and to the weights; a multiply-add is two."""
    gates = 4 * hidden
    inputs = hidden + 2
    return SAMPLES * bits * 2 * (2 * gates * inputs + gates * hidden + 3 * hidden)


class Results:
    """The least milliseconds of every candidate, and the file of all."""

    def __init__(self):
        self.rows = []

    def add(self, what, name, threads, hidden, bits, milliseconds, gflops=None):
        if gflops is None:
            gflops = flops(hidden, bits) / milliseconds / 1e6
        self.rows.append((what, name, threads, hidden, bits, round(milliseconds, 3), round(gflops, 1)))

    def write(self, path):
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("what", "name", "threads", "hidden", "bits", "milliseconds", "gflops"))
            writer.writerows(self.rows)


def least(rounds, candidates):
    """Runs all candidates in turn, round after round."""
    best = {}
    for _ in range(rounds):
        for key, candidate in candidates.items():
            best[key] = min(best.get(key, float("inf")), candidate())
    return best


def epochs(args, java, results, hidden, bits):
    # Large networks take long enough to be warm and timed in few epochs.
    work = flops(hidden, bits) / flops(32, 8)
    ours = max(6, min(args.java_epochs, int(args.java_epochs * 8 / work)))
    theirs = max(2, min(args.epochs, int(args.epochs * 8 / work)))
    candidates = {}
    for threads in args.threads:
        def fused(threads=threads):
            return min(gatescope(java, "FUSED", threads, hidden, bits, ours)[1:])

        candidates["fused", threads] = fused
        for way in "article", "tuned":
            def torch_epoch(way=way, threads=threads):
                return min(pytorch(way, threads, hidden, bits, theirs + 1)[1:])

            candidates[way, threads] = torch_epoch
    if args.nd4j:
        candidates["nd4j", 1] = lambda: min(gatescope(java, "ND4J", 1, hidden, bits, max(3, ours // 3))[1:])
    best = least(args.rounds, candidates)
    print(f"hidden {hidden}, {bits} bits: milliseconds an epoch, GFLOP/s, and how many times fused is faster")
    for (name, threads), milliseconds in best.items():
        results.add("epoch", name, threads, hidden, bits, milliseconds)
        ratio = milliseconds / best["fused", threads]
        speed = flops(hidden, bits) / milliseconds / 1e6
        print(f"  {name:8} {threads} threads {milliseconds:9.1f} {speed:7.1f} {ratio:7.1f}", flush=True)


def first(args, java, results):
    def seconds(command):
        start = time.perf_counter()
        run(command)
        return time.perf_counter() - start

    script = [sys.executable, __file__, "--script"]
    ours = java + ["dev.gatescope.benchmark.TrainingTime", "FUSED"]
    candidates = {}
    for threads in args.threads:
        candidates["article", threads] = lambda threads=threads: seconds(script + [str(threads)])
        numbers = [str(threads), "32", "8", str(FIRST_EPOCHS)]
        candidates["fused", threads] = lambda numbers=numbers: seconds(ours + numbers)
    best = least(args.first, candidates)
    print(f"{FIRST_EPOCHS} epochs in a fresh process: seconds, and how many times fused is faster")
    for (name, threads), time_taken in best.items():
        results.add("first", name, threads, 32, 8, 1000 * time_taken, 0)
        print(f"  {name:8} {threads} threads {time_taken:9.2f} {time_taken / best['fused', threads]:7.1f}", flush=True)


def window(args, java, results):
    screen = [] if os.environ.get("DISPLAY") else ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
    print("milliseconds an epoch without the window, fresh and warm, and in its first run and its second; first / fresh, second / warm")
    for _ in range(args.window):
        *times, threads = run(screen + java + ["dev.gatescope.WindowTime", str(WINDOW_EPOCHS)])
        fresh, warm, first_run, second_run = map(float, times)
        for name, milliseconds in ("fresh", fresh), ("warm", warm), ("first", first_run), ("second", second_run):
            results.add("window", name, threads, 32, 8, milliseconds)
        print(f"  {fresh:9.1f} {warm:9.1f} {first_run:9.1f} {second_run:9.1f} {first_run / fresh:7.2f} {second_run / warm:7.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java")
    parser.add_argument("--csv", help="write the results here; chart.py draws them")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--java-epochs", type=int, default=60, help="enough for the JVM to be warm")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hidden", type=int, nargs="+", default=[32])
    parser.add_argument("--bits", type=int, nargs="+", default=[8])
    parser.add_argument("--cross", action="store_true", help="only networks with the first hidden size or the first width")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--nd4j", action="store_true", help="time the reference engine too")
    parser.add_argument("--first", type=int, default=0, metavar="ROUNDS")
    parser.add_argument("--window", type=int, default=0, metavar="ROUNDS")
    parser.add_argument("--script", type=int, metavar="THREADS", help="only run the article's hundred epochs")
    args = parser.parse_args()
    if args.script:
        pytorch("article", args.script, 32, 8, FIRST_EPOCHS)
        return
    if not args.java:
        parser.error("--java is needed")
    java = shlex.split(args.java)
    results = Results()
    print("torch", torch.__version__)
    peak = float(run(java + ["dev.gatescope.lstm.fused.PeakSpeed"])[0])
    results.add("peak", "one core", 1, 0, 0, 0, peak)
    print(f"one core multiplies and adds at most {peak:.0f} GFLOP/s")
    if args.first:
        first(args, java, results)
    if args.window:
        window(args, java, results)
    for hidden in args.hidden:
        for bits in args.bits:
            if not args.cross or hidden == args.hidden[0] or bits == args.bits[0]:
                epochs(args, java, results, hidden, bits)
                if args.csv:
                    results.write(args.csv)
    if args.csv:
        results.write(args.csv)


if __name__ == "__main__":
    main()
