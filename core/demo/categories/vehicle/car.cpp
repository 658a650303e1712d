#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/categories/vehicle/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Body { Sedan, Hatch, Estate };
enum class Livery { Plain, TwoTone, Stripe, Line };

struct Car {
    float halfLength, halfWidth, wheelRadius, halfWheelbase;
    float sill, shoulder, roof;             // heights
    float bonnetHeight, tailHeight;
    float cabinFront, cabinRear;            // x at the shoulder
    float roofFront, roofRear;              // x at the roof
    float cabinHalfLow, cabinHalfHigh;      // half widths at the shoulder and the roof
    float windowLow, windowHigh;            // heights of the glass
    float doorFront, doorMiddle, doorRear;  // x of the door lines
    Body body;

    float along(float z) const { return (z - shoulder) / (roof - shoulder); }
    float windshieldX(float z) const { return mix(cabinFront, roofFront, along(z)); }
    float rearGlassX(float z) const { return mix(cabinRear, roofRear, along(z)); }
    float cabinHalf(float z) const { return mix(cabinHalfLow, cabinHalfHigh, along(z)); }
};

Car drawProportions(Rng &r)
{
    Car c;
    c.halfLength = r.range(.92f, 1.06f);
    c.halfWidth = r.range(.40f, .47f);
    c.wheelRadius = r.range(.175f, .225f);
    c.halfWheelbase = r.range(.56f, .62f);
    c.sill = c.wheelRadius * .72f;
    c.shoulder = c.sill + r.range(.27f, .34f);
    c.roof = c.shoulder + r.range(.28f, .36f);
    c.body = r.pick({Body::Sedan, Body::Hatch, Body::Estate});
    c.cabinFront = r.range(.30f, .42f) * c.halfLength;
    c.cabinRear = (c.body == Body::Sedan ? -.52f : -.93f) * c.halfLength;
    c.bonnetHeight = c.shoulder - r.range(.03f, .08f);
    c.tailHeight = c.shoulder - (c.body == Body::Sedan ? r.range(0, .05f) : 0);
    c.roofFront = c.cabinFront - r.range(.2f, .3f);
    c.roofRear = c.cabinRear + (c.body == Body::Sedan   ? r.range(.14f, .22f)
                                : c.body == Body::Hatch ? r.range(.16f, .26f)
                                                        : r.range(.05f, .1f));
    c.cabinHalfLow = c.halfWidth - .06f;
    c.cabinHalfHigh = c.halfWidth - .125f;
    c.windowLow = c.shoulder + .015f;
    c.windowHigh = c.roof - .075f;
    c.doorFront = c.cabinFront - .02f;
    c.doorMiddle = mix(c.windshieldX(c.windowHigh), c.rearGlassX(c.windowHigh), .47f);
    c.doorRear = -c.halfWheelbase + c.wheelRadius * 1.15f + .02f;
    return c;
}

void addWindows(Material &cabin, const Car &c, Vec3 glass)
{
    constexpr float pillar = .055f;
    const float low = c.windowLow, high = c.windowHigh, middle = c.doorMiddle;
    cabin.decals.push_back(windowDecal(Side::Flank, 0,
                                       {{middle + .03f, low},
                                        {c.windshieldX(low) - pillar, low},
                                        {c.windshieldX(high) - pillar, high},
                                        {middle + .03f, high}}, .018f, glass));
    cabin.decals.push_back(windowDecal(Side::Flank, 0,
                                       {{c.rearGlassX(low) + pillar, low},
                                        {middle - .03f, low},
                                        {middle - .03f, high},
                                        {c.rearGlassX(high) + pillar, high}}, .018f, glass));
    const float wl = c.cabinHalf(low), wh = c.cabinHalf(high);
    cabin.decals.push_back(windowDecal(Side::End, 1,
                                       {{-wl + .06f, low + .02f}, {wl - .06f, low + .02f}, {wh - .045f, high},
                                        {-wh + .045f, high}}, .015f, glass));
    cabin.decals.push_back(windowDecal(Side::End, -1,
                                       {{-wl + .07f, low + .03f}, {wl - .07f, low + .03f}, {wh - .06f, high},
                                        {-wh + .06f, high}}, .015f, glass));
    for (Decal &d : cabin.decals)
        d.threshold = .3f;
}

