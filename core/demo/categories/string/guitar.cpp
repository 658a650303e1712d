#include "core/demo/categories/string/parts.h"
#include "core/demo/categories/string/string.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Guitar {
    bool electric;
    float bottom, height;       // of the body
    float lower, waist, upper;  // half widths
    float half;                 // half thickness
    float neck;                 // from the body to the nut
    float head, headHalf;       // headstock: length and half width
    float lean;                 // of the headstock, backwards

    float at(float share) const { return bottom + height * share; }
    float joint() const { return electric ? at(.86f) : at(1); } // where the neck leaves the body
    float nut() const { return at(1) + neck; }
    float hole() const { return at(.62f); }
    float bridge() const { return at(electric ? .3f : .27f); }
    float fingerboardEnd() const { return electric ? at(.7f) : hole() + holeRadius * .86f; }

    static constexpr float holeRadius = .108f;
    static constexpr float neckHalf = .062f;
    // Above the face.
    static constexpr float fingerboard = .026f, strings = .035f;
};

Guitar drawProportions(Rng &r)
{
    Guitar g;
    g.electric = r.chance(.3f);
    g.bottom = .13f;
    g.height = r.range(.74f, .84f);
    g.lower = r.range(.34f, .40f);
    g.upper = r.range(.24f, .30f);
    g.waist = r.range(.19f, .235f);
    g.half = g.electric ? r.range(.075f, .09f) : r.range(.10f, .13f);
    g.neck = r.range(.52f, .66f);
    g.head = r.range(.24f, .29f);
    g.headHalf = r.range(.095f, .115f);
    g.lean = r.range(.1f, .24f);
    return g;
}

Outline outlineOf(const Guitar &g)
{
    constexpr float b = .028f;
    const auto at = [&](float y, float share) { return Vec2{y - b, g.at(share)}; };
    const Vec2 bottom{0, g.bottom + b};
    if (!g.electric)
        return {closedSpline(withRightHalf({bottom, at(g.lower * .7f, .06f), at(g.lower, .28f),
                                            at(g.lower * .86f, .44f), at(g.waist, .58f), at(g.upper * .9f, .70f),
                                            at(g.upper, .83f), at(g.upper * .62f, .955f), {0, g.at(1) - b}}), 4), b};
    // Two horns beside the neck, the longer one on the side of the low strings.
    const auto half = [&](float horn) {
        return std::vector<Vec2>{at(g.lower * .7f, .06f), at(g.lower, .28f), at(g.lower * .84f, .44f),
                                 at(g.waist, .56f), at(g.upper * .9f, .68f), at(g.upper, .80f),
                                 at(g.upper * .9f, .91f + horn), at(g.upper * .68f, .96f + horn), at(.15f, .88f),
                                 at(.09f, .83f)};
    };
    std::vector<Vec2> points{bottom};
    const std::vector<Vec2> left = half(0), right = half(.06f);
    points.insert(points.end(), left.begin(), left.end());
    for (std::size_t i = right.size(); i-- > 0;)
        points.push_back({-right[i].x, right[i].y});
    return {closedSpline(points, 4), b};
}

Decal onFace(Vec2 centre, Vec2 half, float rounding, Vec3 colour)
{
    return rectangleDecal(Side::End, 1, centre, half, rounding, colour);
}

