#!/usr/bin/env python3
"""Tiny vision transformers with random weights, and what timm and Transformers compute with them.

    python make_vit_goldens.py            writes data/vit/ beside this script

Needs torch, timm, transformers, safetensors and numpy. The files are committed; run it again only to change them.

Also a position table fitted by PyTorch itself. Every file holds one of four models (plain, registers, SwiGLU, giant with registers) in one of the containers and
naming schemes that people have; expected_*.f32 are the L2-normalised dense features, channels x rows x cols.
The position table (3 x 3) is fitted to 5 x 5 here by the rule of the official DINOv2 code, so that neither timm's nor
Transformers' own resampling, which follow other rules, is involved.
"""
import argparse
import collections
import pathlib
import tempfile

import numpy
import safetensors.torch
import timm.layers
import timm.models.vision_transformer as timm_vit
import torch
import torch.nn.functional as F
import transformers

PATCH, DIM, DEPTH, HEADS, STORED, GRID = 14, 16, 2, 2, 3, 5
OUT = pathlib.Path(__file__).parent / "data" / "vit"


def official_weights(seed, registers, swiglu):
    """Random weights under the names of the official DINOv2 release."""
    generator = torch.Generator().manual_seed(seed)

    def random(*shape, mean=0.0, std=0.2):
        return mean + std * torch.randn(*shape, generator=generator)

    hidden = (int(4 * DIM * 2 / 3) + 7) // 8 * 8 if swiglu else 4 * DIM
    w = collections.OrderedDict()
    w["cls_token"] = random(1, 1, DIM)
    w["pos_embed"] = random(1, 1 + STORED * STORED, DIM)
    if registers:
        w["register_tokens"] = random(1, registers, DIM)
    w["mask_token"] = random(1, DIM)
    w["patch_embed.proj.weight"] = random(DIM, 3, PATCH, PATCH, std=0.05)
    w["patch_embed.proj.bias"] = random(DIM)
    for i in range(DEPTH):
        b = f"blocks.{i}."
        w[b + "norm1.weight"], w[b + "norm1.bias"] = random(DIM, mean=1.0), random(DIM)
        w[b + "attn.qkv.weight"], w[b + "attn.qkv.bias"] = random(3 * DIM, DIM, std=0.4), random(3 * DIM)
        w[b + "attn.proj.weight"], w[b + "attn.proj.bias"] = random(DIM, DIM), random(DIM)
        w[b + "ls1.gamma"] = random(DIM, mean=1.0)
        w[b + "norm2.weight"], w[b + "norm2.bias"] = random(DIM, mean=1.0), random(DIM)
        first, second = ("mlp.w12", "mlp.w3") if swiglu else ("mlp.fc1", "mlp.fc2")
        w[b + first + ".weight"] = random(2 * hidden if swiglu else hidden, DIM)
        w[b + first + ".bias"] = random(2 * hidden if swiglu else hidden)
        w[b + second + ".weight"], w[b + second + ".bias"] = random(DIM, hidden), random(DIM)
        w[b + "ls2.gamma"] = random(DIM, mean=1.0)
    w["norm.weight"], w["norm.bias"] = random(DIM, mean=1.0), random(DIM)
    return w


def fit_position(table, registers):
    """The official rule: by scale with 0.1 added without registers, by size and antialiased with them."""
    patches = table[:, 1:].reshape(1, STORED, STORED, DIM).permute(0, 3, 1, 2)
    if registers:
        patches = F.interpolate(patches, size=(GRID, GRID), mode="bicubic", antialias=True)
    else:
        scale = (GRID + 0.1) / STORED
        patches = F.interpolate(patches, scale_factor=(scale, scale), mode="bicubic")
    assert patches.shape[-2:] == (GRID, GRID)
    return torch.cat([table[:, :1], patches.permute(0, 2, 3, 1).reshape(1, GRID * GRID, DIM)], 1)


