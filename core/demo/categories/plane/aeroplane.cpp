#include "core/demo/categories/plane/parts.h"
#include "core/demo/categories/plane/plane.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 forwards{1, 0, 0};

struct Aeroplane {
    float halfLength, radius, z; // of the fuselage; height of its axis
    bool propeller;              // or two engines under the wing
    bool highWing;
    Wing wing, tailplane;
    float finHeight;
};

Aeroplane drawProportions(Rng &r)
{
    Aeroplane a;
    a.halfLength = r.range(.9f, 1.05f);
    a.radius = r.range(.15f, .19f);
    a.z = a.radius + r.range(.21f, .25f);
    a.propeller = r.chance();
    a.highWing = a.propeller && r.chance();
    a.wing.span = r.range(.85f, 1.0f);
    a.wing.x = r.range(.05f, .14f);
    a.wing.z = a.z + a.radius * (a.highWing ? .62f : -.45f);
    a.wing.rootHalf = r.range(.20f, .26f);
    a.wing.tipHalf = a.wing.rootHalf * r.range(.5f, .75f);
    a.wing.sweep = a.propeller ? r.range(0, .1f) : r.range(.14f, .3f);
    a.wing.rootThickness = .046f;
    a.wing.tipThickness = .028f;
    a.wing.dihedral = a.highWing ? 0 : .07f;
    a.tailplane = {-a.halfLength + .14f, a.z + .05f, .12f, .085f, .05f, r.range(.32f, .42f), .028f, .02f, .02f};
    a.finHeight = r.range(.34f, .44f);
    return a;
}

// Stripes, round windows and, on some, a friendly face.
Material bodyPaint(const Aeroplane &a, Vec3 colour, Vec3 accent, Rng &r)
{
    const float L = a.halfLength;
    Material paint = paintOf(colour, .3f, .8f);
    if (r.chance(.3f)) {
        paint.pattern = Pattern::TwoTone;
        paint.patternAt = a.z - .06f;
        paint.colour2 = accent;
    }
    paint.decals.push_back(rectangleDecal(Side::Flank, 0, {-.05f, a.z - .025f}, {L * .95f, .016f}, .01f, accent));
    if (r.chance())
        paint.decals.push_back(rectangleDecal(Side::Flank, 0, {-.05f, a.z - .062f}, {L * .9f, .008f}, .005f, accent));
    const int windows = (a.propeller ? 3 : 5) + r.index(3);
    for (int i = 0; i < windows; ++i) {
        const Vec2 at{mix(.26f, -.38f, float(i) / float(windows - 1)), a.z + .05f};
        Decal window = rectangleDecal(Side::Flank, 0, at, {.028f, .032f}, .026f, colourOf(0x24384A));
        window.glass = true;
        paint.decals.push_back(window);
    }
    // Door behind the wing, on the left.
    paint.decals.push_back(outlined(rectangleDecal(Side::Flank, 1, {-.47f, a.z + .005f}, {.042f, .085f}, .02f,
                                                   colour * .3f), .005f));
    if (r.chance(.35f)) {
        const Vec2 eye{L - .17f, a.z + .03f};
        paint.decals.push_back(discDecal(Side::Flank, 0, eye, .042f, colourOf(0xF4F1EA)));
        paint.decals.push_back(discDecal(Side::Flank, 0, {eye.x + .008f, eye.y}, .022f, colourOf(0x1E2A35)));
        paint.decals.push_back(polygonDecal(Side::Flank, 0, {{L - .24f, a.z - .055f}, {L - .12f, a.z - .045f},
                                                             {L - .07f, a.z - .02f}, {L - .12f, a.z - .065f},
                                                             {L - .19f, a.z - .08f}}, .004f, colourOf(0x8E2A22)));
    }
    return paint;
}

void addPropeller(Model &m, const Aeroplane &a)
{
    Rng &r = m.rng;
    const Vec3 hub{a.halfLength + .015f, 0, a.z};
    const int blades = 2 + r.index(2);
    const float reach = std::min(.32f, a.z - .07f), start = r.range(0, pi);
    m.part(m.material(r.chance(.6f) ? anyWood(r, {0, .5f, .8f}) : paintOf(colourOf(0x3A3E45))));
    for (int i = 0; i < blades; ++i) {
        const float angle = start + 2 * pi * float(i) / float(blades);
        const Vec3 out{0, cosine(angle), sine(angle)};
        const Vec3 chord = normalised(cross(forwards, out) + forwards * .5f); // twisted against the air
        m.ellipsoid(hub + out * (reach * .52f), {reach * .5f, .048f, .016f}).frame(out, chord, cross(out, chord));
    }
    const int spinner = m.part(m.material(anyPaint(r)));
    const std::vector<Vec2> cone{{0, .105f}, {.05f, .075f}, {.078f, .005f}, {.08f, -.06f}, {0, -.07f}};
    m.revolve({a.halfLength, 0, a.z}, splineThrough(cone, 3), .004f).frame({0, 1, 0}, {0, 0, 1}, forwards);
    placeNoseTip(m, spinner, a.halfLength + .11f, a.z);
}

