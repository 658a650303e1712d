#include "core/demo/categories/bike/bike.h"
#include "core/demo/categories/bike/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 across{0, 1, 0}, up{0, 0, 1};

struct Unicycle {
    float wheelRadius, tyre;
    Vec3 axle;
    float crown, neck, seat; // heights: of the fork's shoulders, the frame's end, the saddle
    float half;              // between wheel and fork legs
    float lift;              // of the wheel above the floor, on its stand
};

Unicycle drawProportions(Rng &r)
{
    Unicycle u;
    u.lift = .034f;
    u.wheelRadius = r.range(.40f, .48f);
    u.tyre = r.range(.048f, .06f);
    u.axle = {0, 0, u.wheelRadius + u.lift};
    u.half = u.tyre + .045f;
    u.crown = u.axle.z + u.wheelRadius + r.range(.07f, .11f);
    u.neck = u.crown + r.range(.20f, .28f);
    u.seat = u.neck + r.range(.16f, .34f);
    return u;
}

void addFork(Model &m, const Unicycle &u, int material, const BikeMaterials &mat)
{
    constexpr float leg = .034f;
    const int fork = m.part(material);
    m.capsule({0, 0, u.crown}, {0, 0, u.neck}, .04f);
    m.capsule({0, -u.half, u.crown}, {0, u.half, u.crown}, leg * 1.15f).smooth(.03f);
    for (const float s : bothSides)
        m.capsule({0, s * u.half, u.crown}, {0, s * u.half, u.axle.z + .02f}, leg, leg * .9f).smooth(.01f);
    m.part(mat.metal); // bearings
    for (const float s : bothSides)
        m.box({0, s * u.half, u.axle.z}, {.05f, .026f, .045f}, .02f);
    for (const float s : bothSides) {
        m.keypoint("unicycle_fork_shoulder_" + sideName(s), fork, {0, s * (u.half + leg * .9f), u.crown + .02f},
                   {0, s * .8f, .6f}).from(.05f);
        m.keypoint("unicycle_fork_bottom_" + sideName(s), fork, {0, s * (u.half + leg * .9f), u.axle.z + .075f},
                   {0, s, 0}).from(.05f);
    }

    const Vec3 joint{0, 0, u.neck};
    const int clamp = m.part(mat.metal);
    m.cylinder(joint - up * .01f, up, .028f, .05f, .01f);
    m.capsule({.045f, -.03f, u.neck - .01f}, {.045f, .05f, u.neck - .01f}, .013f); // its lever
    m.capsule(joint, {0, 0, u.seat - .02f}, .026f);
    m.keypoint("bicycle_seatpost_frame_joint", clamp, joint + Vec3{0, .05f, -.01f}, across).bothSides();
}

// Curved up at both ends, with bumpers.
void addUnicycleSaddle(Model &m, const Unicycle &u, int fabric, int bumper, int metal)
{
    const Vec3 at{0, 0, u.seat};
    m.part(metal);
    m.box(at - up * .012f, {.09f, .05f, .016f}, .012f);
    m.part(fabric);
    m.ellipsoid(at + Vec3{-.11f, 0, .055f}, {.15f, .125f, .06f}).turnY(.30f);
    m.ellipsoid(at + Vec3{.11f, 0, .055f}, {.16f, .085f, .055f}).smooth(.09f).turnY(-.34f);
    const Vec3 front = at + Vec3{.235f, 0, .105f}, rear = at + Vec3{-.225f, 0, .11f};
    const int ends = m.part(bumper);
    m.ellipsoid(front, {.05f, .065f, .06f}).turnY(-.4f);
    m.tube({front + Vec3{.0f, .04f, -.03f}, front + Vec3{.085f, .03f, -.02f}, front + Vec3{.085f, -.03f, -.02f},
            front + Vec3{.0f, -.04f, -.03f}}, .016f, .016f, .01f, 3); // handle
    m.ellipsoid(rear, {.045f, .105f, .06f}).turnY(.4f);
    m.keypoint("bike_seat_front_tip", ends, front + Vec3{.1f, 0, -.02f}, {1, 0, 0}).from(.06f);
    m.keypoint("bike_seat_rear_center", ends, rear - Vec3{.045f, 0, 0}, {-1, 0, .2f});
}

// Two chocks on a board hold the wheel.
void addStand(Model &stand, const Unicycle &u)
{
    stand.part(stand.material(anyWood(stand.rng, {1, 0, 0})));
    stand.box({0, 0, u.lift / 2}, {u.wheelRadius * .70f, .11f, u.lift / 2}, .015f);
    stand.part(stand.material(anyWood(stand.rng, across)));
    const float x = u.wheelRadius * .5f;
    const float z = u.axle.z - std::sqrt(square(u.wheelRadius) - x * x);
    for (const float s : bothSides)
        stand.capsule({s * (x + .03f), -.07f, z - .02f}, {s * (x + .03f), .07f, z - .02f}, .038f);
}

} // namespace

void buildUnicycle(Model &m)
{
    Rng &r = m.rng;
    const Unicycle u = drawProportions(r);
    m.parameter("wheel_radius", u.wheelRadius);
    m.parameter("crown_height", u.crown);
    m.parameter("seat_height", u.seat);

    Material paint = paintOf(toyColour(r), .25f, .9f);
    if (r.chance(.45f)) { // as in the circus
        paint.pattern = Pattern::Bars;
        paint.axis = up;
        paint.patternAt = r.range(4, 7);
        paint.colour2 = r.chance() ? colourOf(0xF1EDE4) : toyColour(r);
    }
    const int frame = m.material(paint);
    const BikeMaterials mat = bikeMaterials(m, anyPaint(r));
    const int seat = r.chance(.5f) ? mat.saddle : m.material(anyFabric(r));
    const int bumper = m.material(plasticOf(toyColour(r), .45f));

    addSpokedWheel(m, mat, {u.axle, u.wheelRadius, u.tyre, 18, u.half - .01f});
    addFork(m, u, frame, mat);
    addPedalledAxle(m, mat, {u.axle, u.half + .055f, .17f, r.range(0, 2 * pi)}, "unicycle_wheel_center");
    addUnicycleSaddle(m, u, seat, bumper, mat.metal);

    const float lamp = mix(u.neck, u.seat, .5f);
    m.part(mat.metal);
    m.cylinder({0, 0, lamp}, up, .02f, .036f, .008f);
    m.capsule({0, 0, lamp}, {-.06f, 0, lamp}, .018f);
    addTaillamp(m, mat, {-.075f, 0, lamp}, {.03f, .042f, .042f});
    addStand(m.stand(), u);
}

} // namespace soco::demo
