#include "core/demo/categories/plane/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

namespace {
constexpr Vec3 across{0, 1, 0};
}

int addFuselage(Model &model, int material, float z, const std::vector<Vec2> &profile)
{
    const int part = model.part(material);
    model.revolve({0, 0, z}, profile, 0).frame(across, {0, 0, 1}, {1, 0, 0});
    return part;
}

void placeNoseTip(Model &model, int part, float x, float z)
{
    model.keypoint("plane_nose_tip", part, {x, 0, z}, {1, 0, 0});
}

void placeTailTip(Model &model, int part, float x, float z)
{
    model.keypoint("plane_tail_tip", part, {x, 0, z}, {-1, 0, 0}).from(.05f);
}

int addWing(Model &model, int material, const Wing &w, const std::string &tips)
{
    const int part = model.part(material);
    const float rounding = w.tipThickness * .92f, s = w.span - rounding, corner = w.tipHalf * .5f;
    const float root = w.rootHalf - rounding, tip = w.tipHalf - rounding;
    const float length = std::sqrt(1 + w.dihedral * w.dihedral);
    const auto edge = [&](float sign, float y, float in) { // `in`: from the leading or trailing edge
        return Vec2{sign * (mix(root, tip, y / s) - in) - w.sweep * y / s, y};
    };
    // Rounded outer corners; the roots lie inside the body.
    constexpr int segments = 4;
    std::vector<Vec2> outline{edge(1, 0, 0)};
    for (const float sign : {1.f, -1.f})
        for (int i = 0; i <= segments; ++i) {
            const float angle = pi / 2 * float(sign > 0 ? i : segments - i) / float(segments);
            outline.push_back(edge(sign, s - corner * (1 - sine(angle)), corner * (1 - cosine(angle))));
        }
    outline.push_back(edge(-1, 0, 0));
    for (const float side : bothSides) {
        model.extrudeTapered({w.x, 0, w.z}, outline, w.rootThickness, rounding, w.tipThickness, 0, w.span)
            .frame({1, 0, 0}, Vec3{0, -side * w.dihedral, 1} * (1 / length),
                   Vec3{0, side, w.dihedral} * (1 / length));
        model.keypoint("plane_" + tips + "_tip_" + sideName(side), part, w.at(w.middle(w.span), side, w.span),
                       {0, side, 0});
    }
    return part;
}

Roots findRoots(const Model &model, const Wing &w)
{
    const auto leaves = [&](auto edge) {
        float y = 0;
        while (y < w.span && model.distanceSoFar(w.at(edge(y), 1, y)) < 0)
            y += .004f;
        return y;
    };
    return {leaves([&](float y) { return w.front(y); }), leaves([&](float y) { return w.rear(y); })};
}

void placeRoots(Model &model, int part, const Wing &w, Roots roots)
{
    for (const float side : bothSides) {
        model.keypoint("plane_wing_root_front_" + sideName(side), part, w.at(w.front(roots.front), side, roots.front),
                       {1, side * .3f, 0}).from(.05f);
        model.keypoint("plane_wing_root_rear_" + sideName(side), part, w.at(w.rear(roots.rear), side, roots.rear),
                       {-1, side * .3f, 0}).from(.05f);
    }
}

int addFin(Model &model, int material, const Fin &f)
{
    const float b = f.thickness * .9f;
    const int part = model.part(material);
    model.extrude({}, {{f.rootFront.x - b, f.rootFront.y}, {f.topFront.x - b * .4f, f.topFront.y - b},
                       {f.topRear.x + b, f.topRear.y - b}, {f.rootRear.x + b, f.rootRear.y}}, f.thickness, b);
    model.keypoint("plane_fin_top_front", part, {f.topFront.x, 0, f.topFront.y}, {.6f, 0, .7f}).from(.08f);
    model.keypoint("plane_fin_top_rear", part, {f.topRear.x, 0, f.topRear.y}, {-.7f, 0, .7f}).from(.08f);
    return part;
}

void addCanopy(Model &model, Vec3 centre, Vec3 radii, Vec3 frameColour, int bows)
{
    Material glass = glassOf(colourOf(0x24384A));
    for (int i = 0; i < bows; ++i) {
        const float x = centre.x + radii.x * (bows > 1 ? mix(.4f, -.45f, float(i) / float(bows - 1)) : .12f);
        for (const Side side : {Side::Flank, Side::Top}) {
            Decal bow = rectangleDecal(side, 0, {x, side == Side::Top ? 0 : centre.z}, {.011f, 1}, .002f, frameColour);
            bow.threshold = 0;
            glass.decals.push_back(bow);
        }
    }
    glass.decals.push_back(rectangleDecal(Side::Top, 1, {centre.x - radii.x * .2f, 0}, {radii.x * .62f, .009f}, .002f,
                                          frameColour));
    const int part = model.part(model.material(glass));
    model.ellipsoid(centre, radii);
    for (const float side : bothSides)
        model.keypoint("plane_cockpit_" + sideName(side), part, centre + Vec3{0, side * radii.y * .87f, radii.z * .5f},
                       {0, side * .87f, .5f});
}

