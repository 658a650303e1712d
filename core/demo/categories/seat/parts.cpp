#include "core/demo/categories/seat/parts.h"

#include "core/demo/materials/figures.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {

Material grainedAlong(Material wood, Vec3 axis)
{
    wood.axis = axis;
    return wood;
}

SeatMaterials drawSeatMaterials(Model &m)
{
    Rng &r = m.rng;
    SeatMaterials s;
    s.wood = r.chance(.55f) ? anyWood(r, {0, 0, 1}) : paintOf(toyColour(r), .35f, .6f);
    s.cloth = anyFabric(r);
    const Material cushion = r.chance(.3f) ? anyFabric(r) : s.cloth;
    s.upright = m.material(s.wood);
    s.lengthwise = m.material(grainedAlong(s.wood, {1, 0, 0}));
    s.crosswise = m.material(grainedAlong(s.wood, {0, 1, 0}));
    s.fabric = m.material(s.cloth);
    s.cushion = m.material(cushion);
    return s;
}

void placeBackrestTop(Model &m, int part, Vec3 corner)
{
    for (const float s : bothSides)
        m.keypoint("seat_backrest_top_" + sideName(s) + "_corner", part, {corner.x, s * corner.y, corner.z},
                   {.1f, s * .45f, .85f});
}

void placeSeatFront(Model &m, int part, Vec3 corner)
{
    for (const float s : bothSides)
        m.keypoint("seat_seat_front_" + sideName(s) + "_corner", part, {corner.x, s * corner.y, corner.z},
                   {.6f, s * .5f, .6f});
    m.keypoint("seat_seat_front_center", part, {corner.x, 0, corner.z - .02f}, {1, 0, .5f});
}

void placeSeatCenter(Model &m, int part, Vec3 at)
{
    m.keypoint("seat_seat_center", part, at, {0, 0, 1}).from(.03f);
}

void placeLegBottom(Model &m, int part, float front, Vec3 foot)
{
    m.keypoint(std::string("seat_leg_") + (front > 0 ? "front_" : "rear_") + sideName(foot.y) + "_bottom", part,
               {foot.x, foot.y, .035f}, {front * .7f, foot.y > 0 ? .5f : -.5f, 0});
}

void placeArmrest(Model &m, int part, float side, Vec3 front, Vec3 center)
{
    m.keypoint("seat_armrest_" + sideName(side) + "_front", part, front, {1, 0, 0});
    m.keypoint("seat_armrest_" + sideName(side) + "_center", part, center, {0, 0, 1});
}

namespace {

// Local x goes to the left, local z up the board.
void setUpright(Primitive &p, const CrownedBoard &b)
{
    const Vec3 left{0, 1, 0};
    p.frame(left, -b.through(), cross(left, -b.through()));
}

} // namespace

void CrownedBoard::add(Model &m) const
{
    const float rounding = halfThickness * .85f, half = halfWidth - rounding, edge = height - rounding;
    std::vector<Vec2> outline = {{-half, rounding}, {half, rounding}, {half, edge}};
    constexpr int steps = 14;
    for (int i = 1; i < steps; ++i) {
        const float y = 1 - 2 * float(i) / steps;
        const float rise = std::fabs(y) < .75f ? square(cosine(y / .75f * pi * .5f)) : 0;
        outline.push_back({half * y, edge + crown * rise});
    }
    outline.push_back({-half, edge});
    setUpright(m.extrude(foot, outline, halfThickness, rounding), *this);
}

void CrownedBoard::cutHeart(Model &m, float along, float size) const
{
    setUpright(m.extrude(at(0, along), heartOutline({}, size), halfThickness * 4, .01f).subtract(.012f), *this);
}

} // namespace soco::demo
