#include "core/demo/categories/animal/animal.h"
#include "core/demo/materials/palette.h"

#include <array>

namespace soco::demo {
namespace {

enum class Ears { Pointed, Hanging };
enum class Tail { Thin, Bushy };

// One record a species; lengths in units of the frame, all drawn with +-10 %.
struct Species {
    float leg, legRadius, bodyRadius, bodyHalf, neck, neckAngle, headRadius, muzzle, muzzleRadius;
    Ears ears;
    Tail tail;
    std::array<std::uint32_t, 3> coats; // one is drawn
    std::uint32_t light, dark;          // belly and muzzle; markings, ears, tail's tip
    Pattern pattern;
    float hair;                         // scale of the strands
    float eye, eyeDepth;                // radius by head radius; how deep it sits by its radius
    std::array<std::uint32_t, 2> irises;
    std::uint32_t nose;
    bool whiskers;
};

constexpr Species egyptianCat = {
    .38f, .066f, .180f, .42f, .15f, .80f, .215f, .055f, .085f, Ears::Pointed, Tail::Thin,
    {0xB99A6E, 0x8C8C8A, 0xC08A50}, 0xEADBC0, 0x4A3A2C, Pattern::Tabby, 1.2f, .225f, .62f, {0x8FA83A, 0xC79A2E},
    0xA8605A, true};
constexpr Species goldenRetriever = {
    .44f, .085f, .225f, .46f, .22f, .80f, .205f, .22f, .105f, Ears::Hanging, Tail::Bushy,
    {0xC98F45, 0xDDB070, 0xA8682F}, 0xF0DDB2, 0xA8702C, Pattern::Plain, .7f, .19f, .40f, {0x5A3517, 0x5A3517},
    0x201A18, false};

struct AnimalMaterials {
    int fur, light, dark, ink, nose, inner, whisker, spark, iris;
};

struct Leg {
    Vec3 paw, knee;
};

struct Animal {
    const Species *species = nullptr;
    AnimalMaterials mat{};
    float leg = 0, legRadius = 0, bodyRadius = 0, bodyHalf = 0, headRadius = 0;
    Vec3 shoulder, hip, neckBase, head;
    Vec3 X, Y, Z; // the head's frame
    float muzzleRadius = 0, muzzleX = 0; // x of the muzzle's front in the head's frame

