#include "core/demo/categories/vehicle/car_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct SportsCar : Car {
    float nose;    // height of the front edge
    float wingZ;   // height of the spoiler
    bool wing;     // a spoiler on stands; otherwise a ducktail on the boot
    bool popUp;    // headlights that stand up from the bonnet

    // On the flank, before the rear wheel.
    Vec3 scoop(float side) const
    {
        return {-halfWheelbase + wheelRadius * archScale + .06f, side * (halfWidth - .02f), shoulder - .10f};
    }
};

SportsCar drawProportions(Rng &r)
{
    SportsCar c;
    c.style = CarStyle::Coupe;
    c.halfLength = r.range(1.0f, 1.08f);
    c.halfWidth = r.range(.44f, .50f);
    c.wheelRadius = r.range(.185f, .21f);
    c.halfWheelbase = r.range(.60f, .64f);
    c.sill = c.wheelRadius * .52f;
    c.nose = c.sill + r.range(.155f, .185f);
    c.shoulder = c.wheelRadius * (1 + archScale) - r.range(-.005f, .02f);
    c.roof = c.shoulder + r.range(.20f, .25f);
    c.bonnetHeight = c.nose + .03f;
    c.tailHeight = c.shoulder - r.range(.0f, .04f);
    c.cabinFront = r.range(.20f, .36f);
    c.cabinRear = -r.range(.72f, .88f) * c.halfLength;
    c.roofFront = c.cabinFront - r.range(.30f, .36f);
    c.roofRear = c.roofFront - r.range(.20f, .30f);
    c.cabinHalfLow = c.halfWidth - .10f;
    c.cabinHalfHigh = c.halfWidth - .19f;
    c.windowLow = c.shoulder + .015f;
    c.windowHigh = c.roof - .06f;
    c.doorFront = c.halfWheelbase - c.wheelRadius * archScale - Car::flare - .015f;
    c.doorMiddle = c.roofFront - r.range(.06f, .10f);
    c.doorRear = c.doorMiddle;
    c.rounding = .05f;
    c.wing = r.chance(.6f);
    c.wingZ = c.wing ? c.tailHeight + r.range(.12f, .18f) : c.tailHeight + .035f;
    c.popUp = r.chance(.3f);
    return c;
}

void addNumbers(Material &body, Material &cabin, const SportsCar &c, int digits)
{
    addRacingNumber(body, Side::Flank, {(c.doorFront + c.doorMiddle) / 2, c.shoulder - .17f}, .085f, digits);
    addRacingNumber(body, Side::Top, {mix(c.cabinFront, c.halfLength, .45f), 0}, .11f, digits);
    addRacingNumber(cabin, Side::Top, {(c.roofFront + c.roofRear) / 2, 0}, .09f, digits);
}

void addLines(Material &body, const SportsCar &c, Vec3 line)
{
    const Vec3 dark = colourOf(0x24262A);
    const float low = c.sill + .05f, high = c.shoulder - .03f;
    body.decals.push_back(outlined(polygonDecal(Side::Flank, 0,
                                                {{c.doorMiddle + .05f, low}, {c.doorFront, low}, {c.doorFront, high},
                                                 {c.doorMiddle, high}}, .012f, line), .005f));
    // Bonnet lid with two rows of vents.
    const float middle = mix(c.cabinFront, c.halfLength, .46f), half = (c.halfLength - c.cabinFront) * .34f;
    body.decals.push_back(outlined(rectangleDecal(Side::Top, 1, {middle, 0}, {half, c.halfWidth - .225f}, .06f, line),
                                   .005f));
    for (const float s : bothSides)
        body.decals.push_back(styled(rectangleDecal(Side::Top, 1, {middle + half * .2f, s * c.halfWidth * .36f},
                                                    {.075f, .035f}, .012f, dark), DecalStyle::Bars, .03f));
    // Engine cover behind the rear glass, panel between the tail lights.
    body.decals.push_back(rectangleDecal(Side::End, -1, {0, c.tailHeight - .115f}, {c.halfWidth * .74f, .055f}, .03f,
                                         dark));
    body.decals.push_back(rectangleDecal(Side::Flank, 0, {0, c.sill + .035f}, {c.halfLength * .55f, .014f}, .01f,
                                         line));
}

