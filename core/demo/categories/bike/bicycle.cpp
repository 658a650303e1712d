#include "core/demo/categories/bike/bike.h"
#include "core/demo/categories/bike/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 across{0, 1, 0};

enum class Frame { Diamond, StepThrough, Cruiser };
enum class Luggage { None, Basket, Rack };

struct Bicycle {
    float wheelRadius, tyre, halfWheelbase, tube;
    Vec3 frontAxle, rearAxle, bottomBracket;
    Vec3 seat, seatCluster;            // under the saddle; where its post enters the frame
    Vec3 headBottom, headTop, stem;    // along the steering axis
    Vec3 steering;                     // upwards
    float barHalf, sweep, rise;
    Frame frame;

    Vec3 onSeatTube(float share) const { return mix(bottomBracket, seatCluster, share); }
};

Bicycle drawProportions(Rng &r)
{
    Bicycle b;
    b.wheelRadius = r.range(.30f, .36f);
    b.tyre = r.range(.034f, .042f);
    b.halfWheelbase = clamp(b.wheelRadius + r.range(.20f, .23f), .50f, .58f);
    b.tube = r.range(.026f, .031f);
    b.frontAxle = {b.halfWheelbase, 0, b.wheelRadius};
    b.rearAxle = {-b.halfWheelbase, 0, b.wheelRadius};
    b.bottomBracket = {-.08f, 0, b.wheelRadius * .88f};
    b.seat = {-.27f, 0, r.range(.80f, .92f)};
    b.seatCluster = mix(b.bottomBracket, b.seat, r.range(.74f, .82f));

    // The fork's crown must clear the tyre and the mudguard.
    b.steering = normalised({-r.range(.30f, .40f), 0, .94f});
    b.headBottom = b.frontAxle + b.steering * (b.wheelRadius + .10f);
    b.headTop = b.headBottom + b.steering * r.range(.14f, .18f);
    b.stem = b.headTop + b.steering * r.range(.07f, .13f);
    b.barHalf = r.range(.26f, .34f);
    b.sweep = r.range(.02f, .14f);
    b.rise = r.range(0, .10f);
    b.frame = r.pick({Frame::Diamond, Frame::Diamond, Frame::StepThrough, Frame::Cruiser});
    return b;
}

void addFrame(Model &m, const Bicycle &b, int material, int metal)
{
    const float tube = b.tube;
    const int frame = m.part(material);
    m.capsule(b.bottomBracket, b.seatCluster, tube);
    m.capsule(b.bottomBracket, b.headBottom, tube * 1.15f).smooth(.02f);
    const Vec3 headMiddle = mix(b.headBottom, b.headTop, .55f);
    if (b.frame == Frame::Diamond)
        m.capsule(b.onSeatTube(.88f), mix(headMiddle, b.headTop, .6f), tube).smooth(.02f);
    else if (b.frame == Frame::StepThrough)
        m.capsule(b.onSeatTube(.42f), headMiddle, tube).smooth(.02f);
    else
        m.tube({b.onSeatTube(.9f), mix(b.seatCluster, b.headTop, .5f) + Vec3{0, 0, .02f},
                mix(headMiddle, b.headTop, .5f)}, tube, tube, .02f, 4);
    m.capsule(b.headBottom, b.headTop, tube * 1.35f).smooth(.02f);
    m.cylinder(b.bottomBracket, across, .05f, .04f, .012f).smooth(.02f);
    for (const float s : bothSides) {
        const Vec3 dropout = b.rearAxle + across * (s * .062f);
        m.capsule(b.bottomBracket + across * (s * .035f), dropout, .018f).smooth(.02f);
        m.capsule(b.onSeatTube(.9f) + across * (s * .012f), dropout, .016f).smooth(.02f);
    }

    const Vec3 upSeat = normalised(b.seatCluster - b.bottomBracket);
    const int clamp = m.part(metal);
    m.cylinder(b.seatCluster, upSeat, .018f, tube * 1.25f, .007f);
    m.keypoint("bicycle_seatpost_frame_joint", clamp, b.seatCluster + across * tube, across).bothSides();
    m.capsule(b.seatCluster, b.seat, .019f);
    m.keypoint("bicycle_headtube_bottom", frame, b.headBottom + across * (tube * 1.35f), across).bothSides();
}

void addFork(Model &m, const Bicycle &b, int material)
{
    const Vec3 crown = b.headBottom - b.steering * .045f;
    constexpr float half = .058f;
    m.part(material);
    m.capsule(b.headBottom, crown, .034f);
    m.capsule(crown + across * half, crown - across * half, .024f).smooth(.015f);
    for (const float s : bothSides)
        m.capsule(crown + across * (s * half), b.frontAxle + across * (s * .06f), .022f, .016f).smooth(.01f);
}

