#!/usr/bin/env python3
"""Trains ToyNet, the small network that comes with SOCO Studio, on the toys that `soco demo` draws.

  packaging/training/toynet.py data FOLDER --soco PATH          draw what it learns from (about 15 minutes on 2 cores)
  packaging/training/toynet.py train FOLDER --run RUN           learn; stopped, the same command goes on
  packaging/training/toynet.py export RUN OUT.safetensors       weights and their card, as resources/models/ has them
  packaging/training/toynet.py figures RUN DEMO_DATASET         about what `soco evaluate` will say (nearest cells)

Needs torch, numpy, pillow and safetensors. What it learns from: every keypoint that two pictures share by name is a
correspondence, within a category and, where the taxonomy shares the name, across categories. Pictures of the shipped
default dataset (seed 7) are never read by `train`, and of other seeds than TRAINING_SEEDS it learns nothing: on
VALIDATION_SEED it measures.
"""

import argparse
import glob
import hashlib
import json
import math
import os
import random
import subprocess
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn

# Smaller than the default pictures: drawing them takes a third of the time, and the network sees 384 pixels at most.
TRAINING_SEEDS = {1001: "400x300", 1002: "400x267", 1003: "400x400", 1004: "300x400"}
VALIDATION_SEED = 2001
PICTURES_PER_CATEGORY = 20

STORED_SIDE = 400  # pixels; pictures are kept as white-padded squares of this side
INPUT_SIDE = 384   # the program's input size; a multiple of the deepest stride, 32
STRIDE = 8
MEAN = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)


# ---- The network: core/vision/backbones/toynet.cpp computes the same ------------------------------------------------