int addBody(Model &m, const SportsCar &c, int material)
{
    const float L = c.halfLength, b = c.rounding;
    const int part = m.part(material);
    m.extrudeTapered({}, {{-L + b, c.sill + b},
                          {L - b, c.sill + b},
                          {L - b, c.nose - b},
                          {L - b - .17f, c.bonnetHeight + .02f - b},
                          {c.cabinFront, c.shoulder - b},
                          {c.cabinRear, c.shoulder - b},
                          {-L + b + .04f, c.tailHeight - b},
                          {-L + b, c.tailHeight - .05f - b}},
                     c.halfWidth, b, c.halfWidth - .03f, c.sill, c.shoulder, .15f);
    for (const float x : {c.halfWheelbase, -c.halfWheelbase})
        addArches(m, {x, c.halfWidth - .085f, c.wheelRadius}, c.wheelRadius * archScale + SportsCar::flare, c.sill,
                  .11f);
    for (const float s : bothSides)
        m.ellipsoid(c.scoop(s), {.12f, .04f, .055f}).smooth(.03f);
    for (const float x : {c.halfWheelbase, -c.halfWheelbase})
        cutArches(m, x, c.halfWidth, c.wheelRadius);
    return part;
}

void addScoops(Model &m, const SportsCar &c, int black)
{
    m.part(black);
    for (const float s : bothSides)
        m.ellipsoid(c.scoop(s) + Vec3{.085f, s * .017f, 0}, {.035f, .022f, .04f});
}

void addHeadlamps(Model &m, const SportsCar &c, const CarMaterials &mat)
{
    const float W = c.halfWidth;
    for (const float s : bothSides) {
        int lens;
        Vec3 at;
        if (c.popUp) {
            at = {c.halfLength - .23f, s * W * .62f, c.bonnetHeight + .055f};
            m.part(mat.body);
            m.box(at - Vec3{.04f, 0, .015f}, {.055f, .088f, .058f}, .025f);
            lens = m.part(mat.lamp);
            m.box(at + Vec3{.012f, 0, 0}, {.012f, .07f, .04f}, .012f);
        } else {
            at = {c.halfLength - .15f, s * W * .66f, c.bonnetHeight - .005f};
            m.part(mat.chrome);
            m.ellipsoid(at - Vec3{.012f, 0, 0}, {.13f, .088f, .062f}).turnY(.25f);
            lens = m.part(mat.lamp);
            m.ellipsoid(at + Vec3{.012f, 0, .004f}, {.125f, .078f, .060f}).turnY(.25f);
        }
        m.keypoint("vehicle_headlight_" + sideName(s), lens, at, c.popUp ? Vec3{1, 0, 0} : Vec3{.85f, 0, .5f});
    }
}

void addEnds(Model &m, const SportsCar &c, const CarMaterials &mat)
{
    Rng &r = m.rng;
    const float L = c.halfLength, W = c.halfWidth, lip = c.sill + .035f;
    addBumper(m, mat.black, "front", {L - .035f, 0, lip}, {.065f, W * .86f, .032f});
    addBumper(m, mat.black, "rear", {-L + .03f, 0, lip}, {.06f, W * .86f, .038f});
    addHeadlamps(m, c, mat);
    addIndicators(m, mat, {L - .045f, W * .76f, c.nose - .045f}, {.05f, .05f, .022f});

    const float tailZ = c.tailHeight - .115f;
    if (r.chance()) {
        for (const float s : bothSides) { // two round lamps a side
            for (const float y : {.70f, .42f}) {
                m.part(mat.chrome);
                m.cylinder({-L + .005f, s * W * y, tailZ}, {1, 0, 0}, .025f, .057f, .012f);
                const int lens = m.part(mat.red);
                m.ellipsoid({-L - .012f, s * W * y, tailZ}, {.024f, .046f, .046f});
                if (y > .5f)
                    m.keypoint("vehicle_taillight_" + sideName(s), lens, {-L - .012f, s * W * y, tailZ}, {-1, 0, 0});
            }
        }
    } else {
        addTaillights(m, mat, {-L + .005f, W * .60f, tailZ}, {.025f, W * .22f, .032f});
    }
    m.part(mat.black); // the mouth
    m.box({L - .004f, 0, c.nose - .05f}, {.012f, W * .42f, .030f}, .012f);
    m.part(mat.chrome);
    m.box({L + .004f, 0, c.nose - .05f}, {.010f, W * .38f, .006f}, .005f);
    addNumberPlates(m, L + .05f, -L - .05f, lip + .012f, 4 + r.index(3), false);

    for (const float s : bothSides) {
        const float y = s * W * .42f, z = lip - .01f, end = -L - .075f;
        const int pipe = m.part(mat.chrome);
        m.cylinder({-L, y, z}, {1, 0, 0}, .075f, .042f, .012f);
        m.cylinder({end, y, z}, {1, 0, 0}, .03f, .026f, .005f).subtract(.005f);
        m.part(mat.black);
        m.cylinder({-L - .02f, y, z}, {1, 0, 0}, .03f, .030f, .005f);
        m.keypoint("sports_car_exhaust_" + sideName(s) + "_tip", pipe, {end, y + s * .034f, z}, {-1, 0, 0});
    }
}

