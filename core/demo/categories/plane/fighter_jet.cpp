#include "core/demo/categories/plane/parts.h"
#include "core/demo/categories/plane/plane.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 forwards{1, 0, 0};

enum class Livery { Camouflage, LightBelly, Display };

struct FighterJet {
    float halfLength, radius, z;
    Wing wing, tailplane;
    float finHeight;
    float intakeFront, intakeSide; // x of the openings; y of their middles
    float nozzleRadius;
    Livery livery;
};

FighterJet drawProportions(Rng &r)
{
    FighterJet j;
    j.halfLength = r.range(.96f, 1.06f);
    j.radius = r.range(.13f, .155f);
    j.z = j.radius + r.range(.22f, .26f);
    j.wing.span = r.range(.62f, .74f);
    j.wing.x = r.range(-.22f, -.14f);
    j.wing.z = j.z + j.radius * r.range(-.25f, .2f);
    const bool delta = r.chance();
    j.wing.rootHalf = delta ? r.range(.36f, .42f) : r.range(.25f, .30f);
    j.wing.tipHalf = delta ? r.range(.09f, .12f) : j.wing.rootHalf * .5f;
    // The delta's trailing edge is nearly straight.
    j.wing.sweep = delta ? (j.wing.rootHalf - j.wing.tipHalf) * .88f : r.range(.28f, .36f);
    j.wing.rootThickness = .040f;
    j.wing.tipThickness = .024f;
    j.wing.dihedral = r.range(-.06f, .04f);
    j.tailplane = {-j.halfLength + .24f, j.z, .15f, .075f, .14f, r.range(.38f, .45f), .028f, .02f, 0};
    j.finHeight = r.range(.42f, .52f);
    j.intakeFront = r.range(.24f, .32f);
    j.intakeSide = j.radius + .045f;
    j.nozzleRadius = j.radius * .78f;
    j.livery = r.pick({Livery::Camouflage, Livery::LightBelly, Livery::Display});
    return j;
}

void camouflage(Material &paint, Side side, Vec2 low, Vec2 high, int blots, Vec3 colour, Rng &r)
{
    for (int i = 0; i < blots; ++i) {
        const float x = mix(low.x, high.x, (float(i) + r.unit()) / float(blots)), y = r.range(low.y, high.y);
        const float half = r.range(.05f, .11f), flatness = r.range(.5f, .8f);
        paint.decals.push_back(rectangleDecal(side, 0, {x, y}, {half, half * flatness}, 1, colour));
    }
}

// An eye and a mouth with teeth under the nose.
void addSharkFace(Material &paint, const FighterJet &j)
{
    const float x = j.halfLength, z = j.z;
    std::vector<Decal> &decals = paint.decals;
    decals.push_back(polygonDecal(Side::Flank, 0, {{x - .10f, z - .008f}, {x - .22f, z - .022f}, {x - .37f, z - .008f},
                                                   {x - .35f, z - .055f}, {x - .24f, z - .072f}, {x - .14f, z - .042f}},
                                  .004f, colourOf(0x8E2A22)));
    const Vec3 tooth = colourOf(0xF4F1EA);
    for (int i = 0; i < 5; ++i) {
        const float at = x - .15f - .042f * float(i), top = z - .018f, bottom = z - .062f;
        decals.push_back(polygonDecal(Side::Flank, 0, {{at - .018f, top}, {at + .018f, top}, {at, top - .022f}}, .001f,
                                      tooth));
        if (i > 0)
            decals.push_back(polygonDecal(Side::Flank, 0, {{at + .004f, bottom - .004f}, {at + .036f, bottom},
                                                           {at + .02f, bottom + .018f}}, .001f, tooth));
    }
    decals.push_back(discDecal(Side::Flank, 0, {x - .27f, z + .032f}, .030f, tooth));
    decals.push_back(discDecal(Side::Flank, 0, {x - .262f, z + .03f}, .016f, colourOf(0x1E2A35)));
}

struct Paints {
    Material body, wing, tail;
};

