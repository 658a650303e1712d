#include "core/demo/categories/seat/parts.h"
#include "core/demo/categories/seat/seat.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class BedStyle { Board, Bars, Padded };

// The foot end is the front.
struct Bed {
    float halfLength, halfWidth;      // to the middle of the posts
    float railHeight, headTop, footTop;
    float mattressHalf;               // half its thickness
    float blanketFront, blanketRear;  // x
    BedStyle style;

    float mattressZ() const { return railHeight + .04f + mattressHalf; }
    float mattressTop() const { return mattressZ() + mattressHalf; }
    float mattressHalfLength() const { return halfLength - .09f; }
    float mattressHalfWidth() const { return halfWidth - .045f; }
};

constexpr float postRadius = .055f;
constexpr float blanketOver = .035f; // the mattress

struct BedMaterials {
    SeatMaterials frame;
    int knob, sheet, pillow, blanket, hem;
};

BedMaterials drawMaterials(Model &m, const Bed &c)
{
    Rng &r = m.rng;
    BedMaterials mat;
    mat.frame = drawSeatMaterials(m);
    if (c.style == BedStyle::Bars && r.chance(.6f)) // of painted iron
        mat.frame.upright = mat.frame.lengthwise = mat.frame.crosswise
            = m.material(paintOf(colourOf(r.pick({0x3A3E45u, 0xF1EDE4u, 0x2C4668u, 0xCF3F2Eu})), .3f, .7f));
    mat.knob = m.material(r.chance() ? metalOf(colourOf(0xD9B45A), .22f) : paintOf(toyColour(r), .25f, .8f));
    Material sheet = anyFabric(r);
    sheet.pattern = Pattern::Plain;
    sheet.colour = colourOf(r.pick({0xF4EFDCu, 0xDDE7EEu, 0xF3E2DAu}));
    const Vec3 piping = toyColour(r);
    for (const float z : {.72f, -.72f}) // piping round the mattress
        for (const Side side : {Side::Flank, Side::End})
            sheet.decals.push_back(rectangleDecal(side, 0, {0, c.mattressZ() + z * c.mattressHalf}, {3, .01f}, .005f,
                                                  piping));
    mat.sheet = m.material(sheet);
    mat.pillow = m.material(anyFabric(r));
    Material blanket = anyFabric(r);
    if (r.chance(.35f)) { // a quilt of patches
        blanket.pattern = Pattern::Plain;
        const Vec3 patch = toyColour(r);
        const float size = r.range(.16f, .24f);
        for (const Side side : {Side::Top, Side::Flank, Side::End}) {
            Decal d = styled(rectangleDecal(side, 0, {0, 0}, {3, 3}, .01f, patch), DecalStyle::Checks, size);
            d.threshold = .71f;
            blanket.decals.push_back(d);
        }
    }
    mat.blanket = m.material(blanket);
    Material hem = blanket;
    hem.decals.clear();
    hem.pattern = Pattern::Plain;
    hem.colour = r.chance() ? sheet.colour : blanket.colour2;
    mat.hem = m.material(hem);
    return mat;
}

// Posts with knobs that are the legs as well. `front`: 1 the foot end, -1 the head.
void addPosts(Model &m, const Bed &c, const BedMaterials &mat, float front, float top)
{
    const std::string board = front > 0 ? "bed_footboard_top_" : "bed_headboard_top_";
    for (const float s : bothSides) {
        const Vec3 foot{front * c.halfLength, s * c.halfWidth, 0};
        const int post = m.part(mat.frame.upright);
        m.capsule(foot + Vec3{0, 0, top}, foot + Vec3{0, 0, .045f}, postRadius, .045f);
        placeLegBottom(m, post, front, foot);
        const int knob = m.part(mat.knob);
        m.sphere(foot + Vec3{0, 0, top + .07f}, .07f);
        m.keypoint(board + sideName(s) + "_corner", knob, foot + Vec3{0, 0, top + .12f}, {0, s * .4f, 1});
    }
}

