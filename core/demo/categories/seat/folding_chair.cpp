#include "core/demo/categories/seat/parts.h"
#include "core/demo/categories/seat/seat.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// From the side an X: the front legs go on as posts of the back, the rear legs end under the front of the seat.
struct FoldingChair {
    float halfWidth, seatHeight, top;
    float frontFoot, rearFoot; // x
    float seatFront, seatRear; // x
    float topX;
    bool tubular; // steel and cushions, or wood and slats

    float legRadius() const { return tubular ? .034f : .042f; }
    float innerY() const { return halfWidth - 2 * legRadius() - .012f; } // the rear legs run inside of the front ones
    Vec3 bend() const { return {seatRear + .03f, 0, seatHeight + .02f}; }
    Vec3 frontLegAt(float z) const
    {
        const Vec3 foot{frontFoot, 0, 0};
        return mix(foot, bend(), z / bend().z);
    }
    Vec3 rearLegTop() const { return {seatFront - .1f, 0, seatHeight - .05f}; }
    Vec3 rearLegAt(float z) const { return mix(Vec3{rearFoot, 0, 0}, rearLegTop(), z / rearLegTop().z); }
    // A board of the back at that height lies in its plane.
    float lean() const { return arcTangent2(bend().x - topX, top - bend().z); }
    Vec3 onBack(float z) const { return mix(bend(), Vec3{topX, 0, top}, (z - bend().z) / (top - bend().z)); }
    Vec3 crossing() const
    {
        float low = 0, high = rearLegTop().z;
        for (int i = 0; i < 24; ++i) {
            const float z = (low + high) * .5f;
            (frontLegAt(z).x > rearLegAt(z).x ? low : high) = z;
        }
        return frontLegAt(low);
    }
};

struct FoldingMaterials {
    int frame, across, seat, cushion, foot, bolt;
};

FoldingMaterials drawMaterials(Model &m, bool tubular)
{
    Rng &r = m.rng;
    FoldingMaterials mat;
    const Material wood = r.chance(.6f) ? anyWood(r, {0, 0, 1}) : paintOf(toyColour(r), .35f, .6f);
    const Material tube = r.chance() ? metalOf(colourOf(0xC8CBCF), .28f) : paintOf(toyColour(r), .25f, .8f);
    const Material cloth = anyFabric(r);
    mat.frame = m.material(tubular ? tube : wood);
    mat.across = m.material(tubular ? tube : grainedAlong(wood, {0, 1, 0}));
    mat.seat = tubular ? m.material(cloth) : r.chance(.3f) ? m.material(anyPaint(r)) : mat.across;
    mat.cushion = m.material(cloth);
    mat.foot = m.material(rubber());
    mat.bolt = m.material(metalOf(colourOf(0xD9B45A), .25f, {0, 1, 0}));
    return mat;
}

// A leg of the frame with its rubber foot. Returns the foot's part.
int addLeg(Model &m, const FoldingChair &c, const FoldingMaterials &mat, Vec3 at, Vec3 up)
{
    const float radius = c.legRadius();
    const Vec3 along = normalised(up - at), sole = at + along * (radius * 1.25f / along.z);
    m.part(mat.frame);
    m.capsule(sole, up, radius);
    const int foot = m.part(mat.foot);
    m.capsule(sole, sole + along * .06f, radius * 1.25f);
    return foot;
}

void addFrame(Model &m, const FoldingChair &c, const FoldingMaterials &mat)
{
    const float W = c.halfWidth, inner = c.innerY(), radius = c.legRadius();
    const Vec3 crossing = c.crossing();
    for (const float s : bothSides) {
        const Vec3 out{0, s * W, 0}, in{0, s * inner, 0};
        const Vec3 frontFoot = c.frontLegAt(0) + out, rearFoot = c.rearLegAt(0) + in;
        placeLegBottom(m, addLeg(m, c, mat, frontFoot, c.bend() + out), 1, frontFoot + Vec3{-.02f, 0, 0});
        placeLegBottom(m, addLeg(m, c, mat, rearFoot, c.rearLegTop() + in), -1, rearFoot + Vec3{.02f, 0, 0});
        const int post = m.part(mat.frame);
        m.capsule(c.bend() + out, c.onBack(c.top) + out, radius);
        m.keypoint("seat_backrest_top_" + sideName(s) + "_corner", post, c.onBack(c.top) + out + Vec3{0, 0, radius},
                   {.1f, s * .45f, .85f});
        const int bolt = m.part(mat.bolt);
        m.cylinder(crossing + Vec3{0, s * (W - radius), 0}, {0, 1, 0}, radius * 2.3f, .03f, .012f);
        m.keypoint("folding_chair_pivot_" + sideName(s), bolt, crossing + Vec3{0, s * (W + radius), 0}, {0, s, 0});
    }
    const float low = c.seatHeight * .2f;
    const int front = m.part(mat.across);
    m.capsule(c.frontLegAt(low) + Vec3{0, W, 0}, c.frontLegAt(low) + Vec3{0, -W, 0}, radius * .72f);
    m.keypoint("folding_chair_crossbar_front_center", front, c.frontLegAt(low), {1, 0, .5f});
    const int rear = m.part(mat.across);
    m.capsule(c.rearLegAt(low) + Vec3{0, inner, 0}, c.rearLegAt(low) + Vec3{0, -inner, 0}, radius * .72f);
    m.keypoint("folding_chair_crossbar_rear_center", rear, c.rearLegAt(low), {-1, 0, .5f});
    m.part(mat.across); // what the seat hangs in
    m.capsule(c.bend() + Vec3{0, W, -.05f}, c.bend() + Vec3{0, -W, -.05f}, radius * .7f);
}

