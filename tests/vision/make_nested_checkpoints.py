#!/usr/bin/env python3
"""Checkpoints as training programs leave them: tables in tables, prefixes, several files with an index.

Writes tests/vision/data/nested from tests/vision/data/vit/official_plain.safetensors. Needs Python alone: the zip
layout and the pickle of torch.save are written by hand, with stand-ins of the names that PyTorch's pickles carry.
"""
import collections
import io
import json
import pathlib
import pickle
import struct
import sys
import types
import zipfile

DATA = pathlib.Path(__file__).parent / "data"
OUT = DATA / "nested"


def stand_in(module, name, value):
    value.__module__, value.__qualname__, value.__name__ = module, name, name
    parts = module.split(".")
    for i in range(len(parts)):
        whole = ".".join(parts[: i + 1])
        sys.modules.setdefault(whole, types.ModuleType(whole))
    setattr(sys.modules[module], name, value)
    return value


def _rebuild(*_):
    raise AssertionError("never called here")


rebuild = stand_in("torch._utils", "_rebuild_tensor_v2", _rebuild)
STORAGES = {"F32": (stand_in("torch", "FloatStorage", type("FloatStorage", (), {})), 4),
            "F16": (stand_in("torch", "HalfStorage", type("HalfStorage", (), {})), 2)}


class Storage:
    def __init__(self, dtype, data):
        self.dtype, self.data = dtype, data


class Tensor:
    def __init__(self, shape, data, dtype="F32"):
        self.shape, self.storage = tuple(shape), Storage(dtype, data)

    def __reduce__(self):
        strides, step = [], 1
        for extent in reversed(self.shape):
            strides.insert(0, step)
            step *= extent
        return rebuild, (self.storage, 0, self.shape, tuple(strides), False, collections.OrderedDict())


class Pickler(pickle.Pickler):
    def __init__(self, file):
        super().__init__(file, protocol=2)
        self.storages = []

    def persistent_id(self, value):
        if not isinstance(value, Storage):
            return None
        self.storages.append(value.data)
        kind, width = STORAGES[value.dtype]
        return "storage", kind, str(len(self.storages) - 1), "cpu", len(value.data) // width


def save(name, value):
    file = io.BytesIO()
    pickler = Pickler(file)
    pickler.dump(value)
    (OUT / name).parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_STORED) as out:
        def put(entry, data):
            out.writestr(zipfile.ZipInfo("archive/" + entry, (1980, 1, 1, 0, 0, 0)), data)
        put("data.pkl", file.getvalue())
        put("byteorder", b"little")
        for index, data in enumerate(pickler.storages):
            put(f"data/{index}", data)
        put("version", b"3\n")


def plain_weights():
    raw = (DATA / "vit" / "official_plain.safetensors").read_bytes()
    size, = struct.unpack("<Q", raw[:8])
    weights = collections.OrderedDict()
    for name, entry in json.loads(raw[8: 8 + size]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            weights[name] = Tensor(entry["shape"], raw[8 + size + begin: 8 + size + end])
    return weights


def tiny(prefix="", first="blocks.0.norm1.weight"):
    """Two tensors of one number each; the first tells what kind of model it is."""
    return collections.OrderedDict(
        (prefix + name, Tensor([1], struct.pack("<f", 1))) for name in (first, "cls_token"))


def sharded(folder, shards, index, suffix="bin"):
    for name, tensors in shards.items():
        save(f"{folder}/{name}", tensors)
    (OUT / folder).mkdir(parents=True, exist_ok=True)
    (OUT / folder / f"pytorch_model.{suffix}.index.json").write_text(
        json.dumps({"metadata": {"total_size": 8}, "weight_map": index}, indent=1) + "\n")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    optimizer = {"state": {0: {"exp_avg": Tensor([1], b"\0\0\0\0"), "step": 3},
                           1: {"exp_avg": Tensor([1], b"\0\0\0\0"), "step": 3}}, "param_groups": [{"lr": 0.1}]}
    # One table, wherever it lies.
    for key in ("model_state_dict", "net", "module", "student", "ema", "weights", "network_weights"):
        save(f"{key}.pth", {"epoch": 3, key: tiny(), "optimizer": optimizer})
    save("model.state_dict.pth", {"model": {"state_dict": tiny(), "name": "tiny"}})
    save("three_levels.pth", {"checkpoint": {"model": {"net": tiny()}}})
    save("in_a_list.pth", ["tiny", {"net": tiny()}])
    save("no_transformer.pth", {"net": tiny(first="conv.weight")})
    # More than one: the one that is a transformer, the one with the usual name, or none.
    save("transformer_beside_a_head.pth", {"head": tiny(first="fc.weight"), "body": tiny(), "optimizer": optimizer})
    save("model_is_only_a_head.pth", {"model": tiny(first="fc.weight"), "net": tiny()})
    save("two_transformers.pth", {"first": tiny(), "more": {"second": tiny()}})
    save("two_of_no_kind.pth", {"first": tiny(first="a.weight"), "second": tiny(first="b.weight")})
    save("teacher_and_student.pth", {"student": tiny("backbone."), "teacher": tiny("backbone.")})
    save("four_levels.pth", {"a": {"b": {"c": {"d": tiny()}}}})
    # Whole models: behind a prefix in a table in a table; in two files with an index.
    plain = plain_weights()
    save("plain_prefixed.pth", {"model": {"state_dict": collections.OrderedDict(
        ("student.backbone." + name, tensor) for name, tensor in plain.items())}})
    names = list(plain)
    halves = {"pytorch_model-00001-of-00002.bin": names[: len(names) // 2],
              "pytorch_model-00002-of-00002.bin": names[len(names) // 2:]}
    sharded("plain_sharded", {shard: collections.OrderedDict((n, plain[n]) for n in part)
                              for shard, part in halves.items()},
            {n: shard for shard, part in halves.items() for n in part})
    # One defect each.
    one = {"a.bin": {"x": Tensor([1], b"\0\0\0\0")}}
    sharded("missing_shard", one, {"x": "a.bin", "y": "b.bin", "z": "c.bin"})
    sharded("tensor_twice", {**one, "b.bin": {"x": Tensor([1], b"\0\0\0\0"), "y": Tensor([1], b"\0\0\0\0")}},
            {"x": "a.bin", "y": "b.bin"})
    sharded("other_type", {**one, "b.bin": {"y": Tensor([1], b"\0\0", "F16")}}, {"x": "a.bin", "y": "b.bin"})
    sharded("not_where_it_says", {**one, "b.bin": {"z": Tensor([1], b"\0\0\0\0")}}, {"x": "a.bin", "y": "b.bin"})
    print(sum(f.stat().st_size for f in OUT.rglob("*") if f.is_file()), "bytes")


if __name__ == "__main__":
    main()
