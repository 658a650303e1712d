#!/usr/bin/env python3
"""DINOv2 of full size with random weights: features of the C++ program against timm's network.

    python compare_full_size.py BUILD/bin/dump_features [--models s,b,b_reg] [--work DIR] [--repeat N]

For every model: random weights under the official names, as safetensors and as .pth; two pictures of odd sizes; Pillow
and torchvision for the pixels, timm's vit_*_patch14(_reg4)_dinov2 for the network, and the official rules written out
here for what differs from timm: the fitting of the position table, and the raw output of the last block.
Fails where a feature differs by more than 1e-4, where less than 99.9 % of the argmaxes agree, or where the two files
give different features. Prints seconds for one forward (best of N) of PyTorch eager and of the C++ program.

Needs torch, torchvision, timm, safetensors, numpy and Pillow.
"""
import argparse
import collections
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy
import safetensors.torch
import timm
import torch
import torch.nn.functional as F
import torchvision.transforms as T
from PIL import Image, ImageOps

PATCH, STORED, SIDE, GRID = 14, 37, 798, 57
SIZES = {"s": ("small", 384, 12), "b": ("base", 768, 12), "l": ("large", 1024, 24)}
TOLERANCE, SAME_ARGMAX = 1e-4, 0.999


def random_weights(dim, depth, registers, seed):
    """Of about the size of trained ones, so that attention is neither flat nor one-hot and every block matters."""
    generator = torch.Generator().manual_seed(seed)

    def random(*shape, mean=0.0, std=0.02):
        return mean + std * torch.randn(*shape, generator=generator)

    w = collections.OrderedDict(cls_token=random(1, 1, dim), pos_embed=random(1, 1 + STORED * STORED, dim, std=0.1))
    if registers:
        w["register_tokens"] = random(1, registers, dim)
    w["mask_token"] = random(1, dim)
    w["patch_embed.proj.weight"], w["patch_embed.proj.bias"] = random(dim, 3, PATCH, PATCH, std=0.04), random(dim)
    for i in range(depth):
        b = f"blocks.{i}."
        for norm in ("norm1", "norm2"):
            w[b + norm + ".weight"], w[b + norm + ".bias"] = random(dim, mean=1.0, std=0.2), random(dim, std=0.1)
        for name, rows, cols in (("attn.qkv", 3 * dim, dim), ("attn.proj", dim, dim), ("mlp.fc1", 4 * dim, dim),
                                 ("mlp.fc2", dim, 4 * dim)):
            w[b + name + ".weight"], w[b + name + ".bias"] = random(rows, cols, std=1.2 * cols ** -0.5), random(rows)
        w[b + "ls1.gamma"], w[b + "ls2.gamma"] = random(dim, mean=0.5, std=0.2), random(dim, mean=0.5, std=0.2)
    w["norm.weight"], w["norm.bias"] = random(dim, mean=1.0), random(dim)
    return w


def picture(width, height, seed):
    """Smooth colours with noise on them."""
    generator = numpy.random.default_rng(seed)
    coarse = Image.fromarray(generator.integers(0, 256, (7, 9, 3), dtype=numpy.uint8))
    smooth = numpy.asarray(coarse.resize((width, height), Image.BICUBIC)).astype(numpy.float64)
    return Image.fromarray((smooth + generator.normal(0, 12, smooth.shape)).clip(0, 255).astype(numpy.uint8))


def network_input(image):
    side = max(image.size)
    square = ImageOps.expand(image, (0, 0, side - image.width, side - image.height), fill=(255, 255, 255))
    resize = T.Resize((SIDE, SIDE), T.InterpolationMode.BICUBIC, antialias=True)
    normalise = T.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
    return normalise(T.ToTensor()(resize(square)))[None]


def fit_position(table, registers):
    patches = table[:, 1:].reshape(1, STORED, STORED, -1).permute(0, 3, 1, 2)
    if registers:
        patches = F.interpolate(patches, size=(GRID, GRID), mode="bicubic", antialias=True)
    else:
        scale = (GRID + 0.1) / STORED
        patches = F.interpolate(patches, scale_factor=(scale, scale), mode="bicubic", antialias=False)
    return torch.cat([table[:, :1], patches.permute(0, 2, 3, 1).reshape(1, GRID * GRID, -1)], 1)


