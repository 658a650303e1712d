#include "core/demo/categories/griptool/griptool.h"
#include "core/demo/categories/griptool/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// A wooden pop-gun: pulling the fore-end pushes the cork, which hangs on a string, out of the barrel.
struct PopGun {
    float axis;             // height of the barrel's middle
    float radius;           // of the barrel
    float rear, front;      // x of the barrel's ends
    float cork;             // x of the cork's tip
    float butt;             // x of the stock's end
    float buttHigh, buttLow; // heights of the stock's end
    float forend;           // x of the fore-end's middle
    Grip grip;

    Vec3 onAxis(float x) const { return {x, 0, axis}; }
    static constexpr float forendHalf = .2f; // length
};

PopGun drawProportions(Rng &r)
{
    PopGun g;
    g.axis = r.range(.57f, .64f);
    g.radius = r.range(.07f, .085f);
    g.rear = -r.range(.28f, .34f);
    g.front = r.range(.74f, .9f);
    g.cork = g.front + r.range(.1f, .14f);
    g.butt = -r.range(.88f, 1.f);
    g.buttHigh = g.axis + r.range(.0f, .04f);
    g.buttLow = g.axis - r.range(.34f, .42f);
    g.forend = mix(g.rear, g.front, r.range(.52f, .62f));
    const float lean = r.range(.08f, .16f);
    g.grip.top = {g.rear + .08f, 0, g.axis - .1f};
    g.grip.bottom = {g.rear + .08f - lean, 0, g.axis - .47f};
    g.grip.topRadius = .09f;
    g.grip.bottomRadius = .085f;
    return g;
}

// Stock and the housing of the trigger: one board, rounded.
void addStock(Model &m, const PopGun &g, int wood, int pad)
{
    constexpr float b = .045f;
    const float z = g.axis;
    m.part(wood);
    m.extrude({}, {{g.butt + b, g.buttLow + b}, {g.rear - .3f, z - .19f}, {g.rear - .02f, z - .16f},
                   {g.rear + .42f, z - .14f}, {g.rear + .42f, z - .08f}, {g.rear - .05f, z - .08f},
                   {g.rear - .2f, z - .085f}, {g.rear - .33f, z - .045f}, {g.butt + b, g.buttHigh - b}}, .085f, b);
    const int butt = m.part(pad);
    m.box({g.butt - .005f, 0, (g.buttHigh + g.buttLow) * .5f}, {.045f, .09f, (g.buttHigh - g.buttLow) * .5f + .015f},
          .038f);
    for (int i = -2; i <= 2; ++i) // grooves, so that it does not slip
        m.capsule({g.butt - .055f, -.06f, (g.buttHigh + g.buttLow) * .5f + .06f * float(i)},
                  {g.butt - .055f, .06f, (g.buttHigh + g.buttLow) * .5f + .06f * float(i)}, .014f).subtract(.012f);
    m.keypoint("rifle_butt_top", butt, {g.butt - .03f, 0, g.buttHigh}, {-.6f, 0, .8f});
    m.keypoint("rifle_butt_bottom", butt, {g.butt - .03f, 0, g.buttLow}, {-.8f, 0, -.6f});
}

void addGrip(Model &m, const PopGun &g, int wood, int dark, int trigger)
{
    const Grip &grip = g.grip;
    const int part = m.part(wood);
    m.capsule(grip.top, grip.axisAt(.94f), grip.topRadius, grip.bottomRadius);
    m.cylinder(grip.axisAt(.97f), grip.up(), .028f, grip.bottomRadius + .02f, .024f).smooth(.03f);
    const Vec3 lip = grip.front() * (grip.bottomRadius + .02f);
    placeGripKeypoints(m, grip, part, .6f);
    placeGripBottom(m, part, grip.axisAt(.97f) + lip, grip.axisAt(.97f) - lip);

    const int lever = m.part(trigger);
    const Vec3 root = grip.frontAt(.1f) + grip.front() * .09f;
    m.tube({root + Vec3{0, 0, .05f}, root + Vec3{.01f, 0, -.05f}, root + Vec3{.05f, 0, -.115f}}, .03f, .024f, 0, 5);
    m.keypoint("griptool_trigger_center", lever, root + Vec3{.035f, 0, -.055f}, {1, 0, -.2f}).from(.06f);
    m.part(dark);
    m.tube({grip.frontAt(.5f) - grip.front() * .02f, grip.frontAt(.55f) + grip.front() * .1f,
            grip.frontAt(.4f) + grip.front() * .22f, {grip.top.x + .36f, 0, g.axis - .12f}}, .02f, .02f, 0, 6);
}

