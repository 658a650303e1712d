#include "core/demo/categories/vehicle/car_body.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Livery { Plain, TwoTone, Stripe, Line };

constexpr float pillar = .055f;

// Door, bonnet and boot lines, side stripe, racing number.
void addLines(Material &body, const Car &c, Livery livery, Vec3 line, Rng &r)
{
    const float low = c.sill + .06f, high = c.shoulder - .02f;
    const auto outline = [&](Side side, float facing, Vec2 from, Vec2 to, float rounding) {
        body.decals.push_back(outlined(rectangleDecal(side, facing, {(from.x + to.x) / 2, (from.y + to.y) / 2},
                                                      {(to.x - from.x) / 2, (to.y - from.y) / 2}, rounding, line),
                                       .005f));
    };
    outline(Side::Flank, 0, {c.doorMiddle, low}, {c.doorFront, high}, .015f);
    if (c.style != CarStyle::Pickup)
        outline(Side::Flank, 0, {c.doorRear, low}, {c.doorMiddle - .02f, high}, .015f);
    const float bonnet = mix(c.cabinFront, c.halfLength, .52f), half = (c.halfLength - c.cabinFront) * .36f;
    const float lid = c.halfWidth - .225f; // between the wings
    outline(Side::Top, 1, {bonnet - half, -lid}, {bonnet + half, lid}, .05f);
    outline(Side::End, -1, {-c.halfWidth * .62f, c.sill + .12f}, {c.halfWidth * .62f, c.tailHeight - .055f}, .03f);
    if (c.style == CarStyle::Pickup) // planks of the bed
        body.decals.push_back(styled(rectangleDecal(Side::Top, 1, {(c.bedFront() + c.bedRear()) / 2, 0},
                                                    {(c.bedFront() - c.bedRear()) / 2 - .05f, c.halfWidth - .27f}, 0,
                                                    line), DecalStyle::Bars, .09f));
    if (livery == Livery::Line) { // on a pickup truck below the bed's floor, or it would show on the inside too
        const float z = c.sill + (c.style == CarStyle::Pickup ? .105f : .17f);
        body.decals.push_back(rectangleDecal(Side::Flank, 0, {0, z}, {c.halfLength * .93f, .022f}, .02f,
                                             colourOf(0xF1EDE4)));
    }
    if (r.chance(.25f))
        addRacingNumber(body, Side::Flank, {(c.doorFront + c.doorMiddle) / 2, (low + high) / 2}, .085f, 1 + r.index(3));
}

void cutBed(Model &m, const Car &c)
{
    const float length = c.bedFront() - c.bedRear(), depth = c.shoulder - c.bedFloor();
    m.box({(c.bedFront() + c.bedRear()) / 2, 0, c.bedFloor() + depth}, {length / 2, c.bedHalf(), depth}, .03f)
        .subtract(.02f);
    // The wheel houses stand in the bed.
    const Vec3 wheel{-c.halfWheelbase, c.halfWidth - .15f, c.wheelRadius};
    addArches(m, wheel, c.wheelRadius * archScale + .035f, c.sill, .10f);
}

} // namespace