void addEngine(Model &m, const Aeroplane &a, float side, int paint, int metal, int dark)
{
    const float y = a.wing.span * .40f;
    const Vec3 centre = a.wing.at(a.wing.front(y) - .06f, side, y) - Vec3{0, 0, .095f};
    m.part(paint);
    const std::vector<Vec2> cowling{{0, .19f}, {.075f, .19f}, {.098f, .09f}, {.085f, -.09f}, {.05f, -.18f}, {0, -.18f}};
    m.revolve(centre, splineThrough(cowling, 3), .006f).frame({0, 1, 0}, {0, 0, 1}, forwards);
    m.cylinder(centre + forwards * .2f, forwards, .075f, .068f, .02f).subtract(.012f);
    m.part(metal);
    m.torus(centre + forwards * .186f, forwards, .077f, .013f); // lip
    m.ellipsoid(centre + forwards * .14f, {.055f, .03f, .03f});
    m.cylinder(centre - forwards * .185f, forwards, .03f, .045f, .012f);
    m.part(dark); // fan
    m.cylinder(centre + forwards * .125f, forwards, .01f, .07f, .004f);
}

void addTail(Model &m, const Aeroplane &a, int material)
{
    const float L = a.halfLength;
    addWing(m, material, a.tailplane, "tailplane");
    addFin(m, material, {{-L + .32f, a.z + .02f}, {-L + .12f, a.z + a.finHeight}, {-L - .02f, a.z + a.finHeight},
                         {-L + .02f, a.z + .02f}, .03f});
}

} // namespace

void buildAeroplane(Model &m)
{
    Rng &r = m.rng;
    const Aeroplane a = drawProportions(r);
    const float L = a.halfLength, R = a.radius, z = a.z;
    m.parameter("half_length", L);
    m.parameter("fuselage_radius", R);
    m.parameter("wing_span", a.wing.span * 2);
    m.parameter("wing_sweep", a.wing.sweep);
    m.parameter("propeller", a.propeller);
    m.parameter("high_wing", a.highWing);

    const Vec3 white = colourOf(0xF1EDE4), accent = accentColour(r);
    const Vec3 colour = r.chance(.4f) ? white : toyColour(r);
    const int body = m.material(bodyPaint(a, colour, accent, r));
    Material wingPaint = paintOf(r.pick({accent, white, colour}), .3f, .8f);
    decorateWing(wingPaint, a.wing, r.chance() ? accent * .6f : toyColour(r), r);
    const int wing = m.material(wingPaint);
    Material tailPaint = paintOf(accent, .3f, .8f);
    for (const auto &[height, half] : {std::pair{.6f, .03f}, std::pair{.8f, .012f}})
        tailPaint.decals.push_back(rectangleDecal(Side::Flank, 0, {-L, z + a.finHeight * height}, {.4f, half}, .01f,
                                                  white));
    const int tail = m.material(tailPaint);
    const GearMaterials gear = gearMaterials(m);

    std::vector<Vec2> profile = splineThrough({{0, L}, {R * .48f, L - .04f}, {R * .87f, L - .22f}, {R, L - .48f},
                                               {R, -.05f}, {R * .72f, -.5f}, {R * .3f, -L + .05f}, {0, -L}}, 3);
    const int fuselage = addFuselage(m, body, z, profile);
    placeTailTip(m, fuselage, -L, z);
    if (!a.propeller)
        placeNoseTip(m, fuselage, L, z);
    m.keypoint("plane_fuselage_top_center", fuselage, {-.34f, 0, z + R}, {0, 0, 1});
    const Roots roots = findRoots(m, a.wing);
    placeRoots(m, addWing(m, wing, a.wing, "wing"), a.wing, roots);
    addCanopy(m, {L - .44f, 0, z + R * .58f}, {.22f, R * .78f, R * .76f}, colour, 2 + r.index(2));
    addTail(m, a, tail);
    if (a.propeller) {
        addPropeller(m, a);
    } else {
        const int dark = m.material(plasticOf(colourOf(0x2A2C30)));
        for (const float side : bothSides)
            addEngine(m, a, side, tail, gear.metal, dark);
    }
    if (a.highWing) { // struts
        m.part(gear.metal);
        for (const float side : bothSides)
            m.capsule({a.wing.x, side * R * .6f, z - R * .6f}, a.wing.at(a.wing.middle(.5f), side, .5f), .017f);
    }
    const float wheel = r.range(.085f, .105f);
    addGear(m, gear, {{L - .36f, 0, wheel * .85f}, {L - .40f, 0, z - R * .6f},
                      {.0f, .27f, wheel}, {.02f, R * .45f, z - R * .6f}, wheel});
}

} // namespace soco::demo
