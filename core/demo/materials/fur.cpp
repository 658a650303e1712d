#include "core/demo/materials/fur.h"

#include "core/demo/materials/bump.h"
#include "core/demo/modelling/noise.h"

namespace soco::demo {
namespace {

// Noise is stretched along the hair: along the trunk, down the legs.
Vec3 alongHair(Vec3 w, bool down) { return down ? Vec3{w.z, w.y, w.x} : w; }

Octaves strands(Vec3 w, float scale, bool down)
{
    const Vec3 a = alongHair(w, down) * scale;
    return {{a.x * 10, a.y * 34, a.z * 24}, 3};
}

Octaves hairs(Vec3 w, float scale, bool down)
{
    const Vec3 a = alongHair(w, down) * scale;
    return {{a.x * 26, a.y * 95, a.z * 70}};
}

// Distance to the nearest of points strewn one to a unit cell; points off the surface count as if nearly on it, so
// that spots are of one size.
float strewn(Vec3 q, Vec3 normal)
{
    const int x = int(floorOf(q.x - .5f)), y = int(floorOf(q.y - .5f)), z = int(floorOf(q.z - .5f));
    float nearest = 1e9f;
    for (int k = 0; k < 8; ++k) {
        const int i = x + (k & 1), j = y + (k >> 1 & 1), l = z + (k >> 2);
        const Vec3 jitter{latticeHash(i, j, l), latticeHash(i + 91, j, l), latticeHash(i, j + 57, l)};
        const Vec3 point = Vec3{float(i), float(j), float(l)} + Vec3{.25f, .25f, .25f} + jitter * .5f;
        const Vec3 away = q - point;
        nearest = std::min(nearest, dot(away, away) - .65f * square(dot(away, normal)));
    }
    return std::sqrt(std::max(nearest, 0.f));
}

// How far the point lies along the animal, for stripes that go round it: by x on the trunk, by its axis on the neck
// and on the front of the chest, which has no length by x.
float alongBody(const Pelt &pelt, Vec3 p)
{
    const float onNeck = dot(p - pelt.neck, pelt.neckAxis);
    const float chest = smoothStep(.10f, .18f, p.x - pelt.frontLegs);
    return mix(p.x, pelt.neck.x + onNeck, std::max(smoothStep(-.06f, .14f, onNeck), chest));
}

// 1 on the face and the muzzle.
float headShare(const Pelt &pelt, Vec3 p)
{
    const Vec3 h = p - pelt.head;
    const float ahead = dot(h, pelt.headX), aside = length(h - pelt.headX * ahead);
    return smoothStep(-.35f, .1f, ahead / pelt.headRadius) * smoothStep(2.2f, 1.5f, aside / pelt.headRadius);
}

float legShare(const Pelt &pelt, Vec3 p) { return smoothStep(pelt.legTop + .02f, pelt.legTop - .12f, p.z); }

// Across the face: rings round the cheeks, lines down the forehead.
float facePhase(const Pelt &pelt, Vec3 p)
{
    const Vec3 h = p - pelt.head;
    const float side = std::fabs(dot(h, cross(pelt.headZ, pelt.headX)));
    return dot(h, pelt.headZ) * 34 - dot(h, pelt.headX) * 20 + side * 46;
}

// The phase of stripes round trunk, neck, legs and head. Where one way of counting takes over from another, both give
// nearly the same, or the stripes would crowd there.
float stripePhase(const Pelt &pelt, Vec3 p, float perUnit, float legsPerUnit, float face)
{
    const float leg = legShare(pelt, p);
    const float ofLeg = p.x > 0 ? pelt.frontLegs : pelt.rearLegs;
    const float trunk = mix(alongBody(pelt, p), ofLeg, leg) * perUnit;
    const float body = trunk + std::max(pelt.legTop - p.z, 0.f) * legsPerUnit;
    return mix(body, alongBody(pelt, pelt.head) * perUnit + face * facePhase(pelt, p), headShare(pelt, p));
}

Vec3 zebra(const Material &m, Vec3 p, Vec3 q, Vec3 base)
{
    const float wave = (fractalNoise(q * 2.6f, 2) - .5f) * 2.2f;
    const float lean = std::fabs(p.y) * 2.5f - std::max(p.z - m.pelt.legTop, 0.f) * 20 * smoothStep(-.2f, -.5f, p.x);
    const float phase = stripePhase(m.pelt, p, 30, 50, 1) + lean * (1 - headShare(m.pelt, p));
    return mix(base, m.colour3, smoothStep(-.16f, .16f, sine(phase + wave)));
}

// Stripes that swell, fork and end.
Vec3 tiger(const Material &m, Vec3 p, Vec3 q, float up, Vec3 base)
{
    const float leg = legShare(m.pelt, p), head = headShare(m.pelt, p);
    const float wave = (fractalNoise({q.x * 3, q.y * 3, q.z * 5}, 2) - .5f) * 5;
    const float phase = stripePhase(m.pelt, p, 34, 46, .8f) + std::fabs(p.y) * 5 * (1 - head);
    const float stripe = sine(phase + wave) + 1.5f * (fractalNoise({q.x * 6, q.y * 8, q.z * 9}, 2) - .5f);
    const float threshold = .40f + .25f * head + .25f * leg;
    return mix(base, m.colour3, smoothStep(threshold, threshold + .14f, stripe) * smoothStep(-.9f, -.2f, up));
}

// Bars and blotches on the trunk, rings on the legs, lines on the forehead.
Vec3 tabby(const Material &m, Vec3 p, Vec3 q, float up, Vec3 base)
{
    const Pelt &pelt = m.pelt;
    const float leg = legShare(pelt, p), head = headShare(pelt, p);
    const float warp = fractalNoise(q * 4, 2);
    const float blotch = fractalNoise({q.x * 14, q.y * 5, q.z * 6}, 2);
    const float rings = .14f * sine(p.z * 50 + 6 * warp), lines = .15f * sine(facePhase(pelt, p) + 3 * warp);
    const float bar = .5f + mix(rings, lines, head);
    const float dark = smoothStep(.55f, .62f, mix(blotch, bar, std::max(leg, head)));
    return mix(base, m.colour3, dark * .85f * smoothStep(-.6f, -.1f, up));
}

// Broken rings with a darker yard on the trunk; plain spots on head, legs and belly.
Vec3 rosettes(const Material &m, Vec3 p, Vec3 q, Vec3 normal, Vec3 base)
{
    const float spots = std::max(legShare(m.pelt, p), headShare(m.pelt, p));
    const float frayed = .10f * (valueNoise(q * 42) - .5f);
    const float trunk = strewn(q * 8.2f, normal) + frayed, broken = valueNoise(q * 24 + Vec3{3, 8, 1});
    const float ring = smoothStep(.20f, .25f, trunk) * smoothStep(.45f, .40f, trunk) * smoothStep(.24f, .36f, broken);
    base = mix(base, base * Vec3{.72f, .60f, .46f}, smoothStep(.30f, .22f, trunk) * (1 - spots));
    const float small = smoothStep(.36f, .30f, strewn(q * mix(17, 24, headShare(m.pelt, p)), normal) + frayed);
    return mix(base, m.colour3, mix(ring, small, spots) * .95f);
}

Vec3 spots(const Material &m, Vec3 p, Vec3 q, Vec3 normal, Vec3 base)
{
    const float head = headShare(m.pelt, p);
    const float frayed = .10f * (valueNoise(q * 42) - .5f);
    const float far = strewn(q * mix(16, 26, head), normal) + frayed;
    return mix(base, m.colour3, smoothStep(.35f, .29f, far) * .95f * (1 - .35f * head));
}

Vec3 patterned(const Material &m, Vec3 p, Vec3 q, Vec3 normal, float strand, float hair,
               Vec3 base)
{
    switch (m.pattern) {
    case Pattern::Zebra: return zebra(m, p, q, base);
    case Pattern::Tiger: return tiger(m, p, q, normal.z, base);
    case Pattern::Tabby: return tabby(m, p, q, normal.z, base);
    case Pattern::Rosettes: return rosettes(m, p, q, normal, base);
    case Pattern::Spots: return spots(m, p, q, normal, base);
    case Pattern::Patches: {
        const float edge = fractalNoise(q * 3.1f, 2) + .10f * (strand - .5f);
        return mix(base, m.colour3, smoothStep(m.patternAt - .012f, m.patternAt + .012f, edge));
    }
    case Pattern::Grizzled: { // dark tips, above more than below
        const float cloud = .25f * (fractalNoise(q * 4, 2) - .5f), above = .18f * (normal.z - .3f);
        return mix(base, m.colour3, smoothStep(.38f, .66f, .5f * (strand + hair) + above + cloud) * .8f);
    }
    default: return base;
    }
}

// Positive inside.
float depth(const Marking &mark, Vec3 p)
{
    const Vec3 axis = mark.to - mark.from, away = p - mark.from;
    const float t = saturate(dot(away, axis) / std::max(dot(axis, axis), 1e-9f));
    return mix(mark.radius, mark.endRadius, t) - length(away - axis * t);
}

// Tight curls: balls of hair side by side.
void curls(const Material &m, Vec3 q, Vec3 base, Surface &s)
{
    const float scale = m.pelt.curl;
    const auto ball = [scale](Vec3 x) { return 1 - strewn(x * scale, {}); };
    const float height = ball(q + Vec3{.01f, .01f, .01f} * (10 * (valueNoise(q * 30) - .5f)));
    s.albedo = base * ((.25f + .95f * height) * (.85f + .3f * fractalNoise(q * 3, 2)));
    s.normal = bumpedByHeight(s.normal, q, .008f, .030f * m.bump, ball);
}

} // namespace

void fur(const Material &m, Vec3 p, Vec3 q, Surface &s)
{
    const Vec3 n = s.normal;
    const auto [curlX, curlY, curlZ, cloud] =
        noises({{q * 3, 2}, {q * 3 + Vec3{5, 5, 5}, 2}, {q * 3 + Vec3{9, 2, 4}, 2}, {q * 3, 3}});
    const Vec3 w = q + Vec3{curlX - .5f, curlY - .5f, curlZ - .5f} * .25f;
    const float down = m.pelt.legTop > 0 ? smoothStep(m.pelt.legTop + .04f, m.pelt.legTop - .06f, p.z) : 0;
    auto [strand, hair] = noises({strands(w, m.scale, down >= 1), hairs(w, m.scale, down >= 1)});
    if (down > 0 && down < 1) { // the hair turns from along the trunk to down the leg
        const auto [strandDown, hairDown] = noises({strands(w, m.scale, true), hairs(w, m.scale, true)});
        strand = mix(strand, strandDown, down);
        hair = mix(hair, hairDown, down);
    }

    Vec3 base = mix(m.colour, m.colour2, smoothStep(.25f, -.65f, n.z) * .75f * m.belly);
    base = patterned(m, p, q, n, strand, hair, base);
    for (const Marking &mark : m.pelt.markings) {
        const float inside = depth(mark, p) + mark.fray * 2.2f * (strand - .5f);
        base = mix(base, mark.colour, smoothStep(-.35f * mark.fray, .35f * mark.fray, inside));
    }
    s.sheen = .5f;
    s.roughness = .9f;
    s.coat = 0;
    if (m.pelt.curl > 0) {
        curls(m, q, base, s);
        return;
    }
    const float contrast = .55f + .45f * std::min(m.bump, 1.f); // sleek coats show less of their hair
    const float shade = .82f + contrast * (.70f * (strand - .5f) + .42f * (hair - .5f));
    s.albedo = base * (shade * (.85f + .3f * cloud));
    const float fineness = m.scale;
    const bool mostlyDown = down > .5f;
    s.normal = bumped(n, q, 0.006f, 0.010f * m.bump, [fineness, mostlyDown](Vec3 x) {
        const Vec3 a = alongHair(x, mostlyDown);
        const float z = a.z + .08f * sine(a.x * 9);
        return Octaves{Vec3{a.x * 11, a.y * 36, z * 26} * fineness, 2};
    });
}

} // namespace soco::demo
