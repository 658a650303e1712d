#include "core/demo/categories/vehicle/truck_cab.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct FireTruck {
    TruckCab cab;
    float halfLength, rearAxle;
    float bodyFront, deck;       // the equipment body: x of its front, height of its top
    Vec3 pivot;                  // of the ladder
    float pitch, yaw, ladder;    // pose and length of the ladder
    bool crew;
};

FireTruck drawProportions(Rng &r)
{
    FireTruck f;
    TruckCab &c = f.cab;
    f.halfLength = r.range(1.02f, 1.14f);
    f.crew = r.chance(.55f);
    c.front = f.halfLength;
    c.halfWidth = r.range(.36f, .41f);
    c.wheelRadius = r.range(.165f, .19f);
    c.sill = c.wheelRadius * .8f;
    c.windowLow = c.sill + r.range(.33f, .36f);
    c.roof = c.windowLow + r.range(.31f, .35f);
    c.windowHigh = c.roof - .085f;
    c.nose = r.range(0, .02f);
    c.lean = r.range(.02f, .07f);
    c.axle = f.halfLength - r.range(.33f, .37f);
    c.rear = f.halfLength - (f.crew ? r.range(.76f, .82f) : r.range(.52f, .58f));
    c.doorRear = f.crew ? f.halfLength - .44f : c.rear + .07f;
    f.rearAxle = -f.halfLength * r.range(.50f, .58f);
    f.bodyFront = c.rear - .025f;
    f.deck = c.roof - r.range(.12f, .17f);
    f.pivot = {-f.halfLength * r.range(.58f, .68f), 0, f.deck + .17f};
    f.yaw = r.range(-.05f, .05f);
    f.ladder = c.front - f.pivot.x + r.range(-.10f, .04f);
    const float clear = (c.roof + .17f - f.pivot.z) / (c.glassX(c.roof) - .16f - f.pivot.x); // over the beacons
    f.pitch = clear + r.range(.03f, .22f);
    return f;
}

// Slats of a locker's roller shutter.
void addShutter(Material &paint, Side side, float facing, Vec2 from, Vec2 to)
{
    const Vec2 middle{(from.x + to.x) / 2, (from.y + to.y) / 2}, half{(to.x - from.x) / 2, (to.y - from.y) / 2};
    paint.decals.push_back(rectangleDecal(side, facing, middle, half, .012f, colourOf(0xC3C8CD)));
    paint.decals.push_back(styled(rectangleDecal(side, facing, middle, half, .012f, colourOf(0x8E949B)),
                                  DecalStyle::Slats, .042f));
    paint.decals.push_back(outlined(rectangleDecal(side, facing, middle, half, .012f, colourOf(0x2A2C30)), .006f));
}

Material bodyPaint(const FireTruck &f, Material paint, Vec3 stripe)
{
    const TruckCab &c = f.cab;
    const float low = c.sill + .075f, high = f.deck - .075f, rear = -f.halfLength;
    const float archReach = c.wheelRadius * archScale + .03f, overArch = c.wheelRadius + archReach + .02f;
    const float behind = f.rearAxle - archReach, before = f.rearAxle + archReach;
    addShutter(paint, Side::Flank, 0, {rear + .05f, low}, {behind - .01f, high});
    addShutter(paint, Side::Flank, 0, {behind + .03f, overArch}, {before - .03f, high});
    const float middle = (before + f.bodyFront) / 2;
    addShutter(paint, Side::Flank, 0, {before + .01f, low}, {middle - .015f, high});
    addShutter(paint, Side::Flank, 0, {middle + .015f, low}, {f.bodyFront - .04f, high});
    addShutter(paint, Side::End, -1, {-c.halfWidth * .5f, c.sill + .2f}, {c.halfWidth * .5f, high});
    paint.decals.push_back(rectangleDecal(Side::Flank, 0, {0, f.deck - .04f}, {f.halfLength, .016f}, 0, stripe));
    paint.decals.push_back(styled(rectangleDecal(Side::Top, 1, {0, 0}, {f.halfLength, c.halfWidth - .07f}, .02f,
                                                 colourOf(0x8A8E94)), DecalStyle::Checks, .035f)); // tread plate
    return paint;
}

void addBody(Model &m, const FireTruck &f, int material, const VehicleMaterials &mat)
{
    const TruckCab &c = f.cab;
    const float L = f.halfLength, W = c.halfWidth, b = .035f;
    const int part = m.part(material);
    m.extrude({}, {{-L + b, c.sill + b}, {f.bodyFront - b, c.sill + b}, {f.bodyFront - b, f.deck - b},
                   {-L + b, f.deck - b}}, W, b);
    cutArches(m, f.rearAxle, W, c.wheelRadius);
    placeBodyCorners(m, part, {-L + .02f, W - .02f, f.deck - .02f});

    const float rear = -L + .06f, front = f.bodyFront - .06f, y = W - .045f, z = f.deck + .075f;
    for (const float s : bothSides) { // rails round the deck
        m.part(mat.chrome);
        m.capsule({rear, s * y, z}, {front, s * y, z}, .015f);
        for (const float x : {rear, (rear + front) / 2, front})
            m.capsule({x, s * y, f.deck - .02f}, {x, s * y, z}, .013f);
    }
    m.part(mat.black); // a hose rolled up beside the ladder's foot
    m.torus({f.bodyFront - .19f, 0, f.deck + .03f}, {0, 0, 1}, .10f, .034f);
    m.torus({f.bodyFront - .19f, 0, f.deck + .032f}, {0, 0, 1}, .045f, .032f);
}

