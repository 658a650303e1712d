#include "core/demo/categories/case/case.h"
#include "core/demo/categories/case/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Washer {
    CaseBody body;
    float panelHigh;            // half the control panel's height
    float doorZ, ringRadius;

    float panelZ() const { return body.high - .05f - panelHigh; }
};

std::vector<Decal> seams(const Washer &c)
{
    const Vec3 dark = colourOf(0x4A4744);
    const CaseBody &b = c.body;
    std::vector<Decal> list;
    list.push_back(outlined(rectangleDecal(Side::End, 1, {0, b.low + .13f}, {b.halfWidth - .06f, .075f}, .03f, dark),
                            .006f));
    list.push_back(outlined(rectangleDecal(Side::End, -1, {0, b.middle() - .05f},
                                           {b.halfWidth * .8f, b.halfHeight() * .78f}, .1f, dark), .007f));
    list.push_back(ventDecal(Side::End, -1, {0, b.high - .32f}, {b.halfWidth * .5f, .07f}));
    for (const float s : bothSides) // pressed panels on the flanks
        list.push_back(outlined(rectangleDecal(Side::Flank, s, {0, b.middle()},
                                               {b.halfDepth * .72f, b.halfHeight() * .72f}, .12f, dark), .006f));
    return list;
}

// What tumbles behind the glass: patches of cloth above suds.
Material drawLaundry(Rng &r, const Washer &c)
{
    Material glass = glassOf(colourOf(0x24384A));
    const float R = c.ringRadius;
    const float turned = r.range(0, 2 * pi);
    for (int i = 0; i < 6; ++i) {
        const float a = turned + float(i) * 2.1f, out = R * (.18f + .08f * float(i));
        const Vec2 at{cosine(a) * out, c.doorZ - R * .12f + sine(a) * out * .7f};
        const float size = R * r.range(.16f, .27f);
        const float high = size * r.range(.6f, 1);
        Decal d = rectangleDecal(Side::End, 1, at, {size, high}, size * .6f, toyColour(r));
        glass.decals.push_back(d);
        if (r.chance()) {
            d.colour = toyColour(r);
            glass.decals.push_back(styled(d, DecalStyle::Bars, .06f));
        }
    }
    for (int i = 0; i < 9; ++i) {
        const float y = R * .17f * float(i - 4), size = R * r.range(.07f, .13f);
        const float low = c.doorZ - R * .62f + .5f * y * y / R;
        glass.decals.push_back(discDecal(Side::End, 1, {y, low}, size, colourOf(0xEAF3F6)));
    }
    return glass;
}

void addDoor(Model &m, const Washer &c, const CaseMaterials &mat)
{
    Rng &r = m.rng;
    const float x = c.body.front(), R = c.ringRadius;
    const int rim = r.chance() ? mat.steel : r.chance() ? mat.accent : mat.black;
    const int ring = m.part(rim);
    m.cylinder({x, 0, c.doorZ}, {1, 0, 0}, .045f, R + .075f, .03f);
    m.torus({x + .035f, 0, c.doorZ}, {1, 0, 0}, R + .01f, .052f).smooth(.02f);
    m.keypoint("washer_ring_top", ring, {x + .08f, 0, c.doorZ + R + .02f}, {1, 0, .2f});
    m.keypoint("washer_ring_bottom", ring, {x + .08f, 0, c.doorZ - R - .02f}, {1, 0, -.1f});
    const int glass = m.part(m.material(drawLaundry(r, c)));
    m.ellipsoid({x + .02f, 0, c.doorZ}, {.1f, R * .97f, R * .97f});
    m.keypoint("case_door_center", glass, {x + .12f, 0, c.doorZ}, {1, 0, 0});
    // Hinged on the right, drawn open on the left.
    const int hinge = m.part(mat.steel);
    for (const float z : {.1f, -.1f})
        m.capsule({x + .03f, -R - .1f, c.doorZ + z - .04f}, {x + .03f, -R - .1f, c.doorZ + z + .04f}, .035f);
    m.box({x + .01f, -R - .09f, c.doorZ}, {.03f, .045f, .1f}, .02f);
    m.keypoint("washer_hinge", hinge, {x + .04f, -R - .09f, c.doorZ}, {1, -.3f, 0});
    const int handle = m.part(rim == mat.accent ? mat.steel : mat.accent);
    m.box({x + .075f, R + .035f, c.doorZ}, {.035f, .05f, .12f}, .032f);
    m.keypoint("case_door_handle", handle, {x + .11f, R + .035f, c.doorZ}, {1, 0, 0});
}

