#include "core/demo/categories/bike/bike.h"
#include "core/demo/categories/bike/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 across{0, 1, 0};

enum class Livery { Plain, TwoTone, Line };

struct Scooter {
    float wheelRadius, halfWheelbase;
    Vec3 frontAxle, rearAxle;
    Vec3 head;            // middle of the handlebar's casing
    float shieldHalf;     // half width of the leg shield at its foot
    float seatHeight;     // of the body under the seat
    float barHalf;

    float shieldLow() const { return wheelRadius + .10f; }
    float shieldHigh() const { return head.z - .08f; }
    // Of the shield's middle plane and half width at a height.
    float shieldX(float z) const
    {
        return mix(halfWheelbase - .17f, head.x + .035f, (z - shieldLow()) / (shieldHigh() - shieldLow()));
    }
    float shieldHalfAt(float z) const { return shieldHalf * mix(1, .55f, (z - wheelRadius) / (head.z - wheelRadius)); }
};

Scooter drawProportions(Rng &r)
{
    Scooter s;
    s.wheelRadius = r.range(.19f, .23f);
    s.halfWheelbase = r.range(.55f, .62f);
    s.frontAxle = {s.halfWheelbase, 0, s.wheelRadius};
    s.rearAxle = {-s.halfWheelbase + .06f, 0, s.wheelRadius};
    s.head = {s.halfWheelbase - .26f, 0, r.range(.98f, 1.08f)};
    s.shieldHalf = r.range(.20f, .26f);
    s.seatHeight = r.range(.60f, .68f);
    s.barHalf = r.range(.26f, .32f);
    return s;
}

struct BodyPaints {
    Material front, rear; // leg shield and floorboard; the rest
};

BodyPaints bodyPaints(const Scooter &s, Rng &r)
{
    const Vec3 colour = toyColour(r), line = colour * .3f;
    Material paint = paintOf(colour, .22f, .95f);
    const Livery livery = r.pick({Livery::Plain, Livery::TwoTone, Livery::Line});
    const float z = s.wheelRadius;
    if (livery == Livery::TwoTone) {
        paint.pattern = Pattern::TwoTone;
        paint.patternAt = z + .22f;
        paint.colour2 = r.chance() ? colourOf(0xF1EDE4) : toyColour(r);
    }
    BodyPaints paints{paint, paint};
    // Engine cover with a grille.
    std::vector<Decal> &rear = paints.rear.decals;
    rear.push_back(outlined(rectangleDecal(Side::Flank, 0, {-.42f, z + .24f}, {.2f, .10f}, .08f, line), .006f));
    rear.push_back(styled(rectangleDecal(Side::Flank, 0, {-.42f, z + .24f}, {.1f, .022f}, 0, line), DecalStyle::Bars,
                          .05f));
    if (livery == Livery::Line)
        rear.push_back(rectangleDecal(Side::Flank, 0, {-.4f, z + .12f}, {.36f, .02f}, .01f, colourOf(0xF1EDE4)));
    // Horn behind bars in the shield, rubber strips on the floorboard.
    std::vector<Decal> &front = paints.front.decals;
    const float middle = s.shieldLow() + .42f * (s.shieldHigh() - s.shieldLow());
    front.push_back(outlined(rectangleDecal(Side::End, 1, {0, middle}, {.055f, .085f}, .03f, line), .005f));
    for (int i = -2; i <= 2; ++i)
        front.push_back(rectangleDecal(Side::End, 1, {0, middle + .027f * float(i)}, {.036f, .006f}, .005f, line));
    for (const float y : {-.105f, -.035f, .035f, .105f})
        front.push_back(rectangleDecal(Side::Top, 1, {.02f, y}, {.2f, .014f}, .012f, colourOf(0x2A2C30)));
    return paints;
}

// Leg shield and floorboard in one piece, the rounded rear over the wheel in another.
void addBody(Model &m, const Scooter &s, int frontPaint, int rearPaint)
{
    const float R = s.wheelRadius, foot = s.halfWheelbase;
    const int front = m.part(frontPaint);
    m.extrudeTapered({}, {{foot - .20f, s.shieldLow()},
                          {foot - .14f, s.shieldLow() + .04f},
                          {s.head.x + .05f, s.shieldHigh()},
                          {s.head.x + .02f, s.shieldHigh()}},
                     s.shieldHalf, .03f, s.shieldHalf * .55f, R, s.head.z);
    m.box({.02f, 0, R + .06f}, {foot - .28f, .17f, .035f}, .03f).smooth(.05f);
    for (const float side : bothSides) {
        const std::string lr = sideName(side);
        m.keypoint("motor_scooter_floor_edge_" + lr, front, {.06f, side * .17f, R + .065f}, {0, side, .5f});
        m.keypoint("motor_scooter_legshield_bottom_" + lr, front,
                   {foot - .17f, side * (s.shieldHalf - .01f), s.shieldLow() + .02f}, {.2f, side, -.4f});
    }

    m.part(rearPaint);
    m.ellipsoid({-.43f, 0, R + .20f}, {.36f, .19f, .22f});
    m.ellipsoid({-.40f, 0, s.seatHeight - .08f}, {.27f, .15f, .12f}).smooth(.08f);
    m.box({-.2f, 0, R + .22f}, {.05f, .13f, .17f}, .05f).smooth(.06f);
    m.box({-.18f, 0, R + .06f}, {.09f, .165f, .032f}, .03f).smooth(.08f); // its foot on the floorboard
    m.cylinder(s.rearAxle, across, .10f, R * 1.12f, .02f).subtract(.03f);
    for (const float side : bothSides)
        m.ellipsoid({-.46f, side * .15f, R + .20f}, {.25f, .09f, .13f}).smooth(.05f);
}