// Door and bonnet lines, side stripe, racing number.
void addLines(Material &body, const Car &c, Livery livery, Vec3 line, Rng &r)
{
    const float low = c.sill + .06f, high = c.shoulder - .02f;
    const auto door = [&](float rear, float front) {
        body.decals.push_back(outlined(polygonDecal(Side::Flank, 0,
                                                    {{rear, low}, {front, low}, {front, high}, {rear, high}}, .01f,
                                                    line), .005f));
    };
    door(c.doorMiddle, c.doorFront);
    door(c.doorRear, c.doorMiddle - .02f);
    body.decals.push_back(outlined(rectangleDecal(Side::Top, 1, {mix(c.cabinFront, c.halfLength, .52f), 0},
                                                  {(c.halfLength - c.cabinFront) * .36f, c.halfWidth * .72f}, .05f,
                                                  line), .005f));
    if (livery == Livery::Line)
        body.decals.push_back(rectangleDecal(Side::Flank, 0, {0, c.sill + .17f}, {c.halfLength * .93f, .022f}, .02f,
                                             colourOf(0xF1EDE4)));
    if (r.chance(.25f)) {
        const Vec2 middle{(c.doorFront + c.doorMiddle) / 2, (low + high) / 2};
        body.decals.push_back(discDecal(Side::Flank, 0, middle, .085f, colourOf(0xF4F1EA)));
        const int digits = 1 + r.index(3);
        for (int i = 0; i < digits; ++i)
            body.decals.push_back(rectangleDecal(
                Side::Flank, 0, {middle.x + (float(i) - float(digits - 1) * .5f) * .04f, middle.y}, {.010f, .045f},
                .003f, colourOf(0x1E2A35)));
    }
}

int addBody(Model &m, const Car &c, int material, float rounding)
{
    const int part = m.part(material);
    const float L = c.halfLength, b = rounding;
    m.extrudeTapered({}, {{-L + b, c.sill + b},
                          {L - b, c.sill + b},
                          {L - b, c.bonnetHeight - .09f - b},
                          {L - b - .10f, c.bonnetHeight - b},
                          {c.cabinFront, c.shoulder - b},
                          {c.cabinRear, c.shoulder - b},
                          {-L + b + .06f, c.tailHeight - b},
                          {-L + b, c.tailHeight - .06f - b}},
                     c.halfWidth, b, c.halfWidth - .02f, c.sill, c.shoulder, .12f);
    for (const float s : bothSides) // wheel arches
        for (const float x : {c.halfWheelbase, -c.halfWheelbase})
            m.cylinder({x, s * c.halfWidth, c.wheelRadius}, {0, 1, 0}, .20f, c.wheelRadius * 1.17f, .02f)
                .subtract(.02f);
    return part;
}

int addCabin(Model &m, const Car &c, int material)
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
    return part;
}