class Conv(nn.Module):
    """A convolution, batch normalisation (folded into the convolution by `export`) and, unless it is linear, ReLU."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, dilation=1, linear=False):
        super().__init__()
        padding = dilation * (kernel // 2)
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.linear = linear

    def forward(self, x):
        x = self.norm(self.conv(x))
        return x if self.linear else F.relu(x)

    def folded(self):
        scale = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        return self.conv.weight * scale.view(-1, 1, 1, 1), self.norm.bias - self.norm.running_mean * scale


class Residual(nn.Module):
    def __init__(self, channels, dilation=1):
        super().__init__()
        self.a = Conv(channels, channels, dilation=dilation)
        self.b = Conv(channels, channels, kernel=1, linear=True)

    def forward(self, x):
        return F.relu(x + self.b(self.a(x)))


class Attention(nn.Module):
    """A transformer block over the cells of the coarsest grid; a depthwise convolution tells it where they lie."""

    def __init__(self, channels, heads=6, growth=2):
        super().__init__()
        self.heads = heads
        self.place = nn.Conv2d(channels, channels, 3, padding=1, groups=channels)
        self.norm1 = nn.LayerNorm(channels)
        self.qkv = nn.Linear(channels, 3 * channels)
        self.out = nn.Linear(channels, channels)
        self.norm2 = nn.LayerNorm(channels)
        self.up = nn.Linear(channels, growth * channels)
        self.down = nn.Linear(growth * channels, channels)

    def forward(self, x):
        x = x + self.place(x)
        batch, channels, height, width = x.shape
        tokens = x.flatten(2).transpose(1, 2)
        q, k, v = (self.qkv(self.norm1(tokens)).view(batch, -1, 3, self.heads, channels // self.heads)
                   .permute(2, 0, 3, 1, 4))
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, -1, channels)
        tokens = tokens + self.out(mixed)
        tokens = tokens + self.down(F.gelu(self.up(self.norm2(tokens))))
        return tokens.transpose(1, 2).reshape(batch, channels, height, width)


class ToyNet(nn.Module):
    """3 x S x S to 128 x S/8 x S/8; the cells are not normalised."""

    def __init__(self, widths=(24, 48, 80, 128, 192), neck=96, channels=128):
        super().__init__()
        w2, w4, w8, w16, w32 = widths
        self.stem2 = Conv(3, w2, stride=2)
        self.stem4 = Conv(w2, w4, stride=2)
        self.down8, self.res8 = Conv(w4, w8, stride=2), Residual(w8)
        self.down16, self.res16a, self.res16b = Conv(w8, w16, stride=2), Residual(w16), Residual(w16, dilation=2)
        self.down32, self.block0, self.block1 = Conv(w16, w32, stride=2), Attention(w32), Attention(w32)
        self.side32, self.side16, self.side8 = (Conv(w, neck, kernel=1, linear=True) for w in (w32, w16, w8))
        self.merge16 = Conv(neck, neck)
        self.merge8 = Conv(neck, neck)
        self.head = nn.Conv2d(neck, channels, 1)

    def forward(self, x):
        x8 = self.res8(self.down8(self.stem4(self.stem2(x))))
        x16 = self.res16b(self.res16a(self.down16(x8)))
        x32 = self.block1(self.block0(self.down32(x16)))
        y = F.relu(self.side16(x16) + grown(self.side32(x32), x16))
        y = F.relu(self.side8(x8) + grown(self.merge16(y), x8))
        return self.head(self.merge8(y))


def grown(x, like):
    return F.interpolate(x, size=like.shape[-2:], mode="bilinear", align_corners=False)


def parameter_count(net):
    return sum(p.numel() for p in net.parameters())


# ---- Pictures --------------------------------------------------------------------------------------------------------

def draw(folder, soco, threads):
    for seed, size in [*TRAINING_SEEDS.items(), (VALIDATION_SEED, None)]:
        target = os.path.join(folder, f"seed{seed}")
        command = [soco, "demo", target, "--seed", str(seed), "--categories", "100", "--pairs", "1",
                   "--images", str(PICTURES_PER_CATEGORY if size else 4), "--threads", str(threads)]
        command += ["--size", size] if size else []
        print(" ".join(command), flush=True)
        subprocess.run(command, check=True)


def seed_of(dataset):
    """The seed is read from what the dataset says about itself, not from the name of its folder."""
    with open(os.path.join(dataset, "Metadata", "demo_truth.json"), encoding="utf-8") as file:
        head = file.read(4096)
    return int(json.JSONDecoder().raw_decode(head, head.index('"seed":') + len('"seed":') + 1)[0])


class Toys:
    """Pictures of demo datasets as white-padded squares, with keypoints as shares of the square's side."""

    def __init__(self, datasets, side=STORED_SIDE, categories=None, per_category=None):
        self.pictures, self.points, self.boxes, self.category = [], [], [], []
        self.of_category = {}
        for dataset in datasets:
            counts = {}
            for name in sorted(glob.glob(f"{dataset}/KeypointAnnotations/*/*.json")):
                with open(name, encoding="utf-8") as file:
                    annotation = json.load(file)
                category = annotation["category"]
                counts[category] = counts.get(category, 0) + 1
                if (categories and category not in categories) or (per_category and counts[category] > per_category):
                    continue
                image = Image.open(f"{dataset}/Images/{category}/{annotation['image']}").convert("RGB")
                longer = max(image.size)
                square = Image.new("RGB", (longer, longer), (255, 255, 255))
                square.paste(image, (0, 0))
                self.of_category.setdefault(category, []).append(len(self.pictures))
                self.pictures.append(np.asarray(square.resize((side, side), Image.BICUBIC)))
                self.points.append({point["name"]: (point["pos"][0] / longer, point["pos"][1] / longer,
                                                    point["concept_name"]) for point in annotation["keypoints"]})
                self.boxes.append([value / longer for value in annotation["bndbox"]])
                self.category.append(category)
        names = {c: {n for i in members for n in self.points[i]} for c, members in self.of_category.items()}
        self.relatives = {c: [o for o in names if o != c and len(names[c] & names[o]) >= 3] for c in names}

    def batch(self, rng, categories, per_category):
        """Half of the categories by chance, each followed by one that it shares keypoints with, where there is one."""
        chosen = []
        while len(chosen) < categories:
            first = rng.choice(sorted(self.of_category))
            chosen.append(first)
            if len(chosen) < categories and self.relatives[first]:
                chosen.append(rng.choice(self.relatives[first]))
        members = [i for c in chosen for i in rng.sample(self.of_category[c], per_category)]
        return torch.from_numpy(np.stack([self.pictures[i] for i in members])), [self.points[i] for i in members]


