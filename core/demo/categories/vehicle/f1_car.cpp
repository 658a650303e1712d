#include "core/demo/categories/vehicle/driver.h"
#include "core/demo/categories/vehicle/parts.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct F1Car {
    float frontAxle, rearAxle;       // x
    float frontRadius, rearRadius;   // of the tyres
    float frontTrack, rearTrack;     // y of the tyres' middles
    float frontTyre, rearTyre;       // half widths
    Vec3 nose;
    float podHalf, podFront;         // half width of a side pod, x of its front
    float wingHalf;                  // of the front wing
    Vec3 rearWing;                   // middle of its upper plane
    float rearWingHalf;
    Vec3 head;
    float headRadius;

    float numberX() const { return mix(frontAxle, nose.x, .12f); } // of the number on the nose
};

F1Car drawProportions(Rng &r)
{
    F1Car f;
    f.frontAxle = r.range(.62f, .68f);
    f.rearAxle = -r.range(.58f, .64f);
    f.frontRadius = r.range(.175f, .20f);
    f.rearRadius = f.frontRadius + r.range(.01f, .035f);
    f.frontTyre = r.range(.09f, .11f);
    f.rearTyre = r.range(.12f, .145f);
    f.frontTrack = r.range(.385f, .42f);
    f.rearTrack = r.range(.375f, .41f);
    f.nose = {r.range(1.0f, 1.08f), 0, r.range(.135f, .19f)};
    f.podHalf = r.range(.10f, .13f);
    f.podFront = r.range(.08f, .18f);
    f.wingHalf = r.range(.40f, .50f);
    f.rearWing = {f.rearAxle - f.rearRadius - .15f, 0, r.range(.50f, .60f)};
    f.rearWingHalf = r.range(.30f, .37f);
    f.head = {-.10f, 0, r.range(.495f, .52f)};
    f.headRadius = r.range(.115f, .13f);
    return f;
}

Material paintwork(const F1Car &f, Vec3 colour, Vec3 second, Rng &r)
{
    const Vec3 dark = colourOf(0x24262A);
    Material m = paintOf(colour, .2f, 1);
    const int scheme = r.index(3);
    if (scheme == 1) {
        m.pattern = Pattern::Stripe;
        m.patternWidth = .045f;
        m.colour2 = second;
    } else if (scheme == 2) {
        m.pattern = Pattern::TwoTone;
        m.patternAt = .20f;
        m.colour2 = second;
    }
    const int digits = 1 + r.index(2);
    addRacingNumber(m, Side::Top, {f.numberX(), 0}, .085f, digits);
    addRacingNumber(m, Side::Flank, {-.62f, .37f}, .06f, digits);
    // Sponsors on the pods.
    const Vec2 pod{f.podFront - .34f, .20f};
    m.decals.push_back(rectangleDecal(Side::Flank, 0, pod, {.19f, .045f}, .015f, second));
    m.decals.push_back(styled(rectangleDecal(Side::Flank, 0, pod, {.16f, .022f}, 0, dark), DecalStyle::Bars, .045f));
    m.decals.push_back(rectangleDecal(Side::Flank, 0, {.34f, .26f}, {.09f, .02f}, .01f, second));
    return m;
}

int addBody(Model &m, const F1Car &f, int paint, const VehicleMaterials &mat)
{
    const float tail = f.rearWing.x + .08f;
    const int body = m.part(paint);
    m.capsule(f.nose - Vec3{.055f, 0, 0}, {.46f, 0, .235f}, .055f, .125f);
    m.capsule({.46f, 0, .235f}, {-.30f, 0, .255f}, .125f, .175f).smooth(.05f);
    m.capsule({-.30f, 0, .33f}, {tail, 0, .24f}, .165f, .06f).smooth(.06f);
    m.capsule({-.345f, 0, f.head.z + .055f}, {-.84f, 0, .30f}, .085f, .05f).smooth(.07f); // airbox and its fin
    for (const float s : bothSides)
        m.box({f.podFront - .36f, s * (.16f + f.podHalf), .185f}, {.36f, f.podHalf, .105f}, .06f).smooth(.05f);
    m.ellipsoid({.03f, 0, .47f}, {.27f, .135f, .19f}).subtract(.03f); // the cockpit
    m.cylinder({-.29f, 0, f.head.z + .06f}, {1, 0, 0}, .05f, .055f, .012f).subtract(.012f);
    for (const float s : bothSides)
        m.box({f.podFront + .03f, s * (.17f + f.podHalf), .19f}, {.07f, f.podHalf - .04f, .055f}, .03f).subtract(.015f);
    m.part(mat.black);
    m.box({-.08f, 0, .075f}, {.78f, .16f + f.podHalf, .018f}, .015f); // the floor
    m.cylinder({-.35f, 0, f.head.z + .058f}, {1, 0, 0}, .02f, .06f, .01f); // the dark of the intakes
    for (const float s : bothSides)
        m.box({f.podFront - .10f, s * (.17f + f.podHalf), .19f}, {.08f, f.podHalf - .035f, .06f}, .02f);
    m.ellipsoid({.03f, 0, .33f}, {.20f, .11f, .05f}); // the seat's dark
    for (const float s : bothSides)
        m.keypoint("racer_sidepod_front_" + sideName(s), body,
                   {f.podFront - .02f, s * (.16f + f.podHalf * 1.75f), .235f}, {.7f, s * .6f, .3f});
    m.keypoint("racer_nose_tip", body, f.nose, {1, 0, 0});
    m.keypoint("racer_number_front", body, {f.numberX(), 0, .3f}, {0, 0, 1});
    m.keypoint("f1_car_air_intake", body, {-.30f, 0, f.head.z + .135f}, {.7f, 0, .7f});
    return body;
}