void addFrontEnd(Model &m, const Scooter &s, int paint, const BikeMaterials &mat)
{
    const float R = s.wheelRadius;
    m.part(paint); // mudguard
    m.torus(s.frontAxle, across, R + .01f, .085f);
    m.box(s.frontAxle + Vec3{0, 0, -.18f}, {.6f, .3f, .20f}, .02f).subtract(.03f);
    m.box(s.frontAxle + Vec3{-.34f, 0, 0}, {.16f, .3f, .5f}, .02f).subtract(.02f);
    m.part(mat.metal); // fork
    for (const float side : bothSides)
        m.capsule(s.frontAxle + across * (side * .09f), s.head + Vec3{.07f, side * .03f, -.3f}, .024f);
    for (const float side : bothSides) {
        const std::string lr = sideName(side);
        const float z = s.head.z - .28f, y = side * s.shieldHalfAt(z) * .66f, x = s.shieldX(z) + .045f;
        m.part(mat.metal);
        m.ellipsoid({x, y, z}, {.022f, .048f, .042f});
        const int indicator = m.part(mat.amber);
        m.ellipsoid({x + .012f, y, z}, {.03f, .038f, .032f});
        m.keypoint("motor_scooter_indicator_front_" + lr, indicator, {x + .04f, y, z}, {1, 0, 0});
    }
}

void addHandlebar(Model &m, const Scooter &s, int paint, const BikeMaterials &mat)
{
    m.part(paint); // casing
    m.ellipsoid(s.head + Vec3{.02f, 0, 0}, {.10f, .13f, .085f});
    for (const float side : bothSides)
        m.capsule(s.head + Vec3{0, side * .06f, .01f}, s.head + Vec3{-.05f, side * s.barHalf * .62f, .04f}, .034f,
                  .028f).smooth(.03f);
    const Vec3 nut = s.head + Vec3{0, 0, .085f};
    const int joint = m.part(mat.metal);
    m.sphere(nut + Vec3{0, 0, .012f}, .036f);
    m.cylinder(nut, {0, 0, 1}, .016f, .048f, .01f);
    m.keypoint("bike_handlebar_stem_joint", joint, nut + Vec3{0, 0, .048f}, {0, 0, 1});
    for (const float side : bothSides) {
        const Vec3 from = s.head + Vec3{-.05f, side * s.barHalf * .62f, .04f};
        const Vec3 to = s.head + Vec3{-.09f, side * s.barHalf, .045f};
        addGrip(m, mat.grip, from, to, .036f, side);
        addLever(m, mat.metal, from, to, .034f);
        addMirror(m, mat, s.head + Vec3{-.02f, side * s.barHalf * .5f, .05f},
                  s.head + Vec3{.02f, side * s.barHalf * .82f, .23f}, side);
    }
    addHeadlamp(m, mat, s.head + Vec3{.165f, 0, 0}, .072f);
}

void addRear(Model &m, const Scooter &s, const BikeMaterials &mat)
{
    const float R = s.wheelRadius;
    addTaillamp(m, mat, {-.785f, 0, R + .28f}, {.035f, .06f, .045f});
    addNumberPlate(m, {-.80f, 0, R + .15f});
    m.part(mat.metal);
    m.capsule({-.74f, 0, R + .15f}, {-.80f, 0, R + .15f}, .03f); // its bracket
    const Vec3 front{-.50f, -.2f, R - .10f}, tip{-.82f, -.2f, R - .06f};
    const int pipe = m.part(mat.metal);
    m.capsule({-.28f, -.12f, R + .01f}, front, .022f);
    m.capsule(front, tip, .038f, .045f);
    m.capsule(tip, tip + (tip - front), .024f).subtract(.006f);
    m.keypoint("motor_scooter_exhaust_tip", pipe, tip - Vec3{.04f, 0, -.04f}, {-.8f, 0, .6f}).from(.03f);
    m.part(mat.metal); // stand
    m.capsule({-.02f, .14f, R + .02f}, {-.10f, .22f, .018f}, .016f);
}