def varied(pictures, points, side, generator):
    """Zoom, shift and turn a little, change light and colours; pictures become side x side, points follow."""
    count = len(points)
    uniform = lambda low, high, *shape: low + (high - low) * torch.rand(*shape, generator=generator)
    x = pictures.permute(0, 3, 1, 2).float() / 255
    zoom, turn = torch.exp(uniform(-0.25, 0.25, count)), uniform(-0.2, 0.2, count)
    shift = uniform(-0.2, 0.2, count, 2)
    cos, sin = torch.cos(turn) / zoom, torch.sin(turn) / zoom
    # From a place in the result to one in the picture, both from -1 to 1.
    linear = torch.stack([torch.stack([cos, -sin], 1), torch.stack([sin, cos], 1)], 1)
    theta = torch.cat([linear, -(linear @ shift[:, :, None])], 2)
    grid = F.affine_grid(theta, (count, 3, side, side), align_corners=False)
    x = F.grid_sample(x - 1, grid, align_corners=False) + 1
    gain = torch.exp(uniform(-0.3, 0.3, count, 1, 1, 1)) * torch.exp(uniform(-0.15, 0.15, count, 3, 1, 1))
    grey = x.mean(1, keepdim=True)
    x = grey + (x - grey) * uniform(0.5, 1.4, count, 1, 1, 1)
    x = (x * gain + uniform(-0.08, 0.08, count, 1, 1, 1)).clamp(0, 1)
    x = x + 0.02 * torch.rand(count, 1, 1, 1, generator=generator) * torch.randn(x.shape, generator=generator)
    back = torch.linalg.inv(linear)
    moved = []
    for i, named in enumerate(points):
        if not named:
            moved.append({})
            continue
        places = torch.tensor([p[:2] for p in named.values()]) * 2 - 1
        places = (places - theta[i, :, 2]) @ back[i].T
        places = (places + 1) / 2
        inside = ((places > 0.01) & (places < 0.99)).all(1)
        moved.append({name: (*place.tolist(), value[2])
                      for name, value, place, ok in zip(named, named.values(), places, inside) if ok})
    return (x - MEAN) / DEVIATION, moved


# ---- Learning --------------------------------------------------------------------------------------------------------

# The benchmark's protocol (core/benchmark/README.md) reads a source point with align_corners, and takes the upper left
# corner of the best cell for the answer: what is learned is where that corner has to lie.

def at_points(features, places):
    """C x h x w and n places from 0 to 1: n x C."""
    grid = places.view(1, 1, -1, 2) * 2 - 1
    return F.grid_sample(features[None], grid, align_corners=True)[0, :, 0].T


def corners(height, width):
    """The place that each cell stands for, from 0 to 1: height * width x 2."""
    return torch.stack(torch.meshgrid(torch.arange(width) / width, torch.arange(height) / height, indexing="xy"),
                       -1).view(-1, 2)


