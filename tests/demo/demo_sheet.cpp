// Draws instances of categories side by side, for whoever models them: quicker to build than soco.
// Usage: demo_sheet OUT.jpg WIDTHxHEIGHT FIRST COUNT COLUMNS CATEGORY... [--dots] [--from DEGREES]
//        demo_sheet --positions > tests/demo/data/known_positions.txt
// --dots marks the visible keypoints; --from looks from this azimuth (0: the front, 90: the object's left).

#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/dataset/image_file.h"
#include "core/demo/categories/catalogue.h"
#include "core/demo/rendering/renderer.h"
#include "tests/demo/first_positions.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

using namespace soco::demo;

namespace {

void dot(soco::RgbImage &image, int cx, int cy, Vec3 colour)
{
    for (int y = cy - 4; y <= cy + 4; ++y)
        for (int x = cx - 4; x <= cx + 4; ++x) {
            const int d = (x - cx) * (x - cx) + (y - cy) * (y - cy);
            if (d > 17 || x < 0 || y < 0 || x >= image.width || y >= image.height)
                continue;
            for (int c = 0; c < 3; ++c)
                image.row(y)[3 * x + c] = d > 8 ? std::uint8_t(0) : std::uint8_t(colour[c] * 255);
        }
}

Vec3 colourOfKeypoint(int index)
{
    const auto channel = [index](float step, float start) { return .5f + .5f * sine(float(index) * step + start); };
    return {channel(2.4f, 0), channel(4.1f, 1), channel(1.3f, 2)};
}

soco::RgbImage drawn(const Category &category, int number, PictureSize size, bool dots, std::optional<float> azimuth)
{
    Scene scene = makeScene(category, 7, number, size);
    if (azimuth) {
        scene.view.azimuth = *azimuth;
        scene.camera = frameObject(scene.object->grid(), scene.view, size);
        scene.props.clear();
    }
    soco::RgbImage image = develop(scene, traceScene(scene));
    if (!dots)
        return image;
    for (const ObservedKeypoint &k : observe(scene).keypoints)
        if (k.visible)
            dot(image, int(k.x), int(k.y), colourOfKeypoint(k.index));
    return image;
}

} // namespace

int main(int argc, char **argv)
{
    PictureSize size;
    std::vector<const Category *> wanted;
    bool dots = false;
    std::optional<float> azimuth;
    if (argc == 2 && std::strcmp(argv[1], "--positions") == 0) {
        for (const Category &category : categories())
            std::printf("%s\n", firstPositions(category).c_str());
        return 0;
    }
    if (argc < 7 || std::sscanf(argv[2], "%dx%d", &size.width, &size.height) != 2) {
        std::fprintf(stderr, "usage: demo_sheet OUT.jpg WIDTHxHEIGHT FIRST COUNT COLUMNS CATEGORY... [--dots] "
                             "[--from DEGREES]\n");
        return 2;
    }
    const int first = std::atoi(argv[3]), count = std::atoi(argv[4]), columns = std::max(1, std::atoi(argv[5]));
    for (int i = 6; i < argc; ++i) {
        if (std::strcmp(argv[i], "--dots") == 0)
            dots = true;
        else if (std::strcmp(argv[i], "--from") == 0 && i + 1 < argc)
            azimuth = float(std::atof(argv[++i])) * pi / 180;
        else if (const Category *category = categoryNamed(argv[i]))
            wanted.push_back(category);
        else
            std::fprintf(stderr, "no category %s\n", argv[i]);
    }
    const int cells = int(wanted.size()) * count, rows = (cells + columns - 1) / columns;
    soco::RgbImage sheet(columns * (size.width + 4), rows * (size.height + 4), 255);
    soco::parallelFor(std::size_t(cells), 0, [&](std::size_t i) {
        const Category &category = *wanted[i / std::size_t(count)];
        const soco::RgbImage image = drawn(category, first + int(i) % count, size, dots, azimuth);
        const int x = int(i) % columns * (size.width + 4), y = int(i) / columns * (size.height + 4);
        for (int line = 0; line < image.height; ++line)
            std::memcpy(sheet.row(y + line) + 3 * x, image.row(line), std::size_t(3 * image.width));
    });
    return soco::writeFileAtomically(argv[1], soco::dataset::encodeJpeg(sheet, 90)).ok() ? 0 : 1;
}
