#include "core/demo/categories/bike/bike.h"
#include "core/demo/categories/bike/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 across{0, 1, 0};

enum class Style { Classic, Racer, Chopper };

struct Motorbike {
    Style style;
    float wheelRadius, halfTyre, halfWheelbase;
    Vec3 frontAxle, rearAxle;
    Vec3 steering;          // upwards along the fork
    Vec3 clamp, stem;       // the fork's upper bridge; the handlebar's middle
    float seatHeight;       // of its underside
    Vec3 tank, tankRadii;
    float barHalf, barRise, barSweep;

    Vec3 onFork(float fromAxle, float side) const
    {
        return frontAxle + steering * fromAxle + across * (side * (halfTyre + .045f));
    }
};

Motorbike drawProportions(Rng &r)
{
    Motorbike b;
    b.style = r.pick({Style::Classic, Style::Racer, Style::Chopper});
    const bool chopper = b.style == Style::Chopper, racer = b.style == Style::Racer;
    b.wheelRadius = r.range(.28f, .32f);
    b.halfTyre = r.range(.065f, .082f);
    b.halfWheelbase = b.wheelRadius + (chopper ? r.range(.33f, .37f) : r.range(.29f, .32f));
    b.frontAxle = {b.halfWheelbase, 0, b.wheelRadius};
    b.rearAxle = {-b.halfWheelbase + .03f, 0, b.wheelRadius};
    b.steering = normalised({chopper ? -.56f : -.40f, 0, .9f});
    b.clamp = b.frontAxle + b.steering * (chopper ? r.range(.66f, .72f) : r.range(.58f, .63f));
    b.stem = b.clamp + b.steering * (racer ? .05f : .09f);
    b.seatHeight = 2 * b.wheelRadius + r.range(.05f, .09f);
    b.tankRadii = {r.range(.24f, .29f), r.range(.125f, .15f), r.range(.115f, .14f)};
    b.tank = {b.clamp.x - .19f, 0, b.clamp.z - .10f};
    b.barHalf = r.range(.28f, .35f);
    b.barRise = racer ? 0 : chopper ? r.range(.12f, .22f) : r.range(.03f, .09f);
    b.barSweep = racer ? .05f : r.range(.08f, .16f);
    return b;
}

Material tankPaint(const Motorbike &b, Vec3 colour, Vec3 accent, Rng &r)
{
    Material paint = paintOf(colour, .2f, .95f);
    const Vec2 at{b.tank.x, b.tank.z};
    const int kind = r.index(4);
    if (kind == 0) { // badge
        paint.decals.push_back(discDecal(Side::Flank, 0, at, .06f, colourOf(0xF4F1EA)));
        paint.decals.push_back(discDecal(Side::Flank, 0, at, .038f, accent));
    } else if (kind == 1) { // stripe along
        paint.pattern = Pattern::Stripe;
        paint.patternWidth = .035f;
        paint.colour2 = accent;
    } else if (kind == 2) { // flames
        for (int i = 0; i < 3; ++i) {
            const float z = at.y + .045f * float(1 - i), x = at.x + .24f;
            paint.decals.push_back(polygonDecal(Side::Flank, 0, {{x, z - .02f}, {x - .2f, z - .014f},
                                                                 {x - .36f, z + .012f}, {x - .2f, z + .016f},
                                                                 {x, z + .02f}}, .005f, accent));
        }
    } else {
        paint.pattern = Pattern::TwoTone;
        paint.patternAt = at.y + .005f;
        paint.colour2 = accent;
    }
    return paint;
}

void addWheels(Model &m, const Motorbike &b, const BikeMaterials &mat)
{
    const bool spoked = b.style != Style::Racer;
    const float halfHub = b.halfTyre + .055f;
    for (const auto &[name, axle] : {std::pair{"bike_wheel_front_center", b.frontAxle},
                                     std::pair{"bike_wheel_rear_center", b.rearAxle}}) {
        if (spoked)
            addSpokedWheel(m, mat, {axle, b.wheelRadius, b.halfTyre, 12, b.halfTyre + .02f});
        else
            addScooterWheel(m, mat, axle, b.wheelRadius, b.halfTyre);
        m.part(mat.metal); // brake disc
        m.cylinder(axle + across * (b.halfTyre + .008f), across, .008f, b.wheelRadius * .4f, .005f);
        const int hub = m.part(mat.metal);
        m.cylinder(axle, across, halfHub + .02f, .034f, .014f);
        wheelKeypoint(m, name, hub, axle, halfHub + .02f);
    }
}

