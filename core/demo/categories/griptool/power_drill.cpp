#include "core/demo/categories/griptool/griptool.h"
#include "core/demo/categories/griptool/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Bit { Twist, Screwdriver };

struct Drill {
    float axis;        // height of the barrel's middle
    float radius;      // of the barrel
    float rear, front; // x of the barrel's ends
    Bit bit;
    float tip;         // x of the bit's end
    float batteryHeight, batteryHalf; // half: along x
    Grip grip;

    Vec3 onAxis(float x) const { return {x, 0, axis}; }
    float batteryX() const { return grip.bottom.x + .05f; }
};

Drill drawProportions(Rng &r)
{
    Drill d;
    d.axis = r.range(.98f, 1.12f);
    d.radius = r.range(.19f, .23f);
    d.rear = -r.range(.44f, .52f);
    d.front = r.range(.27f, .33f);
    d.bit = r.chance(.65f) ? Bit::Twist : Bit::Screwdriver;
    d.tip = d.front + .28f + r.range(.22f, .4f);
    d.batteryHeight = r.range(.2f, .27f);
    d.batteryHalf = r.range(.25f, .3f);
    const float lean = r.range(.05f, .22f);
    d.grip.top = {-.12f, 0, d.axis - d.radius * .7f};
    d.grip.bottom = {-.12f - lean, 0, d.batteryHeight + .02f};
    d.grip.topRadius = .128f;
    d.grip.bottomRadius = .115f;
    return d;
}

// Name plate, cooling slits and a second colour for the nose or the rear cap.
void decorate(Material &shell, const Drill &d, Vec3 colour, Rng &r)
{
    const Vec3 dark = colourOf(0x2A2C30), cream = colourOf(0xF1EDE4);
    const auto flank = [&](Vec2 centre, Vec2 half, float rounding, Vec3 paint) {
        return rectangleDecal(Side::Flank, 0, centre, half, rounding, paint);
    };
    if (r.chance(.6f)) {
        const float x = r.chance() ? d.rear : d.front;
        Decal cap = flank({x, d.axis}, {.13f, .22f}, 0, seenOn(colour, r.chance() ? dark : cream));
        cap.threshold = 0;
        shell.decals.push_back(cap);
    }
    const float z = d.axis + .02f;
    const bool isLight = colour.x + colour.y + colour.z > 1.8f; // a cream plate would vanish
    shell.decals.push_back(flank({-.08f, z}, {.2f, .055f}, .015f, isLight ? colourOf(0x8CC7A4) : cream));
    const int kind = r.index(3);
    if (kind == 0) {
        shell.decals.push_back(styled(flank({-.08f, z}, {.17f, .03f}, 0, colour * .4f), DecalStyle::Bars, .055f));
    } else if (kind == 1) {
        shell.decals.push_back(styled(flank({-.08f, z}, {.18f, .04f}, 0, dark), DecalStyle::Checks, .04f));
    } else {
        for (int i = 0; i < 4; ++i) {
            const float x = -.2f + .08f * float(i), half = .012f + .008f * float(r.index(3));
            shell.decals.push_back(flank({x, z}, {half, .032f}, .008f, i == 0 ? colourOf(0xCF3F2E) : dark));
        }
    }
    for (int i = 0; i < 4; ++i) {
        Decal slit = flank({d.rear + .1f + .045f * float(i), d.axis - .1f}, {.012f, .055f}, .011f, dark);
        shell.decals.push_back(slit);
        slit.centre.y = d.axis + .115f;
        slit.half.y = .03f;
        shell.decals.push_back(slit);
    }
}