void addHandlebar(Model &m, const Bicycle &b, const BikeMaterials &mat)
{
    const int bar = m.part(mat.metal);
    m.capsule(b.headTop - b.steering * .02f, b.stem, .021f);
    m.capsule(b.stem - across * .04f, b.stem + across * .04f, .024f).smooth(.01f);
    m.keypoint("bike_handlebar_stem_joint", bar, b.stem, {-.2f, 0, 1});
    for (const float s : bothSides) {
        const Vec3 bend = b.stem + Vec3{.04f, s * b.barHalf * .5f, b.rise};
        const Vec3 end = b.stem + Vec3{-b.sweep, s * b.barHalf, b.rise};
        const Vec3 along = normalised(end - bend);
        m.part(mat.metal);
        m.tube({b.stem, bend, end}, .017f, .017f, 0, 3);
        addGrip(m, mat.grip, end, end + along * .11f, .028f, s);
        addLever(m, mat.metal, end, end + along * .11f, .028f);
    }
    if (m.rng.chance(.6f))
        addBell(m, b.stem + Vec3{.03f, b.barHalf * .42f, b.rise + .03f}, .034f);
}

// Chainring and cassette are on the right.
void addDrive(Model &m, const Bicycle &b, const BikeMaterials &mat)
{
    constexpr float y = -.062f, large = .092f, little = .052f;
    const Vec3 front = b.bottomBracket + across * y, rear = b.rearAxle + across * y;
    const int chainring = m.part(mat.metal);
    m.cylinder(front, across, .010f, large, .005f);
    for (int i = 0; i < 5; ++i) {
        const float a = float(i) * 1.2566f + .4f;
        m.sphere(front + Vec3{cosine(a) * large * .62f, 0, sine(a) * large * .62f}, .021f).subtract(.006f);
    }
    m.cylinder(front + across * -.03f, across, .022f, .026f, .008f); // the crank's bolt
    m.keypoint("bicycle_chainring_center", chainring, front - across * .06f, -across);
    const int cassette = m.part(mat.metal);
    for (int i = 0; i < 3; ++i)
        m.cylinder(rear + across * (.008f - .011f * float(i)), across, .0045f, little - .011f * float(i), .003f);
    m.cylinder(rear - across * .02f, across, .012f, .018f, .006f);
    m.keypoint("bicycle_cassette_rear", cassette, rear - across * .035f, -across);
    m.part(mat.tyre); // chain
    for (const float s : bothSides)
        m.capsule(front + Vec3{0, 0, s * large * .97f}, rear + Vec3{0, 0, s * little * .97f}, .011f);
    addCranks(m, mat, {b.bottomBracket, .086f, .135f, m.rng.range(0, 2 * pi)});
}

void addBasket(Model &m, const Bicycle &b, const BikeMaterials &mat)
{
    Rng &r = m.rng;
    Material wicker;
    wicker.substance = Substance::Fabric;
    wicker.pattern = Pattern::Tartan;
    wicker.patternAt = 14;
    wicker.colour = colourOf(0xB98A52);
    wicker.colour2 = wicker.colour3 = colourOf(0x7C4C26);
    wicker.roughness = .95f;
    wicker.coat = 0;
    // Before the bar, above the front wheel's mudguard.
    const float low = 2 * b.wheelRadius + .07f, high = std::max(b.stem.z - .01f, low + .19f);
    const Vec3 half{.135f, .165f, (high - low) / 2};
    const Vec3 centre{b.headTop.x + .065f + half.x, 0, (low + high) / 2};
    m.part(m.material(wicker));
    m.box(centre, half, .04f);
    m.box(centre + Vec3{0, 0, .06f}, {half.x - .025f, half.y - .025f, half.z}, .03f).subtract(.01f);
    for (const float s : bothSides) // the rim
        for (const Vec3 along : {Vec3{half.x - .02f, 0, 0}, Vec3{0, half.y - .02f, 0}}) {
            const Vec3 out = along.x > 0 ? Vec3{0, s * (half.y - .012f), half.z}
                                         : Vec3{s * (half.x - .012f), 0, half.z};
            m.capsule(centre + out - along, centre + out + along, .019f);
        }
    m.part(mat.metal);
    m.capsule(b.headTop - b.steering * .02f, {centre.x - half.x + .03f, 0, centre.z}, .014f);
    addHeadlamp(m, mat, {centre.x + half.x + .075f, 0, centre.z}, .052f);
    if (r.chance(.4f))
        return;
    const int fruit = m.material(anyPaint(r)); // and a loaf of bread
    m.part(fruit);
    for (const float y : {-.08f, .01f, .09f})
        m.sphere(centre + Vec3{.04f, y, half.z - .03f}, .05f);
    m.part(m.material(clayOf(colourOf(0xC08A4E), .8f, .05f)));
    m.capsule(centre + Vec3{-.05f, -.05f, half.z - .06f}, centre + Vec3{-.05f, .06f, half.z + .09f}, .045f, .038f);
}

