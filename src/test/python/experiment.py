"""The article's experiment in PyTorch: writes the golden files that the tests compare with.

    python experiment.py --seed 822 --cell lstm --epochs 100 --out ../resources/golden/822-lstm

Needs torch, numpy and safetensors. Made with torch 2.13.0 on one thread. Options change one thing each of the
article's settings (10,000 pairs of 8 bits, hidden 32, batch 128, Adam 0.01, 90/10 split).
"""
import argparse
import csv
import json
import pathlib

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split


def borrows_in_decimal(a, b):
    while b > 0:
        if a % 10 < b % 10:
            return True
        a, b = a // 10, b // 10
    return False


def samples(count, bits):
    pairs = []
    while len(pairs) < count:
        a = int(np.random.randint(2, 2**bits - 1))
        b = int(np.random.randint(1, a))
        if borrows_in_decimal(a, b):
            pairs.append((a, b))
    return pairs


def bits_of(number, bits):
    return [float(number >> t & 1) for t in range(bits)]


class Net(nn.Module):
    def __init__(self, cell, hidden):
        super().__init__()
        self.cell = cell
        setattr(self, cell, {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}[cell](2, hidden, batch_first=True))
        self.fc = nn.Linear(hidden, 1)

    def forward(self, x):
        return torch.sigmoid(self.fc(getattr(self, self.cell)(x)[0])).squeeze(-1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=822)
    parser.add_argument("--cell", choices=["lstm", "gru", "rnn"], default="lstm")
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--bits", type=int, default=8)
    parser.add_argument("--samples", type=int, default=10000)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--learning-rate", type=float, default=0.01)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)

    pairs = samples(args.samples, args.bits)
    x = torch.tensor([[[p, q] for p, q in zip(bits_of(a, args.bits), bits_of(b, args.bits))] for a, b in pairs])
    y = torch.tensor([bits_of(a - b, args.bits) for a, b in pairs])
    train_count = int(0.9 * args.samples)
    train, test = random_split(TensorDataset(x, y), [train_count, args.samples - train_count])
    net = Net(args.cell, args.hidden)
    loader = DataLoader(train, batch_size=args.batch, shuffle=True)
    optimizer = torch.optim.Adam(net.parameters(), lr=args.learning_rate)
    criterion = nn.BCELoss()

    args.out.mkdir(parents=True, exist_ok=True)
    state = lambda: {name: value.detach().clone() for name, value in net.state_dict().items()}
    save_file(state(), args.out / "weights_initial.safetensors")
    losses = []
    for epoch in range(args.epochs):
        total = 0.0
        for batch, (inputs, targets) in enumerate(loader):
            optimizer.zero_grad()
            loss = criterion(net(inputs), targets)
            loss.backward()
            if epoch == 0 and batch == 0:
                gradients = {name: value.grad.clone() for name, value in net.named_parameters()}
                save_file(gradients, args.out / "first_batch_gradients.safetensors", {"loss": repr(loss.item())})
            optimizer.step()
            total += loss.item()
        losses.append(total)
    save_file(state(), args.out / "weights_final.safetensors")
    with open(args.out / "loss.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["epoch", "loss"])
        writer.writerows((epoch + 1, f"{loss:.9g}") for epoch, loss in enumerate(losses))
    with torch.no_grad():
        bits = torch.stack([net(x[i].unsqueeze(0))[0].round() for i in test.indices])
    errors = [
        abs(pairs[i][0] - pairs[i][1] - sum(int(bit) << t for t, bit in enumerate(row)))
        for i, row in zip(test.indices, bits.tolist())
    ]
    rmse = float(np.sqrt(np.mean(np.square(errors))))
    summary = {"seed": args.seed, "cell": args.cell, "hidden": args.hidden, "bits": args.bits, "samples": args.samples,
               "batch": args.batch, "learning_rate": args.learning_rate, "epochs": args.epochs, "test_rmse": rmse}
    (args.out / "summary.json").write_text(json.dumps(summary, indent=1) + "\n")


if __name__ == "__main__":
    main()
