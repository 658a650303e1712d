#!/usr/bin/env python3
"""Writes data/images/: small pictures of every kind that the decoder meets, and goldens.json with what Pillow's
Image.open(path).convert("RGB") makes of them: size and SHA-256 of the pixels, or that it refuses them.

Run it again only to add cases; it needs Pillow and NumPy. The goldens in the repository come from Pillow 13.0.0 with
libjpeg-turbo 3.2.0."""

import hashlib
import io
import json
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).resolve().parent / "data" / "images"
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def picture(width, height, seed):
    """A soft gradient with edges and a little noise, so that chroma and edges both count."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    planes = [127 + 120 * np.sin(x / 5 + c) * np.cos(y / (3 + c)) for c in range(3)]
    rgb = np.stack(planes, -1)
    rgb[(x // 9 + y // 7) % 3 == 0] = rng.integers(0, 256, 3)
    return np.clip(rgb + rng.normal(0, 9, rgb.shape), 0, 255).astype(np.uint8)


def jpeg(array, mode="RGB", **options):
    buffer = io.BytesIO()
    Image.fromarray(array, mode).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def without_segment(data, marker):
    """A JPEG without its first segment of that marker."""
    at = data.index(bytes([0xFF, marker]))
    length = struct.unpack(">H", data[at + 2:at + 4])[0]
    return data[:at] + data[at + 2 + length:]


def adobe_transform(data, value):
    """A JPEG whose Adobe segment names another colour transform."""
    at = data.index(b"Adobe") + 11
    return data[:at] + bytes([value]) + data[at + 1:]


def exif_orientation(value):
    exif = Image.Exif()
    exif[0x0112] = value
    return exif


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def packed_rows(samples, depth):
    rows = b""
    for row in samples.reshape(samples.shape[0], -1):
        if depth == 16:
            body = row.astype(">u2").tobytes()
        elif depth == 8:
            body = row.astype(np.uint8).tobytes()
        else:
            bits = "".join(format(int(v), f"0{depth}b") for v in row)
            bits += "0" * (-len(bits) % 8)
            body = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
        rows += b"\0" + body
    return rows


def png(samples, depth, colour_type, extra=b"", interlaced=False):
    """A PNG of any kind: samples is height x width x channels."""
    height, width = samples.shape[:2]
    if interlaced:
        parts = [samples[y0::dy, x0::dx] for x0, y0, dx, dy in ADAM7]
        body = b"".join(packed_rows(part, depth) for part in parts if part.size)
    else:
        body = packed_rows(samples, depth)
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(body))
            + chunk(b"IEND", b""))


def jpeg_cases():
    photo = picture(61, 45, 1)
    for quality in (30, 75, 95):
        for name in ("4:4:4", "4:2:2", "4:2:0"):
            yield f"rgb_{name.replace(':', '')}_q{quality}.jpg", jpeg(photo, quality=quality, subsampling=name)
    for width, height in ((1, 1), (2, 1), (1, 17), (7, 5), (16, 16), (33, 17), (100, 3)):
        yield f"size_{width}x{height}.jpg", jpeg(picture(width, height, width), quality=88)
    base = jpeg(photo, quality=90)
    yield "progressive.jpg", jpeg(photo, quality=85, progressive=True)
    yield "optimised.jpg", jpeg(photo, quality=85, optimize=True)
    yield "restart_markers.jpg", jpeg(photo, quality=85, restart_marker_blocks=2)
    yield "stored_as_rgb.jpg", jpeg(photo, quality=85, keep_rgb=True)
    yield "without_jfif.jpg", without_segment(base, 0xE0)
    for orientation in (3, 6):
        yield f"exif_orientation_{orientation}.jpg", jpeg(photo, quality=85, exif=exif_orientation(orientation))
    yield "grey.jpg", jpeg(photo[..., 0], "L", quality=85)
    yield "grey_progressive.jpg", jpeg(photo[..., 0], "L", quality=85, progressive=True)
    inks = np.dstack([photo, picture(61, 45, 2)[..., 0]])
    cmyk = jpeg(inks, "CMYK", quality=90)
    yield "cmyk_adobe.jpg", cmyk
    yield "cmyk_without_adobe.jpg", without_segment(cmyk, 0xEE)
    yield "ycck_adobe.jpg", adobe_transform(cmyk, 2)
    yield "junk_after_the_end.jpg", base + b"junk after the end marker"
    at = base.index(b"\xff\xda") + 200
    yield "damaged_inside.jpg", base[:at] + b"\x12\x34" + base[at + 2:]
    yield "no_end_marker.jpg", base[:-2]
    yield "half.jpg", base[:len(base) // 2]
    yield "progressive_half.jpg", jpeg(photo, quality=85, progressive=True)[:700]
    yield "header_only.jpg", base[:100]
    yield "signature_only.jpg", base[:3]
    yield "empty.jpg", b""
    yield "text.jpg", b"This is no picture.\n"
    frame = base.index(b"\xff\xc0") + 5
    yield "bomb.jpg", base[:frame] + struct.pack(">HH", 65500, 65500) + base[frame + 4:]
    yield "zero_height.jpg", base[:frame] + struct.pack(">HH", 0, 61) + base[frame + 4:]
    yield "twelve_bit.jpg", base[:frame - 1] + b"\x0c" + base[frame:]


def png_cases():
    rng = np.random.default_rng(5)

    def noise(depth, channels=1, width=19, height=13):
        return rng.integers(0, 1 << depth, (height, width, channels))

    for depth in (1, 2, 4, 8, 16):
        yield f"grey_{depth}.png", png(noise(depth), depth, 0)
    for depth in (8, 16):
        yield f"rgb_{depth}.png", png(noise(depth, 3), depth, 2)
        yield f"grey_alpha_{depth}.png", png(noise(depth, 2), depth, 4)
        yield f"rgba_{depth}.png", png(noise(depth, 4), depth, 6)
    for depth in (1, 2, 4, 8):
        palette = chunk(b"PLTE", rng.integers(0, 256, 3 << depth).astype(np.uint8).tobytes())
        yield f"palette_{depth}.png", png(noise(depth), depth, 3, palette)
    alpha = chunk(b"tRNS", bytes(range(0, 256, 16)))
    yield "palette_alpha.png", png(noise(4), 4, 3, chunk(b"PLTE", bytes(range(100, 148))) + alpha)
    yield "rgb_transparent_colour.png", png(noise(8, 3), 8, 2, chunk(b"tRNS", struct.pack(">HHH", 1, 2, 3)))
    yield "grey_transparent_colour.png", png(noise(8), 8, 0, chunk(b"tRNS", struct.pack(">H", 7)))
    yield "gamma.png", png(noise(8, 3), 8, 2, chunk(b"gAMA", struct.pack(">I", 100000)))
    yield "interlaced_rgb.png", png(noise(8, 3), 8, 2, interlaced=True)
    yield "interlaced_grey_2.png", png(noise(2), 2, 0, interlaced=True)
    yield "interlaced_rgba_16.png", png(noise(16, 4), 16, 6, interlaced=True)
    yield "interlaced_1x1.png", png(noise(8, 3, 1, 1), 8, 2, interlaced=True)
    whole = png(noise(8, 3), 8, 2)
    yield "png_named.JPEG", whole
    yield "png_half.png", whole[:len(whole) // 2]
    yield "png_header_only.png", whole[:20]
    bomb = struct.pack(">IIBBBBB", 2 ** 31 - 1, 2 ** 31 - 1, 8, 2, 0, 0, 0)
    yield "png_bomb.png", whole[:8] + chunk(b"IHDR", bomb) + whole[33:]


def png_chunks(data):
    """Name and body of each chunk."""
    at = 8
    while at < len(data):
        length = struct.unpack(">I", data[at:at + 4])[0]
        yield data[at + 4:at + 8], data[at + 8:at + 8 + length]
        at += 12 + length


def damaged_jpeg_cases():
    """Damaged files that Pillow reads all the same."""
    photo = picture(61, 45, 1)
    base = jpeg(photo, quality=90)
    scan, tables = base.index(b"\xff\xda"), base.index(b"\xff\xdb")
    restarts = jpeg(photo, quality=85, restart_marker_blocks=2)
    restart = restarts.index(b"\xff\xd3")
    yield "fill_before_marker.jpg", base[:tables] + b"\xff\xff\xff" + base[tables:]
    yield "comment_empty.jpg", base[:tables] + b"\xff\xfe\x00\x02" + base[tables:]
    yield "exif_broken.jpg", base[:2] + b"\xff\xe1\x00\x10Exif\0\0garbage!" + base[2:]
    yield "junk_before_end.jpg", base[:-2] + b"\x11\x22\x33" + base[-2:]
    yield "junk_instead_of_end.jpg", base[:-2] + b"junk" * 30
    yield "zeros_instead_of_end.jpg", base[:-2] + b"\0" * 300
    yield "early_end.jpg", base[:(scan + len(base)) // 2] + b"\xff\xd9"
    yield "early_end_progressive.jpg", jpeg(photo, quality=85, progressive=True)[:700] + b"\xff\xd9"
    yield "restart_missing.jpg", restarts[:restart] + restarts[restart + 2:]
    yield "restart_wrong.jpg", restarts[:restart] + b"\xff\xd6" + restarts[restart + 2:]
    yield "two_pictures.jpg", base + base
    frames = io.BytesIO()
    Image.fromarray(photo).save(frames, "MPO", save_all=True, append_images=[Image.fromarray(photo[::-1].copy())])
    yield "multi_picture.jpg", frames.getvalue()


def damaged_png_cases():
    """Damaged files that Pillow reads all the same, and kinds that libpng and Pillow treat apart."""
    photo = picture(61, 45, 1)
    buffer = io.BytesIO()
    Image.fromarray(photo).save(buffer, "PNG")
    whole = buffer.getvalue()
    signature, parts = whole[:8], list(png_chunks(whole))
    header = next(body for name, body in parts if name == b"IHDR")
    data = b"".join(body for name, body in parts if name == b"IDAT")
    head, end = chunk(b"IHDR", header), chunk(b"IEND", b"")
    wrong = b"\1\2\3\4"

    def built(*pieces):
        return signature + b"".join(pieces)

    def unchecked(body):
        return struct.pack(">I", len(body)) + b"IDAT" + body + wrong

    yield "png_filters.png", whole
    yield "png_wrong_checksum.png", built(head, unchecked(data), end)
    yield "png_wrong_first_checksum.png", built(head, unchecked(data[:500]), chunk(b"IDAT", data[500:]), end)
    yield "png_without_end.png", built(head, chunk(b"IDAT", data))
    yield "png_without_last_checksum.png", built(head, chunk(b"IDAT", data)[:-4])
    yield "png_cut_in_stream_end.png", built(head, chunk(b"IDAT", data)[:-5])
    yield "png_without_stream_end.png", built(head, chunk(b"IDAT", data[:-4]), end)
    yield "png_junk_after_end.png", built(head, chunk(b"IDAT", data), end, b"junk" * 9)
    yield "png_extra_rows.png", built(head, chunk(b"IDAT", zlib.compress(zlib.decompress(data) + b"\0" * 500)), end)
    yield "png_few_rows.png", built(head, chunk(b"IDAT", zlib.compress(zlib.decompress(data)[:184 * 20])), end)
    yield "png_empty_data_chunks.png", built(head, chunk(b"IDAT", b""), chunk(b"IDAT", data), chunk(b"IDAT", b""), end)
    yield "png_unknown_critical.png", built(head, chunk(b"ABCD", b"xyz"), chunk(b"IDAT", data), end)
    yield "png_header_long.png", built(chunk(b"IHDR", header + b"\0"), chunk(b"IDAT", data), end)
    yield "png_header_twice.png", built(head, head, chunk(b"IDAT", data), end)
    yield "png_header_second.png", built(chunk(b"tEXt", b"a\0b"), head, chunk(b"IDAT", data), end)
    yield "png_compression_unknown.png", built(chunk(b"IHDR", header[:10] + b"\1" + header[11:]), chunk(b"IDAT", data), end)
    yield "png_profile_broken.png", built(head, chunk(b"iCCP", b"x\0\0garbage"), chunk(b"IDAT", data), end)
    frames = io.BytesIO()
    Image.fromarray(photo).save(frames, "PNG", save_all=True, append_images=[Image.fromarray(photo[::-1].copy())])
    yield "png_animated.png", frames.getvalue()
    indices = np.random.default_rng(6).integers(0, 16, (13, 19, 1))
    yield "palette_too_small.png", png(indices, 4, 3, chunk(b"PLTE", bytes(range(60, 69))))
    yield "palette_missing.png", png(indices, 4, 3)
    yield "palette_odd_length.png", png(indices, 4, 3, chunk(b"PLTE", bytes(range(47))))


def what_pillow_says(data):
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
        except Exception as error:
            return {"refused": f"{type(error).__name__}: {error}".split(" <")[0]}
    height, width = pixels.shape[:2]
    return {"width": width, "height": height, "sha256": hashlib.sha256(pixels.tobytes()).hexdigest()}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    goldens = {}
    for cases in (jpeg_cases(), png_cases(), damaged_jpeg_cases(), damaged_png_cases()):
        for name, data in cases:
            (FOLDER / name).write_bytes(data)
            goldens[name] = what_pillow_says(data)
    text = json.dumps(goldens, indent=1, sort_keys=True)
    (FOLDER / "goldens.json").write_text(text + "\n")
    refused = sum("refused" in golden for golden in goldens.values())
    print(f"{len(goldens)} pictures, {refused} of them refused by Pillow")


if __name__ == "__main__":
    main()