void addCarWindows(Material &cabin, const Car &c, Vec3 glass)
{
    const float low = c.windowLow, high = c.windowHigh, middle = c.doorMiddle;
    const auto pane = [&](Side side, float facing, std::vector<Vec2> corners, float rounding) {
        cabin.decals.push_back(windowDecal(side, facing, std::move(corners), rounding, glass));
    };
    // Between two slanting lines, from front to rear.
    const auto flank = [&](Vec2 rear, Vec2 front) {
        pane(Side::Flank, 0, {{rear.x, low}, {front.x, low}, {front.y, high}, {rear.y, high}}, .018f);
    };
    const Vec2 front{c.windshieldX(low) - pillar, c.windshieldX(high) - pillar};
    const Vec2 rear{c.rearGlassX(low) + pillar, c.rearGlassX(high) + pillar};
    if (c.style == CarStyle::Pickup) {
        flank(rear, front);
    } else if (c.style == CarStyle::Coupe) {
        flank({middle + .02f, middle + .02f}, front);
        flank({mix(middle, rear.x, .55f), std::max(rear.y, mix(middle, rear.y, .7f))}, {middle - .03f, middle - .03f});
    } else {
        flank({middle + .03f, middle + .03f}, front);
        const float quarter = c.doorRear;
        if (c.style == CarStyle::Sedan) {
            flank(rear, {middle - .03f, middle - .03f});
        } else {
            flank({quarter + .03f, quarter + .03f}, {middle - .03f, middle - .03f});
            flank(rear, {quarter - .03f, quarter - .03f});
        }
    }
    const float wl = c.cabinHalf(low), wh = c.cabinHalf(high);
    pane(Side::End, 1, {{-wl + .06f, low + .02f}, {wl - .06f, low + .02f}, {wh - .045f, high}, {-wh + .045f, high}},
         .015f);
    pane(Side::End, -1, {{-wl + .07f, low + .03f}, {wl - .07f, low + .03f}, {wh - .06f, high}, {-wh + .06f, high}},
         .015f);
    for (Decal &d : cabin.decals)
        d.threshold = .3f;
}

Car drawCar(Rng &r, CarStyle style)
{
    const bool pickup = style == CarStyle::Pickup, sedan = style == CarStyle::Sedan;
    Car c;
    c.style = style;
    c.halfLength = r.range(.92f, 1.06f);
    c.halfWidth = r.range(.40f, .47f);
    c.wheelRadius = r.range(.175f, .225f) * (pickup ? 1.1f : 1);
    c.halfWheelbase = r.range(.56f, .62f);
    c.sill = c.wheelRadius * .72f + (pickup ? .05f : 0);
    // High enough for the arches to end below the windows.
    c.shoulder = std::max(c.sill + r.range(.27f, .34f), c.wheelRadius * (1 + archScale) + Car::flare + .015f);
    c.roof = c.shoulder + r.range(.28f, .36f);
    c.cabinFront = r.range(.30f, .42f) * c.halfLength;
    c.cabinRear = (sedan ? -.52f : pickup ? -.12f : -.93f) * c.halfLength;
    c.bonnetHeight = std::max(c.shoulder - r.range(.03f, .08f), c.sill + .25f); // room for the lamps
    c.tailHeight = c.shoulder - (sedan || pickup ? r.range(0, .05f) : 0);
    c.roofFront = c.cabinFront - r.range(.2f, pickup ? .24f : .3f);
    c.roofRear = c.cabinRear + (sedan                      ? r.range(.14f, .22f)
                                : style == CarStyle::Hatch ? r.range(.16f, .26f)
                                : pickup                   ? .05f
                                                           : r.range(.05f, .1f));
    c.cabinHalfLow = c.halfWidth - .06f;
    c.cabinHalfHigh = c.halfWidth - .125f;
    c.windowLow = c.shoulder + .015f;
    c.windowHigh = c.roof - .075f;
    const float archReach = c.wheelRadius * archScale + Car::flare + .015f;
    c.doorFront = std::min(c.cabinFront - .02f, c.halfWheelbase - archReach);
    c.doorRear = -c.halfWheelbase + archReach;
    c.doorMiddle = pickup ? c.cabinRear + .04f
                          : std::min(mix(c.doorFront, c.doorRear, .5f), c.windshieldX(c.windowHigh) - pillar - .1f);
    c.rounding = r.range(.055f, .085f);
    return c;
}

