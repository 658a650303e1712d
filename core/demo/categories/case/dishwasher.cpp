#include "core/demo/categories/case/case.h"
#include "core/demo/categories/case/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// The door is hinged at its lower edge. Where it stands open, plates and glasses show.
struct Dishwasher {
    CaseBody body;
    float panelHigh;    // half the control panel's height
    float hingeZ;
    float open;         // radians, 0: shut

    static constexpr float thick = .045f; // half the door's thickness
    bool isOpen() const { return open > 0; }
    float panelZ() const { return body.high - .05f - panelHigh; }
    float doorTop() const { return panelZ() - panelHigh - .02f; }
    float doorHeight() const { return doorTop() - hingeZ; }
    float doorHalfWidth() const { return body.halfWidth - .035f; }
    // On the door: `out` of its outer face, `up` from the hinge.
    Vec3 onDoor(float out, float y, float up) const
    {
        const float c = cosine(open), s = sine(open);
        return Vec3{body.front() + .005f, y, hingeZ} + Vec3{s, 0, c} * up + Vec3{c, 0, -s} * (out + thick);
    }
    Vec3 outwards() const { return {cosine(open), 0, -sine(open)}; }
    Vec3 cavityHalf() const { return {body.halfDepth - .05f, body.halfWidth - .09f, doorHeight() * .5f - .05f}; }
    Vec3 cavity() const { return {.05f, 0, hingeZ + doorHeight() * .5f}; }
};

std::vector<Decal> seams(const Dishwasher &c)
{
    const Vec3 dark = colourOf(0x4A4744);
    const CaseBody &b = c.body;
    std::vector<Decal> list;
    list.push_back(outlined(rectangleDecal(Side::End, -1, {0, b.middle()}, {b.halfWidth * .82f, b.halfHeight() * .8f},
                                           .05f, dark), .007f));
    list.push_back(ventDecal(Side::End, -1, {0, b.low + .3f}, {b.halfWidth * .5f, .08f}));
    for (const float s : bothSides)
        for (const float x : {.45f, -.45f})
            list.push_back(outlined(rectangleDecal(Side::Flank, s, {x * b.halfDepth, b.middle()},
                                                   {b.halfDepth * .3f, b.halfHeight() * .75f}, .08f, dark), .006f));
    return list;
}

// A plate between fork and knife. The door's tilt foreshortens the figure as it is projected along x.
void paintEmblem(Material &door, const Dishwasher &c, Vec3 colour)
{
    const float squeeze = cosine(c.open), middle = c.onDoor(0, 0, c.doorHeight() * .44f).z;
    const float size = c.body.halfWidth * .3f;
    const auto figure = [&](Vec2 at, Vec2 half, float rounding) {
        return rectangleDecal(Side::End, 1, {at.x, middle + at.y * squeeze}, {half.x, half.y * squeeze},
                              rounding * squeeze, colour);
    };
    door.decals.push_back(figure({0, 0}, {size, size}, size));
    Decal rim = outlined(figure({0, 0}, {size * .68f, size * .68f}, size * .68f), .008f);
    rim.colour = door.colour * .6f;
    door.decals.push_back(rim);
    const float y = size * 1.45f;
    door.decals.push_back(figure({y, -size * .35f}, {.016f, size * .6f}, .012f)); // fork: handle, root, prongs
    door.decals.push_back(figure({y, size * .25f}, {.055f, .03f}, .025f));
    for (int i = -1; i <= 1; ++i)
        door.decals.push_back(figure({y + .042f * float(i), size * .6f}, {.012f, size * .32f}, .01f));
    door.decals.push_back(figure({-y, -size * .35f}, {.018f, size * .6f}, .014f)); // knife: handle, blade
    door.decals.push_back(figure({-y + .006f, size * .42f}, {.032f, size * .5f}, .03f));
}