def losses(features, points, temperature):
    """Where each keypoint of one picture lies in each other that has it (over all cells), and which keypoints are the
    same (over all keypoints of the batch): siblings of one object are the hardest among the others. Where a picture does
    not show the very keypoint, any of the same concept will do, as CC asks."""
    batch, channels, height, width = features.shape
    features = F.normalize(features.float(), dim=1)
    ids, names, concepts, places, owner = {}, [], [], [], []
    for i, named in enumerate(points):
        for name, (x, y, concept) in named.items():
            names.append(ids.setdefault(name, len(ids)))
            concepts.append(ids.setdefault(("concept", concept), len(ids)))
            places.append((x, y))
            owner.append(i)
    names, concepts, places, owner = (torch.tensor(values) for values in (names, concepts, places, owner))
    described = torch.cat([at_points(features[i], places[owner == i]) for i in range(batch) if (owner == i).any()])
    described = F.normalize(described, dim=1)
    cells = features.flatten(2)
    answers = corners(height, width)
    spread = 1.0 / width  # one cell
    place_loss, place_count = 0.0, 0
    for target in range(batch):
        here = (owner == target).nonzero()[:, 0]
        same = names[:, None] == names[here][None]
        fits = same | ((concepts[:, None] == concepts[here][None]) & ~same.any(1, keepdim=True))
        query = (fits.any(1) & (owner != target)).nonzero()[:, 0]
        if len(query) == 0:
            continue
        scores = described[query] @ cells[target] / temperature
        distance = ((places[here][:, None] - answers[None]) ** 2).sum(-1)
        share = fits[query].float()
        wanted = (share / share.sum(1, keepdim=True)) @ torch.softmax(-distance / (2 * spread**2), 1)
        place_loss = place_loss - (wanted * torch.log_softmax(scores, 1)).sum()
        place_count += len(query)
    alike = described @ described.T / temperature
    itself = torch.eye(len(names), dtype=torch.bool)
    same = (names[:, None] == names[None]) & ~itself
    chance = alike.masked_fill(itself, -1e4).log_softmax(1)
    rows = same.any(1)
    same_loss = -((chance * same).sum(1)[rows] / same.sum(1)[rows]).mean()
    return place_loss / max(place_count, 1), same_loss


