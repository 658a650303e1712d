#include "core/demo/categories/vehicle/driver.h"
#include "core/demo/categories/vehicle/parts.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct GoKart {
    float halfLength;
    float frontAxle, rearAxle;
    float frontRadius, rearRadius;
    float frontTrack, rearTrack; // y of the tyres' middles
    float podY, podHalf;         // middle and half length of the side pods
    float floor;
    Vec3 panel;                  // middle of the number panel
    Driver driver;
};

GoKart drawProportions(Rng &r)
{
    GoKart k;
    k.halfLength = r.range(.96f, 1.04f);
    k.frontRadius = r.range(.155f, .18f);
    k.rearRadius = k.frontRadius + r.range(.01f, .04f);
    k.frontAxle = k.halfLength - r.range(.36f, .40f);
    k.rearAxle = -k.halfLength + k.rearRadius + r.range(.16f, .20f);
    k.frontTrack = r.range(.46f, .52f);
    k.rearTrack = r.range(.47f, .53f);
    k.podY = r.range(.44f, .49f);
    k.podHalf = r.range(.27f, .32f);
    k.floor = .095f;
    k.panel = {k.halfLength - .42f, 0, r.range(.40f, .45f)};
    const float R = r.range(.155f, .18f);
    const Vec3 seat{-.30f, 0, .24f};
    k.driver.headRadius = R;
    k.driver.legs = true;
    k.driver.hip = seat + Vec3{0, .09f, .03f};
    k.driver.shoulder = seat + Vec3{-.07f, R * .74f, .30f};
    k.driver.head = seat + Vec3{-.05f, 0, .33f + R * 1.12f};
    k.driver.hand = {.15f, .115f, .50f};
    k.driver.knee = {.14f, .19f, .38f};
    k.driver.foot = {k.panel.x - .06f, .15f, .19f};
    return k;
}

void addFrame(Model &m, const GoKart &k, int tubes, const VehicleMaterials &mat)
{
    const float L = k.halfLength, z = k.floor + .03f;
    m.part(mat.black);
    m.box({(k.frontAxle + k.rearAxle) / 2 + .08f, 0, k.floor}, {(k.frontAxle - k.rearAxle) / 2, .26f, .02f}, .018f);
    m.part(tubes);
    for (const float s : bothSides) {
        m.capsule({L - .14f, s * .22f, z}, {-L + .10f, s * .27f, z}, .027f);
        for (const float x : {.6f, -.6f}) // to the pods
            m.capsule({x * k.podHalf, s * .2f, z}, {x * k.podHalf, s * k.podY, z + .02f}, .02f);
        m.capsule({k.frontAxle, s * .20f, z}, {k.frontAxle, s * k.frontTrack, k.frontRadius}, .028f);
    }
    m.capsule({k.frontAxle, .22f, z}, {k.frontAxle, -.22f, z}, .028f);
    m.part(mat.chrome);
    m.capsule({k.rearAxle, k.rearTrack, k.rearRadius}, {k.rearAxle, -k.rearTrack, k.rearRadius}, .028f);
    m.part(mat.black); // bearings, sprocket
    for (const float s : bothSides)
        m.box({k.rearAxle, s * .27f, k.rearRadius - .02f}, {.05f, .03f, .065f}, .02f);
    m.cylinder({k.rearAxle, -.17f, k.rearRadius}, {0, 1, 0}, .012f, .105f, .005f);
}

void addBodywork(Model &m, const GoKart &k, int paint, int panelMaterial, const VehicleMaterials &mat)
{
    const float L = k.halfLength;
    const Vec3 nose{L - .12f, 0, .155f};
    const Vec3 noseHalf{.12f, k.frontTrack - .02f, .085f};
    const int front = m.part(paint);
    m.box(nose, noseHalf, .075f);
    m.box(nose + Vec3{-.08f, 0, .05f}, {.14f, .17f, .085f}, .07f).smooth(.08f);
    m.keypoint("racer_nose_tip", front, nose + Vec3{noseHalf.x, 0, .01f}, {1, 0, 0});
    const int rear = m.part(mat.chrome);
    const float behind = -L + .03f, z = k.rearRadius;
    m.capsule({behind, k.rearTrack, z}, {behind, -k.rearTrack, z}, .032f);
    for (const float s : bothSides)
        m.capsule({behind, s * .27f, z}, {behind + .14f, s * .27f, k.floor + .03f}, .024f);

    const int panel = m.part(panelMaterial);
    m.box(k.panel, {.035f, .16f, .15f}, .03f).turnY(-.42f);
    m.keypoint("racer_number_front", panel, k.panel, {1, 0, .45f});
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const int pod = m.part(paint);
        m.box({0, s * k.podY, .165f}, {k.podHalf, .095f, .085f}, .07f);
        m.box({-k.podHalf * .3f, s * k.podY, .21f}, {k.podHalf * .62f, .075f, .08f}, .06f).smooth(.05f);
        m.keypoint("racer_sidepod_front_" + lr, pod, {k.podHalf - .01f, s * k.podY, .175f}, {1, s * .15f, .15f});
        m.keypoint("vehicle_bumper_front_" + lr + "_corner", front, nose + Vec3{.03f, s * (noseHalf.y - .03f), 0},
                   {.7f, s * .7f, 0});
        m.keypoint("vehicle_bumper_rear_" + lr + "_corner", rear, {behind, s * (k.rearTrack + .02f), z}, {-.2f, s, 0});
    }
}