CarMaterials carMaterials(Model &m, const Car &c)
{
    Rng &r = m.rng;
    const Vec3 colour = toyColour(r);
    const float roughness = r.range(.2f, .4f);
    Material body = paintOf(colour, roughness, r.range(.6f, 1));
    const Livery livery = r.pick({Livery::Plain, Livery::TwoTone, Livery::Stripe, Livery::Line});
    if (livery == Livery::TwoTone) {
        body.pattern = Pattern::TwoTone;
        body.patternAt = c.sill + .16f;
        body.colour2 = toyColour(r);
    } else if (livery == Livery::Stripe) {
        body.pattern = Pattern::Stripe;
        body.patternWidth = .09f;
        body.colour2 = colourOf(0xF1EDE4);
    }
    const Vec3 glass = colourOf(r.chance() ? 0x24384A : 0x9CC4D6);
    Material cabin = body;
    if (r.chance(.3f) && livery != Livery::Stripe)
        cabin = paintOf(toyColour(r), .3f, .8f);
    addCarWindows(cabin, c, glass);
    addLines(body, c, livery, colour * .25f, r);

    const Vec3 axle{0, 1, 0};
    Material rim = r.chance() ? metalOf(colourOf(0xC9CCD0), .3f, axle) : paintOf(toyColour(r));
    Material hub = r.chance() ? metalOf(colourOf(0xD9DADB), .2f, axle) : paintOf(toyColour(r));
    Material chrome = r.chance(.7f) ? metalOf(colourOf(0xC8CBCF), .22f, axle) : plasticOf(colourOf(0x3A3E45));
    CarMaterials materials{vehicleMaterials(m, std::move(rim), std::move(hub), std::move(chrome))};
    materials.body = m.material(std::move(body));
    materials.cabin = m.material(std::move(cabin));
    return materials;
}

int addCarBody(Model &m, const Car &c, int material)
{
    const int part = m.part(material);
    const float L = c.halfLength, b = c.rounding;
    m.extrudeTapered({}, {{-L + b, c.sill + b},
                          {L - b, c.sill + b},
                          {L - b, c.bonnetHeight - .09f - b},
                          {L - b - .10f, c.bonnetHeight - b},
                          {c.cabinFront, c.shoulder - b},
                          {c.cabinRear, c.shoulder - b},
                          {-L + b + .06f, c.tailHeight - b},
                          {-L + b, c.tailHeight - .06f - b}},
                     c.halfWidth, b, c.halfWidth - .02f, c.sill, c.shoulder, Car::narrowing);
    for (const float x : {c.halfWheelbase, -c.halfWheelbase})
        addArches(m, {x, c.halfWidth - .10f, c.wheelRadius}, c.wheelRadius * archScale + Car::flare, c.sill, .12f);
    if (c.style == CarStyle::Pickup)
        cutBed(m, c);
    for (const float x : {c.halfWheelbase, -c.halfWheelbase})
        cutArches(m, x, c.halfWidth, c.wheelRadius);
    return part;
}

void addCarCabin(Model &m, const Car &c, int material)
{
    constexpr float b = .05f;
    const int part = m.part(material);
    m.extrudeTapered({}, {{c.cabinRear + b, c.shoulder - .06f},
                          {c.cabinFront - b, c.shoulder - .06f},
                          {c.roofFront - b * .4f, c.roof - b},
                          {c.roofRear + b * .4f, c.roof - b}},
                     c.cabinHalfLow, b, c.cabinHalfHigh, c.shoulder, c.roof);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const float y = s * (c.cabinHalfHigh - .02f);
        m.keypoint("car_roof_front_" + lr + "_corner", part, {c.roofFront - .02f, y, c.roof - .02f},
                   {.6f, s * .6f, .6f});
        m.keypoint("car_roof_rear_" + lr + "_corner", part, {c.roofRear + .02f, y, c.roof - .02f},
                   {-.6f, s * .6f, .6f});
        m.keypoint("vehicle_windshield_bottom_" + lr + "_corner", part,
                   {c.windshieldX(c.windowLow + .02f), s * (c.cabinHalf(c.windowLow) - .065f), c.windowLow + .02f},
                   {1, 0, .2f}).from(.2f);
    }
}

void addCarWheels(Model &m, const Car &c, const CarMaterials &mat)
{
    const WheelStyle style = m.rng.pick({WheelStyle::Spokes, WheelStyle::Ring, WheelStyle::Holes});
    constexpr float halfTyre = .095f;
    for (const float x : {c.halfWheelbase, -c.halfWheelbase})
        addAxle(m, mat, x > 0 ? "front" : "rear", x, c.halfWidth - halfTyre * .8f, c.wheelRadius, halfTyre, style);
    m.part(mat.black); // floor pan
    m.box({0, 0, c.sill + .03f}, {c.halfLength * .86f, c.halfWidth * .6f, .05f}, .02f);
}