void addWings(Model &m, const F1Car &f, int front, int rear, int plate, const VehicleMaterials &mat)
{
    const float x = f.nose.x - .02f, half = f.wingHalf;
    m.part(front);
    m.box({x, 0, .095f}, {.105f, half, .018f}, .015f).turnY(-.06f);
    for (const float s : bothSides)
        m.box({x - .075f, s * (half * .5f + .05f), .14f}, {.05f, half * .5f - .06f, .014f}, .012f).turnY(-.35f);
    for (const float s : bothSides) {
        const int end = m.part(plate);
        m.box({x - .01f, s * half, .125f}, {.135f, .018f, .07f}, .016f);
        m.keypoint("f1_car_front_wing_" + sideName(s) + "_corner", end, {x + .11f, s * half, .18f},
                   {.6f, s * .2f, .7f});
    }
    m.part(mat.black); // the nose's stays
    for (const float s : bothSides)
        m.capsule({x, s * .04f, .10f}, {x, s * .04f, f.nose.z}, .014f);

    const Vec3 w = f.rearWing;
    m.part(rear);
    m.box(w, {.10f, f.rearWingHalf, .02f}, .018f).turnY(-.22f);
    m.box(w + Vec3{.03f, 0, -.10f}, {.075f, f.rearWingHalf, .016f}, .014f).turnY(-.12f);
    m.part(mat.black);
    for (const float s : bothSides)
        m.capsule({w.x + .10f, s * .06f, .26f}, {w.x + .02f, s * .06f, w.z - .02f}, .018f);
    for (const float s : bothSides) {
        const int end = m.part(plate);
        const Vec3 half3{.135f, .018f, .15f}, at = w + Vec3{0, s * f.rearWingHalf, -.085f};
        m.box(at, half3, .016f);
        m.keypoint("f1_car_rear_wing_top_" + sideName(s) + "_corner", end, at + Vec3{-half3.x, 0, half3.z} * .95f,
                   {-.6f, s * .2f, .7f});
    }
}

void addSuspension(Model &m, const F1Car &f, int metal)
{
    m.part(metal);
    for (const float s : bothSides)
        for (const bool front : {true, false}) {
            const float x = front ? f.frontAxle : f.rearAxle, z = front ? f.frontRadius : f.rearRadius;
            const float inner = front ? .08f : .09f, outer = (front ? f.frontTrack : f.rearTrack) - .03f;
            m.capsule({x, s * .04f, z + .01f}, {x, s * outer, z}, .024f);
            for (const float reach : {.13f, -.13f})
                m.capsule({x + reach, s * inner, z + .05f}, {x, s * outer, z + .055f}, .012f);
        }
}

void addMirrors(Model &m, int paint, int black)
{
    for (const float s : bothSides) {
        m.part(black);
        const Vec3 housing{.22f, s * .265f, .425f};
        m.capsule({.22f, s * .10f, .33f}, housing, .012f);
        const int part = m.part(paint);
        m.box(housing, {.032f, .055f, .034f}, .022f);
        m.keypoint("vehicle_mirror_" + sideName(s), part, housing, {0, s, 0});
    }
}

} // namespace

void buildF1Car(Model &m)
{
    Rng &r = m.rng;
    const F1Car f = drawProportions(r);
    m.parameter("front_axle", f.frontAxle);
    m.parameter("rear_axle", f.rearAxle);
    m.parameter("front_wheel_radius", f.frontRadius);
    m.parameter("rear_wheel_radius", f.rearRadius);
    m.parameter("rear_wing_height", f.rearWing.z);
    const Vec3 colour = toyColour(r);
    const Vec3 second = r.chance(.6f) ? colourOf(0xF1EDE4) : toyColour(r);
    const int paint = m.material(paintwork(f, colour, second, r));
    const int plain = m.material(paintOf(colour, .25f, .9f)), contrast = m.material(paintOf(second, .25f, .9f));
    const Vec3 axle{0, 1, 0};
    Material rim = r.chance() ? metalOf(colourOf(0xC9CCD0), .25f, axle) : paintOf(toyColour(r), .3f, .8f);
    const VehicleMaterials mat = vehicleMaterials(m, std::move(rim), metalOf(colourOf(0xD9DADB), .2f, axle),
                                                  metalOf(colourOf(0xA8ACB2), .25f, axle));
    addBody(m, f, paint, mat);
    const int wing = r.chance() ? contrast : plain;
    addWings(m, f, wing, wing, r.chance() ? contrast : plain, mat);
    addSuspension(m, f, mat.chrome);
    const WheelStyle style = r.chance(.6f) ? WheelStyle::Spokes : WheelStyle::Holes;
    addAxle(m, mat, "front", f.frontAxle, f.frontTrack, f.frontRadius, f.frontTyre, style);
    addAxle(m, mat, "rear", f.rearAxle, f.rearTrack, f.rearRadius, f.rearTyre, style);
    addMirrors(m, contrast, mat.black);
    const int light = m.part(mat.red);
    const Vec3 rain{f.rearWing.x + .01f, 0, .24f};
    m.box(rain, {.03f, .042f, .036f}, .014f);
    m.keypoint("f1_car_rain_light", light, rain, {-1, 0, 0});

    const float R = f.headRadius;
    addSteeringWheel(m, mat.black, mat.black, {.155f, 0, f.head.z - .075f}, {.30f, 0, f.head.z - .13f}, R * .72f);
    addDriver(m, {.hip = {-.06f, .06f, .32f}, .shoulder = {-.09f, R * .78f, f.head.z - R * 1.15f}, .head = f.head,
                  .hand = {.15f, R * .72f, f.head.z - .07f}, .headRadius = R});
}

} // namespace soco::demo