void addSpoiler(Model &m, const SportsCar &c, int bodyMaterial, int black)
{
    const float half = c.wing ? c.halfWidth * .92f : c.halfWidth * .76f;
    const Vec3 middle{-c.halfLength + (c.wing ? .08f : .06f), 0, c.wingZ};
    if (c.wing) {
        m.part(black);
        for (const float s : bothSides)
            m.capsule({middle.x + .05f, s * half * .55f, c.tailHeight - .05f}, {middle.x, s * half * .55f, c.wingZ},
                      .022f);
    }
    const int part = m.part(m.rng.chance() && c.wing ? black : bodyMaterial);
    m.box(middle, {c.wing ? .095f : .10f, half, .022f}, .02f).turnY(c.wing ? .12f : .42f);
    for (const float s : bothSides) {
        const Vec3 end = middle + Vec3{0, s * half, 0};
        if (c.wing)
            m.box(end, {.10f, .016f, .055f}, .015f).turnY(.12f);
        m.keypoint("sports_car_spoiler_" + sideName(s) + "_tip", part, end, {0, s, 0}).exactly();
    }
}

} // namespace

void buildSportsCar(Model &m)
{
    Rng &r = m.rng;
    const SportsCar c = drawProportions(r);
    m.parameter("half_length", c.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("half_wheelbase", c.halfWheelbase);
    m.parameter("roof_height", c.roof);
    const Vec3 colour = toyColour(r);
    const float roughness = r.range(.18f, .3f);
    Material body = paintOf(colour, roughness, r.range(.8f, 1));
    const int scheme = r.index(4);
    if (scheme == 1 || scheme == 2) { // one broad stripe, or two
        body.pattern = Pattern::Stripe;
        body.patternAt = scheme == 2 ? .075f : 0;
        body.patternWidth = scheme == 2 ? .045f : .075f;
        body.colour2 = r.chance(.7f) ? colourOf(0xF1EDE4) : toyColour(r);
    }
    Material cabin = body;
    if (scheme == 3)
        cabin = paintOf(r.chance() ? colourOf(0x3A3E45) : toyColour(r), .25f, .9f);
    if (r.chance(.55f))
        addNumbers(body, cabin, c, 1 + r.index(2));
    addLines(body, c, colour * .25f);
    addCarWindows(cabin, c, colourOf(r.chance(.7f) ? 0x24384A : 0x9CC4D6));

    const Vec3 axle{0, 1, 0};
    Material rim = r.chance(.6f) ? metalOf(colourOf(0xC9CCD0), .25f, axle) : paintOf(colourOf(0xE5AC2F), .3f, .8f);
    CarMaterials mat{vehicleMaterials(m, std::move(rim), metalOf(colourOf(0xD9DADB), .2f, axle),
                                      metalOf(colourOf(0xC8CBCF), .22f, axle))};
    mat.body = m.material(std::move(body));
    mat.cabin = m.material(std::move(cabin));
    addBody(m, c, mat.body);
    addCarCabin(m, c, mat.cabin);
    const WheelStyle style = r.chance(.7f) ? WheelStyle::Spokes : WheelStyle::Holes;
    addAxle(m, mat, "front", c.halfWheelbase, c.halfWidth - .075f, c.wheelRadius, .10f, style);
    addAxle(m, mat, "rear", -c.halfWheelbase, c.halfWidth - .07f, c.wheelRadius, .105f, style);
    m.part(mat.black); // floor pan
    m.box({0, 0, c.sill + .03f}, {c.halfLength * .86f, c.halfWidth * .55f, .05f}, .02f);
    addScoops(m, c, mat.black);
    addEnds(m, c, mat);
    addSpoiler(m, c, mat.body, mat.black);
    addCarMirrors(m, c, mat.body);
    addCarDoorHandles(m, c, "front", c.doorMiddle + .10f, mat.chrome);
}

} // namespace soco::demo
