#include "core/demo/categories/ornaments.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

Decal smileDecal(Side side, float facing, Vec2 middle, float halfWidth, float sag, float thickness, Vec3 colour)
{
    constexpr int steps = 6;
    std::vector<Vec2> outline;
    const auto at = [&](int i, float depth) {
        const float k = float(i) / steps * 2 - 1;
        return Vec2{middle.x + k * halfWidth, middle.y - depth * (1 - k * k)};
    };
    for (int i = 0; i <= steps; ++i)
        outline.push_back(at(i, sag));
    for (int i = steps - 1; i > 0; --i)
        outline.push_back(at(i, sag + thickness));
    return polygonDecal(side, facing, outline, halfWidth * .03f, colour);
}

void addPetals(Material &material, Side side, float facing, Vec2 middle, float reach, float radius, int count,
               Vec3 colour)
{
    for (int i = 0; i < count; ++i) {
        const float a = float(i) * 2 * pi / float(count) + pi / 2;
        material.decals.push_back(discDecal(side, facing, {middle.x + cosine(a) * reach, middle.y + sine(a) * reach},
                                            radius, colour));
    }
}

} // namespace soco::demo
