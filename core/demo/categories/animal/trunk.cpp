#include "core/demo/categories/animal/anatomy.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

void addLeg(Model &m, const Animal &a, const Leg &leg)
{
    const float lr = a.legRadius, lower = lr * a.species.shank;
    const Vec3 ankle = leg.foot + Vec3{0, 0, .03f};
    if (leg.front) {
        m.capsule(leg.top, leg.joint, lr * 1.3f, mix(lr, lower, .7f)).smooth(.07f);
    } else {
        m.capsule(leg.top, leg.stifle, lr * 1.7f, lr * 1.25f).smooth(.08f);
        m.capsule(leg.stifle, leg.joint, lr * 1.2f, mix(lr, lower, .8f)).smooth(.05f);
    }
    m.capsule(leg.joint, ankle, mix(lr, lower, .8f), lower).smooth(.03f);
}

// A paw: a ball of the foot and its toes.
Vec3 addPaw(Model &m, const Animal &a, const Leg &leg)
{
    const float lr = a.legRadius;
    m.ellipsoid(leg.foot + Vec3{lr * .45f, 0, 0}, {lr * 1.25f, lr * 1.05f, lr * .72f}).smooth(.05f);
    for (int k = -1; k <= 1; ++k)
        m.sphere(leg.foot + Vec3{lr * (k ? 1.18f : 1.32f), float(k) * lr * .58f, -lr * .12f}, lr * .45f).smooth(.012f);
    return leg.foot + Vec3{lr * 1.77f, 0, -lr * .12f};
}

Vec3 toe(const Animal &a, const Leg &leg, int k)
{
    const float lr = a.legRadius;
    return leg.foot + Vec3{lr * (k ? 1.55f : 1.70f), float(k) * lr * .58f, 0};
}

// Horn, on which a hoofed animal walks; the floor cuts it. Returns its front.
Vec3 addHoof(Model &m, const Animal &a, const Leg &leg)
{
    const float lr = a.legRadius, radius = std::max(lr * a.species.shank * 1.22f, .05f);
    const Vec3 at{leg.foot.x + radius * .25f, leg.foot.y, 0};
    if (a.species.foot == Foot::Hoof) {
        m.capsule(at + Vec3{-.012f, 0, .075f}, at + Vec3{.014f, 0, .015f}, radius * .95f, radius * 1.12f);
        return at + Vec3{.014f + radius * 1.1f, 0, .025f};
    }
    for (const float s : bothSides)
        m.ellipsoid(at + Vec3{0, s * radius * .47f, .030f}, {radius * 1.15f, radius * .50f, .080f});
    return at + Vec3{radius * 1.12f, radius * .47f, .035f};
}

} // namespace

// Trunk, neck and legs: one smooth union, which gives the clay look.
int addTrunk(Model &m, const Animal &a)
{
    const Species &s = a.species;
    const float br = a.bodyRadius;
    const int trunk = m.part(a.mat.trunk);
    const Vec3 middle = mix(a.shoulder, a.hip, .5f);
    const Vec3 barrel{a.bodyHalf * .95f, br * .88f * s.waist, br * .90f * s.waist};
    m.ellipsoid({0, 0, middle.z - br * .06f}, barrel).turnY(-s.slope / (a.bodyHalf * 1.5f));
    m.sphere(a.shoulder, br * .90f * s.chest).smooth(.12f);
    m.sphere(a.hip, br * .88f * s.hips).smooth(.12f);
    if (s.hump > 0)
        m.sphere(a.shoulder + Vec3{-.04f, 0, br * (.30f + s.hump * .35f)}, br * .66f).smooth(.15f);
    m.capsule(a.neckBase, a.head, a.neckRadius(0), a.neckRadius(1)).smooth(.12f);
    if (s.dewlap > 0)
        m.capsule(a.neckAt(.75f) - Vec3{0, 0, a.neckRadius(.7f) * .8f},
                  a.shoulder + Vec3{br * .75f, 0, -br * .55f - s.dewlap}, .05f, .045f).smooth(.10f);
    for (const Leg &leg : a.legs)
        addLeg(m, a, leg);
    std::array<Vec3, 4> fronts;
    if (s.foot == Foot::Paw)
        for (std::size_t i = 0; i < 4; ++i)
            fronts[i] = addPaw(m, a, a.legs[i]);
    addTrunkLocks(m, a);

    for (std::size_t i = 0; i < 4; ++i) {
        const Leg &leg = a.legs[i];
        const std::string name = std::string(leg.front ? "front_" : "rear_") + sideName(leg.side);
        if (s.foot == Foot::Paw)
            m.keypoint("animal_paw_" + name, trunk, fronts[i], {});
        const float forward = leg.front ? 1.f : -1.f;
        m.keypoint("animal_knee_" + name, trunk, leg.joint + Vec3{forward * a.legRadius * .85f, 0, 0}, {forward, 0, 0})
            .from(.06f);
    }
    return trunk;
}

void addFeet(Model &m, const Animal &a)
{
    if (a.species.foot == Foot::Paw) {
        if (a.species.claws == 0)
            return;
        const Vec3 claw = Vec3{.030f, 0, -.020f} * a.species.clawLength;
        m.part(a.mat.claw);
        for (const Leg &leg : a.legs)
            for (int k = -1; k <= 1; ++k)
                m.capsule(toe(a, leg, k) - Vec3{.01f, 0, 0}, toe(a, leg, k) + claw, .015f, .007f);
        return;
    }
    for (const Leg &leg : a.legs) {
        const int hoof = m.part(a.mat.hoof);
        const Vec3 front = addHoof(m, a, leg);
        const std::string name = std::string(leg.front ? "front_" : "rear_") + sideName(leg.side);
        m.keypoint("animal_paw_" + name, hoof, front, {});
    }
}

void addCollar(Model &m, const Animal &a, int trunk)
{
    Rng &r = m.rng;
    constexpr float at = .45f; // along the neck
    const Vec3 axis = a.neckAxis(), centre = a.neckAt(at);
    const Vec3 front = normalised(Vec3{1, 0, 0} - axis * axis.x), side = cross(axis, front);
    float neck = 0; // as wide as the neck has become with all that blends into it
    for (int i = 0; i < 8; ++i) {
        const float angle = float(i) * pi / 4;
        const Vec3 out = front * cosine(angle) + side * sine(angle);
        neck += length(ontoPart(m, trunk, centre + out * .1f, out) - centre) / 8;
    }
    m.part(m.material(plasticOf(toyColour(r), .35f)));
    m.torus(centre, axis, neck + .004f, .028f);
    if (a.species.keg) {
        const Vec3 keg = centre + front * (neck + .085f) - Vec3{0, 0, .03f};
        m.part(m.material(anyWood(r, {0, 1, 0})));
        m.cylinder(keg, {0, 1, 0}, .105f, .080f, .02f);
        m.part(m.material(metalOf(colourOf(0xD9B25A), .25f)));
        for (const float s : bothSides)
            m.torus(keg + Vec3{0, s * .062f, 0}, {0, 1, 0}, .078f, .010f);
        return;
    }
    m.part(m.material(metalOf(colourOf(0xD9B25A), .25f)));
    m.sphere(centre + front * (neck + .045f) - Vec3{0, 0, .03f}, .035f);
}

} // namespace soco::demo