    Vec3 onHead(float x, float y, float z) const { return head + X * x + Y * y + Z * z; }
};

AnimalMaterials drawMaterials(Model &m, const Species &s, float legTop)
{
    Rng &r = m.rng;
    const float warmth = r.range(-.06f, .06f);
    const auto tinted = [&](std::uint32_t rgb) {
        const float level = r.range(.75f, 1.2f);
        return colourOf(rgb) * Vec3{level * (1 + warmth), level, level * (1 - warmth)};
    };
    Material fur;
    fur.substance = Substance::Fur;
    fur.colour = tinted(s.coats[std::size_t(r.index(int(s.coats.size())))]);
    fur.colour2 = tinted(s.light);
    fur.colour3 = tinted(s.dark);
    fur.pattern = s.pattern;
    fur.scale = s.hair;
    fur.patternAt = legTop;
    fur.belly = 1;
    Material light = fur, dark = fur;
    light.pattern = dark.pattern = Pattern::Plain;
    light.colour = fur.colour2;
    dark.colour = dark.colour2 = fur.colour3;

    AnimalMaterials a;
    a.fur = m.material(fur);
    a.light = m.material(light);
    a.dark = m.material(dark);
    a.ink = m.material(glassOf(colourOf(0x120C08)));
    a.nose = m.material(plasticOf(colourOf(s.nose), .25f));
    a.inner = m.material(clayOf(colourOf(0xD99A90), .7f, .1f));
    a.whisker = m.material(plasticOf(colourOf(0xF4F1EA), .4f));
    a.spark = m.material(plasticOf(colourOf(0xFFFFFF), .2f));
    a.iris = m.material(glassOf(colourOf(s.irises[std::size_t(r.index(2))])));
    return a;
}

// Trunk, neck and legs: one smooth union, which gives the clay look.
int addTrunk(Model &m, const Animal &a)
{
    Rng &r = m.rng;
    const float br = a.bodyRadius, lr = a.legRadius;
    const int trunk = m.part(a.mat.fur);
    m.ellipsoid({0, 0, a.leg + br * .80f}, {a.bodyHalf * .95f, br * .88f, br * .90f});
    m.sphere(a.shoulder, br * .90f).smooth(.12f);
    m.sphere(a.hip, br * .88f).smooth(.12f);
    m.capsule(a.neckBase, a.head, br * .66f, a.headRadius * .74f).smooth(.12f);
    std::array<Leg, 4> legs;
    for (int i = 0; i < 4; ++i) {
        const float s = (i & 1) ? -1.f : 1.f;
        const bool front = i < 2;
        const float swing = r.range(-.10f, .10f);
        const Vec3 top = (front ? a.shoulder - Vec3{.02f, 0, 0} : a.hip + Vec3{.02f, 0, 0})
                         + Vec3{0, s * br * .52f, -br * .35f};
        const Vec3 foot{top.x + swing + (front ? .02f : -.04f), s * (br * .52f + .02f), lr * .62f};
        const Vec3 knee = mix(top, foot, .52f) + Vec3{front ? .025f : -.075f, 0, .01f};
        m.capsule(top, knee, lr * (front ? 1.25f : 1.5f), lr * .92f).smooth(.07f);
        m.capsule(knee, foot + Vec3{0, 0, .03f}, lr * .92f, lr * .80f).smooth(.03f);
        m.ellipsoid(foot + Vec3{lr * .5f, 0, 0}, {lr * 1.35f, lr * 1.05f, lr * .72f}).smooth(.05f);
        legs[std::size_t(i)] = {foot + Vec3{lr * 1.7f, 0, 0}, knee + Vec3{front ? lr * .9f : -lr * .9f, 0, 0}};
    }
    for (int i = 0; i < 4; ++i) {
        const std::string name = std::string(i < 2 ? "front_" : "rear_") + ((i & 1) ? "right" : "left");
        m.keypoint("animal_paw_" + name, trunk, legs[std::size_t(i)].paw, {});
        m.keypoint("animal_knee_" + name, trunk, legs[std::size_t(i)].knee, {});
    }
    m.part(a.mat.dark); // toes
    for (const Leg &leg : legs)
        for (int k = -1; k <= 1; ++k)
            m.capsule(leg.paw + Vec3{-.012f, float(k) * lr * .48f, .012f},
                      leg.paw + Vec3{.004f, float(k) * lr * .48f, -.024f}, .0085f);
    m.keypoint("animal_withers", trunk, a.shoulder + Vec3{-.05f, 0, br * .95f}, {-.2f, 0, 1}).from(.25f);
    m.keypoint("animal_throat", trunk, mix(a.neckBase, a.head, .4f) + Vec3{br * .5f, 0, -br * .45f}, {.8f, 0, -.4f})
        .from(.2f);
    return trunk;
}

void addMuzzle(Model &m, const Animal &a)
{
    const float hr = a.headRadius, mr = a.muzzleRadius, mx = a.muzzleX;
    m.part(a.mat.fur);
    m.ellipsoid(a.head, {hr * 1.02f, hr * .98f, hr * .94f}).frame(a.X, a.Y, a.Z);
    for (const float s : bothSides) // cheeks
        m.sphere(a.onHead(hr * .28f, s * hr * .42f, -hr * .36f), hr * .5f).smooth(.08f);

    const int muzzle = m.part(a.mat.light);
    m.capsule(a.onHead(hr * .55f, 0, -hr * .26f), a.onHead(mx - mr * .6f, 0, -hr * .32f), mr * 1.18f, mr * .82f);
    for (const float s : bothSides)
        m.sphere(a.onHead(mx - mr * .75f, s * mr * .42f, -hr * .40f), mr * .62f).smooth(.03f);
    m.sphere(a.onHead(mx - mr * 1.1f, 0, -hr * .32f - mr * .72f), mr * .5f).smooth(.04f);
    m.keypoint("animal_chin", muzzle, a.onHead(mx - mr * .95f, 0, -hr * .32f - mr * 1.2f), {});

    const int nose = m.part(a.mat.nose);
    const Vec3 tip = a.onHead(mx + mr * .1f, 0, -hr * .24f);
    m.ellipsoid(tip, {mr * .38f, mr * .52f, mr * .36f}).frame(a.X, a.Y, a.Z);
    m.keypoint("animal_nose_tip", nose, tip + a.X * (mr * .36f), {});

    const Vec3 lip = a.onHead(mx - mr * .1f, 0, -hr * .30f - mr * .30f);
    for (const float s : bothSides) { // the smile
        const int mouth = m.part(a.mat.nose);
        const Vec3 corner = a.onHead(mx - mr * 1.35f, s * mr * 1.02f, -hr * .46f);
        m.tube({lip, a.onHead(mx - mr * .38f, s * mr * .62f, -hr * .42f - mr * .36f), corner}, .011f, .011f, 0, 4);
        m.keypoint("animal_mouth_corner_" + sideName(s), mouth, corner, {});
    }
    m.part(a.mat.nose);
    m.capsule(a.onHead(mx - mr * .02f, 0, -hr * .26f), lip, .010f);

    if (a.species->whiskers)
        for (const float s : bothSides)
            for (int i = -1; i <= 1; ++i) {
                m.part(a.mat.whisker);
                const Vec3 root = a.onHead(mx - mr * .55f, s * mr * .75f, -hr * .38f + .012f * float(i));
                m.capsule(root, root + a.X * -.03f + a.Y * (s * .15f) + a.Z * (-.035f * float(i)), .0045f, .0025f);
            }
}

void addEye(Model &m, const Animal &a, float s)
{
    const float hr = a.headRadius, radius = hr * a.species->eye;
    const Vec3 outwards = normalised(a.X * .85f + a.Y * (s * .5f) + a.Z * .15f);
    // March onto the finished head, so that the eye sits in it whatever its shape.
    Vec3 e = a.onHead(hr * .80f, s * hr * .43f, hr * .16f) + outwards * .15f;
    for (int i = 0; i < 60; ++i) {
        const float d = m.distanceSoFar(e);
        if (d < .002f)
            break;
        e = e - outwards * std::max(.002f, d * .8f);
    }
    const Vec3 centre = e - outwards * (radius * a.species->eyeDepth);
    m.part(a.mat.iris);
    m.sphere(centre, radius);
    const Vec3 gaze = normalised(outwards + a.X * .25f + a.Z * .05f);
    const int pupil = m.part(a.mat.ink);
    m.sphere(centre + gaze * (radius * .34f), radius * .76f);
    m.keypoint("animal_eye_" + sideName(s), pupil, centre + gaze * (radius * 1.10f), {});
    m.part(a.mat.spark);
    m.sphere(centre + normalised(gaze + a.Z * .45f - a.Y * .2f) * (radius * 1.03f), radius * .13f);
}

void addEar(Model &m, const Animal &a, float s)
{
    const float hr = a.headRadius;
    int part = 0;
    Vec3 tip;
    if (a.species->ears == Ears::Pointed) {
        const Vec3 root = a.onHead(-hr * .1f, s * hr * .62f, hr * .62f);
        const Vec3 top = a.onHead(-hr * .05f, s * hr * .86f, hr * 1.5f);
        part = m.part(a.mat.fur);
        m.capsule(root, top, hr * .40f, .025f);
        m.part(a.mat.inner);
        m.capsule(root + a.X * (hr * .19f), mix(root, top, .80f) + a.X * (hr * .09f), hr * .26f, .02f);
        tip = top + normalised(top - root) * .022f;
    } else {
        const Vec3 root = a.onHead(-hr * .05f, s * hr * .78f, hr * .55f);
        const Vec3 low = a.onHead(0, s * hr * 1.18f, -hr * .62f);
        part = m.part(a.mat.dark);
        m.tube({root, a.onHead(-hr * .05f, s * hr * 1.10f, hr * .30f), low}, hr * .20f, hr * .30f, .05f, 4);
        tip = low - Vec3{0, 0, hr * .28f};
    }
    m.keypoint("animal_ear_" + sideName(s) + "_tip", part, tip, {});
}

void addTail(Model &m, const Animal &a, int trunk)
{
    Rng &r = m.rng;
    const float br = a.bodyRadius, lr = a.legRadius;
    const Vec3 root = a.hip + Vec3{-br * .72f, 0, br * .42f};
    const float sway = r.range(-.25f, .25f);
    int tipPart = 0;
    Vec3 tip;
    if (a.species->tail == Tail::Thin) {
        const float lift = r.range(.1f, .55f);
        const std::vector<Vec3> p = {root + Vec3{.08f, 0, -.02f}, root + Vec3{-.14f, sway * .3f, .02f},
                                     root + Vec3{-.26f, sway * .7f, .12f + lift * .3f},
                                     root + Vec3{-.24f + lift * .1f, sway, .22f + lift * .5f},
                                     root + Vec3{-.16f, sway * 1.1f, .30f + lift * .6f}};
        m.part(a.mat.fur);
        m.tube(p, lr * .62f, lr * .5f, .03f, 4);
        tipPart = m.part(a.mat.dark);
        m.capsule(mix(p[4], p[3], .3f), p[4], lr * .53f, lr * .48f);
        tip = p[4] + normalised(p[4] - p[3]) * (lr * .46f);
    } else {
        Vec3 middle = root + Vec3{-.22f, sway * .5f, 0};
        middle.z += r.range(-.05f, .12f);
        Vec3 end = middle + Vec3{-.14f, sway * .5f, 0};
        end.z += r.range(-.1f, .14f);
        tipPart = m.part(a.mat.fur);
        m.capsule(root + Vec3{.05f, 0, -.04f}, middle, .06f, .105f).smooth(.05f);
        m.capsule(middle, end, .105f, .035f).smooth(.05f);
        tip = end + normalised(end - middle) * .033f;
    }
    m.keypoint("animal_tail_base", trunk, root + Vec3{0, 0, .05f}, {-.3f, 0, 1});
    m.keypoint("animal_tail_tip", tipPart, tip, {});
}

void addCollar(Model &m, const Animal &a)
{
    Rng &r = m.rng;
    constexpr float at = .42f; // along the neck
    const Vec3 centre = mix(a.neckBase, a.head, at), axis = normalised(a.head - a.neckBase);
    const float neck = mix(a.bodyRadius * .66f, a.headRadius * .74f, at);
    m.part(m.material(plasticOf(toyColour(r), .35f)));
    m.torus(centre, axis, neck + .012f, .026f);
    m.part(m.material(metalOf(colourOf(0xD9B25A), .25f)));
    const Vec3 front = normalised(a.X - axis * dot(a.X, axis));
    m.sphere(centre + front * (neck + .045f) - Vec3{0, 0, .03f}, .035f);
}

void buildAnimal(Model &m, const Species &species)
{
    Rng &r = m.rng;
    const auto varied = [&](float x, float by) { return x * r.range(1 - by, 1 + by); };
    Animal a;
    a.species = &species;
    a.leg = varied(species.leg, .1f);
    a.legRadius = varied(species.legRadius, .1f);
    a.bodyRadius = varied(species.bodyRadius, .1f);
    a.bodyHalf = varied(species.bodyHalf, .1f);
    a.headRadius = varied(species.headRadius, .07f) * 1.08f;
    const float br = a.bodyRadius, z = a.leg + br * .80f;
    a.mat = drawMaterials(m, species, a.leg + br * .1f);

    const float neck = varied(species.neck, .1f);
    const float neckAngle = species.neckAngle + r.range(-.15f, .12f);
    const float yaw = r.range(-.55f, .55f);
    const float pitch = r.range(-.12f, .22f) + .08f;
    m.parameter("leg_length", a.leg);
    m.parameter("body_radius", a.bodyRadius);
    m.parameter("body_half_length", a.bodyHalf);
    m.parameter("head_radius", a.headRadius);
    m.parameter("head_yaw", yaw);
    m.parameter("head_pitch", pitch);
    a.shoulder = {a.bodyHalf * .72f, 0, z + br * .10f};
    a.hip = {-a.bodyHalf * .78f, 0, z + br * .02f};
    a.neckBase = a.shoulder + Vec3{br * .35f, 0, br * .35f};
    const float reach = neck + a.headRadius * .5f;
    a.head = a.neckBase + Vec3{cosine(neckAngle) * reach, 0, sine(neckAngle) * reach};
    a.head.y = sine(yaw) * neck * .3f;
    a.X = {cosine(yaw) * cosine(pitch), sine(yaw) * cosine(pitch), -sine(pitch)};
    a.Y = {-sine(yaw), cosine(yaw), 0};
    a.Z = cross(a.X, a.Y);
    const float muzzle = varied(species.muzzle, .1f);
    a.muzzleRadius = varied(species.muzzleRadius, .08f);
    a.muzzleX = a.headRadius * .72f + muzzle;

    const int trunk = addTrunk(m, a);
    addMuzzle(m, a);
    for (const float s : bothSides) {
        addEye(m, a, s);
        addEar(m, a, s);
    }
    addTail(m, a, trunk);
    if (r.chance(.55f))
        addCollar(m, a);
}

} // namespace

void buildEgyptianCat(Model &m) { buildAnimal(m, egyptianCat); }

void buildGoldenRetriever(Model &m) { buildAnimal(m, goldenRetriever); }

} // namespace soco::demo
