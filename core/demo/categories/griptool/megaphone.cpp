#include "core/demo/categories/griptool/griptool.h"
#include "core/demo/categories/griptool/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Megaphone {
    float axis;             // height of the barrel's middle
    float radius;           // of the barrel
    float rear, front, rim; // x: the barrel's ends, the horn's mouth
    float mouth;            // radius of the horn's mouth
    Grip grip;

    Vec3 onAxis(float x) const { return {x, 0, axis}; }
    static constexpr float footHeight = .08f;
};

Megaphone drawProportions(Rng &r)
{
    Megaphone g;
    g.axis = r.range(.84f, .96f);
    g.radius = r.range(.155f, .19f);
    g.rear = -r.range(.5f, .6f);
    g.front = -r.range(.02f, .1f);
    g.rim = r.range(.6f, .75f);
    g.mouth = r.range(.4f, .48f);
    const float lean = r.range(.03f, .12f);
    const float x = mix(g.rear, g.front, .52f);
    g.grip.top = {x, 0, g.axis - g.radius * .6f};
    g.grip.bottom = {x - lean, 0, .1f};
    g.grip.topRadius = .1f;
    g.grip.bottomRadius = .095f;
    return g;
}

// How the horn widens from the barrel, 0, to its mouth, 1.
float hornRadius(const Megaphone &g, float share)
{
    return mix(g.radius * .78f, g.mouth, .35f * share + .65f * share * share * share);
}

// Rings round the horn, or sound waves, a flash or a face on the barrel's flanks.
void decorate(Material &horn, Material &barrel, const Megaphone &g, Vec3 colour, Rng &r)
{
    const Vec3 cream = colourOf(0xF1EDE4), second = seenOn(horn.colour, r.chance() ? cream : toyColour(r));
    const auto ring = [&](float x, float half, Vec3 paint) {
        Decal d = rectangleDecal(Side::Flank, 0, {x, g.axis}, {half, 1}, 0, paint);
        d.threshold = 0;
        horn.decals.push_back(d);
    };
    if (r.chance(.6f))
        ring(g.rim, r.range(.08f, .16f), second);
    if (r.chance())
        for (int i = 0; i < 2; ++i)
            ring(mix(g.front, g.rim, .3f + .14f * float(i)), .014f, seenOn(horn.colour, cream));
    const Vec2 middle{mix(g.rear, g.front, .6f), g.axis + .02f};
    const int figure = r.index(3);
    if (figure == 0) {
        barrel.decals.push_back(polygonDecal(Side::Flank, 0, // a flash of lightning
                                             {{middle.x + .02f, middle.y + .1f}, {middle.x - .07f, middle.y - .02f},
                                              {middle.x - .005f, middle.y - .01f}, {middle.x - .03f, middle.y - .1f},
                                              {middle.x + .07f, middle.y + .025f}, {middle.x + .005f, middle.y + .02f}},
                                             .004f, seenOn(colour, colourOf(0xE5AC2F))));
    } else if (figure == 1) {
        const bool isLight = colour.x + colour.y + colour.z > .55f;
        addFace(barrel, middle, .13f, isLight ? colourOf(0x2A2C30) : cream);
    } else {
        for (int i = 0; i < 3; ++i)
            barrel.decals.push_back(rectangleDecal(Side::Flank, 0, {middle.x - .07f + .07f * float(i), middle.y},
                                                   {.018f, .035f + .025f * float(i)}, .017f,
                                                   seenOn(colour, cream)));
    }
}

void addBarrel(Model &m, const Megaphone &g, int shell, int dark, int accent)
{
    const float R = g.radius;
    const int part = m.part(shell);
    const std::vector<Vec2> profile = {{-.05f, g.rear}, {R * .8f, g.rear + .005f}, {R, g.rear + .07f},
                                       {R, g.front - .06f}, {R * .9f, g.front}, {-.05f, g.front}};
    alongX(m.revolve(g.onAxis(0), splineThrough(profile, 14), .01f));
    m.capsule(g.grip.top, g.grip.axisAt(.9f), g.grip.topRadius, g.grip.bottomRadius).smooth(.05f);
    m.keypoint("griptool_body_top_center", part, g.onAxis(mix(g.rear, g.front, .45f)) + Vec3{0, 0, R}, {0, 0, 1});
    placeBarrelFront(m, part, {g.front - .07f, R, g.axis});

    // What one speaks into, with holes.
    m.part(dark);
    m.cylinder(g.onAxis(g.rear), {1, 0, 0}, .045f, R * .78f, .03f);
    const int cup = m.part(accent);
    m.torus(g.onAxis(g.rear - .04f), {1, 0, 0}, R * .62f, .022f);
    m.ellipsoid(g.onAxis(g.rear - .03f), {.05f, R * .34f, R * .34f});
    for (int i = 0; i < 5; ++i) {
        const float a = float(i) * pi * .4f + .3f;
        m.sphere(g.onAxis(g.rear - .075f) + Vec3{0, cosine(a), sine(a)} * (R * .2f), .016f).subtract(.006f);
    }
    m.keypoint("griptool_body_rear_center", cup, g.onAxis(g.rear - .08f), {-1, 0, 0});
    // Knobs for loudness and siren.
    m.part(accent);
    for (const float s : bothSides)
        m.cylinder(g.onAxis(g.rear + .11f) + Vec3{0, s * (R + .008f), -.01f}, {0, 1, 0}, .026f, .036f, .014f);
}

