#include "core/demo/categories/household/household.h"
#include "core/demo/materials/figures.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// Stands on its soleplate with the tip to the front.
struct Iron {
    float halfLength, halfWidth;
    float widest;      // x where it is
    float bodyHigh;    // top of the body
    float handleHigh;  // top of the handle
    float handleRadius;

    // Half the outline from above, from the tip to the rear, x and y.
    std::vector<Vec2> side(int steps) const
    {
        const float L = halfLength, W = halfWidth;
        return splineThrough({{L, 0}, {L * .82f, W * .27f}, {mix(widest, L, .5f), W * .72f}, {widest, W},
                              {-L * .78f, W * .93f}, {-L * .95f, W * .72f}, {-L, 0}}, steps);
    }
};

// Seen from above: the outline, smaller all round by `inset`.
std::vector<Vec2> outlineOf(const Iron &c, float inset, int steps)
{
    std::vector<Vec2> outline;
    const std::vector<Vec2> side = c.side(steps);
    const float shorter = (c.halfLength - inset) / c.halfLength;
    const float slimmer = (c.halfWidth - inset) / c.halfWidth;
    const auto add = [&](Vec2 p, float s) {
        outline.push_back({-c.halfLength + inset + (p.x + c.halfLength) * shorter, s * p.y * slimmer});
    };
    for (std::size_t i = 0; i < side.size(); ++i)
        add(side[i], 1);
    for (std::size_t i = side.size() - 2; i > 0; --i)
        add(side[i], -1);
    return outline;
}

Primitive &addLayer(Model &m, const std::vector<Vec2> &outline, float low, float high, float rounding)
{
    return m.extrude({0, 0, (low + high) * .5f}, outline, (high - low) * .5f, rounding)
        .frame({1, 0, 0}, {0, 0, -1}, {0, 1, 0});
}

struct IronMaterials {
    int body, handle, grip, sole, accent, black, cord;
};

IronMaterials drawMaterials(Model &m, const Iron &c)
{
    Rng &r = m.rng;
    IronMaterials mat;
    const Vec3 colour = toyColour(r);
    Material body = r.chance(.25f) ? metalOf(colourOf(0xC8CBCF), .2f) : paintOf(colour, .18f, 1);
    body.colour3 = colour * .4f; // enamel wears to a dark edge, not to wood
    const float z = mix(.12f, c.bodyHigh, .36f);
    if (r.chance()) // a stripe along the skirt
        for (const Side side : {Side::Flank, Side::End})
            body.decals.push_back(rectangleDecal(side, 0, {0, .16f}, {3, .022f}, .01f, colourOf(0xF1EDE4)));
    for (const float s : bothSides)
        addSticker(body, r, Side::Flank, s, {c.widest + .02f, z + .03f}, r.range(.07f, .1f));
    mat.body = m.material(body);
    const Vec3 second = toyColour(r);
    const Material wood = anyWood(r, {1, 0, 0});
    mat.handle = m.material(r.chance(.35f) ? wood : plasticOf(r.chance() ? colourOf(0x2A2C30) : second, .35f));
    Material grip = plasticOf(colourOf(0x35353A), .6f);
    grip.pattern = Pattern::Bars;
    grip.colour2 = colourOf(0x55555C);
    grip.axis = {1, 0, 0};
    grip.patternAt = 14;
    mat.grip = m.material(grip);
    mat.sole = m.material(metalOf(colourOf(0xD2D5D8), .3f, {1, 0, 0}));
    mat.accent = m.material(plasticOf(toyColour(r), .3f));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30), .4f));
    Material cord = anyFabric(r); // braided
    cord.patternAt = 9;
    mat.cord = m.material(cord);
    return mat;
}

// The soleplate, and a body whose skirt and dome melt into each other.
void addBody(Model &m, const Iron &c, const IronMaterials &mat)
{
    const float L = c.halfLength, W = c.halfWidth, H = c.bodyHigh;
    const int sole = m.part(mat.sole);
    addLayer(m, outlineOf(c, .03f, 3), 0, .1f, .028f);
    m.keypoint("household_base_front_center", sole, {L - .01f, 0, .05f}, {1, 0, 0});
    for (const float s : bothSides) {
        m.keypoint("household_base_" + sideName(s) + "_center", sole, {c.widest, s * W, .05f}, {0, s, 0});
        m.keypoint("household_base_rear_" + sideName(s) + "_corner", sole, {-L * .88f, s * W * .86f, .05f},
                   {-.5f, s * .8f, 0});
    }
    const int body = m.part(mat.body);
    addLayer(m, outlineOf(c, .11f, 3), .085f, .23f, .06f);
    m.ellipsoid({-L * .16f, 0, .16f}, {L * .78f, W * .88f, H - .16f}).smooth(.12f);
    const float heel = W * .62f, heelTop = .58f; // what it is stood on
    m.box({-L + .1f, 0, .34f}, {.06f, heel, heelTop - .34f}, .05f).smooth(.04f);
    for (const float s : bothSides)
        m.keypoint("iron_heel_top_" + sideName(s) + "_corner", body, {-L + .1f, s * (heel - .02f), heelTop - .02f},
                   {0, s, 1});
}

// The point of a part's surface above a spot.
float heightAt(const Model &m, float x)
{
    float z = 1.5f;
    for (int i = 0; i < 80 && z > 0; ++i) {
        const float d = m.distanceSoFar({x, 0, z});
        if (d < .002f)
            break;
        z -= d;
    }
    return z;
}