void addFrame(Model &m, const Motorbike &b, int material, const BikeMaterials &mat)
{
    const Vec3 head = b.clamp - b.steering * .06f, seatEnd{b.rearAxle.x + .02f, 0, b.seatHeight - .02f};
    const float low = b.wheelRadius * .55f;
    m.part(material);
    m.capsule(b.clamp, head - b.steering * .12f, .042f); // steering head
    m.capsule(head, {-.12f, 0, b.seatHeight - .05f}, .036f).smooth(.02f);
    for (const float s : bothSides) {
        const float y = s * .085f;
        m.tube({head - b.steering * .1f, {.24f, y, low + .13f}, {.10f, y, low}, {-.16f, y, low},
                {-.24f, y, b.seatHeight - .07f}, seatEnd + across * (s * .07f)}, .022f, .022f, .01f, 2);
        const Vec3 dropout = b.rearAxle + across * (s * (b.halfTyre + .045f));
        m.capsule({-.17f, s * .09f, b.wheelRadius + .01f}, dropout, .026f);
    }
    m.part(mat.metal); // shock absorbers
    for (const float s : bothSides) {
        const Vec3 foot = b.rearAxle + Vec3{.02f, s * (b.halfTyre + .06f), .04f};
        const Vec3 high{b.rearAxle.x + .13f, s * (b.halfTyre + .045f), b.seatHeight - .03f};
        m.capsule(foot, high, .017f);
        for (int i = 0; i < 4; ++i)
            m.torus(mix(foot, high, .32f + .15f * float(i)), high - foot, .027f, .010f);
    }
}

// A V of two finned cylinders on a crankcase with round covers.
void addEngine(Model &m, const Motorbike &b, const BikeMaterials &mat)
{
    const Vec3 crank{.01f, 0, b.wheelRadius + .02f};
    const int dark = m.material(metalOf(colourOf(0x6A6E74), .35f, across));
    m.part(dark);
    m.box(crank - Vec3{.03f, 0, .02f}, {.19f, .10f, .11f}, .05f);
    m.cylinder(crank + Vec3{.06f, 0, 0}, across, .125f, .115f, .02f).smooth(.03f);
    for (const float lean : {.42f, -.42f}) {
        const Vec3 up{sine(lean), 0, cosine(lean)};
        const Vec3 foot = crank + Vec3{.02f, 0, 0} + up * .09f;
        m.part(dark);
        m.capsule(foot, foot + up * .17f, .066f);
        m.part(mat.metal);
        for (int i = 0; i < 4; ++i)
            m.cylinder(foot + up * (.045f + .04f * float(i)), up, .011f, .095f - .004f * float(i), .008f);
    }
    for (const float s : bothSides) {
        const int cover = m.part(mat.metal);
        m.cylinder(crank + Vec3{.06f, s * .125f, 0}, across, .025f, .085f, .02f);
        m.torus(crank + Vec3{.06f, s * .146f, 0}, across, .055f, .008f);
        m.keypoint("motorbike_engine_" + sideName(s), cover, crank + Vec3{.06f, s * .15f, 0}, {0, s, 0});

        const Vec3 peg{-.03f, s * .235f, b.wheelRadius * .72f};
        m.part(mat.metal);
        m.capsule({-.05f, s * .08f, b.wheelRadius * .66f}, peg, .017f);
        const int rubber = m.part(mat.grip);
        m.capsule(peg - across * (s * .07f), peg, .026f);
        m.keypoint("motorbike_footrest_" + sideName(s), rubber, peg + across * (s * .026f), {0, s, 0}).from(.05f);
    }
}

// On the right.
void addExhaust(Model &m, const Motorbike &b, const BikeMaterials &mat)
{
    const float z = b.wheelRadius * .62f;
    const bool raised = b.style == Style::Racer;
    const Vec3 start{-.2f, -.19f, z}, tip{b.rearAxle.x - .22f, -.20f, z + (raised ? .16f : .03f)};
    m.part(mat.metal);
    m.tube({{.16f, -.06f, b.wheelRadius + .2f}, {.27f, -.13f, b.wheelRadius + .06f}, {.15f, -.17f, z - .02f}, start},
           .026f, .026f, 0, 3);
    const int pipe = m.part(mat.metal);
    m.capsule(start, tip, .036f, .055f);
    m.capsule(mix(start, tip, .8f), tip + (tip - start), .034f).subtract(.006f);
    m.part(mat.tyre);
    m.sphere(mix(start, tip, .82f), .036f);
    m.keypoint("motor_scooter_exhaust_tip", pipe, tip + Vec3{-.05f, 0, .05f}, {-.7f, 0, .7f}).from(.03f);
    m.part(mat.metal); // side stand, on the left
    m.capsule({-.12f, .10f, z}, {-.19f, .27f, .02f}, .018f);
}

