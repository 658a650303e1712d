#include "core/demo/categories/vehicle/driver.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

void addLimbs(Model &m, const Driver &d, int suit, int glove)
{
    const float R = d.headRadius, arm = R * .27f;
    m.part(suit);
    m.capsule(d.hip * Vec3{1, 0, 1}, d.shoulder * Vec3{1, 0, 1}, R * .72f, R * .62f);
    for (const float s : bothSides) {
        const Vec3 side{1, s, 1};
        const Vec3 elbow = mix(d.shoulder, d.hand, .5f) + Vec3{-R * .12f, R * .42f, -R * .30f};
        m.capsule(d.shoulder * side, elbow * side, arm * 1.15f, arm).smooth(R * .2f);
        m.capsule(elbow * side, d.hand * side, arm, arm * .85f).smooth(R * .1f);
        if (d.legs) {
            m.capsule(d.hip * side, d.knee * side, R * .42f, R * .34f).smooth(R * .1f);
            m.capsule(d.knee * side, d.foot * side, R * .34f, R * .25f).smooth(R * .1f);
        }
    }
    m.part(glove);
    for (const float s : bothSides) {
        m.sphere(d.hand * Vec3{1, s, 1}, arm * 1.3f);
        if (d.legs)
            m.capsule(d.foot * Vec3{1, s, 1}, (d.foot + Vec3{.25f, 0, .28f} * R) * Vec3{1, s, 1}, R * .29f, R * .24f);
    }
}

void addHead(Model &m, const Driver &d)
{
    Rng &r = m.rng;
    const float R = d.headRadius;
    const auto at = [&](float x, float y, float z) { return d.head + Vec3{x, y, z} * R; };
    Material shell = paintOf(toyColour(r), .2f, 1);
    shell.pattern = Pattern::Stripe;
    shell.patternAt = r.chance() ? 0 : R * .42f;
    shell.patternWidth = R * .2f;
    shell.colour2 = r.chance(.6f) ? colourOf(0xF1EDE4) : toyColour(r);
    const int skin = m.material(clayOf(colourOf(r.pick({0xEDBE95u, 0xF2CFAEu, 0xC68A5Eu, 0x8D5A3Au})), .6f, .2f));
    const int helmet = m.part(m.material(std::move(shell)));
    m.sphere(d.head, R);
    m.box(at(.95f, 0, -.03f), Vec3{.55f, .64f, .40f} * R, R * .25f).subtract(R * .05f);
    m.part(skin);
    m.sphere(at(.10f, 0, -.03f), R * .80f);
    const int nose = m.part(skin);
    m.sphere(at(.91f, 0, -.14f), R * .115f);
    m.part(m.material(glassOf(colourOf(0x1C1E24))));
    for (const float s : bothSides)
        m.ellipsoid(at(.835f, s * .29f, .05f), Vec3{.09f, .13f, .155f} * R);
    m.part(m.material(plasticOf(colourOf(0xFFFFFF), .2f))); // catch-lights
    for (const float s : bothSides)
        m.sphere(at(.915f, s * .29f + .05f, .115f), R * .04f);
    m.part(m.material(plasticOf(colourOf(0x2A2C30), .3f))); // the visor, pushed up
    m.ellipsoid(at(.62f, 0, .58f), Vec3{.42f, .60f, .16f} * R).turnY(-.75f);
    m.keypoint("racer_helmet_top", helmet, at(0, 0, 1), {0, 0, 1});
    m.keypoint("racer_driver_nose", nose, at(1, 0, -.14f), {1, 0, 0});
}

} // namespace

void addSteeringWheel(Model &m, int rimMaterial, int columnMaterial, Vec3 centre, Vec3 columnEnd, float radius)
{
    const Vec3 axis = normalised(centre - columnEnd), down = normalised(cross(axis, {0, 1, 0}));
    m.part(columnMaterial);
    m.capsule(centre, columnEnd, radius * .14f);
    for (const float s : bothSides)
        m.capsule(centre, centre + Vec3{0, s * radius, 0}, radius * .12f);
    m.capsule(centre, centre + down * radius, radius * .12f);
    const int hub = m.part(columnMaterial);
    m.cylinder(centre + axis * (radius * .06f), axis, radius * .14f, radius * .30f, radius * .08f);
    m.part(rimMaterial);
    m.torus(centre, axis, radius, radius * .17f);
    m.keypoint("cockpit_steering_wheel_center", hub, centre + axis * (radius * .2f), axis);
}

void addDriver(Model &m, const Driver &d)
{
    Material cloth = clayOf(toyColour(m.rng), .8f, .1f);
    const int suit = m.material(std::move(cloth));
    const int glove = m.material(plasticOf(m.rng.chance() ? colourOf(0x2A2C30) : toyColour(m.rng), .6f));
    addLimbs(m, d, suit, glove);
    addHead(m, d);
}

} // namespace soco::demo