Paints paintsOf(const FighterJet &j, Vec3 colour, Vec3 accent, Rng &r)
{
    const float L = j.halfLength, z = j.z;
    const Vec3 white = colourOf(0xF1EDE4);
    Paints p{paintOf(colour, .35f, .6f), paintOf(colour, .35f, .6f), paintOf(colour, .35f, .6f)};
    if (j.livery == Livery::Camouflage) {
        camouflage(p.body, Side::Flank, {-L, z - .1f}, {L - .4f, z + .12f}, 9, accent, r);
        camouflage(p.body, Side::Top, {-L, -.1f}, {L - .4f, .1f}, 8, accent, r);
        for (const float side : bothSides)
            camouflage(p.wing, Side::Top, {-.6f, side * .2f}, {.2f, side * j.wing.span}, 6, accent, r);
        camouflage(p.tail, Side::Flank, {-L, z + .1f}, {-L + .4f, z + j.finHeight}, 5, accent, r);
    } else if (j.livery == Livery::LightBelly) {
        p.body.pattern = Pattern::TwoTone;
        p.body.patternAt = z - .02f;
        p.body.colour2 = mix(colour, white, .75f);
        p.tail.decals.push_back(rectangleDecal(Side::Flank, 0, {-L, z + j.finHeight * .8f}, {.5f, .035f}, .01f,
                                               accent));
    } else {
        p.body.decals.push_back(rectangleDecal(Side::Flank, 0, {0, z + .005f}, {L, .024f}, .01f, accent));
        p.body.decals.push_back(rectangleDecal(Side::Flank, 0, {0, z - .035f}, {L, .008f}, .005f, white));
        p.tail = paintOf(accent, .3f, .7f);
        for (const float height : {.55f, .75f})
            p.tail.decals.push_back(rectangleDecal(Side::Flank, 0, {-L, z + j.finHeight * height}, {.5f, .03f}, .01f,
                                                   white));
    }
    decorateWing(p.wing, j.wing, j.livery == Livery::Camouflage ? toyColour(r) : accent, r);
    addRegistration(p.body, {-.08f, z - .005f}, .075f, colour.y > .4f ? accent * .4f : white, r);
    if (r.chance(.6f))
        addSharkFace(p.body, j);
    // Radome, canopy's edge, rudder.
    const Vec3 line = colour * .3f;
    p.body.decals.push_back(rectangleDecal(Side::Flank, 0, {L - .085f, z}, {.004f, .2f}, .001f, line));
    p.body.decals.push_back(rectangleDecal(Side::Top, 0, {L - .085f, 0}, {.004f, .2f}, .001f, line));
    p.tail.decals.push_back(polygonDecal(Side::Flank, 0, {{-L + .20f, z + .1f}, {-L + .09f, z + j.finHeight},
                                                          {-L + .098f, z + j.finHeight}, {-L + .208f, z + .1f}}, 0,
                                         p.tail.colour * .3f));
    return p;
}

int addBody(Model &m, const FighterJet &j, int material, int dark)
{
    const float L = j.halfLength, R = j.radius, z = j.z;
    const int body = addFuselage(m, material, z, splineThrough({{0, L}, {R * .25f, L - .05f}, {R * .58f, L - .22f},
                                                                {R * .88f, L - .48f}, {R, L - .75f}, {R, -.3f},
                                                                {R * .9f, -L + .22f}, {R * .8f, -L + .09f},
                                                                {0, -L + .09f}}, 3));
    m.ellipsoid({-.02f, 0, z + R * .55f}, {.46f, R * .62f, R * .62f}).smooth(.05f); // spine
    const float middle = (j.intakeFront - .5f) / 2, half = (j.intakeFront + .5f) / 2;
    for (const float s : bothSides)
        m.box({middle, s * j.intakeSide, z - .01f}, {half, .075f, .105f}, .045f).smooth(.06f);
    for (const float s : bothSides)
        m.box({j.intakeFront, s * (j.intakeSide + .008f), z - .01f}, {.085f, .042f, .07f}, .03f).subtract(.012f);
    m.keypoint("plane_fuselage_top_center", body, {-.22f, 0, z + R}, {0, 0, 1}).from(.2f);
    placeNoseTip(m, body, L, z);
    for (const float s : bothSides) {
        const Vec3 plate{j.intakeFront - .08f, s * (j.intakeSide + .008f), z - .01f};
        const int opening = m.part(dark);
        m.box(plate, {.012f, .046f, .074f}, .01f);
        m.keypoint("fighter_jet_air_intake_" + sideName(s), opening, plate + forwards * .075f, forwards).exactly();
    }
    return body;
}