// Between the posts. Returns the height of its upper edge in the middle.
float addBoard(Model &m, const Bed &c, const BedMaterials &mat, float front, float top, float crown, int &part)
{
    const float x = front * c.halfLength, low = c.railHeight - .06f, half = c.halfWidth;
    if (c.style == BedStyle::Bars) {
        constexpr int bars = 6;
        m.part(mat.frame.upright);
        for (int i = 1; i <= bars; ++i) {
            const float y = mix(-half, half, float(i) / float(bars + 1));
            m.capsule({x, y, low}, {x, y, top - .03f}, .022f);
        }
        part = m.part(mat.frame.crosswise);
        m.capsule({x, half, low}, {x, -half, low}, .04f);
        m.tube({{x, half, top - .1f}, {x, half * .5f, top + crown * .7f}, {x, 0, top + crown},
                {x, -half * .5f, top + crown * .7f}, {x, -half, top - .1f}}, .038f, .038f, 0, 4);
        return top + crown + .038f;
    }
    part = m.part(mat.frame.crosswise);
    const CrownedBoard board{{x, 0, low}, half, top - low, crown, .04f};
    const float edge = low + board.top();
    board.add(m);
    if (c.style == BedStyle::Board && front < 0)
        board.cutHeart(m, board.top() - .18f, .1f);
    if (c.style == BedStyle::Padded) {
        m.part(mat.frame.cushion);
        const float z = (c.railHeight + edge) * .5f;
        m.box({x, 0, z + .03f}, {.07f, half - .1f, edge - z - .1f}, .06f);
    }
    return edge;
}

void addEnds(Model &m, const Bed &c, const BedMaterials &mat)
{
    const float crown = m.rng.range(.06f, .16f);
    for (const float front : {1.f, -1.f}) {
        const float top = front > 0 ? c.footTop : c.headTop;
        addPosts(m, c, mat, front, top);
        int part = 0;
        const float edge = addBoard(m, c, mat, front, top - .02f, crown * (front > 0 ? .6f : 1), part);
        m.keypoint(front > 0 ? "bed_footboard_top_center" : "bed_headboard_top_center", part,
                   {front * c.halfLength, 0, edge}, {0, 0, 1});
    }
    for (const float s : bothSides) {
        m.part(mat.frame.lengthwise);
        m.box({0, s * c.halfWidth, c.railHeight}, {c.halfLength, .035f, .07f}, .03f);
    }
    m.part(mat.frame.lengthwise);
    m.box({0, 0, c.railHeight}, {c.halfLength, c.halfWidth, .035f}, .02f);
}

void addMattress(Model &m, const Bed &c, const BedMaterials &mat)
{
    const float L = c.mattressHalfLength(), W = c.mattressHalfWidth();
    const int mattress = m.part(mat.sheet);
    m.box({0, 0, c.mattressZ()}, {L, W, c.mattressHalf}, .06f);
    for (const float s : bothSides) {
        const std::string corner = sideName(s) + "_corner";
        m.keypoint("bed_mattress_front_" + corner, mattress, {L - .02f, s * (W - .02f), c.mattressTop() - .02f},
                   {.5f, s * .6f, .7f});
        m.keypoint("bed_mattress_rear_" + corner, mattress, {-L + .02f, s * (W - .02f), c.mattressTop() - .02f},
                   {-.3f, s * .6f, .7f});
    }
}

void addBlanket(Model &m, const Bed &c, const BedMaterials &mat)
{
    const float W = c.halfWidth + .045f, top = c.mattressTop() + blanketOver, low = c.railHeight - .04f;
    const float middle = (c.blanketFront + c.blanketRear) * .5f, half = (c.blanketFront - c.blanketRear) * .5f;
    const int blanket = m.part(mat.blanket);
    m.box({middle, 0, (top + low) * .5f}, {half, W, (top - low) * .5f}, .06f);
    m.keypoint("bed_blanket_center", blanket, {middle + .06f, 0, top}, {0, 0, 1});
    const int hem = m.part(mat.hem); // turned back over the blanket's end
    m.box({c.blanketRear + .07f, 0, (top + low) * .5f + .012f}, {.1f, W + .012f, (top - low) * .5f}, .055f);
    for (const float s : bothSides)
        m.keypoint("bed_blanket_rear_" + sideName(s) + "_corner", hem,
                   {c.blanketRear - .015f, s * (W - .005f), top - .005f}, {-.4f, s * .6f, .7f});
}

