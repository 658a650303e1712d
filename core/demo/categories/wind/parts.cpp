#include "core/demo/categories/wind/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

float Bell::radiusAt(float share) const
{
    return mix(throatRadius, mouthRadius, .3f * share + .7f * power(share, flare));
}

WindMaterials windMaterials(Model &m, Vec2 flower)
{
    Rng &r = m.rng;
    const bool isMetal = r.chance(.62f);
    const Vec3 colour = isMetal ? colourOf(r.pick({0xE6B04Au, 0xEDBE5Cu, 0xD2D5D9u, 0xCE8654u})) : toyColour(r);
    Material body = isMetal ? metalOf(colour, .22f) : paintOf(colour, .16f, 1);
    body.colour3 = colourOf(0xD9A441); // worn paint shows the brass
    const Vec3 swirl = isMetal ? colour * .35f : colourOf(0xF1EDE4);
    Material engraved = body;
    for (int i = 0; i < 5; ++i) {
        const float a = float(i) * pi * .4f + pi * .5f;
        const Vec2 petal{flower.x + cosine(a) * .042f, flower.y + sine(a) * .042f};
        engraved.decals.push_back(outlined(discDecal(Side::Flank, 0, petal, .03f, swirl), .005f));
    }
    engraved.decals.push_back(discDecal(Side::Flank, 0, flower, .018f, swirl));
    const bool otherTrim = r.chance(.6f);
    const Vec3 trim = isMetal && otherTrim ? colourOf(r.chance() ? 0xC8CBCF : 0xE9C46A) : colourOf(0xD9A441);
    const Vec3 accent = toyColour(r);
    WindMaterials mat;
    mat.body = m.material(body);
    mat.engraved = m.material(engraved);
    mat.trim = m.material(metalOf(trim, .2f));
    mat.accent = m.material(paintOf(accent, .2f, .9f));
    mat.dark = m.material(plasticOf(colourOf(0x15110F), .9f));
    mat.pearl = m.material(plasticOf(colourOf(0xF4EFE2), .25f));
    return mat;
}

void addBell(Model &m, const Bell &b, const WindMaterials &mat)
{
    constexpr int steps = 40;
    constexpr float thick = .03f, bead = .03f;
    std::vector<Vec2> wall;
    for (int i = 0; i <= steps; ++i) {
        const float share = float(i) / steps;
        wall.push_back({b.radiusAt(share), b.length * share});
    }
    for (int i = steps; i >= 0; --i) // back along the inside
        wall.push_back({std::max(wall[std::size_t(i)].x - thick, .02f),
                        wall[std::size_t(i)].y + (i < steps ? .012f : 0)});
    const Vec3 side{0, 1, 0}, d = b.direction, mouth = b.mouth(), up = b.upwards();
    m.part(mat.body);
    m.revolve(b.throat, wall, .01f).frame(side, cross(d, side), d);
    const int dark = m.part(mat.dark);
    m.cylinder(b.throat + d * (b.length * .36f), d, .012f, b.radiusAt(.36f) - .024f, .005f);
    m.keypoint("wind_bell_center", dark, mouth, d).exactly();

    const int rim = m.part(mat.trim);
    m.torus(mouth, d, b.mouthRadius, bead);
    const auto onRim = [&](const char *name, Vec3 out) {
        m.keypoint(name, rim, mouth + out * (b.mouthRadius + bead), out + d * .4f).from(.05f);
    };
    onRim("wind_bell_rim_top", up);
    onRim("wind_bell_rim_bottom", -up);
    onRim("wind_bell_rim_left", {0, 1, 0});
    onRim("wind_bell_rim_right", {0, -1, 0});

    const int ring = m.part(mat.accent);
    m.torus(b.throat + d * .02f, d, b.throatRadius, .034f);
    for (const float s : bothSides)
        m.keypoint("wind_bell_ring_" + sideName(s), ring,
                   b.throat + d * .02f + Vec3{0, s * (b.throatRadius + .034f), 0}, {0, s, 0}).from(.04f);
}

void addCradle(Model &m, const std::vector<Vec3> &at, float radius, float boardHalf)
{
    constexpr float thick = .03f, board = .02f;
    float low = 1e9f, high = -1e9f;
    for (const Vec3 p : at) {
        low = std::min(low, p.x);
        high = std::max(high, p.x);
    }
    Model &stand = m.stand();
    stand.part(stand.material(anyWood(stand.rng, {1, 0, 0})));
    stand.box({(low + high) * .5f, 0, board}, {(high - low) * .5f + boardHalf, .24f, board}, .018f);
    for (const Vec3 p : at) {
        const Vec3 root{p.x, p.y, board}, seat = p - Vec3{0, 0, thick};
        stand.capsule(root, seat, thick * 1.2f);
        for (const float s : bothSides) {
            const Vec3 arm = seat + Vec3{0, s * (radius + thick * .9f), radius * .35f};
            stand.capsule(seat, arm, thick);
            stand.capsule(arm, arm + Vec3{0, s * .015f, radius * .35f}, thick);
        }
    }
}

} // namespace soco::demo
