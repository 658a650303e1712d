#include "core/demo/categories/case/case.h"
#include "core/demo/categories/case/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// The door takes the right of the front, the controls the left.
struct Microwave {
    CaseBody body;
    float split;      // y between door and controls
    Vec2 window, windowHalf;

    static constexpr float thick = .05f; // the door's, in front of the body
    float face() const { return body.front() + thick; }
    float doorRight() const { return -body.halfWidth + .02f; }
};

std::vector<Decal> seams(const Microwave &c)
{
    const CaseBody &b = c.body;
    std::vector<Decal> list;
    for (const float s : bothSides)
        list.push_back(ventDecal(Side::Flank, s, {.1f, b.middle() + .12f}, {b.halfDepth * .55f, .12f}));
    const Vec3 dark = colourOf(0x2A2C30);
    for (int row = 0; row < 3; ++row)
        list.push_back(ventDecal(Side::End, -1, {b.halfWidth * .4f, b.middle() - .16f + .16f * float(row)},
                                 {b.halfWidth * .35f, .05f}));
    list.push_back(outlined(rectangleDecal(Side::End, -1, {0, b.middle()}, {b.halfWidth * .9f, b.halfHeight() * .85f},
                                           .06f, dark), .006f));
    const Vec2 label{-b.halfWidth * .5f, b.middle() + .14f};
    list.push_back(rectangleDecal(Side::End, -1, label, {.19f, .12f}, .02f, dark));
    list.push_back(rectangleDecal(Side::End, -1, label, {.182f, .112f}, .015f, colourOf(0xF4EFDC)));
    for (int i = -1; i <= 1; ++i) // lines of small print
        list.push_back(rectangleDecal(Side::End, -1, {label.x - .02f * float(i), label.y + .055f * float(i)},
                                      {.12f, .011f}, .01f, dark));
    return list;
}

// What cooks inside, behind a net of dots: a pudding, a bowl of soup, a chicken or a piece of cake.
void paintWindow(Material &door, Rng &r, const Microwave &c)
{
    const bool lit = r.chance(.6f);
    const Vec2 at = c.window, half = c.windowHalf;
    Decal pane = rectangleDecal(Side::End, 1, at, half, .09f, colourOf(lit ? 0xF9E3AE : 0x24384A));
    pane.glass = true;
    door.decals.push_back(pane);
    const float shade = lit ? 1 : .45f, size = half.y * .5f, plate = at.y - half.y * .55f;
    const auto add = [&](Vec2 centre, Vec2 extent, float rounding, std::uint32_t rgb) {
        door.decals.push_back(rectangleDecal(Side::End, 1, centre, extent, rounding, colourOf(rgb) * shade));
    };
    add({at.x, plate - .02f}, {half.x * .72f, .028f}, .028f, 0xE9EDF0); // the turntable
    const int dish = r.index(4);
    if (dish == 0) {
        add({at.x, plate + size * .45f}, {size * .8f, size * .45f}, size * .3f, 0xC98A3A);
        add({at.x, plate + size * .85f}, {size * .62f, size * .2f}, size * .2f, 0x7A3F1E);
        add({at.x, plate + size * 1.12f}, {.05f, .05f}, .05f, 0xCF3F2E);
    } else if (dish == 1) {
        add({at.x, plate + size * .4f}, {size, size * .4f}, size * .38f, 0x5F9BD1);
        add({at.x, plate + size * .72f}, {size * .95f, size * .1f}, size * .1f, 0xCF3F2E);
    } else if (dish == 2) {
        add({at.x - size * .1f, plate + size * .5f}, {size, size * .5f}, size * .49f, 0xB5652A);
        add({at.x + size * .8f, plate + size * .75f}, {size * .5f, size * .12f}, size * .12f, 0xB5652A);
        add({at.x + size * 1.3f, plate + size * .78f}, {size * .16f, size * .2f}, size * .15f, 0xF4EFDC);
    } else {
        add({at.x, plate + size * .5f}, {size * .9f, size * .5f}, .02f, 0xEBD9A6);
        for (const float z : {.35f, .7f})
            add({at.x, plate + size * z}, {size * .9f, size * .09f}, .01f, 0xC95B86);
        add({at.x, plate + size * 1.05f}, {size * .92f, size * .1f}, size * .1f, 0xC95B86);
    }
    Decal net = styled(rectangleDecal(Side::End, 1, at, {half.x - .03f, half.y - .03f}, .07f, colourOf(0x15110F)),
                       DecalStyle::Dots, .032f);
    door.decals.push_back(net);
}

