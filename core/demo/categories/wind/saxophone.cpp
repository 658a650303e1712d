#include "core/demo/categories/wind/parts.h"
#include "core/demo/categories/wind/wind.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Saxophone {
    float bodyX, bellX;   // of the two tubes
    float bow, top;       // heights: the lowest point of the bow's middle line, the upper end of the body
    float topRadius, bowRadius;
    float curl;           // how high the neck rises
    Bell bell;

    float bodyRadius(float z) const { return mix(bowRadius, topRadius, (z - bowTop()) / (top - bowTop())); }
    float bowTop() const { return bow + .27f; } // where the tubes leave the bow
    Vec3 onBody(float z) const { return {bodyX, 0, z}; }
    float bowX() const { return (bodyX + bellX) * .5f; }
};

Saxophone drawProportions(Rng &r)
{
    Saxophone s;
    s.bodyX = -r.range(.17f, .21f);
    s.bellX = r.range(.22f, .27f);
    s.topRadius = r.range(.068f, .078f);
    s.bowRadius = r.range(.108f, .125f);
    s.bow = s.bowRadius + .075f;
    s.top = r.range(1.2f, 1.36f);
    s.curl = r.range(.16f, .23f);
    s.bell.throat = {s.bellX, 0, s.bowTop() + .08f};
    const float tilt = r.range(.42f, .62f);
    s.bell.direction = {sine(tilt), 0, cosine(tilt)};
    s.bell.length = r.range(.46f, .54f);
    s.bell.throatRadius = s.bowRadius + .022f;
    s.bell.mouthRadius = r.range(.3f, .36f);
    s.bell.flare = r.range(2.4f, 3.2f);
    return s;
}

// Body, bow and the tube up to the bell: one tube that widens.
void addTubing(Model &m, const Saxophone &s, const WindMaterials &mat)
{
    const float zb = s.bowTop(), middle = s.bowX();
    m.part(mat.body);
    m.capsule(s.onBody(s.top), s.onBody(zb), s.topRadius, s.bowRadius);
    const int bow = m.part(mat.engraved);
    m.tube({s.onBody(zb), {mix(s.bodyX, middle, .16f), 0, mix(zb, s.bow, .62f)}, {middle, 0, s.bow},
            {mix(s.bellX, middle, .16f), 0, mix(zb, s.bow, .62f)}, {s.bellX, 0, zb},
            s.bell.throat}, s.bowRadius, s.bell.throatRadius - .004f, 0, 4);
    m.keypoint("wind_tubing_bottom", bow, {middle, s.bowRadius, s.bow}, {0, 1, 0}).bothSides();

    const int ring = m.part(mat.trim); // where bow and body are screwed together
    m.torus(s.onBody(zb + .03f), {0, 0, 1}, s.bowRadius - .002f, .03f);
    m.torus(s.onBody(s.top), {0, 0, 1}, s.topRadius, .028f);
    for (const float y : bothSides)
        m.keypoint("saxophone_bow_ring_" + sideName(y), ring,
                   s.onBody(zb + .03f) + Vec3{0, y * (s.bowRadius + .03f), 0}, {0, y, 0}).from(.05f);
    // The bell is braced against the body.
    const float z = s.bowTop() + .28f;
    const Vec3 bellSide = s.bell.throat + s.bell.direction * ((z - s.bell.throat.z) / s.bell.direction.z);
    m.part(mat.trim);
    const float wall = bellSide.x - s.bell.radiusAt((z - s.bell.throat.z) / (s.bell.direction.z * s.bell.length))
                                        / s.bell.direction.z;
    m.capsule(s.onBody(z), {wall, 0, z}, .026f);
    m.torus({mix(s.bodyX + s.bodyRadius(z), wall, .5f), 0, z}, {0, 1, 0}, .05f, .02f);
}

void addNeck(Model &m, const Saxophone &s, const WindMaterials &mat, int cork, int black)
{
    const Vec3 root = s.onBody(s.top);
    const Vec3 end = root + Vec3{-.36f, 0, s.curl - .045f};
    const int neck = m.part(mat.body);
    m.tube({root, root + Vec3{0, 0, s.curl * .55f}, root + Vec3{-.1f, 0, s.curl}, root + Vec3{-.23f, 0, s.curl + .005f},
            end}, s.topRadius * .9f, .044f, 0, 5);
    m.keypoint("wind_tubing_top", neck, root + Vec3{-.12f, 0, s.curl + .07f}, {0, 0, 1});
    const int collar = m.part(mat.accent);
    m.cylinder(root + Vec3{0, 0, .035f}, {0, 0, 1}, .03f, s.topRadius + .02f, .015f);
    m.keypoint("saxophone_neck_joint", collar, root + Vec3{s.topRadius + .02f, 0, .035f}, {1, 0, 0});
    m.part(mat.trim); // octave key along the neck
    m.tube({root + Vec3{.03f, .05f, .06f}, root + Vec3{-.03f, .06f, s.curl * .9f},
            root + Vec3{-.16f, .03f, s.curl + .075f}, root + Vec3{-.24f, 0, s.curl + .06f}}, .016f, .016f, 0, 4);
    m.cylinder(root + Vec3{-.25f, 0, s.curl + .052f}, {-.1f, 0, 1}, .016f, .034f, .012f);

    const Vec3 along = normalised({-.9f, 0, -.34f});
    m.part(cork);
    m.capsule(end - along * .02f, end + along * .05f, .05f, .046f);
    const int piece = m.part(black);
    const Vec3 from = end + along * .045f, tip = end + along * .3f;
    m.capsule(from, tip - along * .02f, .064f, .026f);
    m.box(tip + Vec3{-.06f, 0, .095f}, {.16f, .2f, .07f}, .02f).turnY(-.75f).subtract(.02f); // the beak
    m.keypoint("wind_mouthpiece_tip", piece, tip, along);
    m.keypoint("wind_mouthpiece_joint", piece, from + Vec3{0, 0, .06f}, {.2f, 0, 1});
    m.part(mat.trim); // ligature
    for (const float t : {.09f, .125f})
        m.torus(end + along * t, along, mix(.064f, .026f, (t - .045f) / .24f) + .002f, .014f);
}

