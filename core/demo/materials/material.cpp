#include "core/demo/materials/material.h"

#include "core/demo/materials/bump.h"
#include "core/demo/materials/fur.h"
#include "core/demo/modelling/noise.h"

#include <tuple>

namespace soco::demo {
namespace {

// Turned so that the noise's lattice lies aslant: level sides show its squares else.
Vec3 aslant(Vec3 x)
{
    return {.758f * x.x - .392f * x.y + .521f * x.z, .610f * x.x + .709f * x.y - .354f * x.z,
            -.231f * x.x + .586f * x.y + .777f * x.z};
}

void paint(const Material &m, Vec3 p, Vec3 q, float pixel, float curvature, Surface &s)
{
    const auto [cloud, grain, scratch, spot] =
        noises({{q * 4, 3}, {q * 38}, {q * 14, 2}, {q * 23 + Vec3{3, 1, 9}}});
    Vec3 base = m.colour;
    if (m.pattern == Pattern::TwoTone)
        base = mix(m.colour2, m.colour, smoothStep(-pixel, pixel, p.z - m.patternAt));
    else if (m.pattern == Pattern::Stripe)
        base = mix(m.colour2, m.colour,
                   smoothStep(-pixel, pixel, std::fabs(std::fabs(p.y) - m.patternAt) - m.patternWidth));
    else if (m.pattern == Pattern::Bars)
        base = mix(m.colour, m.colour2, smoothStep(-.1f, .1f, sine(dot(p, m.axis) * m.patternAt * fullTurn)));
    // Bright paints are where the film curve is flat: more brush marks, or they would look like paper.
    const float marks = .05f + .17f * square(largest(base));
    s.albedo = base * ((0.86f + 0.28f * cloud) * (1 + marks * (2 * grain - 1)));
    s.wear = smoothStep(0.012f, 0.034f, curvature * 0.9f + (scratch - .5f) * 0.024f);
    s.albedo = mix(s.albedo, m.colour3, s.wear * 0.85f);
    s.roughness = mix(m.roughness + 0.12f * (cloud - .5f), .75f, s.wear);
    const float chip = smoothStep(.845f, .875f, spot) * smoothStep(.5f, .62f, cloud);
    s.albedo = mix(s.albedo, m.colour3, chip * .8f);
    s.coat = m.coat * (1 - s.wear) * (1 - chip);
    s.normal = bumped(s.normal, q, 0.01f, 0.0015f * m.bump, .35f,
                      [](Vec3 x) { return TwoNoises{{{{x.x * 16, x.y * 16, x.z * 50}}, {aslant(x) * 60}}}; });
}

void wood(const Material &m, Vec3 q, float curvature, Surface &s)
{
    const Vec3 axis = m.axis;
    const float along = dot(q, axis);
    const Vec3 across = q - axis * along;
    const Vec3 ringPoint{across.x * 5 + along * .35f, across.y * 5 + along * .2f, across.z * 5};
    const auto [rings, knots, fibre] =
        noises({{ringPoint * m.scale, 3}, {q * 8, 2}, {across * 70 + axis * (along * 5), 2}});
    const float ring = rings * 9 + 0.35f * knots;
    const float year = 0.5f + 0.5f * sine(ring * fullTurn);
    s.albedo = mix(m.colour, m.colour2, year * .55f + .5f * (fibre - .5f)) * (.8f + .4f * fibre);
    s.albedo = mix(s.albedo, m.colour * 1.15f, smoothStep(0.012f, 0.03f, curvature) * .5f);
    s.normal = bumped(s.normal, q, 0.008f, 0.0022f, [axis](Vec3 x) {
        const float u = dot(x, axis);
        return Octaves{(x - axis * u) * 60 + axis * (u * 4)};
    });
}

void plastic(const Material &m, Vec3 p, Vec3 q, float curvature, Surface &s)
{
    const auto [cloud, grain] = noises({{q * 5, 2}, {q * 42}});
    s.albedo = m.colour * ((.93f + .14f * cloud) * (.94f + .12f * grain));
    if (m.pattern == Pattern::Bars)
        s.albedo = mix(s.albedo, m.colour2, smoothStep(-.1f, .1f, sine(dot(p, m.axis) * m.patternAt * fullTurn)));
    s.normal = bumped(s.normal, q, 0.006f, 0.0012f * m.bump, [](Vec3 x) { return Octaves{aslant(x) * 90}; });
    s.albedo = mix(s.albedo, s.albedo * 1.3f + Vec3{.02f, .02f, .02f}, smoothStep(.012f, .035f, curvature) * .4f);
}

void metal(const Material &m, Vec3 q, Surface &s)
{
    s.metal = 1;
    const float along = dot(q, m.axis);
    const auto [brushed, cloud] = noises({{(q - m.axis * along) * 70 + m.axis * (along * 3), 2}, {q * 5, 3}});
    s.albedo = m.colour * (.8f + .25f * brushed + .15f * (cloud - .5f));
    s.roughness = m.roughness + .2f * (cloud - .5f);
    s.normal = bumped(s.normal, q, 0.008f, 0.0022f * m.bump, .15f,
                      [](Vec3 x) { return TwoNoises{{{x * 9}, {aslant(x) * 60}}}; });
}

void fabric(const Material &m, Vec3 p, Vec3 q, float pixel, Surface &s)
{
    // Cloth lies flat on the side that the normal points at most.
    const Vec3 n = s.normal, an{std::fabs(n.x), std::fabs(n.y), std::fabs(n.z)};
    Vec2 cloth{p.y, p.z};
    if (an.z > an.x && an.z > an.y)
        cloth = {p.x, p.y};
    else if (an.y > an.x)
        cloth = {p.x, p.z};
    const float u = cloth.x, v = cloth.y;
    Vec3 base = m.colour;
    if (m.pattern == Pattern::Bars) {
        base = mix(m.colour, m.colour2, smoothStep(-.15f, .15f, sine(u * m.patternAt * fullTurn)));
    } else if (m.pattern == Pattern::Tartan) {
        const float pu = u * m.patternAt * fullTurn, pv = v * m.patternAt * fullTurn;
        const float broad = smoothStep(.2f, .3f, sine(pu)) * .5f + smoothStep(.2f, .3f, sine(pv)) * .5f;
        const float fine = smoothStep(.93f, .97f, sine(pu + .9f)) + smoothStep(.93f, .97f, sine(pv + .9f));
        base = mix(mix(m.colour, m.colour2, broad), m.colour3, saturate(fine) * .7f);
    } else if (m.pattern == Pattern::Dots) {
        const float row = floorOf(v * m.patternAt);
        const float gu = u * m.patternAt + .5f * float(int(row) & 1);
        const float du = gu - floorOf(gu) - .5f, dv = v * m.patternAt - row - .5f;
        base = mix(m.colour2, m.colour, smoothStep(.23f, .29f, std::sqrt(du * du + dv * dv)));
    }
    const float threads = m.scale * 38;
    const float fade = saturate(1 - pixel * threads * 1.2f); // finer than a pixel: gone, not aliased
    const float weave = fade > 0 ? sine(u * threads * fullTurn) * sine(v * threads * fullTurn) * fade : 0;
    const auto [creases, nap] = noises({{q * 6, 3}, {q * 55}});
    s.albedo = base * (.8f + .3f * creases + .10f * weave + .12f * (nap - .5f));
    s.sheen = .35f;
    s.roughness = .95f;
    s.coat = 0;
    s.normal = bumped(n, q, 0.01f, 0.0032f, 1.2f, [](Vec3 x) { return TwoNoises{{{aslant(x) * 34}, {x * 6}}}; });
}

void clay(const Material &m, Vec3 q, Surface &s)
{
    s.albedo = m.colour * (.85f + .3f * fractalNoise(q * 5, 3));
    s.normal = bumped(s.normal, q, 0.01f, 0.0030f * m.bump, // finger prints, here and there
                      [](Vec3 x) { return TwoNoises{{{x * 11, 2}, {x * 6}}}; },
                      [](Vec3 x, const float *noise) {
                          const float pressed = .22f * smoothStep(.56f, .70f, noise[1]);
                          return noise[0] + pressed * sine((x.x + .3f * x.z + .5f * noise[1]) * 160);
                      });
    s.sheen = .1f;
}

float polygonDistance(const std::vector<Vec2> &polygon, float x, float y)
{
    float nearest = 1e30f;
    bool inside = false;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Vec2 a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        const float ex = b.x - a.x, ey = b.y - a.y, wx = x - a.x, wy = y - a.y;
        const float t = saturate((wx * ex + wy * ey) / (ex * ex + ey * ey));
        nearest = std::min(nearest, square(wx - ex * t) + square(wy - ey * t));
        if ((y >= a.y) == (y < b.y) && (y >= a.y) == (ex * wy > ey * wx))
            inside = !inside;
    }
    return inside ? -std::sqrt(nearest) : std::sqrt(nearest);
}

// Signed distance to the figure's outline in its plane.
float figureDistance(const Decal &d, float u, float v)
{
    if (!d.polygon.empty())
        return polygonDistance(d.polygon, u, v) - d.rounding;
    const float x = std::fabs(u - d.centre.x) - d.half.x + d.rounding;
    const float y = std::fabs(v - d.centre.y) - d.half.y + d.rounding;
    return std::sqrt(square(std::max(x, 0.f)) + square(std::max(y, 0.f))) + std::min(std::max(x, y), 0.f) - d.rounding;
}

float coverage(const Decal &d, float u, float v, float distance, float edge)
{
    const float inside = d.style == DecalStyle::Outline ? std::fabs(distance) - d.lineWidth : distance;
    float cover = 1 - smoothStep(-edge, edge, inside);
    if (cover <= 0)
        return 0;
    const float a = (u - d.centre.x) / d.lineWidth, b = (v - d.centre.y) / d.lineWidth;
    if (d.style == DecalStyle::Bars)
        cover *= smoothStep(-.25f, .25f, sine(a * fullTurn));
    else if (d.style == DecalStyle::Slats)
        cover *= smoothStep(-.25f, .25f, sine(b * fullTurn));
    else if (d.style == DecalStyle::Checks && ((int(floorOf(a)) ^ int(floorOf(b))) & 1))
        cover = 0;
    else if (d.style == DecalStyle::Dots)
        cover *= 1 - smoothStep(.28f, .34f, std::sqrt(square(a - floorOf(a) - .5f) + square(b - floorOf(b) - .5f)));
    return cover;
}

void apply(const Decal &d, Vec3 p, Vec3 q, Vec3 normal, float pixel, Surface &s)
{
    const float along = d.side == Side::Flank ? normal.y : d.side == Side::End ? normal.x : normal.z;
    if ((d.facing != 0 ? along * d.facing : std::fabs(along)) < d.threshold)
        return;
    const float u = d.side == Side::End ? p.y : p.x, v = d.side == Side::Top ? p.y : p.z;
    const float distance = figureDistance(d, u, v), edge = std::max(pixel * .7f, .0015f);
    const float cover = coverage(d, u, v, distance, edge);
    if (cover <= 0)
        return;
    if (!d.glass) {
        s.albedo = mix(s.albedo, d.colour * (.84f + .32f * fractalNoise(q * 8, 4)), cover * (1 - s.wear * .6f));
        s.metal *= 1 - cover;
        return;
    }
    const auto [cloud, brush] = noises({{q * 3, 2}, {Vec3{q.x + q.z, q.y + q.z, q.z - q.x - q.y} * 22, 2}});
    s.albedo = mix(s.albedo, d.colour * (.62f + .4f * cloud + .36f * brush), cover); // painted with a slanting brush
    s.roughness = mix(s.roughness, .08f, cover);
    s.coat = mix(s.coat, saturate(.45f + .9f * brush), cover);
    s.normal = normalised(mix(s.normal, normal, cover));
    const float gasket = 1 - smoothStep(-edge, edge, std::fabs(distance) - .008f);
    s.albedo = mix(s.albedo, Vec3{.02f, .02f, .025f}, gasket * .9f);
    s.coat *= 1 - .8f * gasket;
}

} // namespace