void addDoor(Model &m, const Microwave &c, const CaseMaterials &mat)
{
    Rng &r = m.rng;
    Material front = r.chance(.4f) ? plasticOf(colourOf(0x2E3036), .25f) : mat.enamel;
    front.decals.clear();
    paintWindow(front, r, c);
    const CaseBody &b = c.body;
    const float middle = (c.doorRight() + c.split) * .5f, half = (c.split - c.doorRight()) * .5f - .012f;
    const float high = b.halfHeight() - .02f, x = b.front() + c.thick * .5f - .01f;
    const int door = m.part(m.material(front));
    m.box({x, middle, b.middle()}, {c.thick * .5f + .01f, half, high}, .028f);
    const float face = c.face();
    m.keypoint("case_door_center", door, {face, middle, b.middle()}, {1, 0, 0});
    for (const float s : bothSides) {
        const std::string corner = sideName(s) + "_corner";
        for (const float top : {1.f, -1.f}) {
            const std::string which = (top > 0 ? "top_" : "bottom_") + corner;
            m.keypoint("case_door_" + which, door,
                       {face - .012f, middle + s * (half - .012f), b.middle() + top * (high - .012f)},
                       {1, s * .5f, top * .5f});
            m.keypoint("microwave_window_" + which, door,
                       {face, c.window.x + s * (c.windowHalf.x - .03f), c.window.y + top * (c.windowHalf.y - .03f)},
                       {1, 0, 0});
        }
    }
    const float y = c.split - .085f, z = high * .62f;
    m.part(mat.steel);
    for (const float s : bothSides)
        m.capsule({face - .02f, y, b.middle() + s * z * .8f}, {face + .08f, y, b.middle() + s * z * .8f}, .026f);
    const int bar = m.part(r.chance() ? mat.steel : mat.accent);
    m.capsule({face + .08f, y, b.middle() + z}, {face + .08f, y, b.middle() - z}, .042f);
    m.keypoint("case_door_handle", bar, {face + .122f, y, b.middle()}, {1, 0, 0});
}

void addControls(Model &m, const Microwave &c, const CaseMaterials &mat)
{
    Rng &r = m.rng;
    const CaseBody &b = c.body;
    const float left = b.halfWidth - .02f, y = (c.split + left) * .5f, half = (left - c.split) * .5f - .012f;
    const float high = b.halfHeight() - .02f, face = c.face() - .015f, z = b.middle();
    m.part(r.chance(.4f) ? mat.black : mat.body);
    m.box({b.front() + .5f * c.thick - .02f, y, z}, {c.thick * .5f + .005f, half, high}, .028f);
    addDisplay(m, {face, y, z + high * .68f}, {half * .78f, high * .17f});
    const int keys = m.part(m.material(plasticOf(colourOf(0xE9E4DA), .35f)));
    for (int row = 0; row < 3; ++row)
        for (int column = -1; column <= 1; ++column)
            m.box({face, y + half * .52f * float(column), z + high * (.32f - .19f * float(row))},
                  {.022f, half * .2f, high * .07f}, .014f);
    m.keypoint("microwave_keypad_center", keys, {face + .022f, y, z + high * .13f}, {1, 0, 0});
    addKnob(m, mat, {face, y, z - high * .58f}, std::min(half * .5f, high * .24f));
}

void addMug(Model &m, const Microwave &c)
{
    Rng &r = m.rng;
    const float y = r.range(-.45f, .45f) * c.body.halfWidth, top = c.body.high;
    m.part(m.material(clayOf(toyColour(r), .25f, .8f)));
    m.cylinder({-.05f, y, top + .14f}, {0, 0, 1}, .14f, .12f, .02f);
    m.cylinder({-.05f, y, top + .24f}, {0, 0, 1}, .16f, .095f, .02f).subtract(.01f);
    m.torus({-.05f, y + .12f, top + .14f}, {1, 0, 0}, .075f, .024f).smooth(.015f);
    m.part(m.material(glassOf(colourOf(0x4A2A18))));
    m.cylinder({-.05f, y, top + .15f}, {0, 0, 1}, .06f, .1f, .01f);
}

} // namespace

void buildMicrowave(Model &m)
{
    Rng &r = m.rng;
    Microwave c;
    c.body.halfDepth = r.range(.5f, .62f);
    c.body.halfWidth = r.range(.85f, 1);
    c.body.low = .05f;
    c.body.high = c.body.low + r.range(.95f, 1.2f);
    c.split = c.body.halfWidth * r.range(.36f, .46f);
    m.parameter("half_depth", c.body.halfDepth);
    m.parameter("half_width", c.body.halfWidth);
    m.parameter("height", c.body.high);
    m.parameter("door_edge", c.split);
    const float right = c.doorRight() + .1f, left = c.split - .17f;
    c.window = {(right + left) * .5f, c.body.middle()};
    c.windowHalf = {(left - right) * .5f, c.body.halfHeight() - .15f};
    const CaseMaterials mat = drawCaseMaterials(m, c.body, seams(c));
    addCaseBody(m, c.body, mat, .045f);
    addCaseFeet(m, c.body, mat);
    addDoor(m, c, mat);
    addControls(m, c, mat);
    const float x = -c.body.halfDepth, y = -c.body.halfWidth * .6f;
    const int cord = m.part(mat.black);
    m.cylinder({x - .015f, y, .3f}, {1, 0, 0}, .04f, .05f, .015f);
    m.keypoint("microwave_cord_exit", cord, {x - .04f, y, .34f}, {-.4f, 0, 1}); // over the cord
    addCord(m, mat, {x - .04f, y, .3f});
    if (r.chance(.4f))
        addMug(m, c);
}

} // namespace soco::demo