// Rosette or pick-ups, pick guard, edge line, sometimes a painted flower.
void decorateFace(Material &top, const Guitar &g, const Outline &outline, Vec3 edge, Rng &r)
{
    const Vec3 dark = colourOf(0x2A1D14), cream = colourOf(0xF1EDE4);
    const float hole = Guitar::holeRadius, z = g.hole();
    const auto alongEdge = [&](float inset, float halfWidth, Vec3 colour) {
        top.decals.push_back(outlined(polygonDecal(Side::End, 1, outline.points, -inset, colour), halfWidth));
    };
    if (r.chance(.35f))
        alongEdge(-.01f, .05f, top.colour * .38f); // burst
    alongEdge(.012f, .0075f, edge);
    const bool guarded = g.electric || r.chance(.65f);
    if (guarded) {
        const float low = g.electric ? .3f : .2f;
        top.decals.push_back(polygonDecal(Side::End, 1,
                                          {{hole * .5f, z + .05f}, {hole + .06f, z + .015f}, {hole + .09f, z - .07f},
                                           {hole + .11f, z - .16f}, {hole + .04f, z - low},
                                           {hole * .25f, z - low + .02f}},
                                          .02f, g.electric ? cream : colourOf(0x5A2A1A)));
    }
    if (g.electric) {
        for (const float above : {.2f, .5f}) {
            const float pickup = mix(g.bridge(), g.fingerboardEnd(), above) + .02f;
            top.decals.push_back(onFace({0, pickup}, {.088f, .034f}, .014f, colourOf(0x24262A)));
            top.decals.push_back(styled(onFace({0, pickup}, {.078f, .008f}, .004f, colourOf(0xC8CBCF)),
                                        DecalStyle::Bars, .026f));
        }
        return;
    }
    top.decals.push_back(outlined(onFace({0, z}, {hole + .045f, hole + .045f}, hole + .045f, edge), .004f));
    top.decals.push_back(outlined(onFace({0, z}, {hole + .022f, hole + .022f}, hole + .022f, edge), .010f));
    top.decals.push_back(onFace({0, z}, {hole, hole}, hole, dark));
    if (r.chance(.4f)) { // a flower beside the bridge
        const Vec2 middle{-g.lower * .62f, g.at(.27f)};
        const Vec3 petal = toyColour(r);
        for (int i = 0; i < 5; ++i) {
            const float a = float(i) * pi * .4f;
            top.decals.push_back(onFace({middle.x + cosine(a) * .045f, middle.y + sine(a) * .045f}, {.03f, .03f}, .03f,
                                        petal));
        }
        top.decals.push_back(onFace(middle, {.026f, .026f}, .026f, colourOf(0xE5AC2F)));
    }
}

// Lines along both edges of the side and down the middle of the back.
void decorateBack(Material &sides, const Guitar &g, Vec3 edge)
{
    for (const float x : {g.half - .05f, -g.half + .03f}) {
        Decal line = rectangleDecal(Side::Flank, 0, {x, g.at(.5f)}, {.0065f, 2}, 0, edge);
        line.threshold = 0;
        sides.decals.push_back(line);
    }
    sides.decals.push_back(rectangleDecal(Side::End, -1, {0, g.at(.5f)}, {.008f, 2}, 0, edge));
}

int addBody(Model &m, const Guitar &g, const Outline &outline, int top, int sides)
{
    constexpr float plate = .022f; // half thickness of the top
    Outline front = outline;
    int part = m.part(sides);
    if (top == sides) {
        upright(m.extrude({}, outline.points, g.half, outline.rounding));
    } else {
        upright(m.extrude({-.012f, 0, 0}, outline.points, g.half - .012f, outline.rounding));
        front.rounding = .02f;
        part = m.part(top);
        upright(m.extrude({g.half - plate, 0, 0}, outline.points, plate, front.rounding));
    }
    placeBodyKeypoints(m, part, front, g.half, g.at(.58f), g.at(1));
    if (!g.electric)
        m.keypoint("guitar_soundhole_center", part, {g.half, 0, g.hole()}, {1, 0, 0}).from(.02f);
    return part;
}

// Fret wires crowd together towards the body; dots mark some of them.
Material fingerboard(const Guitar &g)
{
    Material m = plasticOf(colourOf(0x33231B), .45f);
    const float length = g.nut() - g.fingerboardEnd();
    for (int i = 1; i < 12; ++i) {
        const float from = 1 - power(.9f, float(i - 1) * 1.25f), to = 1 - power(.9f, float(i) * 1.25f);
        m.decals.push_back(onFace({0, g.nut() - length * to}, {.1f, .0055f}, .002f, colourOf(0xC8C2B0)));
        if (i == 3 || i == 5 || i == 7 || i == 9)
            m.decals.push_back(discDecal(Side::End, 1, {0, g.nut() - length * (from + to) * .5f}, .014f,
                                         colourOf(0xF1EDE4)));
    }
    return m;
}

