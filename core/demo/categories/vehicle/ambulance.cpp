#include "core/demo/categories/vehicle/truck_cab.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Ambulance {
    TruckCab cab;
    float halfLength, rearAxle;
    float boxFront, boxRoof;
    Vec2 cross;     // middle of the emblem on the flanks
    float crossHalf;
};

Ambulance drawProportions(Rng &r)
{
    Ambulance a;
    TruckCab &c = a.cab;
    a.halfLength = r.range(.98f, 1.08f);
    c.front = a.halfLength;
    c.halfWidth = r.range(.37f, .42f);
    c.wheelRadius = r.range(.165f, .19f);
    c.sill = c.wheelRadius * .8f;
    c.windowLow = c.sill + r.range(.36f, .39f);
    c.roof = c.windowLow + r.range(.31f, .35f);
    c.windowHigh = c.roof - .08f;
    c.nose = r.range(.28f, .36f);
    c.lean = r.range(.17f, .23f);
    c.axle = a.halfLength - .30f;
    c.rear = a.halfLength - r.range(.86f, .92f);
    c.doorRear = c.rear + .05f;
    a.rearAxle = -a.halfLength * r.range(.52f, .58f);
    a.boxFront = c.rear + .03f;
    a.boxRoof = c.roof + r.range(.08f, .15f);
    a.cross = {mix(a.boxFront, -a.halfLength, .64f), mix(c.windowLow, a.boxRoof, .42f)};
    a.crossHalf = r.range(.10f, .125f);
    return a;
}

struct Livery {
    Vec3 base, band, second, emblem;
    bool checks;
};

Livery drawLivery(Rng &r)
{
    Livery l;
    l.base = colourOf(r.pick({0xF1EDE4u, 0xF1EDE4u, 0xEFE2C8u, 0xE5AC2Fu, 0xEA7A62u}));
    l.band = colourOf(r.pick({0xCF3F2Eu, 0xE57A26u, 0x356848u, 0x2C4668u, 0x2A8783u}));
    l.second = colourOf(0xE9D35A);
    l.emblem = colourOf(r.pick({0x2C4668u, 0x2A8783u, 0x356848u, 0x774670u}));
    l.checks = r.chance(.45f);
    return l;
}

// The band along both flanks, in one height on cab and box.
void addBand(Material &paint, const Ambulance &a, const Livery &l)
{
    const float z = a.cab.windowLow - .115f, half = l.checks ? .06f : .042f;
    const Decal band = rectangleDecal(Side::Flank, 0, {0, z}, {a.halfLength, half}, 0, l.checks ? l.second : l.band);
    paint.decals.push_back(band);
    if (l.checks) {
        Decal checks = band;
        checks.colour = l.band;
        paint.decals.push_back(styled(checks, DecalStyle::Checks, half));
    } else {
        paint.decals.push_back(rectangleDecal(Side::Flank, 0, {0, z - .062f}, {a.halfLength, .009f}, 0, l.band));
    }
}

void addCross(Material &paint, Side side, float facing, Vec2 at, float half, Vec3 colour)
{
    paint.decals.push_back(rectangleDecal(side, facing, at, {half, half * .34f}, .01f, colour));
    paint.decals.push_back(rectangleDecal(side, facing, at, {half * .34f, half}, .01f, colour));
}

Material boxPaint(const Ambulance &a, const Livery &l, Vec3 glass)
{
    const TruckCab &c = a.cab;
    const float W = c.halfWidth, low = c.windowLow + .02f, high = a.boxRoof - .13f;
    const Vec3 line = l.base * .35f;
    Material box = paintOf(l.base, .3f, .8f);
    addBand(box, a, l);
    for (const float s : bothSides) // the disc makes any emblem stand out
        box.decals.push_back(discDecal(Side::Flank, s, a.cross, a.crossHalf * 1.28f, colourOf(0xF7F4EC)));
    addCross(box, Side::Flank, 0, a.cross, a.crossHalf, l.emblem);
    box.decals.push_back(discDecal(Side::Top, 1, {a.cross.x, 0}, .2f, colourOf(0xF7F4EC)));
    addCross(box, Side::Top, 1, {a.cross.x, 0}, .16f, l.emblem);
    const float middle = mix(a.boxFront, a.cross.x, .42f);
    box.decals.push_back(windowDecal(Side::Flank, 0, {{middle - .10f, low + .03f}, {middle + .09f, low + .03f},
                                                      {middle + .09f, high}, {middle - .10f, high}}, .02f, glass));
    for (const float s : bothSides) { // the two leaves of the rear door
        const float y = s * W * .44f;
        box.decals.push_back(windowDecal(Side::End, -1, {{y - .105f, low + .02f}, {y + .105f, low + .02f},
                                                         {y + .105f, high}, {y - .105f, high}}, .02f, glass));
        box.decals.push_back(outlined(rectangleDecal(Side::End, -1, {y, (c.sill + .10f + a.boxRoof - .06f) / 2},
                                                     {W * .42f, (a.boxRoof - .16f - c.sill) / 2}, .02f, line), .005f));
    }
    box.decals.push_back(rectangleDecal(Side::End, -1, {0, c.windowLow - .07f}, {W * .86f, .02f}, 0, l.band));
    return box;
}

