#!/usr/bin/env python3
"""`soco evaluate` against plain_protocol.py, prediction by prediction, on DINOv2 of full size with random weights.

    python compare.py BUILD/bin/soco DATASET [--models s,b] [--max-pairs N] [--categories A,B] [--threads N] [--work DIR]

For every model: random weights from a seed, both evaluations in one run, then the share of equal predictions (at least
99.9 % must be), CC and SOC of each kind of pairs (must be the same to the two decimals printed, unless a prediction
differs), and seconds per pair without loading the model. Ends with 1 where something disagrees.
Needs torch, numpy, Pillow and safetensors.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import safetensors.torch
import torch

DIMENSIONS = {"s": (384, 12), "b": (768, 12), "l": (1024, 24)}
SCRIPT = pathlib.Path(__file__).with_name("plain_protocol.py")


def random_weights(dim, depth, seed=0):
    generator = torch.Generator().manual_seed(seed)

    def random(*shape, mean=0.0, std=0.02):
        return mean + std * torch.randn(*shape, generator=generator)

    weights = {"cls_token": random(1, 1, dim), "mask_token": random(1, dim), "pos_embed": random(1, 1 + 37 * 37, dim),
               "patch_embed.proj.weight": random(dim, 3, 14, 14), "patch_embed.proj.bias": random(dim),
               "norm.weight": random(dim, mean=1.0), "norm.bias": random(dim)}
    for i in range(depth):
        block = f"blocks.{i}."
        for name, rows, columns in (("attn.qkv", 3 * dim, dim), ("attn.proj", dim, dim), ("mlp.fc1", 4 * dim, dim),
                                    ("mlp.fc2", dim, 4 * dim)):
            weights[block + name + ".weight"] = random(rows, columns, std=columns ** -0.5)
            weights[block + name + ".bias"] = random(rows)
        for name in ("norm1", "norm2"):
            weights[block + name + ".weight"] = random(dim, mean=1.0, std=0.1)
            weights[block + name + ".bias"] = random(dim)
        for name in ("ls1.gamma", "ls2.gamma"):
            weights[block + name] = random(dim, mean=0.5, std=0.1)
    return weights


def lines(path):
    with open(path, encoding="utf-8") as file:
        return {line["meta"]["pair_path"]: line for line in map(json.loads, file)}


def compare(soco, dataset, size, args, work):
    name = f"dinov2_vit{size}14"
    weights = work / f"{name}.safetensors"
    if not weights.exists():
        safetensors.torch.save_file(random_weights(*DIMENSIONS[size]), weights)
    common = ["--pairs", args.pairs, "--max-pairs", str(args.max_pairs), "--threads", str(args.threads)]
    if args.categories:
        common += ["--categories", args.categories]
    ours, theirs, report = work / f"{name}.soco.json", work / f"{name}.plain.json", work / f"{name}.report.json"
    results = work / f"{name}.results.jsonl"
    results.unlink(missing_ok=True)
    began = time.perf_counter()
    told = json.loads(subprocess.run([soco, "evaluate", dataset, "--model", f"{name}={weights}", "--device", args.device, *common,
                                      "--predictions", ours, "--results", results, "--json"],
                                     check=True, stdout=subprocess.PIPE).stdout)["models"][0]
    print(f"{name}: soco took {time.perf_counter() - began:.1f} s with loading the model")
    subprocess.run([sys.executable, SCRIPT, dataset, "--model", name, "--weights", weights, "--device",
                    "cuda" if args.device.startswith("cuda") else "cpu", *common, "--predictions", theirs, "--report", report],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    plain = json.loads(report.read_text())

    a, b = lines(ours), lines(theirs)
    assert a.keys() == b.keys(), "the two do not have the same pairs"
    points = same = 0
    for path in a:
        for key in ("gt_src", "gt_trg", "thresh_scale"):
            assert a[path][key] == b[path][key], f"{path}: {key} differs"
        for key in ("semantic_pairs", "concept_map"):
            assert a[path]["meta"][key] == b[path]["meta"][key], f"{path}: {key} differs"
        points += len(a[path]["pred"])
        same += sum(p == q for p, q in zip(a[path]["pred"], b[path]["pred"], strict=True))
    print(f"{name}: same prediction for {same} of {points} points")
    good = same >= 0.999 * points
    pairs = sum(kind["pairs"] for kind in plain["kinds"].values())
    for kind, scores in plain["kinds"].items():
        for metric in ("cc", "soc"):
            mine, other = told["pairs"][kind][metric]["percent"], scores[metric]
            agree = (mine is None) == (other is None) and (mine is None or f"{mine:.2f}" == f"{other:.2f}")
            good = good and (agree or same < points)
            print(f"{name}: {kind:5} {metric.upper():3}  soco {mine}  plain {other}  {'same' if agree else 'DIFFERENT'}")
    seconds = json.loads(results.read_text().splitlines()[0])["x_soco_studio"]["seconds"]
    plain_seconds = sum(kind["seconds"] for kind in plain["kinds"].values())
    print(f"{name}: seconds per pair: soco {seconds / pairs:.3f}, plain {plain_seconds / pairs:.3f}, "
          f"{plain_seconds / seconds:.1f} times ({pairs} pairs of {told['images']} images)")
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("soco", type=pathlib.Path)
    parser.add_argument("dataset", type=pathlib.Path)
    parser.add_argument("--models", default="s,b")
    parser.add_argument("--pairs", default="intra,cross")
    parser.add_argument("--max-pairs", type=int, default=1)
    parser.add_argument("--categories", default="")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--work", type=pathlib.Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or pathlib.Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        good = [compare(args.soco, args.dataset, size, args, work) for size in args.models.split(",")]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