// Cups along the front of the body; three of them have a pearl for the finger.
void addKeys(Model &m, const Saxophone &s, const WindMaterials &mat)
{
    constexpr int count = 5;
    const char *names[] = {"first", "second", "third"};
    const float low = s.bowTop() + .34f, high = s.top - .11f;
    for (int i = 0; i < count; ++i) {
        const float z = mix(high, low, float(i) / (count - 1)), R = s.bodyRadius(z);
        // They sit a little to the left, where the bell does not hide them.
        const Vec3 out = normalised({.86f, .5f, 0});
        m.part(mat.trim);
        const float radius = i & 1 ? .05f : .042f;
        m.cylinder(s.onBody(z) + out * (R + .028f), out, .016f, radius, .012f);
        if (i & 1)
            continue;
        const int pearl = m.part(mat.pearl);
        m.ellipsoid(s.onBody(z) + out * (R + .047f), {.026f, .026f, .026f});
        m.keypoint(std::string("wind_key_") + names[i / 2], pearl, s.onBody(z) + out * (R + .075f), out).from(.03f);
    }
    m.part(mat.trim); // rods and posts
    for (const float y : bothSides) {
        const auto beside = [&](float z) { return s.onBody(z) + Vec3{.02f, y * (s.bodyRadius(z) + .032f), 0}; };
        m.capsule(beside(s.top - .07f), beside(s.bowTop() + .1f), .014f);
        for (const float z : {s.top - .1f, mix(s.top, s.bowTop(), .5f), s.bowTop() + .14f})
            m.capsule(s.onBody(z), beside(z), .02f, .022f);
    }
    // On stems: keys for the palm on the left, for the side of the hand on the right.
    for (int i = 0; i < 3; ++i) {
        for (const float y : bothSides) {
            const float z = s.top - (y > 0 ? .16f : .46f) - .085f * float(i);
            const Vec3 key = s.onBody(z) + Vec3{-.045f, y * (s.bodyRadius(z) + .045f), 0};
            m.part(mat.trim);
            m.capsule(s.onBody(z), key, .016f);
            m.part(y > 0 ? mat.trim : mat.pearl);
            m.ellipsoid(key, {.048f, .022f, .031f});
        }
    }
}

// Behind the body: the ring for the strap and the hook for the thumb.
void addRear(Model &m, const Saxophone &s, const WindMaterials &mat)
{
    const auto behind = [&](float z, float out) { return s.onBody(z) - Vec3{s.bodyRadius(z) + out, 0, 0}; };
    const float z = mix(s.bowTop(), s.top, .62f);
    const int ring = m.part(mat.trim);
    m.capsule(s.onBody(z), behind(z, .01f), .03f);
    m.torus(behind(z, .05f), {0, 1, 0}, .042f, .016f);
    m.keypoint("saxophone_strap_ring", ring, behind(z, .108f), {-1, 0, 0}).from(.06f);
    m.part(mat.accent);
    const float hook = z - .26f;
    m.tube({s.onBody(hook), behind(hook, .03f), behind(hook - .04f, .05f), behind(hook - .1f, .045f)}, .026f, .022f, 0,
           3);
}

// Two large cups behind wire guards on the left of bell and bow, as low notes have them.
void addBellKeys(Model &m, const Saxophone &s, const WindMaterials &mat)
{
    const Bell &b = s.bell;
    const Vec3 places[] = {b.throat + b.direction * .13f, Vec3{s.bellX, 0, s.bowTop() - .02f}};
    const float radii[] = {b.radiusAt(.13f / b.length), s.bowRadius + .008f};
    for (int i = 0; i < 2; ++i) {
        const Vec3 at = places[i] + Vec3{0, radii[i] + .03f, 0};
        m.part(mat.trim);
        m.cylinder(at, {0, 1, 0}, .018f, .078f, .014f);
        m.torus(at + Vec3{0, .02f, 0}, {0, 1, 0}, .045f, .013f);
        const int knob = m.part(mat.accent);
        m.sphere(at + Vec3{0, .022f, 0}, .024f);
        m.keypoint(i == 0 ? "saxophone_bell_key_upper" : "saxophone_bell_key_lower", knob, at + Vec3{0, .05f, 0},
                   {0, 1, 0}).from(.03f);
    }
}

} // namespace

void buildSaxophone(Model &m)
{
    Rng &r = m.rng;
    const Saxophone s = drawProportions(r);
    m.parameter("body_height", s.top);
    m.parameter("bow_radius", s.bowRadius);
    m.parameter("bell_radius", s.bell.mouthRadius);
    m.parameter("neck_curl", s.curl);

    const WindMaterials mat = windMaterials(m, Vec2{s.bowX() - .02f, s.bow});
    const int cork = m.material(clayOf(colourOf(0xC89A62), .8f, .05f));
    const int black = m.material(plasticOf(colourOf(0x1F1A17), .3f));
    addTubing(m, s, mat);
    addBell(m, s.bell, mat);
    addNeck(m, s, mat, cork, black);
    addKeys(m, s, mat);
    addRear(m, s, mat);
    addBellKeys(m, s, mat);
    addCradle(m, {{s.bowX(), 0, s.bow - s.bowRadius}}, s.bowRadius, .3f);
}

} // namespace soco::demo