// A ring with a glow inside and a cone that ends in its mouth.
void addNozzle(Model &m, const FighterJet &j, int dark)
{
    const float L = j.halfLength, r = j.nozzleRadius;
    const Vec3 mouth{-L, 0, j.z};
    Material steel = metalOf(colourOf(0x7A7D82), .3f, forwards);
    for (int i = -2; i <= 2; ++i) // petals
        for (const Side side : {Side::Flank, Side::Top}) {
            const float across = float(i) * r * .3f;
            steel.decals.push_back(rectangleDecal(side, 0, {-L + .05f, side == Side::Flank ? j.z + across : across},
                                                  {.06f, .0045f}, .002f, colourOf(0x2A2C30)));
            steel.decals.back().threshold = .7f; // flank and top meet at 45 degrees
        }
    const int ring = m.part(m.material(steel));
    m.revolve({0, 0, j.z}, {{r * .74f, -L}, {r * .86f, -L}, {r * 1.04f, -L + .12f}, {r * .92f, -L + .12f}}, .012f)
        .frame({0, 1, 0}, {0, 0, 1}, forwards);
    m.keypoint("fighter_jet_nozzle_top", ring, mouth + Vec3{.005f, 0, r * .9f}, {-.3f, 0, 1}).from(.05f);
    m.part(m.material(glassOf(colourOf(0xE68A1E))));
    m.cylinder(mouth + forwards * .075f, forwards, .01f, r * .86f, .004f);
    const int cone = m.part(dark);
    m.capsule(mouth + forwards * .06f, mouth + forwards * .012f, r * .42f, .016f);
    placeTailTip(m, cone, -L - .004f, j.z);
}

void addDropTanks(Model &m, const FighterJet &j, int paint, int metal)
{
    const float y = j.wing.span * .58f;
    for (const float s : bothSides) {
        const Vec3 under = j.wing.at(j.wing.middle(y), s, y), tank = under + Vec3{.04f, 0, -.125f};
        m.part(metal);
        m.box((under + tank) * .5f - Vec3{.02f, 0, 0}, {.07f, .014f, .06f}, .012f);
        const int part = m.part(paint);
        m.ellipsoid(tank, {.23f, .058f, .058f});
        for (const float angle : {.8f, -.8f, pi}) { // fins
            const Vec3 out{0, sine(angle), -cosine(angle)};
            m.box(tank + Vec3{-.175f, 0, 0} + out * .045f, {.04f, .008f, .035f}, .007f)
                .frame(forwards, cross(out, forwards), out);
        }
        m.keypoint("fighter_jet_drop_tank_front_" + sideName(s), part, tank + forwards * .23f, forwards).from(.05f);
    }
}

} // namespace

void buildFighterJet(Model &m)
{
    Rng &r = m.rng;
    const FighterJet j = drawProportions(r);
    const float L = j.halfLength, R = j.radius, z = j.z;
    m.parameter("half_length", L);
    m.parameter("fuselage_radius", R);
    m.parameter("wing_span", j.wing.span * 2);
    m.parameter("wing_sweep", j.wing.sweep);
    m.parameter("livery", float(j.livery));

    const Vec3 colour = toyColour(r);
    const Vec3 accent = j.livery == Livery::Camouflage ? mix(colour * .45f, accentColour(r), .25f) : accentColour(r);
    Paints paints = paintsOf(j, colour, accent, r);
    const int body = m.material(std::move(paints.body)), wing = m.material(std::move(paints.wing));
    const int tail = m.material(std::move(paints.tail)), tank = m.material(anyPaint(r));
    const int dark = m.material(plasticOf(colourOf(0x2A2C30)));
    const GearMaterials gear = gearMaterials(m);

    addBody(m, j, body, dark);
    const Roots roots = findRoots(m, j.wing);
    placeRoots(m, addWing(m, wing, j.wing, "wing"), j.wing, roots);
    addCanopy(m, {L - .52f, 0, z + R * .70f}, {.29f, R * .62f, R * .74f}, colour * .6f, 2);
    addWing(m, tail, j.tailplane, "tailplane");
    const float top = z + j.finHeight;
    addFin(m, tail, {{-L + .58f, z + R * .5f}, {-L + .22f, top}, {-L + .02f, top}, {-L + .12f, z + R * .5f}, .03f});
    addNozzle(m, j, dark);
    addDropTanks(m, j, tank, gear.metal);
    const float wheel = r.range(.08f, .095f);
    addGear(m, gear, {{L - .50f, 0, wheel * .85f}, {L - .54f, 0, z - R * .6f},
                      {-.22f, .20f, wheel}, {-.20f, j.intakeSide, z - .06f}, wheel});
}

} // namespace soco::demo
