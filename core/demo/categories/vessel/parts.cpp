#include "core/demo/categories/vessel/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// Radius of a revolved body at a height.
float radiusAt(const std::vector<Vec2> &profile, float z)
{
    for (std::size_t i = 0; i + 1 < profile.size(); ++i) {
        const Vec2 a = profile[i], b = profile[i + 1];
        if (a.x > 0 && b.y > a.y && z >= a.y && z < b.y)
            return mix(a.x, b.x, (z - a.y) / (b.y - a.y));
    }
    return 0;
}

// Rows of sixteen, every other one shifted. A dot is projected from the nearer of flank and end, and drawn narrower
// there by as much as the slope stretches it.
void addDots(Material &m, const std::vector<Vec2> &profile, float middle, float half, Vec3 colour)
{
    constexpr float radius = .047f, row = .145f;
    const int rows = int(half / row);
    for (int j = -rows; j <= rows; ++j) {
        const float z = middle + float(j) * row, around = radiusAt(profile, z);
        for (int i = -2; i < 2; ++i) {
            const float angle = (float(i) + (j & 1 ? 1.f : .5f)) * pi / 8;
            for (const Side side : {Side::Flank, Side::End}) {
                if (side == Side::End && i == 1 && j & 1)
                    continue; // at 45 degrees, there already
                m.decals.push_back(rectangleDecal(side, 0, {around * sine(angle), z}, {radius * cosine(angle), radius},
                                                  radius, colour));
            }
        }
    }
}

} // namespace

void decorateVessel(Material &m, Rng &r, const std::vector<Vec2> &profile, float middle, float half)
{
    const int kind = r.index(6);
    const Vec3 colour = seenOn(m.colour, r.chance() ? colourOf(0xF1EDE4) : toyColour(r));
    const auto round = [&](Decal d, float threshold) { // the same from the flanks and the ends
        d.threshold = threshold;
        d.side = Side::Flank;
        m.decals.push_back(d);
        d.side = Side::End;
        m.decals.push_back(d);
    };
    // Between flank and end the projections meet at 45 degrees, so neither may reach past it.
    constexpr float diagonal = .66f;
    if (kind == 0)
        for (int i = -1; i <= 1; ++i)
            round(rectangleDecal(Side::Flank, 0, {0, middle + float(i) * .07f}, {3, .012f}, .01f, colour), 0);
    if (kind == 1)
        addDots(m, profile, middle, half, colour);
    if (kind == 2) {
        for (const float s : bothSides) {
            for (int i = 0; i < 6; ++i) {
                const float a = float(i) * pi / 3;
                m.decals.push_back(discDecal(Side::Flank, s, {cosine(a) * .085f, middle + sine(a) * .085f}, .05f,
                                             colour));
            }
            m.decals.push_back(discDecal(Side::Flank, s, {0, middle}, .045f, colourOf(0xE5AC2F)));
            for (const float side : {-1.f, 1.f}) { // leaves, pointed at both ends, rising outwards
                const std::vector<Vec2> leaf = {{.06f, -.09f}, {.12f, -.125f}, {.19f, -.1f}, {.23f, -.04f},
                                                {.16f, -.045f}, {.1f, -.06f}};
                std::vector<Vec2> there;
                for (const Vec2 p : leaf)
                    there.push_back({side * p.x, middle + p.y});
                m.decals.push_back(polygonDecal(Side::Flank, s, there, .006f, colourOf(0x74863A)));
            }
        }
    }
    if (kind == 3)
        round(rectangleDecal(Side::Flank, 0, {0, middle - half - .3f}, {3, .3f}, .01f, colour), 0);
    if (kind == 4)
        round(styled(rectangleDecal(Side::Flank, 0, {0, middle}, {2, half * .7f}, .01f, colour), DecalStyle::Checks,
                     .1f), diagonal);
}

void addSpoutRoot(Model &m, Vec3 base, Vec3 along, float radius)
{
    m.capsule(base - along * .1f, base + along * .1f, radius * 1.45f, radius * 1.05f).smooth(.05f);
}

void openSpout(Model &m, const Spout &s, int dark)
{
    const float hole = s.radius * .68f;
    m.capsule(s.tip - s.direction * (hole * .8f), s.tip + s.direction * .1f, hole).subtract(.008f);
    m.part(dark);
    m.sphere(s.tip - s.direction * (hole * 1.5f), hole * 1.08f);
}

std::vector<Vec3> frontLine(const Model &m, float outside, float from)
{
    std::vector<Vec3> line;
    constexpr int steps = 40;
    for (int i = 0; i <= steps; ++i) {
        Vec3 p{outside, 0, mix(from, .02f, float(i) / steps)};
        for (float d = 1; d > .001f && p.x > 0; p.x -= d)
            d = m.distanceSoFar(p);
        line.push_back(p);
    }
    return line;
}

Vec3 lowerEnd(const Model &m, int spout, const std::vector<Vec3> &line)
{
    const auto covered = [&](Vec3 p) { return m.field().partDistance(spout, p) < .004f; };
    const auto last = std::find_if(line.rbegin(), line.rend(), covered);
    return last == line.rend() ? line.front() : *last;
}

float addKnob(Model &m, int material, float z)
{
    const int kind = m.rng.index(3);
    const float radius = m.rng.range(.06f, .085f);
    const int part = m.part(material);
    float top = 0;
    if (kind == 0) {
        m.capsule({0, 0, z}, {0, 0, z + .06f}, .03f);
        m.sphere({0, 0, z + .06f + radius * .7f}, radius).smooth(.03f);
        top = z + .06f + radius * 1.7f;
    } else if (kind == 1) {
        m.capsule({0, 0, z}, {0, 0, z + .05f}, .03f);
        m.cylinder({0, 0, z + .08f}, {0, 0, 1}, .032f, radius * .85f, .022f).smooth(.02f);
        top = z + .112f;
    } else {
        m.capsule({0, 0, z}, {0, 0, z + .09f}, radius * .5f, radius * .9f);
        top = z + .09f + radius * .9f;
    }
    m.keypoint("vessel_lid_knob_top", part, {0, 0, top}, {0, 0, 1});
    return top;
}

Vec3 firstTouch(const Model &m, Vec3 outside, Vec3 inside, float reach)
{
    constexpr int steps = 64;
    for (int i = 0; i < steps; ++i) {
        const Vec3 p = mix(outside, inside, float(i) / steps);
        if (m.distanceSoFar(p) < reach)
            return p;
    }
    return inside;
}

} // namespace soco::demo
