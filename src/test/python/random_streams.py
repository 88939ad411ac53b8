"""Writes the golden values of the random streams: what numpy and PyTorch themselves draw.

    python random_streams.py ../resources/golden/random

randint.csv       seed,low,high,values: six draws of np.random.randint(low, high), one stream a
                  seed, line after line, narrow and wide ranges mixed
samples.csv       seed,bits,borrow_only,distinct,values: the first twelve numbers a b a b ... of the
                  plain sampling loop
torch.csv         seed,kind,values: randperm(20), then fifty uniform_(-0.1, 0.3), then random_(), on one
                  generator
epoch_orders.csv  seed,samples,epoch,first,sha256: the orders in which a shuffling DataLoader reads
                  three epochs: the first five numbers, and the SHA-256 of all as text joined by commas

Made with numpy 2.4.6 and PyTorch 2.13.0.
"""

import hashlib
import pathlib
import sys

import numpy as np
import torch

SEEDS = [0, 1, 822, 20250101, 2**32 - 1]
RANGES = [(2, 255), (1, 2), (1, 40), (2, 2**31), (0, 2**32 - 1), (0, 2**32), (0, 2**32 + 1), (1, 2**40), (2, 2**62 - 1)]


def join(values):
    return " ".join(str(value) for value in values)


def borrows(a, b):
    while b:
        if a % 10 < b % 10:
            return True
        a, b = a // 10, b // 10
    return False


def randint_rows():
    for seed in SEEDS:
        np.random.seed(seed)
        for low, high in RANGES:
            yield seed, low, high, join(np.random.randint(low, high) for _ in range(6))


def sample_rows():
    for seed in SEEDS:
        for bits in (4, 8, 16, 33, 62):
            for borrow_only in (True, False):
                for distinct in (True, False):
                    np.random.seed(seed)
                    pairs = []
                    while len(pairs) < 6:
                        a = int(np.random.randint(2, 2**bits - 1))
                        b = int(np.random.randint(1, a))
                        if borrow_only and not borrows(a, b) or distinct and (a, b) in pairs:
                            continue
                        pairs.append((a, b))
                    numbers = join(number for pair in pairs for number in pair)
                    yield seed, bits, str(borrow_only).lower(), str(distinct).lower(), numbers


def torch_rows():
    for seed in SEEDS + [822 + 2**32]:
        torch.manual_seed(seed)
        yield seed, "randperm", join(torch.randperm(20).tolist())
        uniform = torch.empty(50).uniform_(-0.1, 0.3)
        yield seed, "uniform", join(format(value, ".9g") for value in uniform.tolist())
        yield seed, "random", int(torch.empty((), dtype=torch.int64).random_())


def order_rows():
    for seed in SEEDS:
        for samples in (9000, 257, 1):
            torch.manual_seed(seed)
            data = torch.utils.data.TensorDataset(torch.arange(samples))
            loader = torch.utils.data.DataLoader(data, batch_size=128, shuffle=True)
            for epoch in (1, 2, 3):
                order = torch.cat([batch for (batch,) in loader]).tolist()
                text = ",".join(str(position) for position in order)
                yield seed, samples, epoch, join(order[:5]), hashlib.sha256(text.encode()).hexdigest()


def write(path, header, rows):
    lines = [header] + [",".join(str(cell) for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    write(folder / "randint.csv", "seed,low,high,values", randint_rows())
    write(folder / "samples.csv", "seed,bits,borrow_only,distinct,values", sample_rows())
    write(folder / "torch.csv", "seed,kind,values", torch_rows())
    write(folder / "epoch_orders.csv", "seed,samples,epoch,first,sha256", order_rows())
