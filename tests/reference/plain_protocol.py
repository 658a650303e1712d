#!/usr/bin/env python3
"""The SOCO protocol written out plainly in PyTorch, Pillow and numpy: the independent reference for `soco evaluate`.

    python plain_protocol.py DATASET --model dinov2_vits14 --weights FILE [--pairs intra,cross] [--max-pairs N]
    python plain_protocol.py DATASET --features FILE

Reads the dataset with code of its own, forwards both images of every pair anew, as the official scripts do, and prints
CC and SOC per kind of pairs. `--predictions` writes OmniProbe's JSON lines, `--report` numbers and seconds as JSON.
`--features` takes stored features instead of a network: safetensors with one channels x rows x columns tensor for each
"category/file", and their input side in the metadata (input_size).
Rules: zero-shot nearest neighbour, hard argmax, PCK@0.10 of the target box, pair reduction.
"""
import argparse
import json
import math
import pathlib
import re
import sys
import time

import numpy
import safetensors
import safetensors.torch
import torch
import torch.nn.functional as F
from PIL import Image

FOLDERS = {"intra": "intra", "cross": "cross", "train": "trainsplits/train", "test": "trainsplits/test"}
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
HEADS = {384: 6, 768: 12, 1024: 16}
PATCH, SIDE = 14, 798  # 800 to the nearest multiple of 14


# ---------------------------------------------------------------------------------------------------- dataset

def names_in(text):
    """Names between commas; "\\," is a comma in a name and "\\\\" a backslash, as `soco evaluate --categories` has it."""
    names = [re.sub(r"\\([,\\])", r"\1", name).strip() for name in re.findall(r"(?:\\[,\\]|[^,])+", text)]
    return [name for name in names if name]


def pair_files(root, kind, categories, max_pairs):
    folder = root / "PairAnnotations" / FOLDERS[kind]
    if not folder.is_dir():
        return
    for group in sorted(entry.name for entry in folder.iterdir() if entry.is_dir()):
        if categories and group not in categories:
            continue
        files = sorted((folder / group).glob("*.json"))
        yield from files[:max_pairs or None]


def read_pair(path):
    pair = json.loads(path.read_text(encoding="utf-8"))
    source = {point["name"]: i for i, point in enumerate(pair["src_keypoints"])}  # a doubled name: the last one
    target = {point["name"]: i for i, point in enumerate(pair["trg_keypoints"])}
    pair["semantic"] = [(source[name], target[name]) for name in pair["semantic_overlap"]
                        if name in source and name in target]
    concepts = {}
    for match in pair["concept_matches"]:
        targets = {target[name] for name in match["trg_keypoints"] if name in target}
        for name in match["src_keypoints"]:
            if name in source and targets:
                concepts.setdefault(source[name], set()).update(targets)
    pair["concepts"] = {s: sorted(t) for s, t in sorted(concepts.items())}
    pair["group"] = path.parent.name
    return pair


def picture_size(path):
    with Image.open(path) as picture:
        return picture.size


def unit_points(keypoints, size, side):
    """Two truncations: whole pixels, then whole pixels of the resized square."""
    points = torch.tensor([[int(p["pos"][0]), int(p["pos"][1])] for p in keypoints], dtype=torch.int32).reshape(-1, 2)
    resized = (points * side / max(size)).to(torch.int32)
    return resized.float() / side


# ---------------------------------------------------------------------------------------------------- DINOv2

def read_weights(path):
    if str(path).endswith(".safetensors"):
        weights = safetensors.torch.load_file(path)
    else:
        weights = torch.load(path, map_location="cpu", weights_only=True)
    names = {"reg_token": "register_tokens"}  # timm's name
    return {names.get(name, name): tensor.float() for name, tensor in weights.items()}