void addPillows(Model &m, const Bed &c, const BedMaterials &mat)
{
    const Vec3 half{.17f, (c.mattressHalfWidth() - .04f) * .5f, .085f};
    for (const float s : bothSides) {
        const Vec3 at{-c.mattressHalfLength() + half.x + .05f, s * (half.y + .015f), c.mattressTop() + .085f};
        const int pillow = m.part(mat.pillow);
        m.box(at, half, .08f).turnY(.3f);
        m.keypoint("bed_pillow_" + sideName(s) + "_center", pillow, at + Vec3{.02f, 0, .085f}, {.25f, 0, 1});
    }
}

// Sits on the blanket, with its back to the pillows.
void addTeddy(Model &m, Vec3 at)
{
    Rng &r = m.rng;
    Material fur;
    fur.substance = Substance::Fur;
    fur.colour = fur.colour2 = colourOf(r.pick({0xB07A45u, 0xD9B07Au, 0x8A5A35u, 0xE6D9C0u}));
    fur.scale = 1.6f;
    const int coat = m.material(fur);
    fur.colour = fur.colour * .5f + Vec3{.4f, .34f, .26f};
    const int snout = m.material(fur), black = m.material(plasticOf(colourOf(0x15110F), .2f));
    const int bow = m.material(anyFabric(r));
    m.part(coat);
    m.ellipsoid(at + Vec3{0, 0, .12f}, {.1f, .11f, .13f});
    m.sphere(at + Vec3{.02f, 0, .31f}, .105f).smooth(.03f);
    for (const float s : bothSides) {
        m.sphere(at + Vec3{.01f, s * .085f, .395f}, .042f).smooth(.02f);
        m.capsule(at + Vec3{.03f, s * .1f, .19f}, at + Vec3{.1f, s * .14f, .08f}, .042f).smooth(.02f);
        m.capsule(at + Vec3{.04f, s * .08f, .045f}, at + Vec3{.19f, s * .11f, .05f}, .048f, .055f).smooth(.02f);
    }
    m.part(snout);
    m.ellipsoid(at + Vec3{.11f, 0, .285f}, {.045f, .05f, .038f});
    m.part(black);
    m.ellipsoid(at + Vec3{.152f, 0, .3f}, {.016f, .022f, .014f});
    for (const float s : bothSides)
        m.sphere(at + Vec3{.11f, s * .042f, .345f}, .016f);
    m.part(bow);
    for (const float s : bothSides)
        m.capsule(at + Vec3{.11f, 0, .215f}, at + Vec3{.105f, s * .06f, .22f}, .012f, .032f);
}

} // namespace

void buildBed(Model &m)
{
    Rng &r = m.rng;
    Bed c;
    c.halfLength = r.range(.88f, .98f);
    c.halfWidth = r.range(.50f, .66f);
    c.railHeight = r.range(.30f, .40f);
    c.mattressHalf = r.range(.085f, .115f);
    c.headTop = c.mattressTop() + r.range(.34f, .5f);
    c.footTop = c.mattressTop() + r.range(.02f, .16f);
    c.blanketFront = c.halfLength - r.range(.22f, .32f);
    c.blanketRear = -c.halfLength + r.range(.5f, .66f);
    c.style = r.pick({BedStyle::Board, BedStyle::Bars, BedStyle::Padded});
    m.parameter("half_length", c.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("mattress_top", c.mattressTop());
    m.parameter("headboard_top", c.headTop);
    m.parameter("footboard_top", c.footTop);
    const BedMaterials mat = drawMaterials(m, c);
    addEnds(m, c, mat);
    addMattress(m, c, mat);
    addBlanket(m, c, mat);
    addPillows(m, c, mat);
    if (r.chance(.5f))
        addTeddy(m, {c.blanketRear + .16f, 0, c.mattressTop() + blanketOver + .01f});
}

} // namespace soco::demo
