#include "core/demo/categories/plane/parts.h"
#include "core/demo/categories/plane/plane.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Glider {
    float halfLength, radius, z;
    Wing wing, tailplane;
    float finHeight;
};

Glider drawProportions(Rng &r)
{
    Glider g;
    g.halfLength = r.range(.9f, 1.05f);
    g.radius = r.range(.10f, .13f);
    g.z = g.radius + r.range(.20f, .28f);
    g.wing.span = r.range(1.15f, 1.4f);
    g.wing.x = r.range(.08f, .15f);
    g.wing.z = g.z + g.radius * .45f;
    g.wing.rootHalf = r.range(.125f, .15f);
    g.wing.tipHalf = g.wing.rootHalf * r.range(.5f, .7f);
    g.wing.sweep = r.range(0, .06f);
    g.wing.rootThickness = .036f;
    g.wing.tipThickness = .022f;
    g.wing.dihedral = r.range(.03f, .09f);
    g.finHeight = r.range(.34f, .42f);
    const bool highTail = r.chance();
    g.tailplane = {-g.halfLength + .09f, highTail ? g.z + g.finHeight - .062f : g.z + .06f, .085f, .06f, .03f,
                   r.range(.32f, .40f), .024f, .018f, .0f};
    return g;
}

void addStand(Model &stand, const Glider &g)
{
    const float under = g.z - g.radius;
    stand.part(stand.material(anyWood(stand.rng, {0, 0, 1})));
    stand.cylinder({.06f, 0, under / 2}, {0, 0, 1}, under / 2 + .012f, .03f, .01f);
    stand.cylinder({.06f, 0, under - .02f}, {0, 0, 1}, .022f, .055f, .015f).smooth(.03f);
    stand.part(stand.material(anyWood(stand.rng, {1, 0, 0})));
    stand.box({.06f, 0, .025f}, {.3f, .17f, .025f}, .02f);
}

} // namespace

void buildGlider(Model &m)
{
    Rng &r = m.rng;
    const Glider g = drawProportions(r);
    const float L = g.halfLength, R = g.radius, z = g.z;
    m.parameter("half_length", L);
    m.parameter("fuselage_radius", R);
    m.parameter("wing_span", g.wing.span * 2);
    m.parameter("tailplane_height", g.tailplane.z);

    const Vec3 white = colourOf(0xF1EDE4), accent = accentColour(r);
    const Vec3 colour = r.chance(.5f) ? white : toyColour(r);
    Material bodyPaint = paintOf(colour, .3f, .85f);
    if (r.chance(.4f)) {
        bodyPaint.pattern = Pattern::TwoTone;
        bodyPaint.patternAt = z - R * .25f;
        bodyPaint.colour2 = accent;
    } else {
        bodyPaint.decals.push_back(rectangleDecal(Side::Flank, 0, {.1f, z - R * .35f}, {L * .8f, .014f}, .01f, accent));
    }
    addRegistration(bodyPaint, {-.38f, z + .008f}, .062f, colour.x + colour.y > .6f ? accent * .5f : white, r);
    Material wingPaint = paintOf(r.chance(.7f) ? white : colour, .3f, .85f);
    decorateWing(wingPaint, g.wing, accent, r);
    Material tailPaint = paintOf(r.chance(.6f) ? accent : colour, .3f, .8f);
    tailPaint.decals.push_back(rectangleDecal(Side::Flank, 0, {-L, z + g.finHeight * .62f}, {.4f, .03f}, .01f, white));
    tailPaint.decals.push_back(rectangleDecal(Side::Flank, 0, {-L + .055f, z + .2f}, {.004f, .5f}, .001f,
                                              tailPaint.colour * .3f)); // rudder
    const int body = m.material(bodyPaint), wing = m.material(wingPaint), tail = m.material(tailPaint);

    const std::vector<Vec2> profile = splineThrough({{0, L}, {R * .5f, L - .045f}, {R * .9f, L - .2f}, {R, L - .45f},
                                                     {R * .86f, .05f}, {R * .45f, -.32f}, {R * .34f, -L + .1f},
                                                     {R * .3f, -L + .01f}, {0, -L}}, 3);
    const int fuselage = addFuselage(m, body, z, profile);
    placeNoseTip(m, fuselage, L, z);
    placeTailTip(m, fuselage, -L, z);
    m.keypoint("plane_fuselage_top_center", fuselage, {-.25f, 0, z + R}, {0, 0, 1});
    const Roots roots = findRoots(m, g.wing);
    placeRoots(m, addWing(m, wing, g.wing, "wing"), g.wing, roots);
    addCanopy(m, {L - .40f, 0, z + R * .45f}, {.27f, R * .76f, R * .86f}, colour, 1 + r.index(2));
    addWing(m, tail, g.tailplane, "tailplane");
    const float top = z + g.finHeight;
    addFin(m, tail, {{-L + .24f, z}, {-L + .14f, top}, {-L - .01f, top}, {-L + .01f, z}, .024f});

    const GearMaterials gear = gearMaterials(m); // wheels half in the body
    addGearWheel(m, gear, {.30f, 0, z - R * .5f}, {.30f, 0, z - R - .01f}, .07f, .03f);
    addGearWheel(m, gear, {-L + .16f, 0, z}, {-L + .16f, 0, z - R * .36f}, .034f, .016f);
    addStand(m.stand(), g);
}

} // namespace soco::demo
