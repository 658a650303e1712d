#include "core/demo/categories/machine/machine.h"
#include "core/demo/categories/machine/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Forklift {
    float halfWidth;
    float rear, front;              // x of counterweight and chassis
    float frontAxle, rearAxle, frontRadius, rearRadius;
    float floor;                    // where the driver's feet stand
    float weightTop;                // of the counterweight
    float seat;
    float guard;                    // height of the overhead guard
    float guardFront, guardRear;    // x
    float mast, mastTop, mastY;     // x, height, half distance of the rails
    float lift, forkLength, forkY;

    Vec3 wheelCentre(bool frontOne, float side) const
    {
        return frontOne ? Vec3{frontAxle, side * (halfWidth - .07f), frontRadius}
                        : Vec3{rearAxle, side * (halfWidth - .07f), rearRadius};
    }
};

Forklift drawProportions(Rng &r)
{
    Forklift f;
    f.halfWidth = r.range(.37f, .43f);
    f.rear = -r.range(.82f, .92f);
    f.front = r.range(.30f, .36f);
    f.frontRadius = r.range(.19f, .22f);
    f.rearRadius = f.frontRadius * r.range(.8f, .92f);
    f.frontAxle = f.front - .12f;
    f.rearAxle = f.rear + r.range(.28f, .33f);
    f.floor = r.range(.30f, .34f);
    f.weightTop = f.floor + r.range(.30f, .36f);
    f.seat = f.weightTop + .03f;
    f.guard = r.range(1.28f, 1.42f);
    f.guardFront = f.front - r.range(.12f, .18f);
    f.guardRear = f.rear + r.range(.22f, .3f);
    f.mast = f.front + .12f;
    f.mastTop = f.guard + r.range(.0f, .22f);
    f.mastY = r.range(.19f, .23f);
    f.lift = r.range(.0f, .5f);
    f.forkLength = r.range(.50f, .62f);
    f.forkY = r.range(.14f, .2f);
    return f;
}

struct ForkliftMaterials {
    VehicleMaterials vehicle;
    int body = 0, weight = 0, guard = 0, mast = 0, fork = 0, seat = 0;
};

ForkliftMaterials drawMaterials(Model &m, const Forklift &f)
{
    Rng &r = m.rng;
    const Vec3 colour = r.chance(.5f) ? colourOf(r.pick({0xE5AC2Fu, 0xE57A26u})) : toyColour(r);
    const Vec3 dark = colourOf(0x2A2C30), second = r.chance() ? dark : toyColour(r);
    Material body = paintOf(colour, .28f, .85f), weight = paintOf(r.chance() ? colour : second, .3f, .8f);
    // Warning stripes round the counterweight's foot.
    const float z = f.floor - .06f;
    for (const Side side : {Side::Flank, Side::End}) {
        const float middle = side == Side::Flank ? f.rear + .1f : 0;
        const Vec3 yellow = colourOf(0xE5AC2F);
        weight.decals.push_back(rectangleDecal(side, side == Side::End ? -1.f : 0.f, {middle, z}, {.42f, .045f}, .008f,
                                               yellow));
        for (int i = -6; i <= 6; ++i) {
            const float u = middle + float(i) * .075f;
            weight.decals.push_back(polygonDecal(side, side == Side::End ? -1.f : 0.f,
                                                 {{u - .03f, z - .042f}, {u, z - .042f}, {u + .03f, z + .042f},
                                                  {u, z + .042f}}, .002f, dark));
        }
    }
    weight.decals.push_back(
        styled(rectangleDecal(Side::End, -1, {0, f.weightTop - .12f}, {f.halfWidth * .5f, .06f}, .015f, dark),
               DecalStyle::Bars, .05f));
    body.decals.push_back(rectangleDecal(Side::Flank, 0, {-.1f, f.floor + .1f}, {.5f, .018f}, .006f,
                                         colourOf(0xF1EDE4)));
    body.decals.push_back(outlined(rectangleDecal(Side::Flank, 0, {-.28f, f.floor + .21f}, {.13f, .06f}, .02f,
                                                  colour * .3f), .006f));
    ForkliftMaterials mat;
    const Vec3 axle{0, 1, 0};
    mat.vehicle = vehicleMaterials(m, r.chance() ? paintOf(toyColour(r)) : paintOf(colourOf(0xF1EDE4)),
                                   metalOf(colourOf(0xD9DADB), .2f, axle), metalOf(colourOf(0xC8CBCF), .25f, axle));
    mat.body = m.material(body);
    mat.weight = m.material(weight);
    mat.guard = m.material(r.chance(.6f) ? paintOf(dark, .3f, .7f) : paintOf(second, .3f, .7f));
    mat.mast = m.material(r.chance() ? paintOf(dark, .3f, .7f) : paintOf(toyColour(r), .3f, .7f));
    mat.fork = m.material(metalOf(colourOf(0x8C9096), .35f, {1, 0, 0}));
    mat.seat = m.material(plasticOf(r.pick({colourOf(0x2A2C30), colourOf(0x7A4A2A), colourOf(0x2C4668)}), .55f));
    return mat;
}