// Lamps, grille, bumpers and number plates.
void addEnds(Model &m, const Car &c, const VehicleMaterials &mat)
{
    Rng &r = m.rng;
    const float L = c.halfLength, W = c.halfWidth;
    const float bumper = c.sill + .075f;
    const int bumpers = m.part(mat.chrome);
    m.box({L - .01f, 0, bumper}, {.045f, W * .90f, .04f}, .035f);
    m.box({-L + .01f, 0, bumper}, {.045f, W * .92f, .04f}, .035f);

    const float lampZ = c.bonnetHeight - .135f, lampY = W * .66f, radius = r.range(.06f, .082f), front = L - .015f;
    const bool round = r.chance(.65f);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.part(mat.chrome);
        if (round)
            m.cylinder({front - .02f, s * lampY, lampZ}, {1, 0, 0}, .04f, radius * 1.2f, .015f);
        else
            m.box({front - .02f, s * lampY, lampZ}, {.04f, radius * 1.5f, radius * .85f}, .025f);
        const int headlight = m.part(mat.lamp);
        if (round)
            m.ellipsoid({front + .015f, s * lampY, lampZ}, {.03f, radius, radius});
        else
            m.box({front + .01f, s * lampY, lampZ}, {.025f, radius * 1.25f, radius * .6f}, .02f);
        const int indicator = m.part(mat.amber);
        m.ellipsoid({front - .035f, s * W * .90f, lampZ - .085f}, {.04f, .035f, .028f});
        const int taillight = m.part(mat.red);
        const Vec3 tail{-L, s * W * .78f, c.tailHeight - .13f};
        m.box(tail + Vec3{.01f, 0, 0}, {.025f, .05f, .06f}, .02f);

        m.keypoint("vehicle_headlight_" + lr, headlight, {front + .03f, s * lampY, lampZ}, {1, 0, 0});
        m.keypoint("vehicle_taillight_" + lr, taillight, tail, {-1, 0, 0});
        m.keypoint("vehicle_front_" + lr + "_indicator", indicator, {front, s * W * .90f, lampZ - .085f},
                   {.8f, s * .6f, 0});
        m.keypoint("vehicle_bumper_front_" + lr + "_corner", bumpers, {L, s * W * .88f, bumper}, {.7f, s * .7f, 0});
        m.keypoint("vehicle_bumper_rear_" + lr + "_corner", bumpers, {-L, s * W * .90f, bumper}, {-.7f, s * .7f, 0});
    }

    const float grilleHalf = lampY - radius * 1.5f - .02f;
    m.part(mat.black);
    m.box({front, 0, lampZ - .01f}, {.018f, grilleHalf, .062f}, .015f);
    m.part(mat.chrome);
    const int bars = 2 + r.index(4);
    for (int i = 0; i < bars; ++i)
        m.box({front + .012f, 0, lampZ - .01f + (float(i) - float(bars - 1) * .5f) * .11f / float(bars)},
              {.014f, grilleHalf * .92f, .007f}, .006f);

    const int letters = 5 + r.index(3);
    const int plates = m.part(m.material(numberPlate(r, bumper + .01f, letters, true)));
    m.box({L + .04f, 0, bumper + .01f}, {.01f, .105f, .042f}, .006f);
    m.box({-L - .04f, 0, bumper + .01f}, {.01f, .105f, .042f}, .006f);
    m.keypoint("vehicle_numberplate_front", plates, {L + .05f, 0, bumper + .01f}, {1, 0, 0});
    m.keypoint("vehicle_numberplate_rear", plates, {-L - .05f, 0, bumper + .01f}, {-1, 0, 0});
}

void addMirrorsAndHandles(Model &m, const Car &c, int bodyMaterial, int handleMaterial)
{
    const float W = c.halfWidth, x = c.windshieldX(c.shoulder + .05f) - .06f, z = c.shoulder - .075f;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const int mirror = m.part(bodyMaterial);
        const Vec3 housing{x, s * (W + .075f), c.shoulder + .075f};
        m.capsule({x, s * c.cabinHalf(c.shoulder), c.shoulder + .03f}, housing, .018f);
        m.ellipsoid(housing, {.035f, .062f, .048f}).smooth(.02f);
        m.keypoint("vehicle_mirror_" + lr, mirror, housing, {0, s * .6f, .6f});

        const int handles = m.part(handleMaterial);
        const float front = c.doorMiddle + .075f, rear = c.doorRear + .075f;
        m.capsule({front - .035f, s * (W - .004f), z}, {front + .035f, s * (W - .004f), z}, .017f);
        m.capsule({rear - .035f, s * (W - .006f), z}, {rear + .035f, s * (W - .006f), z}, .017f);
        m.keypoint("car_doorhandle_front_" + lr, handles, {front, s * W, z}, {0, s, 0});
        m.keypoint("car_doorhandle_rear_" + lr, handles, {rear, s * W, z}, {0, s, 0});
    }
}