def timm_model(name, weights, registers):
    reg = "_reg4" if registers else ""
    model = timm.create_model(f"vit_{name}_patch14{reg}_dinov2", pretrained=False, img_size=SIDE, num_classes=0).eval()
    state = {k: v for k, v in weights.items() if k not in ("mask_token", "register_tokens")}
    state["pos_embed"] = fit_position(weights["pos_embed"], registers)
    if registers:  # timm keeps the class token's position inside the class token
        state["reg_token"] = weights["register_tokens"]
        state["cls_token"] = state["cls_token"] + state["pos_embed"][:, :1]
        state["pos_embed"] = state["pos_embed"][:, 1:]
    model.load_state_dict(state)
    return model


def timm_features(model, image):
    last = len(model.blocks) - 1
    with torch.inference_mode():
        start = time.perf_counter()
        dense = model.forward_intermediates(image, indices=[last], norm=False, intermediates_only=True)[0][0]
        return F.normalize(dense, dim=0), time.perf_counter() - start


def program_features(program, name, weights, image, out, repeat):
    lines = subprocess.run([program, f"{name}={weights}", image, out, str(repeat)], check=True, text=True,
                           capture_output=True).stdout.splitlines()
    seconds = min(float(line.split()[1]) for line in lines if line.startswith("forward"))
    shape = [int(n) for n in next(line for line in lines if line.startswith("shape")).split()[1:]]
    print("   ", next(line for line in lines if line.startswith("load")).replace("load", "loading takes"), "s")
    return torch.from_numpy(numpy.fromfile(out, "<f4").reshape(shape)), seconds


def compare(program, key, work, repeat):
    letter, registers = key.split("_")[0], 4 if key.endswith("_reg") else 0
    timm_name, dim, depth = SIZES[letter]
    name = f"dinov2_vit{letter}14" + ("_reg" if registers else "")
    print(name)
    weights = random_weights(dim, depth, registers, seed=11)
    files = [work / f"{name}.safetensors", work / f"{name}.pth"]
    safetensors.torch.save_file(weights, files[0])
    torch.save(weights, files[1])
    model = timm_model(timm_name, weights, registers)
    good, dense, torch_seconds, seconds = True, [], [], []
    for index, (size, file) in enumerate(zip(((637, 421), (350, 903)), files)):
        image = picture(*size, seed=index)
        path = work / f"picture{index}.ppm"
        image.save(path)
        ours, ours_seconds = program_features(program, name, file, path, work / "features.f32", repeat)
        runs = [timm_features(model, network_input(image)) for _ in range(repeat)]
        reference = runs[0][0]
        torch_seconds.append(min(run[1] for run in runs))
        seconds.append(ours_seconds)
        difference = (ours - reference).abs().max().item()
        cosine = (ours * reference).sum(0).min().item()
        print(f"    {file.name}, picture {size[0]} x {size[1]}: largest difference {difference:.2e}, "
              f"smallest cosine of a cell {cosine:.7f}")
        good &= difference <= TOLERANCE
        dense.append((ours, reference))
    # Every cell of the first picture as a source descriptor, matched in the second.
    best = [(dense[0][i].flatten(1).T @ dense[1][i].flatten(1)).argmax(1) for i in (0, 1)]
    same = (best[0] == best[1]).double().mean().item()
    print(f"    the same argmax for {100 * same:.3f} % of {best[0].numel()} descriptors, "
          f"{best[1].unique().numel()} different cells")
    good &= same >= SAME_ARGMAX
    both = [program_features(program, name, f, work / "picture0.ppm", work / "features.f32", 1)[0] for f in files]
    same_files = torch.equal(*both)
    print("    safetensors and .pth give", "the same features" if same_files else "DIFFERENT features")
    print(f"    one forward: PyTorch {min(torch_seconds):.2f} s, C++ with imaging {min(seconds):.2f} s, "
          f"ratio {min(seconds) / min(torch_seconds):.2f}")
    return good and same_files


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--models", default="s,b,b_reg")
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--repeat", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        results = [compare(options.program, m, pathlib.Path(work), options.repeat) for m in options.models.split(",")]
    print("equal" if all(results) else "NOT EQUAL")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