void addBody(Model &m, const Forklift &f, const ForkliftMaterials &mat)
{
    const float W = f.halfWidth, low = f.rearRadius * .55f;
    const int weight = m.part(mat.weight);
    const float weightFront = f.rear + .52f;
    m.extrudeTapered({f.rear + .4f, 0, 0},
                     splineThrough({{-.30f, low + .07f},
                                    {.12f, low + .07f},
                                    {.12f, f.weightTop - .07f},
                                    {-.20f, f.weightTop - .07f},
                                    {-.32f, f.weightTop - .16f},
                                    {-.33f, f.floor - .02f}},
                                   3),
                     W - .02f, .07f, W - .03f, low, f.weightTop);
    for (const float s : bothSides)
        m.cylinder({f.rearAxle, s * W, f.rearRadius}, {0, 1, 0}, .19f, f.rearRadius * 1.18f, .02f).subtract(.02f);
    const int body = m.part(mat.body);
    // Chassis with mudguards, engine box under the seat, dashboard.
    m.box({(weightFront + f.front) / 2 - .04f, 0, f.floor - .06f}, {(f.front - weightFront) / 2 + .04f, W - .05f, .09f},
          .03f);
    m.box({f.rear + .56f, 0, (f.floor + f.weightTop) / 2 - .01f}, {.20f, W - .045f, (f.weightTop - f.floor) / 2 + .01f},
          .04f);
    for (const float s : bothSides) {
        const float y = s * (W - .08f);
        m.box({f.frontAxle, y, f.frontRadius * 2 - .05f}, {f.frontRadius * 1.22f, .1f, .075f}, .04f);
        m.cylinder({f.frontAxle, s * W, f.frontRadius}, {0, 1, 0}, .2f, f.frontRadius * 1.12f, .02f).subtract(.015f);
    }
    m.box({f.front - .045f, 0, f.floor + .17f}, {.05f, W - .1f, .22f}, .035f);
    m.part(mat.vehicle.black);
    m.box({(weightFront + f.front) / 2 + .02f, 0, f.floor + .025f},
          {(f.front - weightFront) / 2 - .02f, W - .12f, .02f}, .012f);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("machine_body_front_" + lr + "_corner", body,
                   {f.frontAxle + f.frontRadius * 1.2f, s * (W + .01f), f.frontRadius * 2 + .015f},
                   {.6f, s * .6f, .5f});
        m.keypoint("machine_body_rear_" + lr + "_corner", weight, {f.rear + .06f, s * (W - .04f), f.weightTop - .06f},
                   {-.5f, s * .6f, .6f});
        const Vec3 tail{f.rear, s * (W - .12f), f.weightTop - .19f};
        const int lamp = addLamp(m, mat.vehicle.black, mat.vehicle.red, tail + Vec3{.015f, 0, 0}, .042f, -1);
        m.keypoint("machine_taillight_" + lr, lamp, tail - Vec3{.04f, 0, 0}, {-1, 0, 0});
    }
    const int hitch = m.part(mat.vehicle.chrome);
    m.capsule({f.rear - .03f, 0, f.floor - .01f}, {f.rear - .03f, 0, f.floor + .075f}, .022f);
    m.box({f.rear, 0, f.floor}, {.06f, .07f, .02f}, .015f);
    m.keypoint("machine_hitch", hitch, {f.rear - .03f, 0, f.floor + .097f}, {-.3f, 0, 1});
    const int exhaust = m.part(mat.vehicle.chrome);
    const Vec3 foot{f.rear + .16f, f.halfWidth - .12f, f.weightTop - .04f};
    m.capsule(foot, foot + Vec3{0, 0, .15f}, .032f);
    m.capsule(foot + Vec3{0, 0, .15f}, foot + Vec3{-.05f, 0, .2f}, .03f);
    m.keypoint("machine_exhaust_tip", exhaust, foot + Vec3{-.065f, 0, .222f}, {-.5f, 0, .8f});
}