void addBarrel(Model &m, const PopGun &g, int tube, int metal, int dark)
{
    const float R = g.radius;
    const int part = m.part(tube);
    m.cylinder(g.onAxis((g.rear + g.front) * .5f), {1, 0, 0}, (g.front - g.rear) * .5f, R, .02f);
    m.cylinder(g.onAxis(g.front - .05f), {1, 0, 0}, .05f, R + .028f, .025f).smooth(.02f);
    m.cylinder(g.onAxis(g.rear + .05f), {1, 0, 0}, .06f, R + .03f, .03f).smooth(.02f);
    m.cylinder(g.onAxis(g.front + .05f), {1, 0, 0}, .1f, R - .022f, .005f).subtract(.01f);
    m.keypoint("griptool_body_top_center", part, g.onAxis((g.rear + g.front) * .5f) + Vec3{0, 0, R}, {0, 0, 1});
    placeBarrelFront(m, part, {g.front - .05f, R + .028f, g.axis});

    const int cap = m.part(metal);
    m.ellipsoid(g.onAxis(g.rear - .02f), {.05f, R * .75f, R * .75f});
    m.keypoint("griptool_body_rear_center", cap, g.onAxis(g.rear - .07f), {-1, 0, .3f});
    m.part(metal);
    m.torus(g.onAxis(g.front - .13f), {1, 0, 0}, R + .004f, .016f);
    m.torus(g.onAxis(g.rear + .5f), {1, 0, 0}, R + .004f, .016f);

    const int front = m.part(dark);
    m.capsule(g.onAxis(g.front - .06f) + Vec3{0, 0, R}, g.onAxis(g.front - .06f) + Vec3{0, 0, R + .065f}, .02f);
    m.sphere(g.onAxis(g.front - .06f) + Vec3{0, 0, R + .075f}, .033f).smooth(.01f);
    m.keypoint("rifle_front_sight", front, g.onAxis(g.front - .06f) + Vec3{0, 0, R + .105f}, {0, 0, 1});
    const int rear = m.part(dark);
    const Vec3 notch = g.onAxis(g.rear + .14f) + Vec3{0, 0, R + .05f};
    m.box(notch, {.03f, .05f, .045f}, .015f);
    m.box(notch + Vec3{0, 0, .045f}, {.06f, .016f, .025f}, .008f).subtract(.006f);
    m.keypoint("rifle_rear_sight", rear, notch + Vec3{0, 0, .02f}, {0, 0, 1});
}

void addForend(Model &m, const PopGun &g, int wood)
{
    const int part = m.part(wood);
    const Vec3 middle = g.onAxis(g.forend) + Vec3{0, 0, -.035f};
    m.box(middle, {PopGun::forendHalf, .115f, .095f}, .06f);
    for (int i = -2; i <= 2; ++i) // grooves to pull it by
        m.torus(middle + Vec3{float(i) * .07f, 0, 0}, {1, 0, 0}, .125f, .016f).subtract(.02f);
    for (const float s : bothSides)
        m.keypoint("rifle_forend_" + sideName(s), part, middle + Vec3{.035f, s * .115f, 0}, {0, s, 0});
}

void addCork(Model &m, const PopGun &g, int cork, int string)
{
    const float R = g.radius;
    const int part = m.part(cork);
    alongX(m.revolve(g.onAxis(0), {{-.02f, g.front - .08f}, {R * .5f, g.front - .08f}, {R * .95f, g.cork - .02f},
                                   {-.02f, g.cork - .02f}}, .02f));
    m.keypoint("griptool_nose_tip", part, g.onAxis(g.cork), {1, 0, 0});
    const Vec3 tied = g.onAxis(g.cork - .035f) + Vec3{0, 0, -R - .01f};
    const Vec3 ring = g.onAxis(g.front - .3f) + Vec3{0, 0, -R - .03f};
    const int eye = m.part(string);
    m.tube({tied, tied + Vec3{.02f, .02f, -.14f}, mix(tied, ring, .5f) + Vec3{0, .03f, -.2f},
            ring + Vec3{.02f, 0, -.1f}, ring}, .013f, .013f, 0, 5);
    m.torus(g.onAxis(g.cork - .035f), {1, 0, 0}, R + .002f, .016f);
    m.sphere(ring, .034f);
    m.keypoint("rifle_string_ring", eye, ring + Vec3{0, 0, -.02f}, {0, 0, -1});
}