void addSeat(Model &m, const GoKart &k, int shell)
{
    const Vec3 base = k.driver.hip * Vec3{1, 0, 1};
    const int part = m.part(shell);
    const Vec3 top = base + Vec3{-.25f, 0, .34f};
    m.box(base + Vec3{.04f, 0, -.11f}, {.18f, .19f, .045f}, .04f);
    m.capsule(base + Vec3{-.17f, .115f, -.06f}, top + Vec3{0, .085f, 0}, .055f).smooth(.04f);
    m.capsule(base + Vec3{-.17f, -.115f, -.06f}, top + Vec3{0, -.085f, 0}, .055f).smooth(.04f);
    m.capsule(base + Vec3{-.17f, 0, -.06f}, top + Vec3{.0f, 0, 0}, .055f).smooth(.06f);
    for (const float s : bothSides) // the sides hold the hips
        m.capsule(base + Vec3{-.18f, s * .17f, .06f}, base + Vec3{.16f, s * .19f, -.06f}, .045f).smooth(.05f);
    m.keypoint("cockpit_seat_top_center", part, top + Vec3{-.02f, 0, .05f}, {-.35f, 0, .9f});
}

// Beside the driver, on the right, with its exhaust.
void addEngine(Model &m, const GoKart &k, int block, const VehicleMaterials &mat)
{
    const Vec3 at{k.rearAxle + .20f, -.31f, .20f};
    const int engine = m.part(block);
    m.box(at, {.10f, .085f, .085f}, .03f);
    m.part(mat.chrome);
    for (int i = 0; i < 4; ++i) // cooling fins
        m.box(at + Vec3{.02f, 0, .10f + float(i) * .032f}, {.085f, .08f, .009f}, .006f);
    m.cylinder(at + Vec3{.02f, 0, .15f}, {0, 0, 1}, .08f, .055f, .01f);
    m.part(mat.red);
    m.cylinder(at + Vec3{.02f, 0, .245f}, {0, 0, 1}, .025f, .034f, .012f);
    m.keypoint("go_kart_engine_top", engine, at + Vec3{.02f, 0, .27f}, {0, 0, 1}).exactly();
    const Vec3 tip{-k.halfLength - .03f, -.31f, .33f};
    const int pipe = m.part(mat.chrome);
    m.tube({at + Vec3{-.06f, 0, .10f}, at + Vec3{-.13f, 0, .16f}, tip + Vec3{.12f, 0, 0}}, .030f, .045f, 0, 4);
    m.capsule(tip + Vec3{.12f, 0, 0}, tip + Vec3{.03f, 0, 0}, .052f, .04f);
    m.capsule(tip + Vec3{.04f, 0, 0}, tip, .026f);
    m.keypoint("go_kart_exhaust_tip", pipe, tip, {-1, 0, 0});
}

} // namespace

void buildGoKart(Model &m)
{
    Rng &r = m.rng;
    const GoKart k = drawProportions(r);
    m.parameter("half_length", k.halfLength);
    m.parameter("front_wheel_radius", k.frontRadius);
    m.parameter("rear_wheel_radius", k.rearRadius);
    m.parameter("head_radius", k.driver.headRadius);
    const Vec3 colour = toyColour(r), white = colourOf(0xF4F1EA), ink = colourOf(0x1E2A35);
    Material body = paintOf(colour, .25f, .9f);
    const Vec3 second = r.chance() ? white : toyColour(r);
    if (r.chance(.6f)) {
        body.pattern = Pattern::Stripe;
        body.patternAt = r.chance() ? 0 : .09f;
        body.patternWidth = .05f;
        body.colour2 = second;
    }
    body.decals.push_back(styled(rectangleDecal(Side::Flank, 0, {0, .165f}, {k.podHalf * .75f, .032f}, 0, second),
                                 DecalStyle::Checks, .032f));
    Material panel = paintOf(r.chance() ? white : second, .3f, .8f);
    panel.decals.push_back(outlined(rectangleDecal(Side::End, 1, {0, k.panel.z}, {.13f, .11f}, .03f, ink), .006f));
    const int digits = 1 + r.index(2);
    for (int i = 0; i < digits; ++i)
        panel.decals.push_back(rectangleDecal(Side::End, 1, {(float(i) - float(digits - 1) * .5f) * .085f, k.panel.z},
                                              {.02f, .07f}, .006f, ink));
    const int paint = m.material(std::move(body)), panelMaterial = m.material(std::move(panel));
    const int tubes = m.material(r.chance() ? paintOf(toyColour(r), .3f, .8f) : paintOf(ink, .3f, .8f));
    const int shell = m.material(plasticOf(r.chance(.6f) ? colourOf(0x2A2C30) : toyColour(r), .35f));
    const int block = m.material(metalOf(colourOf(0x8A8E94), .35f, {0, 0, 1}));
    const VehicleMaterials mat = anyVehicleMaterials(m);

    addFrame(m, k, tubes, mat);
    addBodywork(m, k, paint, panelMaterial, mat);
    addSeat(m, k, shell);
    addEngine(m, k, block, mat);
    addAxle(m, mat, "front", k.frontAxle, k.frontTrack, k.frontRadius, .09f, WheelStyle::Holes);
    addAxle(m, mat, "rear", k.rearAxle, k.rearTrack, k.rearRadius, .12f, WheelStyle::Holes);
    addSteeringWheel(m, mat.black, mat.chrome, {.155f, 0, .505f}, {k.panel.x - .04f, 0, .20f}, .125f);
    addDriver(m, k.driver);
}

} // namespace soco::demo
