#include "core/demo/categories/vehicle/bus_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Trolleybus : Bus {
    float middleDoor;         // x
    float poleBase, poleY;    // x and y of the left pole's foot
    float polePitch, poleYaw;
};

Trolleybus drawProportions(Rng &r)
{
    Trolleybus b;
    b.halfLength = r.range(1.08f, 1.2f);
    b.halfWidth = r.range(.34f, .39f);
    b.wheelRadius = r.range(.15f, .175f);
    b.face = b.halfLength;
    b.frontAxle = b.halfLength * r.range(.54f, .60f);
    b.rearAxle = -b.halfLength * r.range(.48f, .58f);
    b.sill = b.wheelRadius * .7f;
    b.windowLow = b.sill + r.range(.31f, .34f);
    b.windowHigh = b.windowLow + r.range(.21f, .25f);
    b.windshieldTop = b.windowHigh + .02f;
    b.roof = b.windshieldTop + r.range(.18f, .23f);
    b.lean = r.range(.03f, .09f);
    b.door = b.halfLength - .20f;
    b.rowRear = -b.halfLength + .12f;
    b.rowFront = b.halfLength - .33f;
    b.rounding = r.range(.10f, .13f);
    b.splitWindshield = r.chance(.7f);
    b.windows = 6 + r.index(3);
    b.middleDoor = mix(b.rearAxle, b.frontAxle, r.range(.46f, .54f));
    b.poleBase = r.range(-.12f, .10f);
    b.poleY = b.halfWidth * .30f;
    b.polePitch = r.range(.20f, .32f);
    b.poleYaw = r.range(-.06f, .06f);
    return b;
}

Material paintwork(const Trolleybus &b, Rng &r)
{
    const Vec3 cream = colourOf(r.chance() ? 0xEFE2C8 : 0xF1EDE4), white = colourOf(0xF1EDE4);
    const Vec3 colour = colourOf(r.pick({0xCF3F2Eu, 0x2A8783u, 0x2C4668u, 0x356848u, 0x5F9BD1u, 0xE57A26u, 0x774670u}));
    const float line = b.windowLow - r.range(.07f, .11f);
    Material m = paintOf(cream, .3f, .8f);
    m.pattern = Pattern::TwoTone;
    m.patternAt = line;
    m.colour2 = colour;
    if (r.chance(.35f)) // colour above, cream below
        std::swap(m.colour, m.colour2);
    const float W = b.halfWidth;
    // The upper colour runs down the front in a point; a line follows it.
    m.decals.push_back(polygonDecal(Side::End, 1, {{-W, line + .01f}, {0, b.sill + .06f}, {W, line + .01f}}, 0,
                                    m.colour));
    m.decals.push_back(rectangleDecal(Side::Flank, 0, {0, line}, {b.halfLength, .012f}, 0, white * .9f));
    m.decals.push_back(rectangleDecal(Side::Flank, 0, {0, b.windowHigh + .05f}, {b.halfLength - .1f, .012f}, .01f,
                                      m.colour2));
    const Vec3 glass = colourOf(r.chance() ? 0x24384A : 0xA5CBDA);
    addBusWindows(m, b, glass, white);
    addBusVent(m, b);
    addBusDoor(m, b, b.middleDoor, glass, white);
    return m;
}

// Two sprung poles that reach for the wires, with ropes down to the rear.
void addPoles(Model &m, const Trolleybus &b, int paint, const VehicleMaterials &mat)
{
    m.part(paint); // fairing under the poles, the resistors before it
    m.box({b.poleBase - .06f, 0, b.roof + .02f}, {.24f, b.halfWidth * .58f, .055f}, .04f);
    m.box({b.poleBase + .50f, 0, b.roof + .01f}, {.20f, b.halfWidth * .48f, .045f}, .035f);
    const Vec3 behind{-cosine(b.polePitch) * cosine(b.poleYaw), cosine(b.polePitch) * sine(b.poleYaw),
                      sine(b.polePitch)};
    const int shoeMetal = m.material(metalOf(colourOf(0xB87B45), .3f, {1, 0, 0}));
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const Vec3 foot{b.poleBase, s * b.poleY, b.roof + .13f};
        const float reach = (b.poleBase + b.halfLength + .07f) / -behind.x;
        const Vec3 tip = foot + behind * reach;
        const int base = m.part(mat.black);
        m.cylinder(foot - Vec3{0, 0, .05f}, {0, 0, 1}, .04f, .05f, .015f);
        m.sphere(foot, .045f).smooth(.02f);
        m.part(mat.chrome); // springs
        m.capsule(foot + Vec3{.02f, 0, .02f}, foot + behind * .24f, .032f, .022f);
        m.part(mat.black);
        m.capsule(foot, tip, .017f, .013f);
        m.capsule(tip - behind * .05f - Vec3{0, 0, .01f}, {-b.halfLength - .012f, s * b.halfWidth * .60f,
                                                           b.windowLow - .02f}, .0065f);
        const int shoe = m.part(shoeMetal);
        m.box(tip + Vec3{0, 0, .012f}, {.055f, .022f, .026f}, .012f);
        m.keypoint("trolleybus_pole_base_" + lr, base, foot, {0, s, 0});
        m.keypoint("trolleybus_pole_tip_" + lr, shoe, tip, {0, 0, 1});
    }
}

} // namespace

void buildTrolleybus(Model &m)
{
    Rng &r = m.rng;
    const Trolleybus b = drawProportions(r);
    recordBus(m, b);
    m.parameter("pole_pitch", b.polePitch);
    m.parameter("pole_yaw", b.poleYaw);
    Material painted = paintwork(b, r);
    const Vec3 roofColour = painted.colour;
    const int paint = m.material(std::move(painted)), fairing = m.material(paintOf(roofColour * .8f, .4f, .5f));
    const VehicleMaterials mat = anyVehicleMaterials(m);
    const int body = addBusBody(m, b, paint);
    m.keypoint("trolleybus_door_middle_right_center", body,
               {b.middleDoor, -b.halfWidth, (b.sill + b.windowHigh) / 2}, {0, -1, 0});
    addBusWheels(m, b, mat);
    addBusFront(m, b, mat);
    addBusRear(m, b, mat);
    addBusSign(m, b, colourOf(0x24262A), colourOf(r.chance() ? 0xF5B93A : 0xF1EDE4), b.halfWidth * .58f,
               "bus_destination_sign");
    addBusMirrors(m, b, mat.black);
    addPoles(m, b, fairing, mat);
}

} // namespace soco::demo