// Two forks of wood, under the barrel and the stock.
void addRests(Model &m, const PopGun &g)
{
    constexpr float thick = .035f;
    const auto under = [&](float x) {
        Vec3 p{x, 0, 0};
        for (float d = 1; d > .001f && p.z < 1; p.z += d)
            d = m.distanceSoFar(p);
        return p;
    };
    const Vec3 rests[] = {under(g.forend + PopGun::forendHalf + .09f), under(mix(g.butt, g.rear, .35f))};
    Model &stand = m.stand();
    stand.part(stand.material(anyWood(stand.rng, {0, 0, 1})));
    for (const Vec3 rest : rests) {
        const Vec3 fork = rest - Vec3{0, 0, thick};
        for (const float s : bothSides) {
            stand.capsule({rest.x, s * .2f, thick}, fork, thick);
            stand.capsule(fork, fork + Vec3{0, s * .13f, .1f}, thick * .9f);
        }
    }
    stand.capsule({rests[0].x, 0, thick * .7f}, {rests[1].x, 0, thick * .7f}, thick * .7f); // below the grip
    for (const Vec3 rest : rests)
        stand.capsule({rest.x, -.2f, thick}, {rest.x, .2f, thick}, thick * .7f);
}

// A band, a star or rings on the stock's flanks.
void decorate(Material &wood, const PopGun &g, Rng &r)
{
    const Vec3 colour = toyColour(r);
    const Vec2 middle{mix(g.butt, g.rear, .42f), g.axis - .14f};
    const int kind = r.index(3);
    if (kind == 0) {
        std::vector<Vec2> star;
        for (int i = 0; i < 10; ++i) {
            const float a = float(i) * pi * .2f + pi * .5f, radius = i & 1 ? .035f : .085f;
            star.push_back({middle.x + cosine(a) * radius, middle.y + sine(a) * radius});
        }
        wood.decals.push_back(polygonDecal(Side::Flank, 0, star, .004f, colour));
    } else if (kind == 1) {
        for (const float radius : {.09f, .062f, .034f})
            wood.decals.push_back(discDecal(Side::Flank, 0, middle, radius,
                                            radius > .05f && radius < .08f ? colourOf(0xF1EDE4) : colour));
    } else {
        for (const float x : {-.05f, .05f}) {
            Decal band = rectangleDecal(Side::Flank, 0, {middle.x + x, middle.y}, {.026f, .5f}, 0, colour);
            band.threshold = 0;
            wood.decals.push_back(band);
        }
    }
}

} // namespace

void buildRifle(Model &m)
{
    Rng &r = m.rng;
    const PopGun g = drawProportions(r);
    m.parameter("barrel_height", g.axis);
    m.parameter("barrel_radius", g.radius);
    m.parameter("muzzle", g.front);
    m.parameter("butt", g.butt);
    m.parameter("grip_lean", g.grip.lean());

    const Vec3 grain{1, 0, 0};
    Material stock = anyWood(r, grain);
    if (r.chance(.3f))
        stock = paintOf(toyColour(r), .3f, .7f);
    const Material plain = stock;
    decorate(stock, g, r);
    Material tube = r.chance(.65f) ? anyPaint(r) : metalOf(colourOf(0xB9BCC0), .28f, grain);
    const int stockMaterial = m.material(stock), plainMaterial = m.material(plain);
    const int tubeMaterial = m.material(tube);
    const int brass = m.material(metalOf(colourOf(0xD2A24A), .28f, grain));
    const int accent = m.material(paintOf(toyColour(r), .3f, .7f));
    const int dark = m.material(plasticOf(colourOf(0x2A2C30), .5f));
    const int cork = m.material(clayOf(colourOf(r.chance() ? 0xC89A62 : 0xE57A26), .8f, .05f));
    const int string = m.material(plasticOf(colourOf(0xCF3F2E), .8f));

    addStock(m, g, stockMaterial, accent);
    addGrip(m, g, plainMaterial, brass, accent);
    addBarrel(m, g, tubeMaterial, brass, dark);
    addForend(m, g, r.chance() ? plainMaterial : accent);
    addCork(m, g, cork, string);
    addRests(m, g);
}

} // namespace soco::demo