void addPanel(Model &m, const Washer &c, const CaseMaterials &mat)
{
    Rng &r = m.rng;
    const float W = c.body.halfWidth, x = c.body.front(), z = c.panelZ(), high = c.panelHigh;
    Material plate = r.chance() ? mat.enamel : paintOf(colourOf(0x3A3E45), .25f, .8f);
    const float light = dot(plate.colour, {.3f, .6f, .1f});
    const Vec3 ink = colourOf(light > .3f ? 0x3A3E45 : 0xF1EDE4);
    plate.decals.clear();
    for (int i = 0; i < 12; ++i) { // ticks round the knob
        const float a = float(i) * pi / 6;
        plate.decals.push_back(discDecal(Side::End, 1, {sine(a) * high * .8f, z + cosine(a) * high * .8f}, .011f, ink));
    }
    m.part(m.material(plate));
    m.box({x - .01f, 0, z}, {.05f, W - .02f, high}, .035f);
    const float face = x + .04f;
    addKnob(m, mat, {face, 0, z}, high * .56f);
    addDisplay(m, {face, W * .42f, z + high * .3f}, {W * .2f, high * .36f});
    m.part(mat.accent);
    for (int i = 0; i < 4; ++i)
        m.capsule({face - .005f, W * (.28f + .09f * float(i)), z - high * .5f},
                  {face + .012f, W * (.28f + .09f * float(i)), z - high * .5f}, .022f);
    const int drawer = m.part(m.material(mat.enamel));
    m.box({face, -W * .6f, z}, {.03f, W * .3f, high * .7f}, .024f);
    m.box({face + .03f, -W * .6f, z - high * .3f}, {.02f, W * .14f, high * .16f}, .015f).subtract(.012f);
    m.keypoint("washer_drawer_center", drawer, {face + .03f, -W * .6f, z + high * .12f}, {1, 0, 0});
}

void addRear(Model &m, const Washer &c)
{
    const float x = -c.body.halfDepth, W = c.body.halfWidth, high = c.body.high;
    const std::uint32_t colours[] = {0xCF3F2E, 0x2F6FB0};
    for (int i = 0; i < 2; ++i) { // hot and cold water
        const float y = W * (i ? .35f : .6f);
        m.part(m.material(plasticOf(colourOf(colours[i]), .4f)));
        m.tube({{x + .03f, y, high - .2f}, {x - .06f, y, high - .22f}, {x - .07f, y - .03f, high - .5f},
                {x - .05f, y - .1f, high * .4f}, {x - .06f, y - .12f, .05f}}, .028f, .028f, 0, 4);
    }
    m.part(m.material(plasticOf(colourOf(0x9A9EA3), .5f)));
    m.tube({{x + .03f, -W * .5f, .25f}, {x - .07f, -W * .5f, .28f}, {x - .07f, -W * .55f, high * .6f},
            {x - .06f, -W * .35f, high * .72f}, {x - .06f, -W * .15f, high * .6f}, {x - .06f, -W * .12f, .05f}}, .04f,
           .04f, 0, 4);
}

// A pile of folded towels.
void addTowels(Model &m, const Washer &c)
{
    Rng &r = m.rng;
    const int towels = 2 + r.index(2);
    const float y = r.range(-.12f, .12f) * c.body.halfWidth;
    for (int i = 0; i < towels; ++i) {
        m.part(m.material(anyFabric(r)));
        const float wide = c.body.halfWidth * r.range(.38f, .46f);
        m.box({-.06f, y, c.body.high + .052f + .1f * float(i)}, {wide * .8f, wide, .055f}, .05f)
            .turnZ(r.range(-.12f, .12f));
    }
}

} // namespace

void buildWasher(Model &m)
{
    Rng &r = m.rng;
    Washer c;
    c.body.halfDepth = r.range(.52f, .62f);
    c.body.halfWidth = r.range(.56f, .66f);
    c.body.low = .06f;
    c.body.high = c.body.low + r.range(1.45f, 1.7f);
    c.panelHigh = r.range(.13f, .16f);
    c.ringRadius = r.range(.29f, .35f);
    c.doorZ = mix(c.body.low + .2f, c.panelZ() - c.panelHigh, .5f) + r.range(-.01f, .05f);
    m.parameter("half_depth", c.body.halfDepth);
    m.parameter("half_width", c.body.halfWidth);
    m.parameter("height", c.body.high);
    m.parameter("ring_radius", c.ringRadius);
    const CaseMaterials mat = drawCaseMaterials(m, c.body, seams(c));
    addCaseBody(m, c.body, mat, .04f);
    addCaseFeet(m, c.body, mat);
    addPanel(m, c, mat);
    addDoor(m, c, mat);
    const float side = -c.body.halfWidth * .55f;
    const int filter = m.part(mat.body);
    m.box({c.body.front(), side, c.body.low + .13f}, {.02f, .1f, .06f}, .016f);
    m.keypoint("washer_filter_center", filter, {c.body.front() + .02f, side, c.body.low + .13f}, {1, 0, 0});
    addRear(m, c);
    if (r.chance(.5f))
        addTowels(m, c);
}

} // namespace soco::demo