void addHorn(Model &m, const Megaphone &g, int horn, int inside, int rim)
{
    std::vector<Vec2> wall;
    constexpr int steps = 32;
    constexpr float thick = .034f;
    for (int i = 0; i <= steps; ++i) {
        const float share = float(i) / steps;
        wall.push_back({hornRadius(g, share), mix(g.front - .02f, g.rim, share)});
    }
    for (int i = steps; i >= 0; --i) // back along the inside
        wall.push_back({std::max(wall[std::size_t(i)].x - thick, .02f),
                        wall[std::size_t(i)].y + (i < steps ? .012f : 0)});
    m.part(horn);
    alongX(m.revolve(g.onAxis(0), wall, .01f));

    const int bead = m.part(rim);
    m.torus(g.onAxis(g.rim), {1, 0, 0}, g.mouth - .005f, .034f);
    const auto place = [&](const char *name, Vec3 out) {
        m.keypoint(name, bead, g.onAxis(g.rim) + out * (g.mouth + .03f), out + Vec3{.5f, 0, 0}).from(.05f);
    };
    place("griptool_nose_tip", {0, 0, 1});
    place("megaphone_horn_rim_bottom", {0, 0, -1});
    for (const float s : bothSides)
        place(s > 0 ? "megaphone_horn_rim_left" : "megaphone_horn_rim_right", {0, s, 0});

    // The inner horn, which throws the sound back.
    const float x = mix(g.front, g.rim, .62f);
    const int cone = m.part(inside);
    m.cylinder(g.onAxis(mix(g.front, g.rim, .35f)), {1, 0, 0}, .02f, hornRadius(g, .35f) - .01f, .01f);
    m.capsule(g.onAxis(g.front), g.onAxis(x), .05f, g.mouth * .3f);
    m.keypoint("megaphone_horn_center", cone, g.onAxis(x + g.mouth * .3f), {1, 0, 0});
}

void addHandle(Model &m, const Megaphone &g, int sleeve, int dark, int accent)
{
    const Grip &grip = g.grip;
    const int part = m.part(sleeve);
    m.capsule(grip.axisAt(.45f), grip.axisAt(.93f), grip.radiusAt(.45f) + .007f, grip.bottomRadius + .007f);
    m.cylinder(grip.axisAt(.95f), grip.up(), .028f, grip.bottomRadius + .032f, .024f).smooth(.03f);
    const Vec3 lip = grip.front() * (grip.bottomRadius + .032f);
    placeGripKeypoints(m, grip, part, .68f);
    placeGripBottom(m, part, grip.axisAt(.95f) + lip, grip.axisAt(.95f) - lip);
    m.part(dark);
    m.box({grip.bottom.x + .06f, 0, Megaphone::footHeight * .5f}, {.24f, .18f, Megaphone::footHeight * .5f}, .04f);

    const int trigger = m.part(accent);
    m.box(grip.frontAt(.2f) + grip.front() * .015f, {.05f, .045f, .085f}, .035f).turnY(grip.lean());
    m.sphere(grip.frontAt(.22f) + grip.front() * .145f, .09f).subtract(.03f);
    m.keypoint("griptool_trigger_center", trigger, grip.frontAt(.22f) + grip.front() * .055f, grip.front()).from(.1f);
    m.part(dark); // guard in front of the trigger
    m.tube({grip.frontAt(.06f), grip.frontAt(.08f) + grip.front() * .13f, grip.frontAt(.4f) + grip.front() * .12f,
            grip.frontAt(.46f) - grip.front() * .02f}, .02f, .02f, 0, 5);
}

} // namespace

void buildMegaphone(Model &m)
{
    Rng &r = m.rng;
    const Megaphone g = drawProportions(r);
    m.parameter("barrel_height", g.axis);
    m.parameter("barrel_radius", g.radius);
    m.parameter("mouth_radius", g.mouth);
    m.parameter("length", g.rim - g.rear);

    const Vec3 colour = toyColour(r), other = r.chance(.6f) ? colourOf(0xF1EDE4) : toyColour(r);
    Material horn = paintOf(r.chance() ? colour : other, .2f, .9f), barrel = paintOf(colour, .25f, .8f);
    horn.colour3 = horn.colour * .6f;
    barrel.colour3 = barrel.colour * .6f;
    decorate(horn, barrel, g, colour, r);
    const Vec3 dark = colourOf(0x2A2C30);
    const int hornMaterial = m.material(horn), barrelMaterial = m.material(barrel);
    const int black = m.material(plasticOf(dark, .5f));
    const int accent = m.material(plasticOf(toyColour(r), .35f));
    const int sleeve = m.material(ribbed(r.chance() ? dark : colour * .5f, g.grip.up()));

    addBarrel(m, g, barrelMaterial, black, accent);
    const int rim = r.chance() ? black : accent;
    const int inside = r.chance() ? black : accent;
    addHorn(m, g, hornMaterial, inside, rim);
    addHandle(m, g, sleeve, black, accent);
}

} // namespace soco::demo