void addFittings(Model &m, const Iron &c, const IronMaterials &mat)
{
    const float L = c.halfLength;
    const float dialX = -L * .22f, dialZ = heightAt(m, dialX);
    m.part(mat.black);
    m.cylinder({dialX, 0, dialZ + .015f}, {0, 0, 1}, .03f, .19f, .015f);
    const int dial = m.part(mat.accent);
    m.cylinder({dialX, 0, dialZ + .05f}, {0, 0, 1}, .04f, .155f, .025f);
    m.keypoint("household_dial_center", dial, {dialX, 0, dialZ + .09f}, {0, 0, 1}).from(.03f);
    const float turned = m.rng.range(-1.2f, 1.2f);
    const Vec3 pointer{cosine(turned), sine(turned), 0};
    m.part(mat.black);
    m.capsule(Vec3{dialX, 0, dialZ + .086f} + pointer * .06f, Vec3{dialX, 0, dialZ + .082f} + pointer * .13f, .014f);

    const float inletX = L * .36f, inletZ = heightAt(m, inletX), slope = heightAt(m, inletX + .05f) - inletZ;
    const Vec3 up = normalised({-slope, 0, .05f});
    const int inlet = m.part(mat.accent);
    m.cylinder({inletX, 0, inletZ}, up, .03f, .09f, .02f);
    m.keypoint("iron_water_inlet", inlet, Vec3{inletX, 0, inletZ} + up * .03f, up);
    const float noseX = L * .6f, noseZ = heightAt(m, noseX);
    const int nozzle = m.part(mat.black);
    const Vec3 tip{noseX + .05f, 0, noseZ + .02f};
    m.capsule({noseX - .06f, 0, noseZ - .01f}, tip, .065f, .042f);
    m.keypoint("iron_spray_nozzle", nozzle, tip + Vec3{.04f, 0, 0}, {1, 0, .1f});
}

// Where the handle's line comes out of the body: the point on its left, for a two-sided keypoint.
Vec3 jointAt(const Model &m, Vec3 outside, Vec3 inside)
{
    constexpr int steps = 48;
    for (int i = 0; i < steps; ++i) {
        const Vec3 p = mix(outside, inside, float(i) / steps);
        if (m.distanceSoFar(p) < .03f)
            return p;
    }
    return inside;
}

void addHandle(Model &m, const Iron &c, const IronMaterials &mat)
{
    Rng &r = m.rng;
    const float L = c.halfLength, H = c.handleHigh, B = c.bodyHigh, radius = c.handleRadius;
    const float reach = r.range(.26f, .4f); // of the front bend
    const std::vector<Vec3> line = {{L * .1f, 0, B - .12f}, {L * reach, 0, mix(B, H, .42f)}, {L * reach, 0, H - .12f},
                                    {L * .02f, 0, H - radius}, {-L * .4f, 0, H - radius}, {-L * .7f, 0, H - .17f},
                                    {-L * .8f, 0, mix(B, H, .3f)}, {-L * .74f, 0, B - .16f}};
    const Vec3 front = jointAt(m, line[1], line[0]), rear = jointAt(m, line[6], line[7]);
    const int handle = m.part(mat.handle);
    m.tube(line, radius, radius, .03f, 3);
    m.keypoint("household_upper_front_end", handle, {L * reach + radius, 0, H - .17f}, {1, 0, .2f}).from(.2f);
    m.keypoint("iron_handle_front_joint", handle, front, {0, 1, 0}).bothSides();
    m.keypoint("iron_handle_rear_joint", handle, rear, {0, 1, 0}).bothSides();
    const int grip = m.part(mat.grip);
    m.tube({line[3] + Vec3{-.03f, 0, -.002f}, mix(line[3], line[4], .5f) + Vec3{0, 0, .004f}, line[4]}, radius * 1.1f,
           radius * 1.1f, 0, 3);
    m.keypoint("household_upper_top_center", grip, mix(line[3], line[4], .5f) + Vec3{0, 0, radius}, {0, 0, 1});
    const Vec3 thumb = mix(line[2], line[3], .5f) + Vec3{.02f, 0, radius * .9f};
    const int button = m.part(mat.accent);
    m.cylinder(thumb, {.4f, 0, 1}, .045f, .055f, .025f);
    m.keypoint("iron_steam_button", button, thumb + Vec3{.018f, 0, .045f}, {.4f, 0, 1});

    const Vec3 exit = line[5] + Vec3{-radius * .7f, 0, .03f}, end = exit + Vec3{-.16f, 0, .05f};
    const int relief = m.part(mat.black);
    m.capsule(exit + Vec3{.04f, 0, 0}, end, .062f, .038f);
    m.keypoint("household_cord_exit", relief, end, {-1, 0, 0}).exactly(); // the cord runs on from there
    const float s = r.sign();
    m.part(mat.cord);
    m.tube({end, end + Vec3{-.14f, 0, -.08f}, {end.x - .22f, s * .1f, .4f}, {end.x - .16f, s * .24f, .06f},
            {end.x + .06f, s * .5f, .034f}, {end.x + .3f, s * .62f, .034f}}, .034f, .034f, 0, 3);
}

} // namespace

void buildIron(Model &m)
{
    Rng &r = m.rng;
    Iron c;
    c.halfLength = r.range(.88f, 1);
    c.halfWidth = r.range(.40f, .49f);
    c.widest = -c.halfLength * r.range(.2f, .42f);
    c.bodyHigh = r.range(.42f, .52f);
    c.handleHigh = c.bodyHigh + r.range(.44f, .56f);
    c.handleRadius = r.range(.078f, .095f);
    m.parameter("half_length", c.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("body_height", c.bodyHigh);
    m.parameter("handle_height", c.handleHigh);
    const IronMaterials mat = drawMaterials(m, c);
    addBody(m, c, mat);
    addFittings(m, c, mat);
    addHandle(m, c, mat);
}

} // namespace soco::demo
