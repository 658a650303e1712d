#include "core/demo/materials/figures.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

std::vector<Vec2> heartOutline(Vec2 middle, float size)
{
    std::vector<Vec2> outline;
    constexpr int points = 20;
    for (int i = 0; i < points; ++i) {
        const float t = float(i) * 2 * pi / points, s = sine(t);
        const float rise = 13 * cosine(t) - 5 * cosine(2 * t) - 2 * cosine(3 * t) - cosine(4 * t);
        outline.push_back({middle.x + size * s * s * s, middle.y + size * rise / 16});
    }
    return outline;
}

std::vector<Vec2> starOutline(Vec2 middle, float size)
{
    std::vector<Vec2> outline;
    for (int i = 0; i < 10; ++i) {
        const float t = float(i) * pi / 5, reach = i & 1 ? size * .5f : size;
        outline.push_back({middle.x + reach * sine(t), middle.y + reach * cosine(t)});
    }
    return outline;
}

void addSticker(Material &m, Rng &r, Side side, float facing, Vec2 c, float size)
{
    const Vec3 dark = colourOf(0x2A2C30), white = colourOf(0xF7F3EA), yellow = colourOf(0xF2C230);
    const auto disc = [&](float x, float y, float radius, Vec3 colour) {
        m.decals.push_back(discDecal(side, facing, {c.x + x * size, c.y + y * size}, radius * size, colour));
    };
    const auto polygon = [&](std::vector<Vec2> outline, float rounding, Vec3 colour) {
        m.decals.push_back(polygonDecal(side, facing, std::move(outline), rounding * size, colour));
    };
    const int kind = r.index(4);
    const Vec3 colour = colourOf(r.pick({0xCF3F2Eu, 0x2A8783u, 0x5F9BD1u, 0xEA7A62u, 0x774670u, 0xE57A26u}));
    if (kind == 0) {
        polygon(heartOutline(c, size * .9f), .2f, white); // the white paper round a sticker
        polygon(heartOutline(c, size * .8f), .08f, colour);
    } else if (kind == 1) {
        polygon(starOutline(c, size), .2f, white);
        polygon(starOutline(c, size * .9f), .08f, yellow);
    } else if (kind == 2) {
        for (int i = 0; i < 6; ++i)
            disc(.62f * sine(float(i) * pi / 3), .62f * cosine(float(i) * pi / 3), .4f, colour);
        disc(0, 0, .36f, yellow);
    } else {
        disc(0, 0, 1, white);
        disc(0, 0, .9f, yellow);
        disc(0, -.05f, .52f, dark); // the smile is what is left of a disc under another
        disc(0, .1f, .52f, yellow);
        for (const float x : {-.3f, .3f})
            disc(x, .28f, .13f, dark);
    }
}

} // namespace soco::demo