void addSeatAndWheel(Model &m, const Forklift &f, const ForkliftMaterials &mat)
{
    const float x = f.rear + .58f;
    const int seat = m.part(mat.seat);
    m.box({x, 0, f.seat + .02f}, {.17f, .19f, .06f}, .045f);
    m.box({x - .17f, 0, f.seat + .22f}, {.05f, .18f, .19f}, .045f).turnY(-.12f).smooth(.03f);
    m.keypoint("ridden_seat_center", seat, {x + .03f, 0, f.seat + .08f}, {0, 0, 1});
    for (const float s : bothSides)
        m.keypoint("ridden_seat_side_" + sideName(s), seat, {x + .02f, s * .19f, f.seat + .02f}, {0, s, 0});
    const Vec3 axis = normalised({-.55f, 0, .8f}), hub{f.front - .2f, 0, f.seat + .17f};
    m.part(mat.vehicle.black);
    m.capsule({f.front - .07f, 0, f.floor + .28f}, hub, .026f);
    const int wheel = m.part(mat.vehicle.black);
    m.torus(hub, axis, .115f, .02f);
    const Vec3 across = normalised(cross(axis, Vec3{0, 1, 0}));
    for (int i = 0; i < 3; ++i) {
        const float a = float(i) * 2 * pi / 3 + .5f;
        m.capsule(hub, hub + across * (cosine(a) * .115f) + Vec3{0, sine(a) * .115f, 0}, .014f);
    }
    m.ellipsoid(hub + axis * .008f, {.035f, .035f, .035f});
    m.keypoint("forklift_steering_wheel_center", wheel, hub + axis * .045f, axis);
    m.part(mat.vehicle.red); // lift levers
    for (const float y : {-.2f, -.25f}) {
        m.capsule({f.front - .08f, y, f.floor + .34f}, {f.front - .13f, y, f.floor + .46f}, .012f);
        m.sphere({f.front - .13f, y, f.floor + .46f}, .026f);
    }
}

void addGuard(Model &m, const Forklift &f, const ForkliftMaterials &mat)
{
    const float y = f.halfWidth - .07f, z = f.guard, front = f.guardFront, rear = f.guardRear;
    const int guard = m.part(mat.guard);
    for (const float s : bothSides) {
        m.capsule({f.front - .05f, s * (y - .02f), f.floor + .1f}, {front, s * y, z}, .032f);
        m.capsule({rear - .06f, s * y, f.weightTop - .05f}, {rear, s * y, z}, .032f);
        m.capsule({front, s * y, z}, {rear, s * y, z}, .036f);
    }
    m.capsule({front, y, z}, {front, -y, z}, .036f);
    m.capsule({rear, y, z}, {rear, -y, z}, .036f);
    for (int i = 1; i < 6; ++i) {
        const float bar = mix(-y, y, float(i) / 6);
        m.capsule({front, bar, z}, {rear, bar, z}, .017f);
    }
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("forklift_guard_front_" + lr + "_corner", guard, {front, s * y, z}, {.5f, s * .6f, .6f});
        m.keypoint("forklift_guard_rear_" + lr + "_corner", guard, {rear, s * y, z}, {-.5f, s * .6f, .6f});
        const Vec3 at = mix({f.front - .05f, s * (y - .02f), f.floor + .1f}, {front, s * y, z}, .74f)
                        + Vec3{.05f, s * .03f, 0};
        const int lamp = addLamp(m, mat.vehicle.black, mat.vehicle.lamp, at, .056f, 1);
        m.keypoint("machine_headlight_" + lr, lamp, at + Vec3{.055f, 0, 0}, {1, 0, 0});
    }
    if (m.rng.chance(.6f)) { // a beacon
        m.part(mat.vehicle.black);
        m.cylinder({rear + .01f, 0, z + .045f}, {0, 0, 1}, .02f, .055f, .01f);
        m.part(mat.vehicle.amber);
        m.capsule({rear + .01f, 0, z + .06f}, {rear + .01f, 0, z + .1f}, .045f);
    }
}

void addMast(Model &m, const Forklift &f, const ForkliftMaterials &mat)
{
    const float x = f.mast, y = f.mastY, top = f.mastTop;
    const int rails = m.part(mat.mast);
    for (const float s : bothSides) {
        m.box({x, s * y, (top + .06f) / 2}, {.05f, .032f, (top - .06f) / 2}, .014f);
        m.box({x + .05f, s * (y - .012f), (top + .06f) / 2}, {.03f, .02f, (top - .08f) / 2}, .01f).subtract(.006f);
        m.keypoint("forklift_mast_top_" + sideName(s), rails, {x, s * y, top}, {0, s * .3f, 1});
    }
    for (const float z : {top - .05f, .34f})
        m.box({x - .02f, 0, z}, {.026f, y, .034f}, .015f);
    m.box({x - .08f, 0, .2f}, {.09f, y - .02f, .05f}, .02f); // hinge on the chassis
    m.part(mat.vehicle.chrome);
    m.capsule({x, 0, .2f}, {x, 0, top - .09f}, .028f);
    for (const float s : bothSides) { // tilt cylinders
        m.capsule({f.front - .05f, s * (y + .06f), f.floor + .05f}, {x, s * (y + .045f), f.floor + .24f}, .02f);
        m.capsule({f.front - .05f, s * (y + .06f), f.floor + .05f},
                  mix({f.front - .05f, s * (y + .06f), f.floor + .05f}, {x, s * (y + .045f), f.floor + .24f}, .5f),
                  .03f);
    }
}