void addBody(Model &m, const Drill &d, int shell, int black)
{
    const float R = d.radius;
    const Grip &g = d.grip;
    const int part = m.part(shell);
    alongX(m.revolve(d.onAxis(0), splineThrough({{-.05f, d.rear}, {R * .62f, d.rear + .005f}, {R * .9f, d.rear + .06f},
                                                 {R * .98f, d.rear + .2f}, {R * .95f, d.front - .2f},
                                                 {R * .82f, d.front}, {-.05f, d.front}}, 18), .012f));
    m.box({-.06f, 0, d.axis - .1f}, {.27f, R * .72f, .18f}, .08f).smooth(.06f);
    m.capsule(g.top, g.axisAt(.9f), g.topRadius, g.bottomRadius).smooth(.07f);
    // The grip spreads to a shoe that the battery slides into.
    const float shoe = d.batteryHeight + .035f;
    m.box({d.batteryX(), 0, shoe}, {d.batteryHalf - .02f, .15f, .035f}, .03f).smooth(.09f);
    m.keypoint("griptool_body_top_center", part, {-.05f, 0, d.axis + R}, {0, 0, 1});
    placeBarrelFront(m, part, {d.front - .06f, R * .86f, d.axis});
    placeGripBottom(m, part, {d.batteryX() + d.batteryHalf - .02f, 0, shoe - .01f},
                    {d.batteryX() - d.batteryHalf + .02f, 0, shoe - .01f});

    const int cap = m.part(black);
    m.cylinder(d.onAxis(d.rear), {1, 0, 0}, .03f, R * .5f, .02f);
    for (int i = -1; i <= 1; ++i)
        m.box(d.onAxis(d.rear - .02f) + Vec3{0, 0, float(i) * R * .22f}, {.03f, R * .36f, .012f}, .01f);
    m.keypoint("griptool_body_rear_center", cap, d.onAxis(d.rear - .05f), {-1, 0, 0});
}

void addChuckAndBit(Model &m, const Drill &d, int black, int accent, int metal)
{
    const float R = d.radius, x = d.front;
    m.part(accent); // the ring that sets the torque, with notches
    m.cylinder(d.onAxis(x + .035f), {1, 0, 0}, .045f, R * .84f, .02f);
    for (int i = 0; i < 10; ++i) {
        const float a = float(i) * pi / 5;
        m.sphere(d.onAxis(x + .035f) + Vec3{0, cosine(a), sine(a)} * (R * .88f), .02f).subtract(.012f);
    }
    const int chuck = m.part(black);
    alongX(m.revolve(d.onAxis(x), {{-.05f, .06f}, {R * .66f, .06f}, {R * .66f, .13f}, {R * .6f, .16f}, {R * .3f, .27f},
                                   {-.05f, .27f}}, .014f));
    for (int i = 0; i < 8; ++i) { // flutes to turn it by
        const float a = float(i) * pi / 4 + pi / 8;
        const Vec3 out{0, cosine(a), sine(a)};
        m.capsule(d.onAxis(x + .1f) + out * (R * .72f), d.onAxis(x + .24f) + out * (R * .46f), .016f).subtract(.012f);
    }
    m.keypoint("power_drill_chuck_front", chuck, d.onAxis(x + .14f) + Vec3{0, 0, R * .68f}, {.2f, 0, 1});

    const float root = x + .27f;
    const int bit = m.part(metal);
    m.capsule(d.onAxis(root), d.onAxis(root + .07f), .042f, .034f);
    if (d.bit == Bit::Twist) {
        m.capsule(d.onAxis(root + .05f), d.onAxis(d.tip - .04f), .02f);
        m.capsule(d.onAxis(d.tip - .04f), d.onAxis(d.tip - .006f), .02f, .006f);
        const int turns = 7;
        for (int i = 0; i < turns; ++i)
            m.torus(d.onAxis(mix(root + .1f, d.tip - .05f, float(i) / (turns - 1))), normalised({1, .35f, .25f}), .023f,
                    .009f);
    } else {
        m.cylinder(d.onAxis(mix(root, d.tip, .5f)), {1, 0, 0}, (d.tip - root) * .5f - .02f, .024f, .008f);
        m.box(d.onAxis(d.tip - .03f), {.03f, .026f, .010f}, .006f).smooth(.02f);
    }
    m.keypoint("griptool_nose_tip", bit, d.onAxis(d.tip), {1, 0, 0});
}

