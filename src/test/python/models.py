"""Models between PyTorch and this program. Needs torch and safetensors.

    python models.py make FOLDER     writes the goldens lstm.safetensors, gru.safetensors, rnn.safetensors
    python models.py check FILE      loads a file of ours into torch modules and prints what one pass gives

The goldens hold 3 units and no metadata. The weights come from seed 822.
"""

import sys
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

LAYERS = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}


class Network(torch.nn.Module):
    def __init__(self, cell, hidden_size):
        super().__init__()
        self.add_module(cell, LAYERS[cell](2, hidden_size, batch_first=True))
        self.fc = torch.nn.Linear(hidden_size, 1)


def make(folder):
    for cell in LAYERS:
        torch.manual_seed(822)
        save_file(Network(cell, 3).state_dict(), folder / f"{cell}.safetensors")


def check(file):
    tensors = load_file(file)
    cell = next(cell for cell in LAYERS if f"{cell}.weight_ih_l0" in tensors)
    network = Network(cell, tensors["fc.weight"].shape[1])
    network.load_state_dict(tensors)
    with torch.no_grad():
        outputs = getattr(network, cell)(torch.ones(1, 8, 2))[0]
        print(cell, network.fc(outputs).flatten().tolist())
    with safe_open(file, "pt") as opened:
        print(opened.metadata())


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](Path(sys.argv[2]))
