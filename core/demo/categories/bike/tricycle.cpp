#include "core/demo/categories/bike/bike.h"
#include "core/demo/categories/bike/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 across{0, 1, 0};

// A small child's: pedals on the large front wheel, a step between the two behind.
struct Tricycle {
    float frontRadius, rearRadius, track, tube; // track: half of it
    Vec3 frontAxle, rearAxle;                   // rear: the middle
    Vec3 steering, headBottom, headTop, stem;
    Vec3 seat, seatCluster;
    float barHalf, barRise, barSweep;
    float step;                                 // height of the board's middle
};

Tricycle drawProportions(Rng &r)
{
    Tricycle t;
    t.frontRadius = r.range(.32f, .38f);
    t.rearRadius = r.range(.19f, .24f);
    t.track = r.range(.34f, .40f);
    t.tube = r.range(.036f, .042f);
    t.frontAxle = {r.range(.46f, .52f), 0, t.frontRadius};
    t.rearAxle = {-r.range(.48f, .56f), 0, t.rearRadius};
    t.steering = normalised({-r.range(.22f, .30f), 0, .95f});
    t.headBottom = t.frontAxle + t.steering * (t.frontRadius + .12f);
    t.headTop = t.headBottom + t.steering * r.range(.13f, .17f);
    t.stem = t.headTop + t.steering * r.range(.06f, .10f);
    t.seat = {-.24f, 0, r.range(.60f, .68f)};
    t.seatCluster = t.seat - Vec3{-.02f, 0, r.range(.10f, .14f)};
    t.barHalf = r.range(.26f, .33f);
    t.barRise = r.range(.06f, .16f);
    t.barSweep = r.range(.10f, .18f);
    t.step = t.rearRadius + .075f;
    return t;
}

void addFrame(Model &m, const Tricycle &t, int material, const BikeMaterials &mat)
{
    const int frame = m.part(material);
    const Vec3 head = mix(t.headBottom, t.headTop, .45f);
    const Vec3 low{.02f, 0, t.step + .08f};
    m.tube({head, {mix(head.x, low.x, .5f), 0, mix(head.z, low.z, .72f)}, low, t.rearAxle + Vec3{.02f, 0, .03f}},
           t.tube, t.tube, .03f, 4);
    m.capsule({-.16f, 0, t.step + .05f}, t.seatCluster, t.tube * .85f).smooth(.04f);
    m.capsule(t.headBottom, t.headTop, t.tube * 1.25f).smooth(.03f);
    m.capsule(t.rearAxle - across * t.track, t.rearAxle + across * t.track, .026f).smooth(.03f);
    m.keypoint("bicycle_headtube_bottom", frame, t.headBottom + across * (t.tube * 1.25f), across).bothSides();

    const int clamp = m.part(mat.metal);
    m.cylinder(t.seatCluster, t.seat - t.seatCluster, .02f, t.tube * 1.1f, .008f);
    m.capsule(t.seatCluster, t.seat, .022f);
    m.keypoint("bicycle_seatpost_frame_joint", clamp, t.seatCluster + across * t.tube, across).bothSides();
}

void addFrontEnd(Model &m, const Tricycle &t, int paint, const BikeMaterials &mat)
{
    const Vec3 crown = t.headBottom - t.steering * .05f;
    constexpr float half = .078f;
    m.part(paint); // fork
    m.capsule(t.headBottom, crown, .042f);
    m.capsule(crown - across * half, crown + across * half, .03f).smooth(.02f);
    for (const float s : bothSides)
        m.capsule(crown + across * (s * half), t.frontAxle + across * (s * half), .027f, .021f).smooth(.015f);

    constexpr float tyre = .05f;
    addSpokedWheel(m, mat, {t.frontAxle, t.frontRadius, tyre, 12, .07f});
    addPedalledAxle(m, mat, {t.frontAxle, .112f, .13f, m.rng.range(0, 2 * pi)}, "bike_wheel_front_center");

    constexpr float from = .75f;
    const float radius = t.frontRadius + .022f;
    addMudguard(m, paint, t.frontAxle, radius, tyre + .016f, from, 2.5f);
    const int knob = m.part(mat.red); // at its tip
    const Vec3 tip = t.frontAxle + Vec3{cosine(from), 0, sine(from)} * (radius + .012f);
    m.sphere(tip, .032f);
    m.keypoint("tricycle_mudguard_front_tip", knob, tip + Vec3{.03f, 0, -.01f}, {.9f, 0, -.3f}).from(.05f);
}