class Average:
    """An exponential average of all weights and statistics: what is shipped."""

    def __init__(self, net, keep=0.998):
        self.net, self.keep, self.steps = ToyNet(), keep, 0
        self.net.load_state_dict(net.state_dict())

    @torch.no_grad()
    def update(self, net):
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        for mine, new in zip(self.net.state_dict().values(), net.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(new, 1 - keep)
            else:
                mine.copy_(new)


def side_at(progress):
    """Small pictures first: three times the steps in the same time."""
    return 256 if progress < 0.75 else INPUT_SIDE


def train(arguments):
    torch.set_num_threads(arguments.threads)
    os.makedirs(arguments.run, exist_ok=True)
    datasets = sorted(glob.glob(f"{arguments.folder}/seed*"))
    datasets = [d for d in datasets if seed_of(d) in TRAINING_SEEDS]
    left_out = set(arguments.leave_out.split(",")) if arguments.leave_out else set()
    toys = Toys(datasets)
    for category in left_out:
        del toys.of_category[category]
    toys.relatives = {c: [o for o in r if o not in left_out] for c, r in toys.relatives.items()}
    held = Toys([f"{arguments.folder}/seed{VALIDATION_SEED}"], INPUT_SIDE, per_category=4)
    print(f"{len(toys.pictures)} pictures of {len(toys.of_category)} categories, seeds "
          f"{[seed_of(d) for d in datasets]}", flush=True)

    torch.manual_seed(arguments.seed)
    net = ToyNet().to(memory_format=torch.channels_last)
    temperature = nn.Parameter(torch.tensor(math.log(0.06)))
    decayed = [p for p in net.parameters() if p.ndim > 1]
    plain = [p for p in net.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.03}, {"params": plain, "weight_decay": 0.0},
                                   {"params": [temperature], "weight_decay": 0.0}], lr=arguments.rate)
    average, step, seconds, history = Average(net), 0, 0.0, []
    saved = os.path.join(arguments.run, "state.pt")
    if os.path.exists(saved):
        state = torch.load(saved, weights_only=True)
        net.load_state_dict(state["net"])
        average.net.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        temperature.data.copy_(state["temperature"])
        step, seconds, history = state["step"], state["seconds"], state["history"]
        average.steps = step
        print(f"goes on at step {step}", flush=True)
    print(f"{parameter_count(net):,} parameters", flush=True)

    def save():
        torch.save({"net": net.state_dict(), "average": average.net.state_dict(), "optimiser": optimiser.state_dict(),
                    "temperature": temperature.data, "step": step, "seconds": seconds, "history": history},
                   saved + ".new")
        os.replace(saved + ".new", saved)
        with open(os.path.join(arguments.run, "run.json"), "w", encoding="utf-8") as file:
            json.dump({"seed": arguments.seed, "steps": step, "planned_steps": arguments.steps,
                       "hours": round(seconds / 3600, 2), "rate": arguments.rate,
                       "training_seeds": [seed_of(d) for d in datasets], "pictures": len(toys.pictures),
                       "left_out": sorted(left_out), "history": history}, file, indent=1)

    started, shown, sums = time.time(), time.time(), []
    while step < arguments.steps:
        progress = step / arguments.steps
        rate = arguments.rate * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        # By step, not by run: what goes on sees what it would have seen.
        rng = random.Random(f"{arguments.seed} {step}")
        generator = torch.Generator().manual_seed(rng.getrandbits(62))
        pictures, points = toys.batch(rng, arguments.categories, arguments.per_category)
        x, points = varied(pictures, points, side_at(progress), generator)
        features = net(x.contiguous(memory_format=torch.channels_last))
        place, same = losses(features, points, temperature.exp())
        loss = place + 0.5 * same
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        average.update(net)
        sums.append((place.item(), same.item()))
        step += 1
        now = time.time()
        if now - shown > 60:
            means = np.mean(sums, axis=0)
            print(f"step {step} of {arguments.steps}, {(now - started + seconds) / 60:.1f} min, place {means[0]:.3f}, "
                  f"same {means[1]:.3f}, temperature {temperature.exp().item():.3f}", flush=True)
            shown, sums = now, []
        if step % arguments.look_every == 0 or step == arguments.steps:
            figures = measure(average.net, held)
            seconds += time.time() - started
            started = time.time()
            history.append({"step": step, "minutes": round(seconds / 60, 1), "loss_place": round(place.item(), 3),
                            "loss_same": round(same.item(), 3), **figures})
            print(history[-1], flush=True)
            save()


# ---- Looking ---------------------------------------------------------------------------------------------------------

@torch.no_grad()
def measure(net, toys, pairs_per_category=8):
    """SOC and CC by nearest cells, a share of the longer side of the target's box: near the program's own figures, which
    alone count. Not the whole protocol."""
    net.eval()
    rng = random.Random(1)
    soc, concept = {}, {}
    maps = {}

    def features(i):
        if i not in maps:
            x = torch.from_numpy(toys.pictures[i][None].copy()).permute(0, 3, 1, 2).float() / 255
            maps[i] = F.normalize(net((x - MEAN) / DEVIATION), dim=1)[0]
        return maps[i]

    for category, members in toys.of_category.items():
        maps.clear()
        for _ in range(pairs_per_category):
            a, b = rng.sample(members, 2)
            shared = [n for n in toys.points[a] if n in toys.points[b]]
            if not shared:
                continue
            target = features(b)
            width = target.shape[-1]
            found = (at_points(features(a), torch.tensor([toys.points[a][n][:2] for n in shared]))
                     @ target.flatten(1)).argmax(1)
            box = toys.boxes[b]
            tolerance = 0.1 * max(box[2] - box[0], box[3] - box[1])
            for name, cell in zip(shared, found.tolist()):
                x, y = cell % width / width, cell // width / width
                error = lambda p: ((x - p[0]) ** 2 + (y - p[1]) ** 2) ** 0.5
                right = error(toys.points[b][name]) <= tolerance
                near = min(error(p) for p in toys.points[b].values() if p[2] == toys.points[a][name][2]) <= tolerance
                soc.setdefault(category, []).append(right)
                concept.setdefault(category, []).append(near)
    net.train()
    mean = lambda table, keys: round(100 * float(np.mean([np.mean(table[k]) for k in keys if k in table])), 1)
    keys = list(toys.of_category)
    return {"soc": mean(soc, keys), "cc": mean(concept, keys)}