void addLadder(Model &m, const FireTruck &f, int ladderMaterial, int bodyMaterial, const VehicleMaterials &mat)
{
    m.part(mat.black);
    m.cylinder({f.pivot.x, 0, f.deck + .025f}, {0, 0, 1}, .035f, .19f, .015f);
    m.part(bodyMaterial);
    m.cylinder({f.pivot.x, 0, f.deck + .08f}, {0, 0, 1}, .05f, .12f, .02f);
    const Vec3 ahead{cosine(f.pitch) * cosine(f.yaw), cosine(f.pitch) * sine(f.yaw), sine(f.pitch)};
    const Vec3 across{-sine(f.yaw), cosine(f.yaw), 0}, up = cross(ahead, across);
    constexpr float half = .105f;
    const int base = m.part(mat.chrome);
    m.cylinder(f.pivot, across, half + .055f, .05f, .015f);
    m.keypoint("fire_truck_ladder_base", base, f.pivot + across * (half + .055f), {0, 1, 0}).bothSides();

    m.part(ladderMaterial);
    const Vec3 start = f.pivot - ahead * .14f, tip = f.pivot + ahead * f.ladder;
    for (const float s : bothSides) {
        const Vec3 rail = across * (s * half);
        m.capsule(start + rail, tip + rail, .024f);
        m.capsule(start + rail + up * .07f, mix(start, tip, .62f) + rail + up * .07f, .014f);
        for (int i = 0; i <= 2; ++i) {
            const Vec3 post = mix(start, tip, .31f * float(i)) + rail;
            m.capsule(post, post + up * .07f, .012f);
        }
    }
    constexpr int rungs = 10;
    for (int i = 0; i < rungs; ++i) {
        const Vec3 middle = mix(start, tip, float(i) / rungs);
        m.capsule(middle - across * half, middle + across * half, .014f);
    }
    const int last = m.part(ladderMaterial);
    m.capsule(tip - across * half, tip + across * half, .018f);
    m.keypoint("fire_truck_ladder_tip", last, tip, ahead).exactly(); // between the rails
}

} // namespace

void buildFireTruck(Model &m)
{
    Rng &r = m.rng;
    const FireTruck f = drawProportions(r);
    const TruckCab &c = f.cab;
    m.parameter("half_length", f.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("roof_height", c.roof);
    m.parameter("ladder_pitch", f.pitch);
    const Vec3 white = colourOf(0xF1EDE4), yellow = colourOf(0xE9D35A);
    const Vec3 colour = colourOf(r.pick({0xCF3F2Eu, 0xCF3F2Eu, 0xCF3F2Eu, 0xB8322Au, 0xE57A26u, 0xE5AC2Fu}));
    const Vec3 stripe = r.chance(.6f) ? white : yellow;
    const float roughness = r.range(.2f, .35f);
    Material paint = paintOf(colour, roughness, .9f);
    if (r.chance(.45f)) { // a white lower half
        paint.pattern = Pattern::TwoTone;
        paint.patternAt = c.sill + .13f;
        paint.colour2 = white;
    }
    Material cabPaint = paint;
    if (r.chance(.35f)) {
        cabPaint.pattern = Pattern::TwoTone;
        cabPaint.patternAt = c.windowLow - .03f;
        cabPaint.colour = white;
        cabPaint.colour2 = colour;
    }
    cabPaint.decals.push_back(rectangleDecal(Side::Flank, 0, {0, c.windowLow - .11f}, {f.halfLength, .03f}, 0, stripe));
    addCabWindows(cabPaint, c, colourOf(r.chance() ? 0x24384A : 0x9CC4D6), colour * .3f, f.crew);
    const VehicleMaterials mat = anyVehicleMaterials(m);
    const int blue = m.material(glassOf(colourOf(0x2F63C4)));
    const int cab = m.material(std::move(cabPaint)), body = m.material(bodyPaint(f, paint, stripe));
    const int plain = m.material(paintOf(colour, .3f, .8f));
    Material metal = metalOf(colourOf(0xC9CCD0), .28f, {1, 0, 0});
    const int ladder = m.material(r.chance(.6f) ? std::move(metal) : paintOf(white, .3f, .7f));

    addCab(m, c, cab, mat);
    addBody(m, f, body, mat);
    const WheelStyle style = r.chance() ? WheelStyle::Holes : WheelStyle::Ring;
    addAxle(m, mat, "front", c.axle, c.halfWidth - .065f, c.wheelRadius, .085f, style);
    addAxle(m, mat, "rear", f.rearAxle, c.halfWidth - .065f, c.wheelRadius, .085f, style);
    m.part(mat.black); // frame
    m.box({0, 0, c.sill + .05f}, {f.halfLength * .92f, c.halfWidth * .6f, .07f}, .02f);
    addCabFront(m, c, mat);
    addBumper(m, mat.chrome, "rear", {-f.halfLength, 0, c.bumper()}, {.045f, c.halfWidth * .97f, .045f});
    addTaillights(m, mat, {-f.halfLength, c.halfWidth * .80f, c.bumper() + .14f}, {.02f, .04f, .065f});
    addNumberPlates(m, c.front + .055f, -f.halfLength - .055f, c.bumper(), 5 + r.index(3), true);
    addBeacons(m, mat.black, blue, {c.glassX(c.roof) - .16f, c.halfWidth * .60f, c.roof}, true);
    addLadder(m, f, ladder, plain, mat);
}

} // namespace soco::demo