void addDoor(Model &m, const Dishwasher &c, const CaseMaterials &mat)
{
    Rng &r = m.rng;
    Material face = r.chance(.5f) ? paintOf(toyColour(r), .22f, .9f) : mat.enamel;
    face.decals.clear();
    const bool pale = dot(face.colour, {.3f, .6f, .1f}) > .4f;
    paintEmblem(face, c, colourOf(pale ? r.pick({0xCF3F2Eu, 0x2A8783u, 0x2C4668u, 0xE57A26u, 0x774670u}) : 0xF1EDE4));
    const float W = c.doorHalfWidth(), high = c.doorHeight();
    const int door = m.part(m.material(face));
    m.box(c.onDoor(-c.thick, 0, high * .5f), {c.thick, W, high * .5f}, .035f).turnY(c.open);
    const Vec3 out = c.outwards(), up = cross(out, {0, 1, 0});
    m.keypoint("case_door_center", door, c.onDoor(0, 0, high * .5f), out);
    for (const float s : bothSides) {
        m.keypoint("case_door_top_" + sideName(s) + "_corner", door, c.onDoor(-.02f, s * (W - .02f), high - .02f),
                   out + up + Vec3{0, s, 0});
        m.keypoint("case_door_bottom_" + sideName(s) + "_corner", door, c.onDoor(-.01f, s * (W - .015f), .015f),
                   out + up * -.3f + Vec3{0, s * .5f, 0});
    }
    // A bar on two stalks.
    const float y = W * .72f, z = high - .13f, away = .075f;
    m.part(mat.steel);
    for (const float s : bothSides)
        m.capsule(c.onDoor(-.02f, s * y * .85f, z), c.onDoor(away, s * y * .85f, z), .024f);
    const int bar = m.part(mat.accent);
    m.capsule(c.onDoor(away, y, z), c.onDoor(away, -y, z), .038f);
    m.keypoint("case_door_handle", bar, c.onDoor(away + .038f, 0, z), out);
    for (const float s : bothSides)
        m.keypoint("dishwasher_handle_" + sideName(s) + "_end", bar, c.onDoor(away, s * (y + .038f), z), {0, s, 0});
}

void addPanel(Model &m, const Dishwasher &c, const CaseMaterials &mat)
{
    Rng &r = m.rng;
    const float W = c.body.halfWidth, x = c.body.front(), z = c.panelZ(), high = c.panelHigh;
    m.part(r.chance() ? mat.black : mat.body);
    m.box({x - .01f, 0, z}, {.05f, W - .02f, high}, .035f);
    const float face = x + .04f;
    addKnob(m, mat, {face, -W * .68f, z}, high * .6f);
    addDisplay(m, {face, 0, z}, {W * .24f, high * .5f});
    m.part(mat.steel);
    for (int i = 0; i < 4; ++i)
        m.capsule({face - .005f, W * (.42f + .14f * float(i)), z}, {face + .015f, W * (.42f + .14f * float(i)), z},
                  .03f);
}

// Water comes and goes, and the cord.
void addRear(Model &m, const Dishwasher &c, const CaseMaterials &mat)
{
    const float x = -c.body.halfDepth, W = c.body.halfWidth, high = c.body.high;
    m.part(m.material(plasticOf(colourOf(0x9A9EA3), .5f)));
    m.tube({{x + .03f, W * .6f, .3f}, {x - .07f, W * .6f, .34f}, {x - .07f, W * .55f, high * .6f},
            {x - .06f, W * .3f, high * .74f}, {x - .06f, W * .08f, high * .6f}, {x - .07f, W * .06f, .05f}}, .04f, .04f,
           0, 4);
    m.part(m.material(plasticOf(colourOf(0x2F6FB0), .4f)));
    m.tube({{x + .03f, W * .8f, high * .5f}, {x - .06f, W * .8f, high * .48f}, {x - .06f, W * .78f, high * .2f},
            {x - .07f, W * .8f, .05f}}, .028f, .028f, 0, 4);
    m.part(mat.black);
    m.cylinder({x - .015f, -W * .65f, .5f}, {1, 0, 0}, .04f, .05f, .015f);
    addCord(m, mat, {x - .03f, -W * .65f, .5f});
}

