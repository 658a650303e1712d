#include "core/demo/categories/griptool/griptool.h"
#include "core/demo/categories/griptool/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Nozzle { Round, Slot, Diffuser };

struct Dryer {
    float axis;        // height of the barrel's middle
    float radius;      // of the barrel
    float rear, front; // x of the barrel's ends
    Nozzle nozzle;
    float tip;         // x of the nozzle's end
    float tipHalf;     // height of the nozzle's upper rim above the axis
    Grip grip;

    Vec3 onAxis(float x) const { return {x, 0, axis}; }
};

constexpr float footHeight = .085f;

Dryer drawProportions(Rng &r)
{
    Dryer d;
    d.axis = r.range(.98f, 1.12f);
    d.radius = r.range(.25f, .31f);
    d.rear = -r.range(.38f, .45f);
    d.front = r.range(.4f, .48f);
    d.nozzle = r.pick({Nozzle::Round, Nozzle::Slot, Nozzle::Diffuser});
    d.tip = d.front + (d.nozzle == Nozzle::Diffuser ? r.range(.14f, .2f) : r.range(.18f, .3f));
    d.tipHalf = d.nozzle == Nozzle::Slot ? .085f : d.radius * (d.nozzle == Nozzle::Round ? .6f : 1.02f);
    const float lean = r.range(.05f, .22f);
    d.grip.top = {-.12f, 0, d.axis - d.radius * .7f};
    d.grip.bottom = {-.12f - lean, 0, .11f};
    d.grip.topRadius = r.range(.108f, .122f);
    d.grip.bottomRadius = d.grip.topRadius - .012f;
    return d;
}

// Bands around the barrel, a cap in another colour, a flower-like disc or a face.
void decorate(Material &shell, const Dryer &d, Vec3 colour, Rng &r)
{
    const auto band = [&](float x, float half, Vec3 paint) {
        Decal b = rectangleDecal(Side::Flank, 0, {x, d.axis}, {half, 1}, 0, paint);
        b.threshold = 0;
        shell.decals.push_back(b);
    };
    const Vec3 cream = seenOn(colour, colourOf(0xF1EDE4));
    const Vec3 second = seenOn(colour, r.chance() ? cream : toyColour(r));
    if (r.chance(.4f))
        band(d.rear, r.range(.12f, .17f), second);
    if (r.chance())
        band(.2f, .012f, cream);
    if (r.chance())
        band(.26f, .012f, cream);
    const Vec2 middle{-.06f, d.axis + .01f};
    const int figure = r.index(3);
    if (figure == 0) {
        shell.decals.push_back(discDecal(Side::Flank, 0, middle, .1f, cream));
        shell.decals.push_back(discDecal(Side::Flank, 0, middle, .07f, seenOn(cream, second)));
        shell.decals.push_back(discDecal(Side::Flank, 0, middle, .035f, cream));
    } else if (figure == 1) {
        const bool isLight = colour.x + colour.y + colour.z > .55f;
        addFace(shell, middle, .17f, isLight ? colourOf(0x2A2C30) : cream);
    } else {
        for (int i = 0; i < 3; ++i) // slanting flashes
            shell.decals.push_back(polygonDecal(Side::Flank, 0,
                                                {{middle.x - .12f + .1f * float(i), middle.y - .09f},
                                                 {middle.x - .08f + .1f * float(i), middle.y - .09f},
                                                 {middle.x - .02f + .1f * float(i), middle.y + .09f},
                                                 {middle.x - .06f + .1f * float(i), middle.y + .09f}},
                                                .008f, second));
    }
}

int addBarrel(Model &m, const Dryer &d, int shell)
{
    const float R = d.radius;
    const int part = m.part(shell);
    alongX(m.revolve(d.onAxis(0), splineThrough({{-.05f, d.rear}, {R * .7f, d.rear + .01f}, {R * .96f, d.rear + .1f},
                                                 {R, d.rear + .3f}, {R * .86f, d.front - .25f}, {R * .74f, d.front},
                                                 {-.05f, d.front}}, 18), .01f));
    m.capsule(d.grip.top, d.grip.axisAt(.96f), d.grip.topRadius, d.grip.bottomRadius).smooth(.06f);
    for (const float s : bothSides)
        m.keypoint("hair_dryer_body_side_" + sideName(s), part, {-.02f, s * R, d.axis}, {0, s, 0});
    m.keypoint("griptool_body_top_center", part, {-.05f, 0, d.axis + R}, {0, 0, 1});
    placeBarrelFront(m, part, {d.front - .05f, R * .76f, d.axis});
    return part;
}