def to_timm(weights, position, registers):
    """The names and the position table of timm's vit_*_patch14(_reg4)_dinov2."""
    out = {}
    for name, tensor in weights.items():
        if name != "mask_token":
            out[name.replace("mlp.w12", "mlp.fc1").replace("mlp.w3", "mlp.fc2")] = tensor
    out["pos_embed"] = position
    if registers:  # timm keeps the class token's position inside the class token
        out["reg_token"] = out.pop("register_tokens")
        out["cls_token"] = out["cls_token"] + position[:, :1]
        out["pos_embed"] = position[:, 1:]
    return out


def timm_features(weights, registers, swiglu, image):
    hidden = weights["blocks.0.mlp.w12.weight" if swiglu else "blocks.0.mlp.fc1.weight"].shape[0]
    model = timm_vit.VisionTransformer(
        img_size=GRID * PATCH, patch_size=PATCH, embed_dim=DIM, depth=DEPTH, num_heads=HEADS, init_values=1.0,
        num_classes=0, mlp_ratio=hidden / DIM, reg_tokens=registers, no_embed_class=registers > 0,
        mlp_layer=timm.layers.SwiGLUPacked if swiglu else timm.layers.Mlp,
        act_layer=torch.nn.SiLU if swiglu else torch.nn.GELU).eval()
    model.load_state_dict(to_timm(weights, fit_position(weights["pos_embed"], registers), registers))
    with torch.no_grad():
        return model.forward_intermediates(image, indices=1, norm=False, intermediates_only=True)[0][0]


def to_hugging_face(weights, position):
    out = {}
    top = {"cls_token": "embeddings.cls_token", "register_tokens": "embeddings.register_tokens",
           "mask_token": "embeddings.mask_token", "norm.weight": "layernorm.weight", "norm.bias": "layernorm.bias",
           "patch_embed.proj.weight": "embeddings.patch_embeddings.projection.weight",
           "patch_embed.proj.bias": "embeddings.patch_embeddings.projection.bias"}
    inner = {"attn.proj": "attention.output.dense", "ls1.gamma": "layer_scale1.lambda1",
             "ls2.gamma": "layer_scale2.lambda1", "mlp.w12": "mlp.weights_in", "mlp.w3": "mlp.weights_out"}
    for name, tensor in weights.items():
        if name in top:
            out[top[name]] = tensor
        elif name.startswith("blocks."):
            name = name.replace("blocks.", "encoder.layer.", 1)
            for ours, theirs in inner.items():
                name = name.replace(ours, theirs)
            if "attn.qkv" in name:
                for part, piece in zip(("query", "key", "value"), tensor.chunk(3)):
                    out[name.replace("attn.qkv", "attention.attention." + part)] = piece.contiguous()
            else:
                out[name] = tensor
    out["embeddings.position_embeddings"] = position
    return out


def hugging_face_features(weights, registers, swiglu, image):
    # Through a folder as the hub keeps it, so that the names are proven and not only assumed.
    options = dict(hidden_size=DIM, num_hidden_layers=DEPTH, num_attention_heads=HEADS, image_size=GRID * PATCH,
                   patch_size=PATCH, use_swiglu_ffn=swiglu, mlp_ratio=4)
    if registers:
        config = transformers.Dinov2WithRegistersConfig(num_register_tokens=registers, **options)
        kind = transformers.Dinov2WithRegistersModel
    else:
        config, kind = transformers.Dinov2Config(**options), transformers.Dinov2Model
    with tempfile.TemporaryDirectory() as folder:
        config.save_pretrained(folder)
        safetensors.torch.save_file(to_hugging_face(weights, fit_position(weights["pos_embed"], registers)),
                                    pathlib.Path(folder) / "model.safetensors", {"format": "pt"})
        model, info = kind.from_pretrained(folder, output_loading_info=True)
    assert not info["missing_keys"] and not info["unexpected_keys"] and not info["mismatched_keys"], info
    seen = {}
    layers = [m for n, m in model.named_modules() if n.endswith(f"layer.{DEPTH - 1}")]
    assert len(layers) == 1
    layers[0].register_forward_hook(lambda _m, _i, out: seen.update(out=out[0] if isinstance(out, tuple) else out))
    with torch.no_grad():
        model.eval()(image)
    tokens = seen["out"].reshape(-1, DIM)[-GRID * GRID:]
    return tokens.reshape(GRID, GRID, DIM).permute(2, 0, 1)