void addRack(Model &m, const Bicycle &b, const BikeMaterials &mat)
{
    const float z = 2 * b.wheelRadius + .075f, front = b.rearAxle.x + .19f, rear = b.rearAxle.x - .2f;
    m.part(mat.metal);
    for (const float y : {-.07f, 0.f, .07f})
        m.capsule({front, y, z}, {rear, y, z}, .012f);
    for (const float x : {front, rear})
        m.capsule({x, -.07f, z}, {x, .07f, z}, .012f);
    for (const float s : bothSides)
        m.capsule({b.rearAxle.x - .1f, s * .075f, z}, b.rearAxle + across * (s * .07f), .011f);
    m.capsule({front, 0, z}, b.onSeatTube((z - b.bottomBracket.z) / (b.seatCluster.z - b.bottomBracket.z)), .012f);
    if (m.rng.chance(.6f)) { // a rolled blanket
        m.part(m.material(anyFabric(m.rng)));
        m.capsule({b.rearAxle.x - .03f, -.11f, z + .085f}, {b.rearAxle.x - .03f, .11f, z + .085f}, .08f);
        m.part(mat.saddle);
        for (const float s : bothSides)
            m.torus({b.rearAxle.x - .03f, s * .08f, z + .085f}, across, .078f, .012f);
    }
}

void addMudguards(Model &m, const Bicycle &b, int material, const BikeMaterials &mat)
{
    constexpr float rearEnd = 2.55f;
    const float radius = b.wheelRadius + .018f;
    addMudguard(m, material, b.rearAxle, radius, .052f, .35f, rearEnd);
    if (m.rng.chance(.7f))
        addMudguard(m, material, b.frontAxle, radius, .052f, .95f, 2.75f);
    const float a = rearEnd - .15f, out = radius + .03f;
    addTaillamp(m, mat, b.rearAxle + Vec3{cosine(a) * out, 0, sine(a) * out}, {.034f, .042f, .042f});
}

} // namespace

void buildBicycle(Model &m)
{
    Rng &r = m.rng;
    const Bicycle b = drawProportions(r);
    m.parameter("wheel_radius", b.wheelRadius);
    m.parameter("half_wheelbase", b.halfWheelbase);
    m.parameter("seat_height", b.seat.z);
    m.parameter("bar_height", b.stem.z);
    m.parameter("bar_half_width", b.barHalf);
    m.parameter("frame_style", float(b.frame));

    const Vec3 colour = toyColour(r);
    Material paint = paintOf(colour, .25f, .9f);
    paint.bump = .5f;
    if (r.chance(.35f)) {
        paint.pattern = Pattern::Bars;
        paint.patternAt = r.range(3, 6);
        paint.colour2 = r.chance(.7f) ? colourOf(0xF1EDE4) : toyColour(r);
    }
    const int frame = m.material(paint);
    const int plain = m.material(r.chance(.7f) ? paintOf(colour, .25f, .9f) : anyPaint(r));
    const BikeMaterials mat = bikeMaterials(m, r.chance() ? metalOf(colourOf(0xC8CBCF), .25f, across) : anyPaint(r));

    for (const auto &[name, axle] : {std::pair{"bike_wheel_front_center", b.frontAxle},
                                     std::pair{"bike_wheel_rear_center", b.rearAxle}}) {
        const int hub = addSpokedWheel(m, mat, {axle, b.wheelRadius, b.tyre, 14, .075f});
        wheelKeypoint(m, name, hub, axle, .075f);
    }
    addFrame(m, b, frame, mat.metal);
    addFork(m, b, r.chance() ? frame : mat.metal);
    addHandlebar(m, b, mat);
    addSaddle(m, mat, b.seat);
    addDrive(m, b, mat);
    addMudguards(m, b, plain, mat);

    const Luggage luggage = r.pick({Luggage::None, Luggage::Basket, Luggage::Rack});
    if (luggage == Luggage::Basket) {
        addBasket(m, b, mat);
    } else {
        const Vec3 lens = b.headTop + Vec3{.145f, 0, -.02f};
        m.part(mat.metal);
        m.capsule(b.headTop - b.steering * .02f, lens - Vec3{.07f, 0, 0}, .014f);
        addHeadlamp(m, mat, lens, .058f);
    }
    if (luggage == Luggage::Rack)
        addRack(m, b, mat);
    m.part(mat.metal); // stand, on the left
    m.capsule(b.bottomBracket + Vec3{-.05f, .05f, -.01f}, {b.bottomBracket.x - .12f, .17f, .018f}, .015f);
    m.capsule({b.bottomBracket.x - .12f, .17f, .018f}, {b.bottomBracket.x - .06f, .185f, .018f}, .016f);
}

} // namespace soco::demo