// Carriage with its load guard and the forks, at the height they are lifted to.
void addForks(Model &m, const Forklift &f, const ForkliftMaterials &mat)
{
    const float x = f.mast + .085f, z = .035f + f.lift, half = f.mastY + .07f;
    m.part(mat.mast);
    for (const float dz : {.13f, .32f})
        m.box({x, 0, z + dz}, {.028f, half, .032f}, .015f);
    for (const float y : {-1.f, -.33f, .33f, 1.f})
        m.capsule({x, y * (half - .02f), z + .13f}, {x, y * (half - .02f), z + .56f}, .017f);
    m.capsule({x, half - .02f, z + .56f}, {x, -half + .02f, z + .56f}, .02f);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const int fork = m.part(mat.fork);
        const float y = s * f.forkY, heel = x + .055f, tip = heel + f.forkLength;
        m.box({heel, y, z + .19f}, {.024f, .05f, .19f}, .016f);
        m.extrude({0, y, 0}, {{heel - .008f, z - .008f}, {tip - .014f, z - .008f}, {tip - .014f, z - .003f},
                              {heel + .1f, z + .018f}, {heel - .008f, z + .018f}}, .05f, .014f);
        m.keypoint("forklift_fork_tip_" + lr, fork, {tip, y, z - .004f}, {1, 0, 0});
        m.keypoint("forklift_fork_heel_" + lr, fork, {heel + .02f, y + s * .03f, z - .02f}, {.2f, s * .7f, -.3f});
    }
    if (m.rng.chance(.35f)) { // a box with a ribbon on a pallet
        const float middle = x + .10f + f.forkLength * .42f, size = f.forkLength * .36f;
        m.part(m.material(anyWood(m.rng, {0, 1, 0})));
        for (const float dx : {-.78f, -.26f, .26f, .78f})
            m.box({middle + dx * size, 0, z + .05f}, {size * .2f, .29f, .014f}, .008f);
        Material gift = paintOf(toyColour(m.rng), .4f, .4f);
        const Vec3 ribbon = toyColour(m.rng);
        const float high = m.rng.range(.26f, .36f), bottom = z + .064f;
        gift.decals.push_back(rectangleDecal(Side::Flank, 0, {middle, bottom}, {.035f, 1}, .002f, ribbon));
        gift.decals.push_back(rectangleDecal(Side::End, 0, {0, bottom}, {.035f, 1}, .002f, ribbon));
        gift.decals.push_back(rectangleDecal(Side::Top, 1, {middle, 0}, {.035f, 1}, .002f, ribbon));
        gift.decals.push_back(rectangleDecal(Side::Top, 1, {middle, 0}, {1, .035f}, .002f, ribbon));
        m.part(m.material(gift));
        m.box({middle, 0, bottom + high / 2}, {size * .86f, .24f, high / 2}, .02f);
        m.part(m.material(paintOf(ribbon, .3f, .7f)));
        for (const float s : bothSides)
            m.torus({middle, s * .06f, bottom + high + .03f}, {1, 0, s * .5f}, .045f, .016f);
    }
}

} // namespace

void buildForklift(Model &m)
{
    const Forklift f = drawProportions(m.rng);
    m.parameter("half_width", f.halfWidth);
    m.parameter("wheel_radius", f.frontRadius);
    m.parameter("guard_height", f.guard);
    m.parameter("mast_height", f.mastTop);
    m.parameter("lift", f.lift);
    const ForkliftMaterials mat = drawMaterials(m, f);
    addBody(m, f, mat);
    addSeatAndWheel(m, f, mat);
    addGuard(m, f, mat);
    addMast(m, f, mat);
    addForks(m, f, mat);
    const WheelStyle style = m.rng.chance() ? WheelStyle::Holes : WheelStyle::Ring;
    for (const float s : bothSides)
        for (const bool front : {true, false}) {
            const Vec3 centre = f.wheelCentre(front, s);
            const int hub = addWheel(m, mat.vehicle, centre, s, front ? f.frontRadius : f.rearRadius, .085f, style);
            m.keypoint(std::string("wheeled_wheel_") + (front ? "front_" : "rear_") + sideName(s) + "_center", hub,
                       centre + Vec3{0, s * .09f, 0}, {0, s, 0});
        }
}

} // namespace soco::demo