void addCarEnds(Model &m, const Car &c, const CarMaterials &mat)
{
    Rng &r = m.rng;
    const float L = c.halfLength, W = c.halfWidth;
    const float bumper = c.sill + .05f;
    addBumper(m, mat.chrome, "front", {L - .01f, 0, bumper}, {.045f, W * .90f, .04f});
    addBumper(m, mat.chrome, "rear", {-L + .01f, 0, bumper}, {.045f, W * .92f, .04f});

    const bool round = r.chance(.65f);
    const float nose = c.bonnetHeight - .05f; // its top
    const float lampsLow = bumper + .055f;
    const float radius = std::min(r.range(.06f, .082f), (nose + .05f - lampsLow) / 2.4f);
    const float half = radius * 1.2f, front = L - .015f;
    const float lampY = W * (round ? .62f : .58f), lampZ = std::max(nose - .07f, lampsLow + half);
    const float tailHalf = c.style == CarStyle::Pickup ? .07f : .06f;
    const float tailZ = std::max(c.tailHeight - .08f - tailHalf, bumper + .045f + tailHalf);
    if (round) {
        addHeadlights(m, mat, {front - .015f, lampY, lampZ}, radius);
    } else {
        for (const float s : bothSides) {
            m.part(mat.chrome);
            m.box({front - .02f, s * lampY, lampZ}, {.04f, half * 1.15f, radius * .85f}, .025f);
            const int lens = m.part(mat.lamp);
            m.box({front + .01f, s * lampY, lampZ}, {.025f, half, radius * .6f}, .02f);
            m.keypoint("vehicle_headlight_" + sideName(s), lens, {front + .03f, s * lampY, lampZ}, {1, 0, 0});
        }
    }
    addIndicators(m, mat, {L - .07f, c.bodyHalf(L) - .012f, lampZ}, {.055f, .032f, .032f}); // round the wing's corner
    addTaillights(m, mat, {-L + .01f, W * .77f, tailZ}, {.025f, .05f, tailHalf});

    const float grilleHalf = lampY - half * 1.15f - .02f;
    const float grilleHigh = std::min(lampZ + .048f, nose - .01f), grilleLow = std::max(lampZ - .068f, lampsLow);
    addGrille(m, mat, {front, 0, (grilleLow + grilleHigh) / 2}, {grilleHalf, (grilleHigh - grilleLow) / 2},
              2 + r.index(4));
    addNumberPlates(m, L + .05f, -L - .05f, bumper + .01f, 5 + r.index(3), true);
}

void addCarMirrors(Model &m, const Car &c, int material)
{
    const float x = c.windshieldX(c.shoulder + .05f) - .06f;
    for (const float s : bothSides) {
        const int mirror = m.part(material);
        const Vec3 housing{x, s * (c.halfWidth + .075f), c.shoulder + .075f};
        m.capsule({x, s * c.cabinHalf(c.shoulder), c.shoulder + .03f}, housing, .018f);
        m.ellipsoid(housing, {.035f, .062f, .048f}).smooth(.02f);
        m.keypoint("vehicle_mirror_" + sideName(s), mirror, housing, {0, s * .6f, .6f});
    }
}

void addCarDoorHandles(Model &m, const Car &c, const char *name, float x, int material)
{
    const float W = c.halfWidth, z = c.handleHeight();
    for (const float s : bothSides) {
        const int handle = m.part(material);
        m.capsule({x - .035f, s * (W - .005f), z}, {x + .035f, s * (W - .005f), z}, .017f);
        m.keypoint(std::string("car_doorhandle_") + name + "_" + sideName(s), handle, {x, s * W, z}, {0, s, 0});
    }
}

} // namespace soco::demo