// Open to the front: through the round ones one sees the heating coils.
void addNozzle(Model &m, const Dryer &d, int nozzle, int black, int coil)
{
    const float R = d.radius, from = d.front - .03f;
    const int part = m.part(nozzle);
    if (d.nozzle == Nozzle::Slot) { // a fan from the round barrel to a broad, flat mouth
        for (const float y : {-.13f, 0.f, .13f})
            m.capsule(d.onAxis(d.front - .02f), d.onAxis(d.tip) + Vec3{0, y, 0}, R * .7f, d.tipHalf).smooth(.05f);
        m.box(d.onAxis(d.tip + .2f), {.2f, .5f, .3f}, .01f).subtract(.02f);
        m.box(d.onAxis(d.tip), {.09f, .165f, d.tipHalf * .6f}, .03f).subtract(.015f);
    } else {
        std::vector<Vec2> wall = splineThrough({{R * .74f, from}, {R * .78f, d.front + .02f},
                                                {mix(R * .74f, d.tipHalf, .4f), mix(d.front, d.tip, .5f)},
                                                {d.tipHalf - .012f, d.tip - .012f}}, 14);
        wall.push_back({d.tipHalf - .04f, d.tip - .012f});
        wall.push_back({R * .58f, d.front + .04f});
        wall.push_back({R * .58f, from});
        alongX(m.revolve(d.onAxis(0), wall, .012f));
    }
    m.keypoint("griptool_nose_tip", part, {d.tip, 0, d.axis + d.tipHalf - .012f}, {.6f, 0, .8f});
    m.keypoint("hair_dryer_nozzle_bottom", part, {d.tip, 0, d.axis - d.tipHalf + .012f}, {.6f, 0, -.8f});

    m.part(black);
    if (d.nozzle == Nozzle::Slot) {
        m.box(d.onAxis(d.tip - .1f), {.03f, .16f, d.tipHalf * .62f}, .01f);
        return;
    }
    m.cylinder(d.onAxis(d.front + .01f), {1, 0, 0}, .03f, R * .64f, .01f);
    if (d.nozzle == Nozzle::Diffuser) // a grille closes the wide mouth
        m.cylinder(d.onAxis(d.tip - .05f), {1, 0, 0}, .015f, d.tipHalf * .9f, .01f);
    m.part(coil);
    const float mouth = d.nozzle == Nozzle::Diffuser ? d.tip - .035f : d.front + .045f;
    const float ring = d.nozzle == Nozzle::Diffuser ? d.tipHalf * .27f : R * .17f;
    for (int i = 1; i < 4; ++i)
        m.torus(d.onAxis(mouth), {1, 0, 0}, ring * float(i), .011f);
    for (const Vec3 across : {Vec3{0, ring * 3.1f, 0}, Vec3{0, 0, ring * 3.1f}})
        m.capsule(d.onAxis(mouth) - across, d.onAxis(mouth) + across, .01f);
}

void addAirIntake(Model &m, const Dryer &d, int black, int accent)
{
    const float R = d.radius;
    m.part(black);
    m.cylinder(d.onAxis(d.rear), {1, 0, 0}, .035f, R * .7f, .02f);
    const int part = m.part(accent);
    for (int i = 2; i < 5; ++i)
        m.torus(d.onAxis(d.rear - .034f), {1, 0, 0}, R * .14f * float(i), .013f);
    for (int i = 0; i < 3; ++i) {
        const Vec3 spoke{0, R * .6f * cosine(float(i) * pi / 3), R * .6f * sine(float(i) * pi / 3)};
        m.capsule(d.onAxis(d.rear - .034f) - spoke, d.onAxis(d.rear - .034f) + spoke, .010f);
    }
    m.ellipsoid(d.onAxis(d.rear - .03f), {.035f, R * .16f, R * .16f});
    m.keypoint("griptool_body_rear_center", part, d.onAxis(d.rear - .06f), {-1, 0, 0});
}