void addNeck(Model &m, const Guitar &g, int wood, int board, int bone)
{
    const float face = g.half, top = g.nut(), depth = .05f;
    m.part(wood);
    m.box({face - depth + .015f, 0, mix(g.joint() - .12f, top, .5f)},
          {depth, Guitar::neckHalf * .92f, (top - g.joint() + .12f) * .5f}, .045f);
    const float heel = g.electric ? -g.half * .2f : -g.half * .65f;
    m.capsule({heel, 0, g.joint() + .005f}, {face - depth, 0, g.joint() + .04f}, .05f, .055f).smooth(.05f);

    const int fingers = m.part(board);
    const float end = g.fingerboardEnd();
    m.box({face + Guitar::fingerboard - .02f, 0, mix(end, top, .5f)}, {.02f, Guitar::neckHalf, (top - end) * .5f},
          .01f);
    m.keypoint("string_neck_body_joint", fingers, {face + Guitar::fingerboard, 0, g.joint()}, {1, 0, 0}).from(.012f);

    const int nut = m.part(bone);
    m.box({face + .016f, 0, top}, {.02f, Guitar::neckHalf + .004f, .014f}, .007f);
    m.keypoint("string_nut_center", nut, {face + .036f, 0, top}, {1, 0, 0}).from(.02f);
}

Vec3 headstockUp(const Guitar &g) { return {-sine(g.lean), 0, cosine(g.lean)}; }

// From the nut `along` the headstock, `above` its middle plane.
Vec3 onHeadstock(const Guitar &g, float along, float above)
{
    const Vec3 up = headstockUp(g), out{up.z, 0, -up.x};
    return Vec3{g.half - .03f, 0, g.nut()} + up * along + out * above;
}

float postHeight(const Guitar &g, int row) { return .07f + (g.head - .13f) * float(row) * .5f; }

void addHeadstock(Model &m, const Guitar &g, int wood, int metal, int button)
{
    const Vec3 up = headstockUp(g), out{up.z, 0, -up.x};
    const auto on = [&](float along, float above) { return onHeadstock(g, along, above); };
    constexpr float b = .018f;
    const float w = g.headHalf - b, h = g.head;
    const int part = m.part(wood);
    m.extrude(on(0, 0), {{-.05f, -.06f}, {.05f, -.06f}, {w * .8f, .05f}, {w, h - .03f}, {w * .55f, h - b},
                         {0, h - .045f}, {-w * .55f, h - b}, {-w, h - .03f}, {-w * .8f, .05f}}, .032f, b)
        .frame({0, 1, 0}, -out, up);
    m.keypoint("string_headstock_top", part, on(h - .03f, .014f), up + out).from(.08f);
    for (int i = 0; i < 3; ++i) {
        const float along = postHeight(g, i);
        for (const float s : bothSides) {
            const Vec3 aside{0, s * g.headHalf * .55f, 0};
            m.part(metal);
            m.capsule(on(along, .02f) + aside, on(along, .05f) + aside, .015f);
            const int pegs = m.part(button);
            const Vec3 tip = addPeg(m, on(along, -.005f) + Vec3{0, s * (g.headHalf - .02f), 0}, s, .05f, .036f);
            if (i == 2)
                m.keypoint("string_top_peg_" + sideName(s), pegs, tip, {0, s, 0}).from(.05f);
        }
    }
}

void addBridge(Model &m, const Guitar &g, int wood, int bone, int metal)
{
    const float face = g.half, z = g.bridge();
    if (g.electric) {
        m.part(metal);
        m.box({face + .01f, 0, z - .02f}, {.018f, .095f, .04f}, .014f);
    } else {
        m.part(wood);
        m.box({face + .008f, 0, z - .012f}, {.02f, .15f, .036f}, .018f);
    }
    const int saddle = m.part(bone);
    m.box({face + .02f, 0, z}, {.018f, .075f, .008f}, .006f);
    m.keypoint("string_bridge_center", saddle, {face + .038f, 0, z}, {1, 0, 0}).from(.02f);
    m.part(bone);
    if (!g.electric)
        for (int i = 0; i < 6; ++i)
            m.sphere({face + .03f, (float(i) - 2.5f) * .024f, z - .03f}, .010f);
}

