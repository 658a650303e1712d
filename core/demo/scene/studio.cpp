#include "core/demo/scene/studio.h"

#include "core/demo/materials/palette.h"
#include "core/demo/modelling/noise.h"

namespace soco::demo {
namespace {

void setFor(Studio &s, SuperCategory superCategory, Rng &rng)
{
    const int draw = rng.index(10);
    switch (superCategory) {
    case SuperCategory::Transportation:
        if (draw < 3) {
            s.floor = Floor::Road;
            s.wall = Wall::Hills;
            s.floorColour = colourOf(0x6E7176);
            s.floorColour2 = colourOf(rng.pick({0x86A24Au, 0xB9A26Bu, 0x6F9A5Au}));
            s.wallColour = colourOf(0xBFDCE8);
            s.wallColour2 = colourOf(0x8FBFDC);
            s.wallDistance = rng.range(3.5f, 5);
            s.floorAngle = rng.range(-.25f, .25f); // the road runs with the vehicle
        } else if (draw < 5) {
            s.floor = Floor::Planks;
            s.wall = Wall::Spots;
            s.floorColour = colourOf(0xC79A66);
            s.floorColour2 = colourOf(0x9C7040);
        } else if (draw < 6) {
            s.floor = Floor::Tiles;
            s.wall = Wall::Stripes;
            s.floorColour = colourOf(0xD9CDBB);
            s.floorColour2 = colourOf(0x8FA7A3);
        }
        break;
    case SuperCategory::Animals:
        if (draw < 5) {
            s.floor = Floor::Felt;
            s.wall = Wall::Hills;
            s.floorColour = colourOf(rng.pick({0x6F8F45u, 0x8A9A50u, 0xC2AE74u, 0xE3E6E8u, 0x7A9A62u}));
            s.floorColour2 = s.floorColour * 1.35f;
            s.wallColour = colourOf(0xC9E0E6);
            s.wallColour2 = colourOf(0x93BFD6);
            s.wallDistance = rng.range(3.5f, 5);
        } else if (draw < 7) {
            s.floor = Floor::Planks;
            s.wall = Wall::Dots;
            s.floorColour = colourOf(0xB98858);
            s.floorColour2 = colourOf(0x8A5F38);
        }
        break;
    case SuperCategory::Furniture:
        if (draw < 5) {
            s.floor = Floor::Planks;
            s.floorColour = colourOf(rng.pick({0xC79A66u, 0xA8784Au, 0xD8BC94u, 0x7A5538u}));
            s.floorColour2 = s.floorColour * .65f;
            s.wall = rng.chance() ? Wall::Stripes : Wall::Dots;
        } else if (draw < 7) {
            s.floor = Floor::Tiles;
            s.wall = Wall::Stripes;
            s.floorColour = colourOf(0xE6DDCF);
            s.floorColour2 = colourOf(rng.pick({0x4E5B66u, 0xB5654Au, 0x6F8F8Au}));
        }
        break;
    case SuperCategory::HandHeld:
        if (draw < 3) {
            s.floor = Floor::Linen;
            s.wall = Wall::Spots;
            s.floorColour = colourOf(0xE6DDCB);
            s.floorColour2 = toyColour(rng, 11);
        } else if (draw < 6) {
            s.floor = Floor::Planks;
            s.wall = Wall::Spots;
            s.floorColour = colourOf(rng.pick({0xC79A66u, 0x8A5A38u, 0xD8BC94u}));
            s.floorColour2 = s.floorColour * .65f;
        } else if (draw < 7) {
            s.floor = Floor::Tiles;
            s.wall = Wall::Dots;
            s.floorColour = colourOf(0xE6DDCF);
            s.floorColour2 = colourOf(0x7FA3A0);
        }
        break;
    }
    if (s.wall != Wall::Paper && s.wall != Wall::Hills) {
        const Vec3 paper = paperColour(rng);
        s.wallColour = paper * .8f;
        s.wallColour2 = paper * .7f;
    }
}

Vec3 planks(const Studio &s, float u, float v, float pixel, Vec3 &normal, float &coat)
{
    constexpr float plankLength = 2.2f;
    const float width = .42f * s.floorScale, row = floorOf(v / width);
    const float offset = latticeHash(int(row), 7, int(s.seed)) * 3;
    const float board = floorOf((u + offset) / plankLength);
    const float tone = latticeHash(int(row), int(board), 3);
    const auto [grain, fibre] = noises({{{u * 1.6f + tone * 20, v * 16, tone * 9}, 3}, {{u * 6, v * 90, tone}, 2}});
    Vec3 colour = mix(s.floorColour, s.floorColour2, .5f + .5f * sine(grain * 22) + .3f * (tone - .5f));
    colour = colour * (.82f + .3f * fibre + .12f * tone);
    const float dv = std::fabs(v / width - row - .5f) * width;
    const float du = std::fabs((u + offset) / plankLength - board - .5f) * plankLength, edge = std::max(pixel, .006f);
    const float gap = std::max(smoothStep(width * .5f - .010f - edge, width * .5f - .003f, dv),
                               smoothStep(plankLength * .5f - .010f - edge, plankLength * .5f - .003f, du));
    coat = .25f;
    normal = normalised({(fibre - .5f) * .05f, (grain - .5f) * .1f, 1});
    return colour * (1 - .7f * gap);
}

Vec3 road(const Studio &s, Vec3 q, float u, float v, float pixel)
{
    constexpr float halfWidth = 1.15f;
    const auto [cloud, gravel, felt] = noises({{q * 3, 3}, {q * 46}, {q * 22, 2}});
    Vec3 colour = s.floorColour * (.86f + .2f * cloud + .16f * (gravel - .5f) * saturate(1 - pixel * 25));
    const Vec3 verge = s.floorColour2 * (.75f + .5f * felt);
    const float edge = std::max(pixel, .01f);
    const float line = 1 - smoothStep(-edge, edge, std::fabs(std::fabs(v) - halfWidth * .93f) - .02f);
    const bool inDash = u * 1.1f - floorOf(u * 1.1f) < .55f;
    const float dash = inDash ? 1 - smoothStep(-edge, edge, std::fabs(v - .62f) - .02f) : 0;
    colour = mix(colour, Vec3{.75f, .72f, .65f}, saturate(line + dash) * .85f);
    return mix(colour, verge, smoothStep(-edge, edge, std::fabs(v) - halfWidth));
}

Vec3 tiles(const Studio &s, Vec3 q, float u, float v, float &coat)
{
    const float width = .5f * s.floorScale, iu = floorOf(u / width), iv = floorOf(v / width);
    const bool odd = (int(iu) ^ int(iv)) & 1;
    const float tone = latticeHash(int(iu), int(iv), 5);
    const Vec3 colour = mix(odd ? s.floorColour : s.floorColour2, Vec3{.5f, .5f, .5f}, .06f * tone)
                        * (.9f + .14f * fractalNoise(q * 5, 3));
    const float du = std::fabs(u / width - iu - .5f) * width, dv = std::fabs(v / width - iv - .5f) * width;
    const float gap = smoothStep(width * .5f - .016f, width * .5f - .008f, std::max(du, dv));
    coat = .5f * (1 - gap);
    return mix(colour, Vec3{.5f, .48f, .45f}, gap * .6f);
}

Vec3 linen(const Studio &s, Vec3 q, float u, float v, float pixel, Vec3 &normal)
{
    constexpr float threads = 26, period = .7f;
    const float fade = saturate(1 - pixel * threads * 2);
    const float weave = fade > 0 ? sine(u * threads * 2 * pi) * sine(v * threads * 2 * pi) * fade : 0;
    const auto stripe = [](float x) { // double lines
        const float inPeriod = std::fabs(x - floorOf(x / period) * period - .35f);
        return 1 - smoothStep(0, .02f, std::fabs(inPeriod - .06f) - .02f);
    };
    const Vec3 colour = mix(s.floorColour, s.floorColour2, std::max(stripe(u), stripe(v)) * .75f);
    const auto [tiltX, tiltY, cloud] = noises({{q * 18}, {q * 18 + Vec3{4, 4, 4}}, {q * 4, 3}});
    normal = normalised({(tiltX - .5f) * .4f, (tiltY - .5f) * .4f, 1});
    return colour * (.86f + .2f * cloud + .07f * weave);
}

} // namespace

Studio makeStudio(SuperCategory superCategory, float azimuth, Rng &rng)
{
    Studio s;
    const float side = rng.sign();
    const float keyAzimuth = azimuth + side * rng.range(.35f, 1.15f);
    const float elevation = rng.range(.65f, 1.05f);
    s.keyDirection = {cosine(elevation) * cosine(keyAzimuth), cosine(elevation) * sine(keyAzimuth), sine(elevation)};
    const float fillAzimuth = azimuth - side * rng.range(.8f, 1.5f);
    s.fillDirection = normalised({cosine(fillAzimuth), sine(fillAzimuth), .35f});
    const float warmth = rng.range(-.10f, .16f);
    const float level = rng.range(.9f, 1.12f);
    s.keyColour = Vec3{1.55f * (1 + warmth * .7f), 1.5f, 1.42f * (1 - warmth)} * level;
    s.skyColour = Vec3{.52f - warmth * .1f, .56f, .64f} * rng.range(.85f, 1.15f);
    s.bounceColour = {.42f, .36f, .30f};
    s.keySharpness = rng.range(5, 12);
    s.seed = rng.range(1, 60);
    s.floorAngle = azimuth + rng.range(-.8f, .8f);
    s.floorScale = rng.range(.8f, 1.3f);
    s.wallDistance = rng.range(2.3f, 3.6f);
    const Vec3 paper = paperColour(rng);
    s.wallColour = s.floorColour = paper;
    s.wallColour2 = paper * .85f;
    s.floorColour2 = paper * .8f;
    setFor(s, superCategory, rng);
    s.floorAxis = {cosine(s.floorAngle), sine(s.floorAngle)};
    s.keyRight = normalised(cross(s.keyDirection, Vec3{0, 0, 1}));
    s.keyUp = cross(s.keyRight, s.keyDirection);
    s.fillRight = normalised(cross(s.fillDirection, Vec3{0, 0, 1}));
    s.fillUp = cross(s.fillRight, s.fillDirection);
    return s;
}

Vec3 environment(const Studio &s, Vec3 d, float blur)
{
    Vec3 c = mix(s.bounceColour * .6f, mix(s.wallColour, s.skyColour, smoothStep(0, .8f, d.z)),
                 smoothStep(.42f, .56f, saturate(d.z * .5f + .5f)));
    const auto within = [blur](float from, float to, float x) { return 1 - smoothStep(from - blur, to + blur, x); };
    float z = dot(d, s.keyDirection);
    if (z > 0) {
        const float a = std::fabs(dot(d, s.keyRight) / z), b = std::fabs(dot(d, s.keyUp) / z);
        c += s.keyColour * (within(.30f, .42f, a) * within(.22f, .34f, b) * 2.2f);
    }
    z = dot(d, s.fillDirection);
    if (z > 0) {
        const float a = std::fabs(dot(d, s.fillRight) / z), b = std::fabs(dot(d, s.fillUp) / z);
        c += Vec3{.8f, .88f, 1} * (within(.14f, .22f, a) * within(.6f, .8f, b) * 1.5f);
    }
    return c;
}

Vec3 floorAlbedo(const Studio &s, Vec3 p, float pixel, Vec3 &normal, float &coat)
{
    const Vec2 axis = s.floorAxis;
    const float u = p.x * axis.x + p.y * axis.y, v = -p.x * axis.y + p.y * axis.x;
    const Vec3 q{u + s.seed * 3, v + s.seed * 7, s.seed};
    normal = {0, 0, 1};
    coat = 0;
    switch (s.floor) {
    case Floor::Paper: {
        const auto [cloud, fibre] = noises({{q * 2.2f, 3}, {{q.x * 60, q.y * 60, 3}}});
        return s.floorColour * (.92f + .12f * cloud + .05f * (fibre - .5f) * saturate(1 - pixel * 40));
    }
    case Floor::Planks: return planks(s, u, v, pixel, normal, coat);
    case Floor::Felt: {
        const auto [cloud, tiltX, tiltY, nap] = noises({{q * 3, 3}, {q * 26}, {q * 26 + Vec3{9, 9, 9}}, {q * 34, 2}});
        normal = normalised({tiltX - .5f, tiltY - .5f, 1.1f});
        return mix(s.floorColour, s.floorColour2, smoothStep(.35f, .7f, cloud)) * (.7f + .6f * nap);
    }
    case Floor::Road: return road(s, q, u, v, pixel);
    case Floor::Tiles: return tiles(s, q, u, v, coat);
    default: return linen(s, q, u, v, pixel, normal);
    }
}

Vec3 wallAlbedo(const Studio &s, float u, float z)
{
    Vec3 base = mix(s.wallColour, s.wallColour2, saturate(z * .22f + .2f));
    base = base * (.94f + .12f * fractalNoise({u * .8f + s.seed, z * .8f, s.seed * 2}, 2));
    switch (s.wall) {
    case Wall::Paper: break;
    case Wall::Stripes: base = mix(base, base * 1.16f, smoothStep(-.35f, .35f, sine(u * 5.2f))); break;
    case Wall::Hills: {
        const float far = .55f + .35f * sine(u * .9f + s.seed) + .2f * sine(u * 2.1f + s.seed * 2);
        const float near = .25f + .25f * sine(u * 1.4f + s.seed * 3);
        base = mix(s.floorColour2 * .85f, base, smoothStep(-.12f, .12f, z - far));
        base = mix(s.floorColour2 * .6f, base, smoothStep(-.1f, .1f, z - near));
        const float cloud = smoothStep(.6f, .75f, fractalNoise({u * .5f + s.seed, z * 1.1f, 1}, 3));
        base = mix(base, Vec3{.95f, .95f, .95f}, cloud * smoothStep(1.0f, 1.8f, z) * .7f);
        break;
    }
    case Wall::Dots: {
        const float column = floorOf(u * 1.3f), row = z * 1.3f + .5f * float(int(column) & 1);
        const float a = u * 1.3f - column - .5f, b = row - floorOf(row) - .5f;
        base = mix(base * 1.22f, base, smoothStep(.12f, .24f, std::sqrt(a * a + b * b)));
        break;
    }
    case Wall::Spots:
        for (int i = 0; i < 9; ++i) {
            const int id = int(s.seed);
            const float cu = (latticeHash(i, 1, id) - .5f) * 9, cz = latticeHash(i, 2, id) * 3.2f + .2f;
            const float radius = .15f + .35f * latticeHash(i, 3, id);
            const float d = std::sqrt(square(u - cu) + square(z - cz));
            const float k = (1 - smoothStep(radius * .85f, radius * 1.1f, d)) * .6f;
            base = mix(base, base + Vec3{.35f, .3f, .2f} * (.3f + .7f * latticeHash(i, 4, 2)), k);
        }
        break;
    }
    return base;
}

} // namespace soco::demo