GearMaterials gearMaterials(Model &model)
{
    const int tyre = model.material(rubber()), metal = model.material(metalOf(colourOf(0xC8CBCF), .25f, {0, 0, 1}));
    const bool shiny = model.rng.chance(.5f);
    return {tyre, metal, shiny ? metal : model.material(anyPaint(model.rng))};
}

int addGearWheel(Model &model, const GearMaterials &materials, Vec3 mount, Vec3 axle, float radius, float halfWidth)
{
    model.part(materials.metal);
    model.capsule(axle, mount, .02f, .028f);
    model.part(materials.tyre);
    model.cylinder(axle, across, halfWidth, radius, halfWidth * .75f);
    const int hub = model.part(materials.hub);
    model.cylinder(axle, across, halfWidth * .98f, radius * .56f, .01f);
    for (const float side : bothSides)
        model.ellipsoid(axle + across * (side * halfWidth * .98f), {radius * .24f, .014f, radius * .24f}).smooth(.01f);
    return hub;
}

void addGear(Model &model, const GearMaterials &materials, const Gear &gear)
{
    const float halfMain = gear.radius * .52f, halfNose = gear.radius * .42f;
    for (const float side : bothSides) {
        const Vec3 mirror{1, side, 1}, axle = gear.left * mirror;
        const int hub = addGearWheel(model, materials, gear.leftMount * mirror, axle, gear.radius, halfMain);
        model.keypoint("aeroplane_wheel_main_" + sideName(side) + "_center", hub, axle + across * (side * halfMain),
                       {0, side, 0}).from(.06f);
    }
    const int hub = addGearWheel(model, materials, gear.noseMount, gear.nose, gear.radius * .85f, halfNose);
    model.keypoint("aeroplane_wheel_nose_center", hub, gear.nose + across * halfNose, across).bothSides().from(.06f);
}

Vec3 accentColour(Rng &rng)
{
    Vec3 colour = toyColour(rng);
    while (colour.y > .6f)
        colour = toyColour(rng);
    return colour;
}

void decorateWing(Material &m, const Wing &w, Vec3 accent, Rng &r)
{
    const Vec3 line = m.colour * .3f, white = colourOf(0xF1EDE4);
    const int kind = r.index(4);
    const float y = w.span * r.range(.72f, .8f);
    for (const float side : bothSides) {
        const float x = w.middle(w.span * .6f);
        if (kind == 0) // band
            m.decals.push_back(rectangleDecal(Side::Top, 0, {x, side * y}, {.5f, .04f}, .01f, accent));
        if (kind == 1) // coloured tip
            m.decals.push_back(rectangleDecal(Side::Top, 0, {x, side * (y + .5f)}, {.6f, .5f}, .01f, accent));
        if (kind == 2) // chequers
            m.decals.push_back(styled(rectangleDecal(Side::Top, 0, {x, side * y}, {.5f, .075f}, .01f, accent),
                                      DecalStyle::Checks, .05f));
        if (kind == 3) {
            const Vec2 middle{w.middle(w.span * .6f), side * w.span * .6f};
            const float radius = mix(w.rootHalf, w.tipHalf, .6f) * .62f;
            m.decals.push_back(discDecal(Side::Top, 1, middle, radius, white));
            m.decals.push_back(discDecal(Side::Top, 1, middle, radius * .62f, accent));
        }
        // Aileron: a line along the rear edge and two across.
        const float in = w.span * .45f, out = w.span * .88f;
        const auto hinge = [&](float at) { return mix(w.rear(at), w.middle(at), .42f); };
        m.decals.push_back(polygonDecal(Side::Top, 0, {{hinge(in) - .004f, side * in}, {hinge(out) - .004f, side * out},
                                                       {hinge(out) + .004f, side * out},
                                                       {hinge(in) + .004f, side * in}}, 0, line));
        for (const float at : {in, out})
            m.decals.push_back(rectangleDecal(Side::Top, 0, {(hinge(at) + w.rear(at)) / 2, side * at},
                                              {(hinge(at) - w.rear(at)) / 2 + .01f, .004f}, .001f, line));
    }
}

void addRegistration(Material &m, Vec2 centre, float height, Vec3 colour, Rng &r)
{
    constexpr int letters = 5;
    for (int i = 0; i < letters; ++i) {
        if (i == 1)
            continue; // the dash's place
        const Vec2 at{centre.x + (float(i) - 2) * height * .85f, centre.y};
        const float shape = r.unit();
        const float rounding = height * (shape < .5f ? .05f : .25f);
        const Decal letter = rectangleDecal(Side::Flank, 0, at, {height * .28f, height * .5f}, rounding, colour);
        m.decals.push_back(shape < .8f ? outlined(letter, height * .1f) : letter);
        if (shape > .3f && shape < .7f)
            m.decals.push_back(rectangleDecal(Side::Flank, 0, at, {height * .25f, height * .08f}, .001f, colour));
    }
}

} // namespace soco::demo