void addHandle(Model &m, const Dryer &d, int sleeve, int black, int accent)
{
    const Grip &g = d.grip;
    const int part = m.part(sleeve);
    m.capsule(g.axisAt(.42f), g.axisAt(.95f), g.radiusAt(.42f) + .006f, g.bottomRadius + .006f);
    m.cylinder(g.axisAt(.96f), g.up(), .028f, g.bottomRadius + .03f, .024f).smooth(.03f); // a lip to hold it by
    const Vec3 lip = g.front() * (g.bottomRadius + .03f);
    placeGripKeypoints(m, g, part, .66f);
    placeGripBottom(m, part, g.axisAt(.96f) + lip, g.axisAt(.96f) - lip);

    m.part(black);
    m.box({g.bottom.x + .02f, 0, footHeight * .5f}, {.2f, .16f, footHeight * .5f}, .04f);
    const Vec3 exit{g.bottom.x - .18f, 0, .042f};
    const int guard = m.part(accent);
    for (int i = 0; i < 4; ++i)
        m.torus(exit - Vec3{.012f + .026f * float(i), 0, 0}, {1, 0, 0}, .026f - .003f * float(i), .014f);
    m.keypoint("hair_dryer_loop_bottom", guard, exit, {0, .3f, 1});

    const int slide = m.part(accent);
    m.box(g.frontAt(.17f), {.03f, .042f, .075f}, .022f).turnY(g.lean());
    m.box(g.frontAt(.15f) + g.front() * .03f, {.018f, .034f, .018f}, .014f).turnY(g.lean());
    m.box(g.frontAt(.19f) + g.front() * .03f, {.018f, .034f, .010f}, .009f).turnY(g.lean());
    m.keypoint("griptool_trigger_center", slide, g.frontAt(.17f) + g.front() * .03f, g.front());
}

// It lies in a curl on the floor and ends in a plug.
void addCord(Model &m, const Dryer &d, int black, int accent, int pins)
{
    const float side = m.rng.sign();
    const Vec3 exit{d.grip.bottom.x - .2f, 0, .042f};
    const auto on = [&](float x, float y) { return Vec3{exit.x + x, side * y, .026f}; };
    m.part(black);
    m.tube({exit, on(-.1f, .02f), on(-.24f, .12f), on(-.2f, .3f), on(-.02f, .36f), on(.08f, .28f)}, .024f, .024f, 0, 5);
    const Vec3 plug = on(.12f, .24f), to = normalised(on(.12f, .24f) - on(.06f, .31f));
    m.part(accent);
    m.capsule(plug + Vec3{0, 0, .03f}, plug + to * .07f + Vec3{0, 0, .03f}, .042f, .055f);
    m.part(pins);
    for (const float s : bothSides) {
        const Vec3 pin = plug + Vec3{0, 0, .03f} + cross(to, Vec3{0, 0, 1}) * (s * .024f);
        m.capsule(pin + to * .1f, pin + to * .17f, .011f);
    }
}

} // namespace

void buildHairDryer(Model &m)
{
    Rng &r = m.rng;
    const Dryer d = drawProportions(r);
    m.parameter("barrel_height", d.axis);
    m.parameter("barrel_radius", d.radius);
    m.parameter("nozzle", float(d.nozzle));
    m.parameter("grip_lean", d.grip.lean());

    const Vec3 colour = toyColour(r);
    Material shell = paintOf(colour, .2f, .9f);
    shell.colour3 = colour * .6f; // plastic wears to a duller tone, not to wood
    decorate(shell, d, colour, r);
    const Vec3 dark = colourOf(0x2A2C30);
    const int shellMaterial = m.material(shell);
    const int black = m.material(plasticOf(dark, .5f));
    const int sleeve = m.material(ribbed(r.chance() ? dark : colour * .5f, d.grip.up()));
    const int accent = m.material(plasticOf(toyColour(r), .35f));
    const int metal = m.material(metalOf(colourOf(0xB9BCC0), .28f, {1, 0, 0}));

    addBarrel(m, d, shellMaterial);
    addNozzle(m, d, r.chance(.4f) ? accent : black, black, metal);
    addAirIntake(m, d, black, accent);
    addHandle(m, d, sleeve, black, accent);
    addCord(m, d, black, accent, metal);
}

} // namespace soco::demo
