#include "core/demo/categories/vehicle/truck_cab.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct GarbageTruck {
    TruckCab cab;
    float halfLength, rearAxle;
    float boxFront, boxRear, boxFloor, boxTop; // the container
    float mouthLow, mouthHigh;                 // of the hopper's opening
    int ribs;
};

GarbageTruck drawProportions(Rng &r)
{
    GarbageTruck g;
    TruckCab &c = g.cab;
    g.halfLength = r.range(1.0f, 1.1f);
    c.front = g.halfLength;
    c.halfWidth = r.range(.37f, .42f);
    c.wheelRadius = r.range(.17f, .195f);
    c.sill = c.wheelRadius * .8f;
    c.windowLow = c.sill + r.range(.34f, .38f);
    c.roof = c.windowLow + r.range(.31f, .36f);
    c.windowHigh = c.roof - .085f;
    c.nose = r.range(0, .02f);
    c.lean = r.range(.02f, .07f);
    c.axle = g.halfLength - r.range(.32f, .35f);
    c.rear = g.halfLength - r.range(.50f, .56f);
    c.doorRear = c.rear + .07f;
    g.rearAxle = -g.halfLength * r.range(.42f, .50f);
    g.boxFront = c.rear - .05f;
    g.boxRear = -g.halfLength + r.range(.34f, .40f);
    g.boxFloor = c.sill + .09f;
    g.boxTop = c.roof + r.range(.07f, .16f);
    g.mouthLow = c.sill + .25f;
    g.mouthHigh = g.mouthLow + r.range(.22f, .27f);
    g.ribs = 3 + r.index(3);
    return g;
}

// Three arrows that chase each other.
void addRecyclingSign(Material &paint, Vec2 at, float radius, Vec3 colour)
{
    paint.decals.push_back(discDecal(Side::Flank, 0, at, radius, colourOf(0xF4F1EA)));
    for (int i = 0; i < 3; ++i) {
        const float turn = float(i) * 2 * pi / 3;
        std::vector<Vec2> arrow;
        for (const Vec2 p : {Vec2{-.42f, .34f}, {.02f, .34f}, {.02f, .18f}, {.38f, .46f}, {.02f, .74f}, {.02f, .58f},
                             {-.42f, .58f}})
            arrow.push_back({at.x + radius * (p.x * cosine(turn) - p.y * sine(turn)),
                             at.y + radius * (p.x * sine(turn) + p.y * cosine(turn))});
        paint.decals.push_back(polygonDecal(Side::Flank, 0, arrow, .004f, colour));
    }
}

void addContainer(Model &m, const GarbageTruck &g, int material, int ribMaterial)
{
    const TruckCab &c = g.cab;
    const float W = c.halfWidth, b = .055f;
    const int part = m.part(material);
    m.extrude({}, {{g.boxRear + b, g.boxFloor + b}, {g.boxFront - b, g.boxFloor + b},
                   {g.boxFront - b, g.boxTop - b - .05f}, {g.boxFront - b - .06f, g.boxTop - b},
                   {g.boxRear + b, g.boxTop - b}}, W, b);
    cutArches(m, g.rearAxle, W, c.wheelRadius);
    placeBodyCorners(m, part, {g.boxRear + .03f, W - .03f, g.boxTop - .03f});
    m.part(ribMaterial);
    const float low = c.wheelRadius * (1 + archScale) + .05f, high = g.boxTop + .012f;
    for (int i = 0; i < g.ribs; ++i) {
        const float x = mix(g.boxRear + .06f, g.boxFront - .15f, float(i) / float(g.ribs - 1));
        m.box({x, 0, (low + high) / 2}, {.02f, W + .014f, (high - low) / 2}, .014f);
    }
}

void addHopper(Model &m, const GarbageTruck &g, int material, const VehicleMaterials &mat)
{
    Rng &r = m.rng;
    const TruckCab &c = g.cab;
    const float L = g.halfLength, W = c.halfWidth - .015f, b = .045f;
    const int part = m.part(material);
    const float brow = g.mouthHigh + .07f;
    m.extrude({}, {{g.boxRear + .02f, c.sill + .03f + b}, {-L + b, c.sill + .03f + b}, {-L + b, g.mouthLow - b * .3f},
                   {-L + .06f + b, brow}, {-L + .22f, g.boxTop - .05f - b}, {g.boxRear + .02f, g.boxTop - .05f - b}},
              W, b);
    m.box({-L, 0, (g.mouthLow + g.mouthHigh) / 2}, {.24f, W - .085f, (g.mouthHigh - g.mouthLow) / 2}, .03f)
        .subtract(.02f);
    for (const float s : bothSides)
        m.keypoint("garbage_truck_hopper_bottom_" + sideName(s) + "_corner", part,
                   {-L + .01f, s * (W - .085f), g.mouthLow - .012f}, {-1, 0, .25f});

    m.part(mat.black); // the back of the hopper
    m.box({-L + .24f, 0, (g.mouthLow + g.mouthHigh) / 2}, {.02f, W - .08f, (g.mouthHigh - g.mouthLow) / 2}, .01f);
    const int bag = m.material(plasticOf(colourOf(r.pick({0x3A3E45u, 0x2F4A3Cu, 0x2C4668u})), .3f));
    for (int i = -1; i <= 1; ++i) {
        const float radius = r.range(.075f, .092f), x = -L + r.range(.10f, .13f);
        const Vec3 at{x, float(i) * (W - .085f) * .62f, g.mouthLow + radius * .82f};
        m.part(bag);
        m.ellipsoid(at, {radius, radius, radius * .88f});
        m.capsule(at + Vec3{-.01f, 0, radius * .8f}, at + Vec3{-.025f, 0, radius * 1.12f}, .02f, .026f).smooth(.03f);
    }
    for (const float s : bothSides) {
        m.part(mat.chrome); // a lifting ram on each side, a grab rail behind
        const Vec3 upper{g.boxRear + .02f, s * (W + .02f), g.boxTop - .17f};
        const Vec3 lower{-L + .14f, s * (W + .02f), g.mouthLow + .02f};
        m.capsule(upper, lower, .018f);
        m.part(mat.black);
        m.capsule(upper, mix(upper, lower, .55f), .030f);
        const float y = s * (W - .04f);
        m.part(mat.chrome);
        m.capsule({-L - .015f, y, g.mouthLow + .05f}, {-L + .045f, y, brow + .03f}, .014f);
        m.capsule({-L - .015f, y, g.mouthLow + .05f}, {-L + .06f, y, g.mouthLow + .05f}, .014f);
        m.capsule({-L + .045f, y, brow + .03f}, {-L + .10f, y, brow + .03f}, .014f);
    }
}

} // namespace