// A rack of wire: two long sides and cross bars.
void addRack(Model &m, const Dishwasher &c, int wire, float z)
{
    const Vec3 half = c.cavityHalf();
    const float x0 = c.cavity().x - half.x + .06f, x1 = c.body.front() - .1f, y = half.y - .015f;
    m.part(wire);
    for (const float s : bothSides)
        m.capsule({x0, s * y, z}, {x1, s * y, z}, .016f);
    for (int i = 0; i < 3; ++i) {
        const float x = mix(x1, x0, float(i) * .5f);
        m.capsule({x, y, z}, {x, -y, z}, .014f);
    }
    m.capsule({x1, y, z + .07f}, {x1, -y, z + .07f}, .014f);
}

void addDishes(Model &m, const Dishwasher &c)
{
    Rng &r = m.rng;
    const Vec3 half = c.cavityHalf();
    const float low = c.cavity().z - half.z + .07f, high = c.cavity().z + half.z * .28f;
    const int wire = m.material(plasticOf(colourOf(0xE9EDF0), .35f));
    addRack(m, c, wire, low);
    addRack(m, c, wire, high);
    const float radius = std::min(half.z * .52f, .25f), front = c.body.front() - .24f;
    for (int i = 0; i < 4; ++i) { // plates, askew so that their faces show
        m.part(m.material(clayOf(i & 1 ? colourOf(0xF1EDE4) : toyColour(r), .25f, .7f)));
        const float y = mix(-half.y + .17f, half.y - .17f, float(i) / 3);
        m.cylinder({front - .04f * float(i & 1), y, low + radius + .01f}, {.85f, .5f, .15f}, .02f, radius, .018f);
    }
    for (int i = 0; i < 3; ++i) { // tumblers, upside down
        m.part(m.material(plasticOf(toyColour(r), .2f)));
        const float y = mix(-half.y + .16f, half.y - .16f, float(i) * .5f);
        m.capsule({front + .05f, y, high + .1f}, {front + .05f, y, high + .2f}, .095f, .07f);
    }
}

} // namespace

void buildDishwasher(Model &m)
{
    Rng &r = m.rng;
    Dishwasher c;
    c.body.halfDepth = r.range(.5f, .6f);
    c.body.halfWidth = r.range(.54f, .64f);
    c.body.low = .06f;
    c.body.high = c.body.low + r.range(1.4f, 1.65f);
    c.panelHigh = r.range(.1f, .13f);
    c.hingeZ = c.body.low + r.range(.2f, .26f);
    c.open = 0;
    if (r.chance(.45f))
        c.open = r.range(.55f, 1.15f);
    m.parameter("half_depth", c.body.halfDepth);
    m.parameter("half_width", c.body.halfWidth);
    m.parameter("height", c.body.high);
    m.parameter("door_angle", c.open);
    const CaseMaterials mat = drawCaseMaterials(m, c.body, seams(c));
    addCaseBody(m, c.body, mat, .04f);
    if (c.isOpen()) {
        m.box(c.cavity() + Vec3{.1f, 0, 0}, c.cavityHalf() + Vec3{.1f, 0, 0}, .05f).subtract(.01f);
        m.part(mat.steel); // the tub: its floor and rear
        const Vec3 half = c.cavityHalf(), at = c.cavity();
        m.box({at.x, 0, at.z - half.z}, {half.x - .02f, half.y + .01f, .03f}, .01f);
        m.box({at.x - half.x, 0, at.z}, {.03f, half.y + .01f, half.z}, .01f);
        addDishes(m, c);
    }
    addCaseFeet(m, c.body, mat);
    addPanel(m, c, mat);
    addDoor(m, c, mat);
    addRear(m, c, mat);
    const int kick = m.part(mat.black);
    const float z = (c.body.low + c.hingeZ) * .5f + .005f;
    m.box({c.body.front(), 0, z}, {.02f, c.body.halfWidth - .06f, (c.hingeZ - c.body.low) * .5f - .03f}, .015f);
    m.keypoint("dishwasher_kick_plate_center", kick, {c.body.front() + .02f, 0, z}, {1, 0, 0});
}

} // namespace soco::demo