void addBox(Model &m, const Ambulance &a, int material, const VehicleMaterials &mat)
{
    const TruckCab &c = a.cab;
    const float W = c.halfWidth, b = .06f, L = a.halfLength;
    const int part = m.part(material);
    m.extrudeTapered({}, {{-L + b, c.sill + b}, {a.boxFront - b, c.sill + b}, {a.boxFront - b, a.boxRoof - b - .05f},
                          {a.boxFront - b - .05f, a.boxRoof - b}, {-L + b, a.boxRoof - b}},
                     W + .012f, b, W - .01f, c.windowLow, a.boxRoof);
    addArches(m, {a.rearAxle, W - .10f, c.wheelRadius}, c.wheelRadius * archScale + .035f, c.sill, .125f);
    cutArches(m, a.rearAxle, W, c.wheelRadius);
    placeBodyCorners(m, part, {-L + .03f, W - .03f, a.boxRoof - .03f});
    for (const float s : bothSides)
        m.keypoint("ambulance_cross_" + sideName(s), part, {a.cross.x, s * W, a.cross.y}, {0, s, 0});
    m.part(mat.black); // door handles
    for (const float s : bothSides)
        m.capsule({-L - .004f, s * .035f, c.windowLow - .14f}, {-L - .004f, s * .035f, c.windowLow - .02f}, .013f);
}

} // namespace

void buildAmbulance(Model &m)
{
    Rng &r = m.rng;
    const Ambulance a = drawProportions(r);
    const TruckCab &c = a.cab;
    m.parameter("half_length", a.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("roof_height", a.boxRoof);
    const Livery livery = drawLivery(r);
    const Vec3 glass = colourOf(r.chance() ? 0x24384A : 0x9CC4D6);
    Material cabPaint = paintOf(livery.base, .3f, .8f);
    addBand(cabPaint, a, livery);
    addCabWindows(cabPaint, c, glass, livery.base * .35f, false);
    const VehicleMaterials mat = anyVehicleMaterials(m);
    const int blue = m.material(glassOf(colourOf(0x2F63C4)));
    const int cab = m.material(std::move(cabPaint)), box = m.material(boxPaint(a, livery, glass));

    addCab(m, c, cab, mat);
    addBox(m, a, box, mat);
    const WheelStyle style = r.chance() ? WheelStyle::Holes : WheelStyle::Ring;
    addAxle(m, mat, "front", c.axle, c.halfWidth - .065f, c.wheelRadius, .085f, style);
    addAxle(m, mat, "rear", a.rearAxle, c.halfWidth - .06f, c.wheelRadius, .085f, style);
    m.part(mat.black); // floor pan
    m.box({0, 0, c.sill + .03f}, {a.halfLength * .9f, c.halfWidth * .6f, .05f}, .02f);
    addCabFront(m, c, mat);
    addBumper(m, mat.chrome, "rear", {-a.halfLength, 0, c.bumper()}, {.045f, c.halfWidth * .97f, .045f});
    addTaillights(m, mat, {-a.halfLength + .005f, c.halfWidth * .88f, c.bumper() + .15f}, {.02f, .035f, .075f});
    addNumberPlates(m, c.front + .055f, -a.halfLength - .055f, c.bumper(), 5 + r.index(3), true);

    addBeacons(m, mat.black, blue, {c.glassX(c.roof) - .12f, c.halfWidth * .55f, c.roof}, true);
    m.part(blue); // flashers under the box's roof
    for (const float s : bothSides)
        m.ellipsoid({-a.halfLength, s * c.halfWidth * .78f, a.boxRoof - .075f}, {.03f, .05f, .028f});
}

} // namespace soco::demo