def load_run(run):
    net = ToyNet()
    state = torch.load(os.path.join(run, "state.pt"), weights_only=True)
    net.load_state_dict(state["average"])
    return net.eval()


def exported(net):
    """Tensors by name, batch normalisation folded, as 16-bit floats: what the program reads."""
    tensors = {}
    folded = {name for name, module in net.named_modules() if isinstance(module, Conv)}
    for name, module in net.named_modules():
        if name in folded:
            tensors[f"{name}.weight"], tensors[f"{name}.bias"] = module.folded()
        elif isinstance(module, (nn.Conv2d, nn.Linear, nn.LayerNorm)) and name.rpartition(".")[0] not in folded:
            tensors[f"{name}.weight"], tensors[f"{name}.bias"] = module.weight, module.bias
    return {name: tensor.detach().to(torch.float16).contiguous() for name, tensor in tensors.items()}


def export(arguments):
    from safetensors.torch import save_file

    tensors = exported(load_run(arguments.run))
    save_file(tensors, arguments.out, metadata={"format": "soco-studio toynet"})
    with open(arguments.out, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    with open(os.path.join(arguments.run, "run.json"), encoding="utf-8") as file:
        card = json.load(file)
    card = {"name": "ToyNet", "trained_on": "toys drawn by soco demo; says nothing about photographs",
            "sha256": digest, "parameters": sum(t.numel() for t in tensors.values()), "input": INPUT_SIDE,
            "stride": STRIDE,
            "data": {str(seed): f"soco demo --seed {seed} --categories 100 --images {PICTURES_PER_CATEGORY} --size {size}"
                     for seed, size in TRAINING_SEEDS.items()},
            "validation": f"seed {VALIDATION_SEED}, 100 categories, 4 pictures each, by nearest cells",
            "note": arguments.note, **card}
    with open(os.path.splitext(arguments.out)[0] + ".json", "w", encoding="utf-8") as file:
        json.dump(card, file, indent=1)
        file.write("\n")
    print(f"{arguments.out}: {os.path.getsize(arguments.out):,} bytes, sha256 {digest}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    data = commands.add_parser("data")
    data.add_argument("folder")
    data.add_argument("--soco", default="soco")
    data.add_argument("--threads", type=int, default=0)
    learn = commands.add_parser("train")
    learn.add_argument("folder")
    learn.add_argument("--run", required=True)
    learn.add_argument("--steps", type=int, default=4500)
    learn.add_argument("--rate", type=float, default=2e-3)
    learn.add_argument("--seed", type=int, default=1)
    learn.add_argument("--categories", type=int, default=4, help="of one batch")
    learn.add_argument("--per-category", type=int, default=4, help="pictures of each in one batch")
    learn.add_argument("--leave-out", default="", help="categories never seen, separated by commas")
    learn.add_argument("--look-every", type=int, default=500, help="steps between measuring and saving")
    learn.add_argument("--threads", type=int, default=os.cpu_count())
    out = commands.add_parser("export")
    out.add_argument("run")
    out.add_argument("out")
    out.add_argument("--note", default="", help="for the card: what its numbers do not say")
    figures = commands.add_parser("figures")
    figures.add_argument("run")
    figures.add_argument("dataset")
    arguments = parser.parse_args()
    if arguments.command == "data":
        draw(arguments.folder, arguments.soco, arguments.threads)
    elif arguments.command == "train":
        train(arguments)
    elif arguments.command == "export":
        export(arguments)
    else:
        print(measure(load_run(arguments.run), Toys([arguments.dataset], INPUT_SIDE), 20))


if __name__ == "__main__":
    sys.exit(main())