void addHandlebar(Model &m, const Tricycle &t, const BikeMaterials &mat)
{
    Rng &r = m.rng;
    const bool streamers = r.chance(.65f);
    const int ribbons[] = {m.material(anyPaint(r)), m.material(anyPaint(r)), m.material(anyPaint(r))};
    const int bar = m.part(mat.metal);
    m.capsule(t.headTop - t.steering * .02f, t.stem, .026f);
    m.capsule(t.stem - across * .045f, t.stem + across * .045f, .028f).smooth(.015f);
    m.keypoint("bike_handlebar_stem_joint", bar, t.stem + Vec3{0, 0, .025f}, {-.2f, 0, 1});
    for (const float s : bothSides) {
        const Vec3 bend = t.stem + Vec3{.02f, s * t.barHalf * .6f, t.barRise};
        const Vec3 from = t.stem + Vec3{-t.barSweep * .5f, s * t.barHalf, t.barRise};
        const Vec3 to = from + normalised(Vec3{-t.barSweep, s * .10f, -.02f}) * .13f;
        m.part(mat.metal);
        m.tube({t.stem, bend, from}, .021f, .021f, 0, 3);
        addGrip(m, mat.grip, from, to, .036f, s);
        if (!streamers)
            continue;
        for (int i = 0; i < 3; ++i) {
            const Vec3 out{-.05f + .03f * float(i), s * (.03f + .02f * float(i)), 0};
            const float fall = r.range(.16f, .24f);
            m.part(ribbons[i]);
            const Vec3 end = to + out * 1.6f - Vec3{0, 0, fall};
            m.tube({to, to + out * .8f + Vec3{-.02f, 0, -.03f}, end}, .009f, .007f, 0, 3);
        }
    }
    if (r.chance(.5f))
        addBell(m, t.stem + Vec3{.01f, -t.barHalf * .4f, t.barRise * .8f + .04f}, .042f);
    const Vec3 lens = mix(t.headBottom, t.headTop, .75f) + Vec3{.165f, 0, 0};
    m.part(mat.metal);
    m.capsule(lens - Vec3{.15f, 0, 0}, lens - Vec3{.08f, 0, 0}, .018f);
    addHeadlamp(m, mat, lens, .066f);
}

void addRear(Model &m, const Tricycle &t, const BikeMaterials &mat)
{
    Rng &r = m.rng;
    constexpr float halfTyre = .052f;
    for (const float s : bothSides) {
        const Vec3 axle = t.rearAxle + across * (s * t.track);
        const int hub = addScooterWheel(m, mat, axle, t.rearRadius, halfTyre);
        m.keypoint("tricycle_wheel_rear_" + sideName(s) + "_center", hub, axle + across * (s * (halfTyre + .01f)),
                   {0, s, 0});
    }
    const Vec3 half{.16f, t.track - halfTyre - .05f, .024f};
    const Vec3 board{t.rearAxle.x - .05f, 0, t.step};
    const int step = m.part(m.material(r.chance() ? anyWood(r, {0, 1, 0}) : anyPaint(r)));
    m.box(board, half, .02f);
    m.part(mat.metal);
    for (const float s : bothSides)
        m.capsule({t.rearAxle.x, s * half.y * .7f, t.rearRadius}, {t.rearAxle.x, s * half.y * .7f, t.step}, .02f);
    for (const float s : bothSides)
        m.keypoint("tricycle_step_rear_" + sideName(s) + "_corner", step,
                   board + Vec3{-half.x + .012f, s * (half.y - .012f), .015f}, {-.6f, s * .6f, .4f}).from(.05f);
    const int load = r.index(3);
    if (load == 0) { // a ball
        const float radius = r.range(.10f, .13f);
        Material ball = paintOf(toyColour(r), .3f, .8f);
        ball.pattern = Pattern::Bars;
        ball.patternAt = 5;
        ball.axis = normalised({.5f, .2f, .8f});
        ball.colour2 = colourOf(0xF1EDE4);
        m.part(m.material(ball));
        m.sphere(board + Vec3{.02f, r.range(-.05f, .05f), .02f + radius}, radius);
    } else if (load == 1) { // a bar to push it by
        const Vec3 top{board.x - .32f, 0, 1.02f};
        m.part(mat.metal);
        m.capsule(board + Vec3{-.05f, 0, 0}, top, .021f);
        m.part(mat.grip);
        m.capsule(top - across * .13f, top + across * .13f, .032f);
    }
}

} // namespace

void buildTricycle(Model &m)
{
    Rng &r = m.rng;
    const Tricycle t = drawProportions(r);
    m.parameter("front_wheel_radius", t.frontRadius);
    m.parameter("rear_wheel_radius", t.rearRadius);
    m.parameter("half_track", t.track);
    m.parameter("seat_height", t.seat.z);
    m.parameter("bar_height", t.stem.z + t.barRise);

    const Vec3 colour = toyColour(r);
    Material paint = paintOf(colour, .25f, .9f);
    if (r.chance(.3f)) {
        paint.pattern = Pattern::Bars;
        paint.patternAt = r.range(3, 5);
        paint.colour2 = colourOf(0xF1EDE4);
    }
    const int frame = m.material(paint), plain = m.material(r.chance(.6f) ? paintOf(colour, .25f, .9f) : anyPaint(r));
    const BikeMaterials mat = bikeMaterials(m, anyPaint(r));
    addFrame(m, t, frame, mat);
    addFrontEnd(m, t, plain, mat);
    addHandlebar(m, t, mat);
    addSaddle(m, mat, t.seat);
    addRear(m, t, mat);
}

} // namespace soco::demo