void buildGarbageTruck(Model &m)
{
    Rng &r = m.rng;
    const GarbageTruck g = drawProportions(r);
    const TruckCab &c = g.cab;
    m.parameter("half_length", g.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("roof_height", g.boxTop);
    m.parameter("ribs", float(g.ribs));
    const Vec3 colour = colourOf(r.pick({0x356848u, 0xE57A26u, 0x74863Au, 0x2A8783u, 0x5F9BD1u, 0xE5AC2Fu, 0xF1EDE4u}));
    const Vec3 white = colourOf(0xF1EDE4);
    const Vec3 container = r.chance(.45f) ? white : colour;
    const Vec3 hopperColour = r.chance(.6f) ? colour : toyColour(r);
    Material cabPaint = paintOf(colour, .3f, .8f);
    addCabWindows(cabPaint, c, colourOf(r.chance() ? 0x24384A : 0x9CC4D6), colour * .3f, false);
    if (r.chance()) {
        cabPaint.pattern = Pattern::TwoTone;
        cabPaint.patternAt = c.sill + .15f;
        cabPaint.colour2 = colourOf(0x3A3E45);
    }
    Material box = paintOf(container, .35f, .6f), hopper = paintOf(hopperColour, .35f, .6f);
    const float middle = mix(g.boxRear + .06f, g.boxFront - .15f, g.ribs == 4 ? .5f : g.ribs == 3 ? .25f : .375f);
    addRecyclingSign(box, {middle, mix(c.windowLow, g.boxTop, .45f)}, .125f, colourOf(0x356848));
    // Warning bars on the hopper's lower edge.
    hopper.decals.push_back(styled(rectangleDecal(Side::End, -1, {0, g.mouthLow - .05f}, {c.halfWidth * .58f, .022f}, 0,
                                                  colourOf(0x2A2C30)), DecalStyle::Bars, .07f));
    const VehicleMaterials mat = anyVehicleMaterials(m);
    const int cab = m.material(std::move(cabPaint)), boxMaterial = m.material(std::move(box));
    const int hopperMaterial = m.material(std::move(hopper));

    addCab(m, c, cab, mat);
    addContainer(m, g, boxMaterial, r.chance() ? boxMaterial : cab);
    addHopper(m, g, hopperMaterial, mat);
    const WheelStyle style = r.chance() ? WheelStyle::Holes : WheelStyle::Ring;
    addAxle(m, mat, "front", c.axle, c.halfWidth - .065f, c.wheelRadius, .085f, style);
    addAxle(m, mat, "rear", g.rearAxle, c.halfWidth - .065f, c.wheelRadius, .085f, style);
    m.part(mat.black); // frame and side guards
    m.box({0, 0, c.sill + .06f}, {g.halfLength * .92f, c.halfWidth * .55f, .08f}, .02f);
    const float guardFront = c.rear - .02f, guardRear = g.rearAxle + c.wheelRadius * archScale + .03f;
    m.box({(guardFront + guardRear) / 2, 0, c.sill + .04f}, {(guardFront - guardRear) / 2, c.halfWidth - .03f, .035f},
          .02f);
    addCabFront(m, c, mat);
    addBumper(m, mat.black, "rear", {-g.halfLength - .02f, 0, c.sill + .045f}, {.065f, c.halfWidth * .97f, .035f});
    addTaillights(m, mat, {-g.halfLength + .003f, c.halfWidth * .78f, c.sill + .145f}, {.02f, .06f, .036f});
    addNumberPlates(m, c.front + .055f, -g.halfLength - .10f, c.sill + .055f, 5 + r.index(3), true);
    addBeacons(m, mat.black, mat.amber, {c.glassX(c.roof) - .20f, c.halfWidth * .62f, c.roof}, false);
}

} // namespace soco::demo