void addRoofRack(Model &m, const Car &c, int chrome)
{
    const float middle = (c.roofFront + c.roofRear) / 2, span = c.roofFront - c.roofRear;
    m.part(m.material(anyWood(m.rng, {1, 0, 0})));
    for (const float y : {-.16f, -.08f, 0.f, .08f, .16f})
        m.box({middle, y, c.roof + .055f}, {span * .42f, .022f, .012f}, .01f);
    m.part(chrome);
    for (const float x : {.3f, -.3f})
        m.box({middle + x * span, 0, c.roof + .02f}, {.018f, .22f, .035f}, .012f);
    if (m.rng.chance()) {
        m.part(m.material(anyFabric(m.rng)));
        m.box({middle - .05f, .05f, c.roof + .13f}, {.14f, .1f, .065f}, .03f);
    }
}

void addSurfboard(Model &m, const Car &c, int chrome)
{
    const float middle = (c.roofFront + c.roofRear) / 2;
    Material board = paintOf(toyColour(m.rng));
    board.pattern = Pattern::Stripe;
    board.patternWidth = .03f;
    board.colour2 = toyColour(m.rng);
    m.part(m.material(board));
    m.ellipsoid({middle, 0, c.roof + .06f}, {.52f, .13f, .028f});
    m.part(chrome);
    for (const float x : {.16f, -.16f})
        m.box({middle + x, 0, c.roof + .02f}, {.015f, .16f, .03f}, .01f);
}

} // namespace

void buildCar(Model &m)
{
    Rng &r = m.rng;
    const Car c = drawProportions(r);
    m.parameter("half_length", c.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("half_wheelbase", c.halfWheelbase);
    m.parameter("roof_height", c.roof);
    m.parameter("body_style", float(c.body));
    const float rounding = r.range(.055f, .085f);
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
    addWindows(cabin, c, glass);
    addLines(body, c, livery, colour * .25f, r);

    const int bodyMaterial = m.material(body), cabinMaterial = m.material(cabin);
    const Vec3 axle{0, 1, 0};
    Material rim = r.chance() ? metalOf(colourOf(0xC9CCD0), .3f, axle) : paintOf(toyColour(r));
    Material hub = r.chance() ? metalOf(colourOf(0xD9DADB), .2f, axle) : paintOf(toyColour(r));
    Material chrome = r.chance(.7f) ? metalOf(colourOf(0xC8CBCF), .22f, axle) : plasticOf(colourOf(0x3A3E45));
    const VehicleMaterials mat = vehicleMaterials(m, std::move(rim), std::move(hub), std::move(chrome));

    addBody(m, c, bodyMaterial, rounding);
    addCabin(m, c, cabinMaterial);
    const WheelStyle style = r.pick({WheelStyle::Spokes, WheelStyle::Ring, WheelStyle::Holes});
    constexpr float halfTyre = .095f;
    for (const float s : bothSides) {
        for (const float x : {c.halfWheelbase, -c.halfWheelbase}) {
            const Vec3 centre{x, s * (c.halfWidth - halfTyre * .8f), c.wheelRadius};
            const int part = addWheel(m, mat, centre, s, c.wheelRadius, halfTyre, style);
            m.keypoint(std::string("vehicle_wheel_") + (x > 0 ? "front_" : "rear_") + sideName(s) + "_center", part,
                       {x, s * (c.halfWidth + .01f), c.wheelRadius}, {0, s, 0});
        }
    }
    m.part(mat.black); // floor pan
    m.box({0, 0, c.sill + .03f}, {c.halfLength * .86f, c.halfWidth * .6f, .05f}, .02f);
    addEnds(m, c, mat);
    addMirrorsAndHandles(m, c, bodyMaterial, mat.chrome);
    const int extra = r.index(4);
    if (extra == 1)
        addRoofRack(m, c, mat.chrome);
    else if (extra == 2)
        addSurfboard(m, c, mat.chrome);
}

} // namespace soco::demo