void addSeat(Model &m, const Scooter &s, int material)
{
    const Vec3 at{-.36f, 0, s.seatHeight + .03f};
    const int seat = m.part(material);
    m.ellipsoid(at + Vec3{-.14f, 0, .03f}, {.19f, .13f, .06f});
    m.ellipsoid(at + Vec3{.13f, 0, .02f}, {.20f, .12f, .055f}).smooth(.06f);
    m.keypoint("bike_seat_front_tip", seat, at + Vec3{.33f, 0, .02f}, {1, 0, .2f});
    m.keypoint("bike_seat_rear_center", seat, at + Vec3{-.33f, 0, .03f}, {-1, 0, .3f});
}

void addRack(Model &m, const Scooter &s, const BikeMaterials &mat)
{
    Rng &r = m.rng;
    const float z = s.seatHeight;
    m.part(mat.metal);
    m.tube({{-.62f, .1f, z + .02f}, {-.84f, .1f, z + .05f}, {-.84f, -.1f, z + .05f}, {-.62f, -.1f, z + .02f}}, .014f,
           .014f, 0, 4);
    if (!r.chance(.6f))
        return;
    m.part(mat.metal);
    for (const float y : {-.05f, .05f})
        m.capsule({-.66f, y, z + .04f}, {-.84f, y, z + .05f}, .012f);
    m.part(m.material(r.chance() ? anyWood(r, {0, 1, 0}) : anyFabric(r)));
    m.box({-.74f, 0, z + .165f}, {.13f, .15f, .105f}, .03f);
    m.part(mat.saddle); // belts
    for (const float y : {-.08f, .08f})
        m.box({-.74f, y, z + .165f}, {.136f, .018f, .111f}, .012f);
}

// Glass in a frame, on two struts.
void addWindscreen(Model &m, const Scooter &s, int frame)
{
    constexpr float half = .16f, halfTop = .11f, tube = .015f;
    const Vec3 foot = s.head + Vec3{.085f, 0, .075f}, top = s.head + Vec3{.015f, 0, .34f};
    m.part(m.material(glassOf(colourOf(0x9CC4D6))));
    m.extrudeTapered({}, {{foot.x - .005f, foot.z}, {foot.x + .005f, foot.z}, {top.x + .005f, top.z},
                          {top.x - .005f, top.z}}, half, .006f, halfTop, foot.z, top.z);
    m.part(frame);
    const auto corner = [](Vec3 middle, float y) { return middle + across * y; };
    for (const float side : bothSides) {
        m.capsule(corner(foot, side * half), corner(top, side * halfTop), tube);
        m.capsule(s.head + Vec3{.05f, side * .05f, .04f}, mix(foot, top, .18f) + across * (side * half * .55f), .012f);
    }
    m.capsule(corner(foot, half), corner(foot, -half), tube);
    m.capsule(corner(top, halfTop), corner(top, -halfTop), tube);
}

} // namespace

void buildMotorScooter(Model &m)
{
    Rng &r = m.rng;
    const Scooter s = drawProportions(r);
    m.parameter("wheel_radius", s.wheelRadius);
    m.parameter("half_wheelbase", s.halfWheelbase);
    m.parameter("bar_height", s.head.z);
    m.parameter("shield_half_width", s.shieldHalf);
    m.parameter("seat_height", s.seatHeight);

    BodyPaints paints = bodyPaints(s, r);
    const int front = m.material(std::move(paints.front)), rear = m.material(std::move(paints.rear));
    const BikeMaterials mat = bikeMaterials(m, r.chance() ? paintOf(colourOf(0xF1EDE4)) : anyPaint(r));
    constexpr float halfTyre = .075f;
    for (const auto &[name, axle] : {std::pair{"bike_wheel_front_center", s.frontAxle},
                                     std::pair{"bike_wheel_rear_center", s.rearAxle}}) {
        addScooterWheel(m, mat, axle, s.wheelRadius, halfTyre);
        constexpr float halfAxle = .135f; // its nuts stand out from the fork
        const int nuts = m.part(mat.metal);
        m.cylinder(axle, across, halfAxle, .034f, .012f);
        wheelKeypoint(m, name, nuts, axle, halfAxle);
    }
    addBody(m, s, front, rear);
    addFrontEnd(m, s, rear, mat);
    addHandlebar(m, s, rear, mat);
    addSeat(m, s, mat.saddle);
    addRear(m, s, mat);
    if (r.chance())
        addRack(m, s, mat);
    if (r.chance(.35f))
        addWindscreen(m, s, mat.metal);
}

} // namespace soco::demo