void addStrings(Model &m, const Guitar &g, int metal)
{
    m.part(metal);
    for (int i = 0; i < 6; ++i) {
        const float y = float(i) - 2.5f;
        const Vec3 nut{g.half + Guitar::strings - .001f, y * .018f, g.nut()};
        m.capsule({g.half + Guitar::strings + .003f, y * .0225f, g.bridge()}, nut, .0042f);
        // The middle ones run to the highest posts.
        const int row = i < 3 ? i : 5 - i;
        m.capsule(nut, onHeadstock(g, postHeight(g, row), .045f) + Vec3{0, (y > 0 ? 1.f : -1.f) * g.headHalf * .55f, 0},
                  .0042f);
    }
}

void addKnobs(Model &m, const Guitar &g, int plastic, int metal)
{
    m.part(plastic);
    for (int i = 0; i < 3; ++i)
        m.cylinder({g.half + .02f, g.lower * .58f + .02f * float(i), g.bridge() + .07f - .085f * float(i)}, {1, 0, 0},
                   .026f, .032f, .012f);
    m.part(metal); // tremolo arm
    const Vec3 root{g.half + .03f, .06f, g.bridge() - .03f};
    m.tube({root, root + Vec3{.035f, .015f, 0}, root + Vec3{.045f, .05f, -.07f}}, .010f, .012f, 0, 4);
}

} // namespace

void buildGuitar(Model &m)
{
    Rng &r = m.rng;
    const Guitar g = drawProportions(r);
    m.parameter("electric", g.electric ? 1.f : 0.f);
    m.parameter("body_height", g.height);
    m.parameter("lower_bout", g.lower);
    m.parameter("waist", g.waist);
    m.parameter("upper_bout", g.upper);
    m.parameter("neck_length", g.neck);

    const Outline outline = outlineOf(g);
    const Vec3 grain{0, 0, 1};
    Material top = anyWood(r, grain);
    Material sides = r.chance(.6f) ? anyWood(r, grain) : top;
    const bool isPainted = g.electric || r.chance(.33f);
    if (isPainted) {
        top = paintOf(toyColour(r), .15f, 1);
        sides = top;
    }
    top.coat = sides.coat = .9f;
    top.roughness = sides.roughness = .2f;
    const Vec3 edge = colourOf(r.chance() ? 0xF1E6CC : 0x2A1D14);
    decorateFace(top, g, outline, edge, r);
    decorateBack(sides, g, edge);
    const Material neck = anyWood(r, grain);
    if (isPainted)
        top.decals.insert(top.decals.end(), sides.decals.begin(), sides.decals.end());
    const int topMaterial = m.material(top), sideMaterial = isPainted ? topMaterial : m.material(sides);
    const int neckMaterial = m.material(neck);
    const int head = r.chance() ? neckMaterial : m.material(plasticOf(colourOf(0x241C18), .3f));
    const int board = m.material(fingerboard(g)), bone = m.material(plasticOf(colourOf(0xF1E6CC), .4f));
    const int metal = m.material(metalOf(colourOf(0xC8CBCF), .25f));
    const int dark = m.material(plasticOf(colourOf(0x1F1A17), .4f));
    const Vec3 buttons = r.chance() ? colourOf(0xF1E6CC) : toyColour(r);
    const int button = r.chance(.4f) ? metal : m.material(plasticOf(buttons, .35f));

    addBody(m, g, outline, topMaterial, sideMaterial);
    addNeck(m, g, neckMaterial, board, bone);
    addHeadstock(m, g, head, metal, button);
    addBridge(m, g, dark, bone, metal);
    addStrings(m, g, metal);
    if (g.electric)
        addKnobs(m, g, dark, metal);
    addStand(m, outline, -g.half, g.half, g.at(.66f));
}

} // namespace soco::demo