void addHandle(Model &m, const Drill &d, int sleeve, int accent, int lamp)
{
    const Grip &g = d.grip;
    const int grip = m.part(sleeve);
    m.capsule(g.axisAt(.3f) - g.front() * .022f, g.axisAt(.76f) - g.front() * .022f, g.radiusAt(.3f) - .004f,
              g.radiusAt(.76f) - .004f);
    placeGripKeypoints(m, g, grip, .53f);

    const int trigger = m.part(accent);
    m.box(g.frontAt(.27f) + g.front() * .02f, {.062f, .055f, .1f}, .04f).turnY(g.lean());
    // The finger rests in a hollow.
    m.sphere(g.frontAt(.29f) + g.front() * .165f, .1f).subtract(.03f);
    m.keypoint("griptool_trigger_center", trigger, g.frontAt(.29f) + g.front() * .065f, g.front()).from(.1f);
    m.part(accent); // forwards or backwards: a pin through the body
    m.capsule({-.1f, -d.radius * .72f - .02f, d.axis - .2f}, {-.1f, d.radius * .72f + .02f, d.axis - .2f}, .026f);
    m.part(lamp);
    m.ellipsoid({.2f, 0, d.axis - .21f}, {.03f, .034f, .03f});
}

void addBattery(Model &m, const Drill &d, int black, int accent)
{
    const float x = d.batteryX(), half = d.batteryHeight * .5f;
    const int battery = m.part(black);
    m.box({x, 0, half}, {d.batteryHalf, .165f, half}, .045f);
    for (const float s : bothSides) {
        m.keypoint("power_drill_battery_front_" + sideName(s) + "_corner", battery,
                   {x + d.batteryHalf - .02f, s * .145f, .025f}, {.6f, s * .6f, -.25f});
        m.keypoint("power_drill_battery_rear_" + sideName(s) + "_corner", battery,
                   {x - d.batteryHalf + .02f, s * .145f, .025f}, {-.6f, s * .6f, -.25f});
    }
    m.part(accent);
    for (const float s : bothSides) // the catches
        m.box({x + .06f, s * .165f, d.batteryHeight - .06f}, {.06f, .016f, .03f}, .014f);
}

} // namespace

void buildPowerDrill(Model &m)
{
    Rng &r = m.rng;
    const Drill d = drawProportions(r);
    m.parameter("barrel_height", d.axis);
    m.parameter("barrel_radius", d.radius);
    m.parameter("bit", float(d.bit));
    m.parameter("bit_tip", d.tip);
    m.parameter("grip_lean", d.grip.lean());

    const Vec3 colour = toyColour(r);
    Material shell = paintOf(colour, .3f, .7f);
    shell.colour3 = colour * .6f;
    decorate(shell, d, colour, r);
    const Vec3 dark = colourOf(0x2A2C30);
    Material battery = plasticOf(dark, .5f);
    if (r.chance()) { // how full it is
        for (int i = 0; i < 4; ++i)
            battery.decals.push_back(discDecal(Side::Flank, 0, {d.batteryX() - .15f + .055f * float(i), .07f}, .018f,
                                               colourOf(i < 3 ? 0x8CC7A4 : 0x55595F)));
    } else {
        battery.decals.push_back(rectangleDecal(Side::Flank, 0, {d.batteryX() - .06f, .08f}, {.13f, .022f}, .01f,
                                                colour));
    }
    const int shellMaterial = m.material(shell);
    const int black = m.material(plasticOf(dark, .5f)), batteryMaterial = m.material(battery);
    const int sleeve = m.material(ribbed(r.chance() ? dark : colour * .45f, d.grip.up()));
    const int accent = m.material(plasticOf(toyColour(r), .35f));
    const int metal = m.material(metalOf(colourOf(0xB9BCC0), .28f, {1, 0, 0}));
    const int lamp = m.material(glassOf(colourOf(0xF3E9C9)));

    addBody(m, d, shellMaterial, black);
    addChuckAndBit(m, d, black, accent, metal);
    addHandle(m, d, sleeve, accent, lamp);
    addBattery(m, d, batteryMaterial, accent);
}

} // namespace soco::demo