void addTankAndSeat(Model &m, const Motorbike &b, int paint, const BikeMaterials &mat)
{
    Rng &r = m.rng;
    const Vec3 t = b.tank, radii = b.tankRadii;
    const int tank = m.part(paint);
    m.ellipsoid(t + Vec3{.04f, 0, .01f}, radii);
    m.ellipsoid(t - Vec3{radii.x * .55f, 0, .03f}, {radii.x * .8f, radii.y * .72f, radii.z * .75f}).smooth(.06f);
    m.box(t - Vec3{.02f, 0, radii.z * 1.5f}, {.3f, .3f, radii.z}, .02f).subtract(.03f); // flat underside
    m.keypoint("motorbike_tank_side_left", tank, t + Vec3{.04f, radii.y, 0}, across);
    m.keypoint("motorbike_tank_side_right", tank, t + Vec3{.04f, -radii.y, 0}, -across);
    const Vec3 cap = t + Vec3{.07f, 0, radii.z + .005f};
    const int lid = m.part(mat.metal);
    m.cylinder(cap, {0, 0, 1}, .018f, .04f, .01f);
    m.keypoint("motorbike_tank_cap", lid, cap + Vec3{0, 0, .018f}, {0, 0, 1});

    const float front = t.x - radii.x * 1.42f, rear = b.rearAxle.x - (b.style == Style::Chopper ? -.06f : .06f);
    const float middle = (front + rear) / 2, half = (front - rear) / 2, z = b.seatHeight + .02f;
    const int seat = m.part(mat.saddle);
    m.ellipsoid({middle + half * .42f, 0, z + .02f}, {half * .62f, .125f, .058f});
    m.ellipsoid({middle - half * .45f, 0, z + .045f}, {half * .56f, .13f, .066f}).smooth(.06f);
    m.keypoint("bike_seat_front_tip", seat, {front, 0, z + .02f}, {1, 0, .1f}).from(.03f);
    m.keypoint("bike_seat_rear_center", seat, {rear, 0, z + .045f}, {-1, 0, .1f});

    m.part(paint); // side panels under the seat
    for (const float s : bothSides)
        m.box({-.2f, s * .10f, b.wheelRadius + .19f}, {.085f, .03f, .085f}, .028f).turnY(-.25f);
    if (b.style == Style::Racer) { // tail hump
        m.part(paint);
        m.ellipsoid({rear - .015f, 0, z + .055f}, {.15f, .12f, .085f});
        m.box({rear + .2f, 0, z + .08f}, {.13f, .3f, .2f}, .04f).subtract(.03f);
    } else if (b.style == Style::Chopper || r.chance(.4f)) { // backrest
        m.part(mat.metal);
        m.tube({{rear + .06f, .1f, z}, {rear - .07f, .09f, z + .22f}, {rear - .09f, 0, z + .29f},
                {rear - .07f, -.09f, z + .22f}, {rear + .06f, -.1f, z}}, .015f, .015f, 0, 3);
        m.part(mat.saddle);
        m.box({rear - .055f, 0, z + .19f}, {.03f, .085f, .06f}, .028f).turnY(-.3f);
    }
}

void addFrontEnd(Model &m, const Motorbike &b, int paint, const BikeMaterials &mat)
{
    const float top = length(b.clamp - b.frontAxle);
    m.part(mat.metal);
    for (const float s : bothSides) {
        m.capsule(b.onFork(0, s), b.onFork(top * .5f, s), .034f, .034f);
        m.capsule(b.onFork(top * .5f, s), b.onFork(top + .03f, s), .026f);
    }
    m.part(mat.metal);
    for (const float at : {top, top - .15f})
        m.capsule(b.onFork(at, 1), b.onFork(at, -1), .028f);
    const float rise = b.wheelRadius + .03f;
    addMudguard(m, paint, b.frontAxle, rise, b.halfTyre + .012f, .55f, b.style == Style::Chopper ? 2.0f : 2.5f);

    const Vec3 lens = mix(b.frontAxle, b.clamp, .86f) + Vec3{.235f, 0, 0};
    m.part(mat.metal);
    m.capsule(lens - Vec3{.12f, 0, 0}, mix(b.frontAxle, b.clamp, .86f), .03f);
    addHeadlamp(m, mat, lens, .10f);
    if (b.style == Style::Racer) { // a small fairing round the lamp
        m.part(paint);
        m.ellipsoid(lens - Vec3{.08f, 0, -.04f}, {.14f, .165f, .17f});
        m.box(lens - Vec3{.3f, 0, 0}, {.22f, .4f, .4f}, .02f).subtract(.02f);
        m.cylinder(lens, {1, 0, 0}, .2f, .115f, .01f).subtract(.02f);
        m.part(m.material(glassOf(colourOf(0x24384A))));
        m.ellipsoid(lens + Vec3{-.10f, 0, .155f}, {.09f, .12f, .13f});
    }
    for (const float s : bothSides) {
        const Vec3 lamp = lens + Vec3{-.09f, s * .185f, -.02f};
        m.part(mat.metal);
        m.capsule(lens + Vec3{-.14f, 0, -.02f}, lamp, .014f);
        m.ellipsoid(lamp - Vec3{.012f, 0, 0}, {.034f, .042f, .042f});
        const int indicator = m.part(mat.amber);
        m.ellipsoid(lamp + Vec3{.012f, 0, 0}, {.03f, .036f, .036f});
        m.keypoint("motor_scooter_indicator_front_" + sideName(s), indicator, lamp + Vec3{.042f, 0, 0}, {1, 0, 0});
    }
}