def save(name, tensors):
    safetensors.torch.save_file({k: v.contiguous() for k, v in tensors.items()}, OUT / name)


def position_goldens():
    """The released grid of 37 x 37 fitted to 57 x 57 by F.interpolate, class token first."""
    stored, grid, dim = 37, 57, 2
    table = torch.randn(1, 1 + stored * stored, dim, generator=torch.Generator().manual_seed(5))
    table.numpy().astype("<f4").tofile(OUT / "position_table.f32")
    patches = table[:, 1:].reshape(1, stored, stored, dim).permute(0, 3, 1, 2)
    scale = (grid + 0.1) / stored
    for name, options in (("p1", dict(scale_factor=(scale, scale))), ("p3", dict(size=(grid, grid), antialias=True))):
        fitted = F.interpolate(patches, mode="bicubic", align_corners=False, **options)
        whole = torch.cat([table[:, :1], fitted.permute(0, 2, 3, 1).reshape(1, grid * grid, dim)], 1)
        whole.numpy().astype("<f4").tofile(OUT / f"position_{name}.f32")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    side = GRID * PATCH
    pixels = numpy.random.default_rng(3).integers(0, 256, (side, side, 3), dtype=numpy.uint8)
    (OUT / "image.ppm").write_bytes(b"P6\n%d %d\n255\n" % (side, side) + pixels.tobytes())
    image = torch.from_numpy(pixels).permute(2, 0, 1).float().div(255)
    mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    image = image.sub(mean[:, None, None]).div(std[:, None, None])[None]

    models = {"plain": (1, 0, False), "registers": (2, 4, False), "swiglu": (3, 0, True), "giant_reg": (4, 4, True)}
    weights = {}
    for name, (seed, registers, swiglu) in models.items():
        w = weights[name] = official_weights(seed, registers, swiglu)
        dense = timm_features(w, registers, swiglu, image)
        other = hugging_face_features(w, registers, swiglu, image)
        difference = (F.normalize(dense, dim=0) - F.normalize(other, dim=0)).abs().max().item()
        print(f"{name}: timm and Transformers differ by {difference:.2e}")
        assert difference < 1e-5
        F.normalize(dense, dim=0).numpy().astype("<f4").tofile(OUT / f"expected_{name}.f32")

    plain, registers = weights["plain"], weights["registers"]
    save("official_plain.safetensors", plain)
    torch.save(plain, OUT / "official_plain.pth")
    torch.save(plain, OUT / "official_plain_legacy.pth", _use_new_zipfile_serialization=False)
    save("huggingface_plain.safetensors", to_hugging_face(plain, plain["pos_embed"]))
    # A training checkpoint: wrapped, prefixed, chunked, with things beside the weights, parameters, odd strides.
    chunked = collections.OrderedDict()
    for key, tensor in plain.items():
        key = "module.backbone." + (key.replace("blocks.", "blocks.0.", 1) if key.startswith("blocks.") else key)
        chunked[key] = torch.nn.Parameter(tensor.t().contiguous().t() if tensor.dim() == 2 else tensor)
    chunked["module.head.weight"] = torch.zeros(2, 2)
    torch.save({"epoch": 7, "args": argparse.Namespace(lr=1e-3, name="tiny"), "teacher": chunked,
                "score": numpy.float64(0.5)}, OUT / "training_plain.pth")
    save("official_registers.safetensors", registers)
    save("timm_registers.safetensors", to_timm(registers, registers["pos_embed"], 4))
    save("huggingface_registers.safetensors", to_hugging_face(registers, registers["pos_embed"]))
    save("official_swiglu.safetensors", weights["swiglu"])
    save("huggingface_giant_reg.safetensors", to_hugging_face(weights["giant_reg"], weights["giant_reg"]["pos_embed"]))
    torch.save({k: v.half() for k, v in plain.items()}, OUT / "half_plain.pth")
    save("bfloat16_plain.safetensors", {k: v.bfloat16() for k, v in plain.items()})
    position_goldens()
    print(sum(f.stat().st_size for f in OUT.iterdir()), "bytes")


if __name__ == "__main__":
    main()
