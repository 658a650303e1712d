#!/usr/bin/env python3
"""Writes data/pillow_resize.json, data/input_tensor.json and data/dense_sift.json, which the imaging and dense SIFT
tests compare with.

Needs numpy, opencv-python-headless and Pillow 12.2.0, the version that OmniProbe pins; from 13.0 on Pillow may swap the
two passes where input and output are not both square. The versions used are written into the files. Inputs are made by
formulas that the tests repeat (tests/vision/test_images.h), so that only results are stored.
"""
import base64
import json
import pathlib

import cv2
import numpy as np
import PIL
from PIL import Image

DATA = pathlib.Path(__file__).parent / "data"


def noise(width, height, seed):
    """Bytes of a 64-bit linear congruential generator, the highest eight bits of each state."""
    state, out = seed, bytearray(3 * width * height)
    for i in range(len(out)):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        out[i] = state >> 56
    return np.frombuffer(bytes(out), np.uint8).reshape(height, width, 3)


def make(kind, width, height, seed):
    if kind == "noise":
        return noise(width, height, seed)
    if kind == "extremes":  # 0 or 255: overshoots everywhere
        return np.where(noise(width, height, seed) < 128, 0, 255).astype(np.uint8)
    assert kind == "waves"  # integer chirps, a different one per channel
    x, y = np.meshgrid(np.arange(width, dtype=np.int64), np.arange(height, dtype=np.int64))
    planes = []
    for channel in range(3):
        value = (3 + channel) * x * x + (5 - channel) * y * y + (seed + 2 * channel) * x * y
        value = (value >> 6) & 511
        planes.append(np.where(value < 256, value, 511 - value))
    return np.stack(planes, -1).astype(np.uint8)


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def text(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def resize_goldens():
    cases = []
    sizes = [
        ("noise", 1, 1, 7, 5), ("noise", 7, 1, 3, 9), ("noise", 1, 9, 6, 1), ("noise", 13, 17, 29, 31),
        ("noise", 29, 31, 13, 17), ("extremes", 29, 31, 13, 17), ("extremes", 13, 17, 29, 31),
        ("extremes", 37, 53, 36, 54), ("noise", 64, 64, 57, 57), ("extremes", 255, 255, 1, 1), ("noise", 2, 2, 45, 3),
        ("noise", 3, 2, 2, 3), ("noise", 3000, 3, 7, 5), ("extremes", 3, 1501, 11, 7),
        ("extremes", 3, 300, 11, 7), ("noise", 3, 301, 2, 7), ("noise", 2, 210, 5, 240), ("noise", 30, 17, 29, 31),
        ("noise", 17, 23, 17, 11),
        ("noise", 17, 23, 40, 23), ("noise", 17, 23, 17, 23), ("waves", 41, 41, 50, 50),
        # Too large to store: a hash.
        ("noise", 1000, 1, 1, 1000), ("extremes", 2, 2, 255, 256), ("waves", 640, 640, 800, 800),
        ("extremes", 500, 500, 798, 798), ("noise", 1203, 1203, 798, 798), ("waves", 799, 799, 800, 800),
        ("noise", 97, 89, 800, 640),
    ]
    for seed, (kind, width, height, out_width, out_height) in enumerate(sizes, 1):
        image = Image.fromarray(make(kind, width, height, seed), "RGB")
        out = image.resize((out_width, out_height), Image.BICUBIC).tobytes()
        case = dict(kind=kind, seed=seed, width=width, height=height, outWidth=out_width, outHeight=out_height)
        if len(out) <= 12000:
            case["pixels"] = base64.b64encode(out).decode()
        else:
            case["fnv1a"] = fnv1a(out)
        cases.append(case)
    return dict(pillow=PIL.__version__, cases=cases)


def tensor_goldens():
    """ToTensor and Normalize for each of the 256 values, every step rounded to float32."""
    mean = np.array([0.485, 0.456, 0.406], np.float32)
    deviation = np.array([0.229, 0.224, 0.225], np.float32)
    values = np.arange(256, dtype=np.float32)[:, None] / np.float32(255)
    return dict(numpy=np.__version__, imagenet=text(((values - mean) / deviation).astype("<f4")),
                none=text((values * np.ones(3, np.float32)).astype("<f4")))


def dense_sift(image):
    """The measurement of the demo's specification, from the definition: 50 x 50 cells of 256 channels."""
    height, width = image.shape[:2]
    side = max(width, height)
    square = np.full((side, side, 3), 255, np.uint8)
    square[:height, :width] = image
    square = np.asarray(Image.fromarray(square, "RGB").resize((800, 800), Image.BICUBIC))
    grey = cv2.cvtColor(square, cv2.COLOR_RGB2GRAY)
    sift, parts = cv2.SIFT_create(), []
    for size in (6, 12):
        points = [cv2.KeyPoint(x * 16 + 8, y * 16 + 8, size, 0) for y in range(50) for x in range(50)]
        _, descriptors = sift.compute(grey, points)
        parts.append(np.sqrt(descriptors / np.maximum(descriptors.sum(1, keepdims=True), 1e-6)))
    features = np.concatenate(parts, 1)
    return (features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12)).astype(np.float32)


def sift_goldens():
    source, target = make("waves", 240, 180, 3), make("waves", 180, 250, 5)
    a, b = dense_sift(source), dense_sift(target)
    cells = [0, 49, 777, 1018, 1260, 1275, 1649, 1811, 2450, 2499]
    matches = []
    for cell in range(60, 1800, 61):
        scores = b @ a[cell]
        order = np.argsort(-scores, kind="stable")
        matches.append(dict(cell=cell, best=int(order[0]), cosine=float(scores[order[0]]),
                            margin=float(scores[order[0]] - scores[order[1]])))
    return dict(opencv=cv2.__version__, pillow=PIL.__version__, cells=cells, features=text(a[cells].astype("<f4")),
                matches=matches)


def main():
    assert PIL.__version__.startswith("12.2"), PIL.__version__
    for name, golden in (("pillow_resize", resize_goldens()), ("input_tensor", tensor_goldens()),
                         ("dense_sift", sift_goldens())):
        (DATA / f"{name}.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
