#!/usr/bin/env python3
"""Reads a folder in the SOCOv1 layout by the rules of the official loader (SOCOPairs), written anew from their
description, and loads everything: every pair of every type, with both pictures decoded.

Usage: official_loader_check.py DATASET [--skip-pixels]
Needs Pillow. Ends with 1 and a message at the first thing that the official loader would stumble over.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDERS = {"intra": "intra", "cross": "cross", "train": "trainsplits/train", "test": "trainsplits/test"}


@dataclass(frozen=True)
class Match:
    label: str
    source_indices: tuple
    target_indices: tuple


@dataclass(frozen=True)
class View:
    category: str
    image_name: str
    image_path: Path
    image: object
    bbox: object
    keypoints: tuple


@dataclass(frozen=True)
class Pair:
    pair_id: int
    pair_group: str
    pair_type: str
    annotation_path: Path
    source: View
    target: View
    semantic_matches: tuple
    concept_matches: tuple


class Pairs(Sequence):
    """Lazy: files in sorted name order below sorted category folders; a pair is read when it is asked for."""

    def __init__(self, root, pair_type, categories=None, max_pairs_per_category=None, pixels=True):
        if pair_type not in FOLDERS:
            raise ValueError(f"Unknown pair type {pair_type!r}")
        if max_pairs_per_category is not None and max_pairs_per_category < 0:
            raise ValueError("max_pairs_per_category must not be negative")
        self.root, self.pair_type, self.pixels = Path(root), pair_type, pixels
        folder = self.root / "PairAnnotations" / FOLDERS[pair_type]
        if not folder.is_dir() or not (self.root / "Images").is_dir():
            raise FileNotFoundError(folder)
        known = sorted(p.name for p in folder.iterdir() if p.is_dir())
        unknown = sorted(set(categories or []) - set(known))
        if unknown:
            raise ValueError(f"Unknown categories {unknown}")
        self.files = []
        for category in sorted(categories or known):
            names = sorted((folder / category).glob("*.json"))
            self.files += names[:max_pairs_per_category] if max_pairs_per_category else names

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        path = self.files[index]
        data = json.loads(path.read_text(encoding="utf-8"))
        group = data.get("pair_group", data.get("category"))
        source, target = self._view(data, "src"), self._view(data, "trg")
        at_source = {k["name"]: i for i, k in enumerate(source.keypoints)}
        at_target = {k["name"]: i for i, k in enumerate(target.keypoints)}
        semantic = tuple(Match(n, (at_source[n],), (at_target[n],)) for n in data["semantic_overlap"])
        by_concept = tuple(Match(c["concept_name"], tuple(at_source[n] for n in c["src_keypoints"]),
                                 tuple(at_target[n] for n in c["trg_keypoints"])) for c in data["concept_matches"])
        return Pair(int(data["pair_id"]), str(group), self.pair_type, path, source, target, semantic, by_concept)

    def _view(self, data, side):
        category = data.get(f"{side}_category", data.get("category"))
        name = data[f"{side}_image"]
        path = self.root / "Images" / category / name
        if self.pixels:
            from PIL import Image
            image = Image.open(path).convert("RGB")
        else:
            image = path.stat()
        box = data.get(f"{side}_bndbox")
        keypoints = tuple({**k, "id": int(k["id"]), "pos": (float(k["pos"][0]), float(k["pos"][1]))}
                          for k in data[f"{side}_keypoints"])
        return View(category, name, path, image, None if box is None else tuple(float(v) for v in box), keypoints)


def check(pair, data):
    """What the loader takes on trust."""
    for side, view in (("src", pair.source), ("trg", pair.target)):
        names = [k["name"] for k in view.keypoints]
        assert len(set(names)) == len(names), "doubled keypoint name"
        width, height = data[f"{side}_imsize"]
        if hasattr(view.image, "size"):
            assert view.image.size == (width, height), "imsize differs from the picture"
        assert all(0 <= x < width and 0 <= y < height for x, y in (k["pos"] for k in view.keypoints)), "point outside"
        left, top, right, bottom = view.bbox
        assert 0 <= left < right <= width and 0 <= top < bottom <= height, "box outside"
    assert pair.pair_group == pair.target.category == pair.annotation_path.parent.name
    assert len(pair.semantic_matches) >= 3, "fewer than three shared keypoints"
    for match in pair.concept_matches:
        assert match.source_indices and match.target_indices
    stem = f"{pair.pair_id:05d}-{Path(pair.source.image_name).stem}-{Path(pair.target.image_name).stem}"
    assert pair.annotation_path.stem == stem, "file name"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    root, pixels = sys.argv[1], "--skip-pixels" not in sys.argv[2:]
    taxonomy = json.loads((Path(root) / "Metadata/keypoint_taxonomy.json").read_text(encoding="utf-8"))
    defined = {(r["category"], r["keypoint"]): r for r in taxonomy["instances"]}
    for pair_type in FOLDERS:
        pairs = Pairs(root, pair_type, pixels=pixels)
        semantic = 0
        for i, path in enumerate(pairs.files):
            try:
                pair = pairs[i]
                check(pair, json.loads(path.read_text(encoding="utf-8")))
                for view in (pair.source, pair.target):
                    for k in view.keypoints:
                        record = defined[view.category, k["name"]]
                        assert record["id"] == k["id"] and record["concept"] == k["concept_name"]
                semantic += len(pair.semantic_matches)
            except (AssertionError, KeyError, OSError, ValueError) as problem:
                sys.exit(f"{path}: {type(problem).__name__}: {problem}")
        print(f"{pair_type:6s} {len(pairs):6d} pairs, {semantic / max(1, len(pairs)):.1f} semantic matches a pair")


if __name__ == "__main__":
    main()
