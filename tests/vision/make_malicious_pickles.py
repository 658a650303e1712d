#!/usr/bin/env python3
"""Files that run a program when Python unpickles them, for the reader that must not.

    python make_malicious_pickles.py            writes data/pickle/ beside this script

Whoever executes one of them creates a file called EXECUTED in the working folder. Needs torch.
"""
import collections
import io
import os
import pathlib
import pickle
import zipfile

import torch

OUT = pathlib.Path(__file__).parent / "data" / "pickle"
COMMAND = "touch EXECUTED"


class RunsAProgram:
    def __reduce__(self):
        return os.system, (COMMAND,)


class Evaluates:
    def __reduce__(self):
        return eval, (f"__import__('os').system({COMMAND!r})",)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    weights = collections.OrderedDict(first=torch.arange(6.0).reshape(2, 3), second=torch.ones(4))

    torch.save(RunsAProgram(), OUT / "only_a_call.pth")
    torch.save(RunsAProgram(), OUT / "only_a_call_legacy.pth", _use_new_zipfile_serialization=False)
    torch.save(collections.OrderedDict(weights, evil=RunsAProgram(), evil2=Evaluates()), OUT / "call_among_weights.pth")
    for protocol in range(6):
        (OUT / f"plain_protocol{protocol}.pth").write_bytes(pickle.dumps(RunsAProgram(), protocol))
    # The old INST opcode, and a call that is thrown away before the weights follow.
    (OUT / "inst.pth").write_bytes(b"(S'" + COMMAND.encode() + b"'\nios\nsystem\n.")
    honest = io.BytesIO()
    torch.save(weights, honest)
    with zipfile.ZipFile(honest) as original, zipfile.ZipFile(OUT / "call_before_weights.pth", "w") as out:
        for item in original.infolist():
            data = original.read(item)
            if item.filename.endswith("data.pkl"):
                assert data[:2] == b"\x80\x02"
                text = b"X" + len(COMMAND).to_bytes(4, "little") + COMMAND.encode()
                data = data[:2] + b"cos\nsystem\n(" + text + b"tR0" + data[2:]
            out.writestr(item.filename, data)


if __name__ == "__main__":
    main()