class PlainDinoV2:
    """Raw output of the last block, as the official wrapper takes it: no final norm, patches only."""

    def __init__(self, path, device):
        self.w = {name: tensor.to(device) for name, tensor in read_weights(path).items()}
        self.device, self.side, self.grid = device, SIDE, SIDE // PATCH
        self.dim = self.w["cls_token"].shape[-1]
        self.depth = 1 + max(int(name.split(".")[1]) for name in self.w if name.startswith("blocks."))
        self.registers = self.w.get("register_tokens")
        self.position = self.fitted_positions()

    def fitted_positions(self):
        table = self.w["pos_embed"]
        stored = math.isqrt(table.shape[1])
        has_cls = stored * stored != table.shape[1]
        cls, patches = (table[:, :1], table[:, 1:]) if has_cls else (torch.zeros_like(table[:, :1]), table)
        patches = patches.reshape(1, stored, stored, self.dim).permute(0, 3, 1, 2)
        if self.registers is None:
            scale = (self.grid + 0.1) / stored
            patches = F.interpolate(patches, scale_factor=(scale, scale), mode="bicubic", antialias=False)
        else:
            patches = F.interpolate(patches, size=(self.grid, self.grid), mode="bicubic", antialias=True)
        assert patches.shape[-2:] == (self.grid, self.grid)
        return cls, patches.flatten(2).transpose(1, 2)

    def linear(self, x, name):
        return F.linear(x, self.w[name + ".weight"], self.w[name + ".bias"])

    def norm(self, x, name):
        return F.layer_norm(x, (self.dim,), self.w[name + ".weight"], self.w[name + ".bias"], 1e-6)

    def block(self, x, name):
        batch, tokens, dim = x.shape
        heads = HEADS[dim]
        qkv = self.linear(self.norm(x, name + ".norm1"), name + ".attn.qkv")
        q, k, v = qkv.reshape(batch, tokens, 3, heads, dim // heads).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, tokens, dim)
        x = x + self.w[name + ".ls1.gamma"] * self.linear(attended, name + ".attn.proj")
        hidden = F.gelu(self.linear(self.norm(x, name + ".norm2"), name + ".mlp.fc1"))
        return x + self.w[name + ".ls2.gamma"] * self.linear(hidden, name + ".mlp.fc2")

    def image(self, path):
        picture = Image.open(path).convert("RGB")
        square = Image.new("RGB", (max(picture.size),) * 2, (255, 255, 255))
        square.paste(picture, (0, 0))
        pixels = numpy.asarray(square.resize((self.side, self.side), Image.Resampling.BICUBIC))
        tensor = torch.from_numpy(pixels.copy()).permute(2, 0, 1).float().div(255)
        return tensor.sub(torch.tensor(MEAN).reshape(3, 1, 1)).div(torch.tensor(STD).reshape(3, 1, 1))

    def features(self, source, target):
        with torch.inference_mode():
            x = torch.stack([self.image(source), self.image(target)]).to(self.device)
            x = F.conv2d(x, self.w["patch_embed.proj.weight"], self.w["patch_embed.proj.bias"], stride=PATCH)
            x = x.flatten(2).transpose(1, 2)
            cls_position, patch_position = self.position
            cls = (self.w["cls_token"] + cls_position).expand(2, -1, -1)
            prefix = [cls] if self.registers is None else [cls, self.registers.expand(2, -1, -1)]
            x = torch.cat(prefix + [x + patch_position], dim=1)
            for i in range(self.depth):
                x = self.block(x, f"blocks.{i}")
            dense = x[:, -self.grid * self.grid:].transpose(1, 2).reshape(2, self.dim, self.grid, self.grid)
            dense = F.normalize(dense, p=2, dim=1)
        return dense[:1], dense[1:]


class StoredFeatures:
    def __init__(self, path, device):
        self.file = safetensors.safe_open(path, framework="pt", device=str(device))
        self.side = int(self.file.metadata()["input_size"])

    def features(self, source, target):
        return tuple(F.normalize(self.file.get_tensor(f"{path.parent.name}/{path.name}").float(), p=2, dim=0)[None]
                     for path in (source, target))


# ---------------------------------------------------------------------------------------------------- matching

def predictions(source, target, points):
    queries = F.grid_sample(source, (points.to(source.device) * 2 - 1)[None, None], mode="bilinear", align_corners=True)
    heat = torch.einsum("ck,chw->khw", queries[0, :, 0], target[0])
    best = heat.flatten(1).argmax(1).cpu()
    width = heat.shape[-1]
    return torch.stack([best % width, torch.div(best, width, rounding_mode="floor")], dim=1) / width


def threshold_scale(pair):
    box = pair.get("trg_bndbox")
    return max(box[2] - box[0], box[3] - box[1]) / max(pair["trg_imsize"][:2]) if box else 1.0


def scores(pair, predicted, truth, threshold):
    """Share of right points for SOC and CC, or None without a point."""
    scale = threshold_scale(pair)
    soc = [torch.norm(predicted[s] - truth[t]) / scale < threshold for s, t in pair["semantic"]]
    cc = [torch.norm(predicted[s] - truth[t], dim=1).div(scale).min() < threshold for s, t in pair["concepts"].items()]
    return tuple(float(torch.stack(right).float().mean()) if right else None for right in (soc, cc))


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else None


def evaluate(root, kind, model, args, out):
    started = time.perf_counter()
    groups = {}
    count = points = 0
    for path in pair_files(root, kind, args.categories, args.max_pairs):
        pair = read_pair(path)
        images = [root / "Images" / pair[v + "_category"] / pair[v + "_image"] for v in ("src", "trg")]
        sizes = [picture_size(image) for image in images]
        source, target = (unit_points(pair[v + "_keypoints"], size, model.side)
                          for v, size in zip(("src", "trg"), sizes))
        pair["trg_imsize"] = pair.get("trg_imsize") or list(sizes[1])
        with torch.inference_mode():
            predicted = predictions(*model.features(*images), source) if len(source) else torch.zeros(0, 2)
        groups.setdefault(pair["group"], []).append(scores(pair, predicted, target, args.threshold))
        count, points = count + 1, points + len(source)
        if out:
            visible = [[[*point, 1.0] for point in view.tolist()] for view in (source, target)]
            out.write(json.dumps({
                "pred": predicted.tolist(), "gt_src": visible[0], "gt_trg": visible[1],
                "thresh_scale": threshold_scale(pair),
                "meta": {"semantic_pairs": pair["semantic"], "concept_map": pair["concepts"],
                         "pair_id": pair["pair_id"], "class_name": pair["group"], "pair_group": pair["group"],
                         "pair_path": path.relative_to(root).as_posix()},
                "class_name": pair["group"]}) + "\n")
        print(f"{kind} {path.stem}", file=sys.stderr)
    result = {name: mean([mean([row[i] for row in rows]) for rows in groups.values()]) for i, name in enumerate(("soc", "cc"))}
    return {"pairs": count, "points": points, "seconds": time.perf_counter() - started,
            **{name: None if value is None else 100 * value for name, value in result.items()}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=pathlib.Path)
    parser.add_argument("--model", default="", help="the name `soco` has for it; only said in the report")
    parser.add_argument("--weights", help="DINOv2 S, B or L, .pth or .safetensors, hub or timm names")
    parser.add_argument("--features", help="safetensors with stored features")
    parser.add_argument("--pairs", default="intra,cross")
    parser.add_argument("--max-pairs", type=int, default=0)
    parser.add_argument("--categories", type=names_in, default=[])
    parser.add_argument("--threshold", type=float, default=0.1)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--predictions")
    parser.add_argument("--report")
    args = parser.parse_args()
    if bool(args.weights) == bool(args.features):
        parser.error("name either --weights or --features: the plain script knows DINOv2 and stored features only")
    if args.threads:
        torch.set_num_threads(args.threads)
    model = PlainDinoV2(args.weights, args.device) if args.weights else StoredFeatures(args.features, args.device)
    out = open(args.predictions, "w", encoding="utf-8") if args.predictions else None
    report = {"model": args.model, "threads": torch.get_num_threads(), "kinds": {}}
    for kind in args.pairs.split(","):
        report["kinds"][kind] = result = evaluate(args.dataset, kind, model, args, out)
        shown = {name: "-" if result[name] is None else f"{result[name]:.2f}" for name in ("cc", "soc")}
        print(f"{kind}: CC {shown['cc']}  SOC {shown['soc']}  {result['pairs']} pairs, "
              f"{result['seconds'] / max(result['pairs'], 1):.4f} s per pair")
    if out:
        out.close()
    if args.report:
        pathlib.Path(args.report).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
