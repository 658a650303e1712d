#!/usr/bin/env python3
"""What PyTorch computes with ToyNet's shipped weights, layer by layer from plain functions.

    python make_toynet_goldens.py            writes data/toynet.json beside this script

Needs torch, safetensors, numpy and pillow. The file is committed; run it again whenever resources/models/toynet.safetensors
is trained anew: the test compares the hash of the weights. Some cells of the 48 x 48, L2-normalised, of the pictures that
test_images.h makes by the same formulas.
"""
import base64
import hashlib
import json
import pathlib

import numpy
import safetensors.torch
import torch
import torch.nn.functional as F
from PIL import Image

HERE = pathlib.Path(__file__).parent
WEIGHTS = HERE.parent.parent / "resources" / "models" / "toynet.safetensors"
SIDE, STEP = 384, 47
PICTURES = [("waves", 640, 427, 11), ("noise", 300, 400, 5), ("extremes", 384, 384, 3)]


def picture(kind, width, height, seed):
    if kind == "waves":
        y, x, c = numpy.meshgrid(numpy.arange(height), numpy.arange(width), numpy.arange(3), indexing="ij")
        folded = (((3 + c) * x * x + (5 - c) * y * y + (seed + 2 * c) * x * y) >> 6) & 511
        return numpy.where(folded < 256, folded, 511 - folded).astype(numpy.uint8)
    state, values = seed, []
    for _ in range(width * height * 3):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        values.append(state >> 56)
    values = numpy.array(values, numpy.uint8).reshape(height, width, 3)
    return values if kind == "noise" else numpy.where(values < 128, 0, 255).astype(numpy.uint8)


def network_input(pixels):
    height, width = pixels.shape[:2]
    square = Image.new("RGB", (max(width, height),) * 2, (255, 255, 255))
    square.paste(Image.fromarray(pixels), (0, 0))
    x = torch.from_numpy(numpy.asarray(square.resize((SIDE, SIDE), Image.BICUBIC)).copy()).permute(2, 0, 1)[None] / 255.0
    mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    return (x - mean.view(1, 3, 1, 1)) / deviation.view(1, 3, 1, 1)


def forward(w, x):
    def conv(x, name, stride=1, dilation=1):
        weight = w[name + ".weight"]
        return F.conv2d(x, weight, w[name + ".bias"], stride, dilation * (weight.shape[2] // 2), dilation,
                        x.shape[1] // weight.shape[1])

    def residual(x, name, dilation=1):
        return F.relu(x + conv(F.relu(conv(x, name + ".a", dilation=dilation)), name + ".b"))

    def linear(x, name):
        return F.linear(x, w[name + ".weight"], w[name + ".bias"])

    def norm(x, name):
        return F.layer_norm(x, (x.shape[-1],), w[name + ".weight"], w[name + ".bias"])

    def block(x, name, heads=6):
        x = x + conv(x, name + ".place")
        batch, channels, height, width = x.shape
        tokens = x.flatten(2).transpose(1, 2)
        q, k, v = linear(norm(tokens, name + ".norm1"), name + ".qkv").chunk(3, -1)
        split = lambda t: t.view(batch, -1, heads, channels // heads).transpose(1, 2)
        attention = (split(q) @ split(k).transpose(2, 3) / (channels // heads) ** 0.5).softmax(-1)
        tokens = tokens + linear((attention @ split(v)).transpose(1, 2).reshape(batch, -1, channels), name + ".out")
        tokens = tokens + linear(F.gelu(linear(norm(tokens, name + ".norm2"), name + ".up")), name + ".down")
        return tokens.transpose(1, 2).reshape(batch, channels, height, width)

    def grown(x, like):
        return F.interpolate(x, like.shape[2:], mode="bilinear", align_corners=False)

    x4 = F.relu(conv(F.relu(conv(x, "stem2", 2)), "stem4", 2))
    x8 = residual(F.relu(conv(x4, "down8", 2)), "res8")
    x16 = residual(residual(F.relu(conv(x8, "down16", 2)), "res16a"), "res16b", 2)
    x32 = block(block(F.relu(conv(x16, "down32", 2)), "block0"), "block1")
    y = F.relu(conv(x16, "side16") + grown(conv(x32, "side32"), x16))
    y = F.relu(conv(x8, "side8") + grown(F.relu(conv(y, "merge16")), x8))
    return F.normalize(conv(F.relu(conv(y, "merge8")), "head"), dim=1)


def main():
    weights = {name: tensor.float() for name, tensor in safetensors.torch.load_file(WEIGHTS).items()}
    result = {"sha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(), "step": STEP, "pictures": []}
    with torch.no_grad():
        for kind, width, height, seed in PICTURES:
            cells = forward(weights, network_input(picture(kind, width, height, seed)))[0].flatten(1).T[::STEP]
            result["pictures"].append({"kind": kind, "width": width, "height": height, "seed": seed,
                                       "cells": base64.b64encode(cells.contiguous().numpy().tobytes()).decode()})
    (HERE / "data" / "toynet.json").write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