Surface surfaceAt(const Material &m, Vec3 p, Vec3 normal, float pixel, float curvature)
{
    Surface s;
    s.normal = normal;
    s.albedo = m.colour;
    s.roughness = m.roughness;
    s.coat = m.coat;
    const Vec3 q = p + Vec3{m.seed * 13.7f, m.seed * 5.1f, m.seed * 9.3f};
    switch (m.substance) {
    case Substance::Paint: paint(m, p, q, pixel, curvature, s); break;
    case Substance::Wood: wood(m, q, curvature, s); break;
    case Substance::Plastic: plastic(m, p, q, curvature, s); break;
    case Substance::Rubber:
        s.albedo = m.colour * (.75f + .5f * fractalNoise(q * 9, 3));
        s.normal = bumped(normal, q, 0.006f, 0.003f, [](Vec3 x) { return Octaves{x * 70}; });
        break;
    case Substance::Metal: metal(m, q, s); break;
    case Substance::Fabric: fabric(m, p, q, pixel, s); break;
    case Substance::Fur: fur(m, p, q, s); break;
    case Substance::Glass:
        s.roughness = .06f;
        s.coat = 1;
        break;
    case Substance::Clay: clay(m, q, s); break;
    }
    for (const Decal &d : m.decals)
        apply(d, p, q, normal, pixel, s);
    return s;
}

} // namespace soco::demo