void addSeat(Model &m, const FoldingChair &c, const FoldingMaterials &mat)
{
    const float half = c.halfWidth - c.legRadius() - .012f, middle = (c.seatFront + c.seatRear) * .5f;
    const float deep = (c.seatFront - c.seatRear) * .5f, thick = c.tubular ? .06f : .032f;
    int seat = 0;
    if (c.tubular) {
        m.part(mat.frame);
        m.box({middle, 0, c.seatHeight - .02f}, {deep, half, .024f}, .02f);
        seat = m.part(mat.seat);
        m.box({middle, 0, c.seatHeight + .02f}, {deep - .012f, half - .012f, thick - .02f}, .034f);
    } else {
        constexpr int slats = 5;
        const float pitch = 2 * deep / slats;
        for (const float s : bothSides) {
            m.part(mat.frame);
            m.box({middle, s * (half - .05f), c.seatHeight - .045f}, {deep * .96f, .028f, .03f}, .014f);
        }
        seat = m.part(mat.seat);
        for (int i = 0; i < slats; ++i)
            m.box({c.seatFront - pitch * (float(i) + .5f), 0, c.seatHeight}, {pitch * .5f - .011f, half, thick}, .02f);
    }
    const float surface = c.seatHeight + thick;
    placeSeatFront(m, seat, {c.seatFront - .03f, half - .03f, surface - .02f});
    placeSeatCenter(m, seat, {middle, 0, surface});
    for (const float s : bothSides)
        m.keypoint("folding_chair_seat_rear_" + sideName(s) + "_corner", seat,
                   {c.seatRear + .03f, s * (half - .03f), surface - .02f}, {-.6f, s * .5f, .6f});
}

// A board or cushion with a grip cut out, curved like a smile, or slats.
void addBack(Model &m, const FoldingChair &c, const FoldingMaterials &mat)
{
    Rng &r = m.rng;
    const float half = c.halfWidth, lean = c.lean();
    int part = 0;
    float edge = 0;
    if (!c.tubular && r.chance()) {
        const int slats = 2 + r.index(2);
        const float high = r.range(.06f, .085f);
        part = m.part(mat.seat);
        for (int i = 0; i < slats; ++i)
            m.box(c.onBack(c.top - .12f - float(i) * (2 * high + .06f)), {.026f, half, high}, .02f).turnY(-lean);
        edge = c.top - .12f + high;
    } else {
        const float high = r.range(.16f, .22f);
        const Vec3 middle = c.onBack(c.top - .05f - high);
        part = m.part(mat.seat);
        m.box(middle, {c.tubular ? .05f : .034f, half - .005f, high}, .03f).turnY(-lean);
        if (!c.tubular || r.chance()) {
            const float width = half * .3f, z = high * .25f;
            const auto at = [&](float y, float up) {
                return middle + Vec3{-sine(lean) * up, y, cosine(lean) * up};
            };
            for (int i = -2; i < 2; ++i) { // a row of short slots along an arc
                const float y0 = float(i) * .5f, y1 = float(i + 1) * .5f;
                const Vec3 a = at(y0 * width, z + .06f * y0 * y0), b = at(y1 * width, z + .06f * y1 * y1);
                const Vec3 sideways = normalised(b - a), through{cosine(lean), 0, sine(lean)};
                m.box(mix(a, b, .5f), {length(b - a) * .5f + .03f, .2f, .03f}, .028f)
                    .frame(sideways, through, cross(sideways, through))
                    .subtract(.012f);
            }
        }
        edge = middle.z + high * cosine(lean);
    }
    m.keypoint("seat_backrest_top_center", part, c.onBack(edge), {.1f, 0, 1});
}

} // namespace

void buildFoldingChair(Model &m)
{
    Rng &r = m.rng;
    FoldingChair c;
    c.halfWidth = r.range(.38f, .46f);
    c.seatHeight = r.range(.70f, .82f);
    c.top = c.seatHeight + r.range(.72f, .88f);
    c.frontFoot = r.range(.36f, .46f);
    c.rearFoot = -r.range(.40f, .50f);
    c.seatFront = r.range(.34f, .40f);
    c.seatRear = -r.range(.26f, .32f);
    c.topX = c.seatRear - r.range(.08f, .2f);
    c.tubular = r.chance(.45f);
    m.parameter("half_width", c.halfWidth);
    m.parameter("seat_height", c.seatHeight);
    m.parameter("height", c.top);
    m.parameter("spread", c.frontFoot - c.rearFoot);
    const FoldingMaterials mat = drawMaterials(m, c.tubular);
    addFrame(m, c, mat);
    addSeat(m, c, mat);
    addBack(m, c, mat);
}

} // namespace soco::demo
