#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr std::uint32_t toyPaints[] = {0xCF3F2E, 0xE5AC2F, 0x2A8783, 0x5F9BD1, 0xEFE2C8, 0x8CC7A4, 0xEA7A62, 0x2C4668,
                                       0x74863A, 0x774670, 0xE57A26, 0x356848, 0xF1EDE4, 0x3A3E45, 0xC95B86, 0x9A6B45};
constexpr std::uint32_t papers[] = {0xE9D8C0, 0xC9DCE0, 0xE8C7B8, 0xD6DEC3, 0xEBD9A6, 0xC5CFE2,
                                    0xDDD3E2, 0xF0EBE2, 0xA9C4BC, 0xD98F77, 0x7FA3B8, 0xC9B28F};
// Light and dark of one wood, from maple to walnut.
constexpr std::uint32_t woods[][2] = {{0xC08A4E, 0x96622F}, {0xD9B07A, 0xB98A52}, {0x8A5A35, 0x62401F},
                                      {0xA8703F, 0x7C4C26}, {0x6A4430, 0x47291B}, {0xE0C296, 0xC29F6C}};

float linear(std::uint32_t byte)
{
    const float c = float(byte & 255) / 255.f;
    return c <= 0.04045f ? c / 12.92f : power((c + 0.055f) / 1.055f, 2.4f);
}

} // namespace

Vec3 colourOf(std::uint32_t rgb) { return {linear(rgb >> 16), linear(rgb >> 8), linear(rgb)}; }

Vec3 toyColour(Rng &rng, int count) { return colourOf(toyPaints[rng.index(count)]); }

Vec3 paperColour(Rng &rng) { return colourOf(papers[rng.index(int(std::size(papers)))]); }

Vec3 seenOn(Vec3 ground, Vec3 colour)
{
    const auto difference = [](float a, float b) { return std::fabs(std::sqrt(a) - std::sqrt(b)); };
    const Vec3 d{difference(colour.x, ground.x), difference(colour.y, ground.y), difference(colour.z, ground.z)};
    if (largest(d) > .2f)
        return colour;
    return colourOf(ground.x + ground.y + ground.z > .9f ? 0x2C4668 : 0xF1EDE4);
}

Material paintOf(Vec3 colour, float roughness, float coat)
{
    Material m;
    m.colour = m.colour2 = colour;
    m.colour3 = colourOf(0xC9A06A);
    m.roughness = roughness;
    m.coat = coat;
    return m;
}

Material anyPaint(Rng &rng)
{
    const Vec3 colour = toyColour(rng);
    const float roughness = rng.range(.2f, .45f);
    return paintOf(colour, roughness, rng.range(.4f, .9f));
}

Material rubber()
{
    Material m;
    m.substance = Substance::Rubber;
    m.colour = colourOf(0x35353A);
    m.roughness = .75f;
    m.coat = .15f;
    return m;
}

Material plasticOf(Vec3 colour, float roughness)
{
    Material m;
    m.substance = Substance::Plastic;
    m.colour = colour;
    m.roughness = roughness;
    m.coat = .45f;
    return m;
}

Material metalOf(Vec3 colour, float roughness, Vec3 axis)
{
    Material m;
    m.substance = Substance::Metal;
    m.colour = colour;
    m.roughness = roughness;
    m.axis = axis;
    m.coat = .3f;
    return m;
}

Material glassOf(Vec3 colour)
{
    Material m;
    m.substance = Substance::Glass;
    m.colour = colour;
    return m;
}

Material clayOf(Vec3 colour, float roughness, float coat)
{
    Material m;
    m.substance = Substance::Clay;
    m.colour = colour;
    m.roughness = roughness;
    m.coat = coat;
    return m;
}

Material anyWood(Rng &rng, Vec3 grain)
{
    Material m;
    m.substance = Substance::Wood;
    const auto &kind = woods[rng.index(int(std::size(woods)))];
    m.colour = colourOf(kind[0]);
    m.colour2 = colourOf(kind[1]);
    m.axis = normalised(grain);
    m.scale = rng.range(.8f, 1.4f);
    m.roughness = .5f;
    m.coat = .3f;
    return m;
}

Material anyFabric(Rng &rng)
{
    Material m;
    m.substance = Substance::Fabric;
    m.colour = toyColour(rng);
    m.colour2 = toyColour(rng);
    m.colour3 = colourOf(0xF1EDE4);
    m.pattern = rng.pick({Pattern::Plain, Pattern::Plain, Pattern::Bars, Pattern::Tartan, Pattern::Dots});
    m.patternAt = rng.range(4, 9);
    m.roughness = .95f;
    m.coat = 0;
    return m;
}

Decal polygonDecal(Side side, float facing, std::vector<Vec2> polygon, float rounding, Vec3 colour)
{
    Decal d;
    d.side = side;
    d.facing = facing;
    d.polygon = std::move(polygon);
    d.rounding = rounding;
    d.colour = colour;
    return d;
}

Decal rectangleDecal(Side side, float facing, Vec2 centre, Vec2 half, float rounding, Vec3 colour)
{
    Decal d;
    d.side = side;
    d.facing = facing;
    d.centre = centre;
    d.half = half;
    d.rounding = std::min(rounding, std::min(half.x, half.y) * .99f);
    d.colour = colour;
    return d;
}

Decal discDecal(Side side, float facing, Vec2 centre, float radius, Vec3 colour)
{
    return rectangleDecal(side, facing, centre, {radius, radius}, radius, colour);
}

Decal windowDecal(Side side, float facing, std::vector<Vec2> polygon, float rounding, Vec3 colour)
{
    Decal d = polygonDecal(side, facing, std::move(polygon), rounding, colour);
    d.glass = true;
    return d;
}

Decal outlined(Decal decal, float halfWidth)
{
    decal.style = DecalStyle::Outline;
    decal.lineWidth = halfWidth;
    return decal;
}

Decal styled(Decal decal, DecalStyle style, float period)
{
    decal.style = style;
    decal.lineWidth = period;
    return decal;
}

} // namespace soco::demo