void addHandlebar(Model &m, const Motorbike &b, const BikeMaterials &mat)
{
    const int bar = m.part(mat.metal);
    m.capsule(b.clamp, b.stem, .03f);
    m.capsule(b.stem - across * .05f, b.stem + across * .05f, .028f).smooth(.02f);
    m.keypoint("bike_handlebar_stem_joint", bar, b.stem + Vec3{0, 0, .028f}, {-.2f, 0, 1});
    for (const float s : bothSides) {
        const Vec3 bend = b.stem + Vec3{.0f, s * b.barHalf * .45f, b.barRise};
        const Vec3 from = b.stem + Vec3{-b.barSweep * .7f, s * b.barHalf * .82f, b.barRise};
        const Vec3 to = from + normalised(Vec3{-b.barSweep, s * b.barHalf * .5f, -.01f}) * .13f;
        m.part(mat.metal);
        m.tube({b.stem, bend, from}, .021f, .021f, 0, 3);
        addGrip(m, mat.grip, from, to, .034f, s);
        addLever(m, mat.metal, from, to, .032f);
        addMirror(m, mat, mix(bend, from, .85f), from + Vec3{.03f, s * .04f, .17f}, s);
    }
    m.part(mat.metal); // speedometer
    m.cylinder(b.clamp + Vec3{.05f, 0, .07f}, {-.6f, 0, .8f}, .025f, .05f, .012f);
}

void addRear(Model &m, const Motorbike &b, int paint, const BikeMaterials &mat)
{
    constexpr float end = 2.75f;
    const float radius = b.wheelRadius + .025f;
    addMudguard(m, paint, b.rearAxle, radius, b.halfTyre + .016f, .9f, end);
    const auto onGuard = [&](float angle, float out) {
        return b.rearAxle + Vec3{cosine(angle) * (radius + out), 0, sine(angle) * (radius + out)};
    };
    const Vec3 lamp = onGuard(end - .42f, .05f), plate = onGuard(end - .12f, .06f);
    m.part(mat.metal);
    m.capsule(onGuard(end - .42f, 0), lamp, .035f);
    addTaillamp(m, mat, lamp - Vec3{.015f, 0, 0}, {.036f, .055f, .045f});
    m.part(mat.metal);
    m.capsule(onGuard(end - .2f, 0), plate, .018f);
    addNumberPlate(m, plate - Vec3{.014f, 0, 0});
}

} // namespace

void buildMotorbike(Model &m)
{
    Rng &r = m.rng;
    const Motorbike b = drawProportions(r);
    m.parameter("wheel_radius", b.wheelRadius);
    m.parameter("half_wheelbase", b.halfWheelbase);
    m.parameter("seat_height", b.seatHeight);
    m.parameter("bar_height", b.stem.z + b.barRise);
    m.parameter("style", float(b.style));

    const Vec3 colour = toyColour(r), accent = r.chance() ? colourOf(0xF1EDE4) : toyColour(r);
    const int tank = m.material(tankPaint(b, colour, accent, r)), plain = m.material(paintOf(colour, .2f, .95f));
    const int frame = m.material(r.chance(.6f) ? paintOf(colourOf(0x3A3E45), .3f, .8f) : anyPaint(r));
    const BikeMaterials mat = bikeMaterials(m, r.chance() ? metalOf(colourOf(0xC8CBCF), .25f, across) : anyPaint(r));

    addWheels(m, b, mat);
    addFrame(m, b, frame, mat);
    addEngine(m, b, mat);
    addExhaust(m, b, mat);
    addTankAndSeat(m, b, tank, mat);
    addFrontEnd(m, b, plain, mat);
    addHandlebar(m, b, mat);
    addRear(m, b, plain, mat);
}

} // namespace soco::demo
