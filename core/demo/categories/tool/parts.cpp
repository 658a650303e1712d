#include "core/demo/categories/tool/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

void addRest(Model &model, const ToolPose &pose, const RestPoint &rear, const RestPoint &front)
{
    Model &rest = model.stand();
    const Vec3 a = pose(rear.below), b = pose(front.below);
    const Material wood = anyWood(rest.rng, {1, 0, 0});
    const bool painted = rest.rng.chance(.4f);
    const Material paint = anyPaint(rest.rng);
    rest.part(rest.material(painted ? paint : wood));
    rest.box({(a.x + b.x) / 2, 0, .03f}, {(b.x - a.x) / 2 + .09f, .15f, .03f}, .025f);
    for (const RestPoint &point : {rear, front}) {
        const Vec3 at = pose(point.below);
        const float wide = point.halfThickness + .045f;
        rest.box({at.x, 0, at.z / 2}, {.034f, wide, at.z / 2}, .012f);
        for (const float s : bothSides)
            rest.box({at.x, s * (point.halfThickness + .026f), at.z + .005f}, {.034f, .019f, .05f}, .016f);
    }
}

float restingHeight(const ToolPose &pose, const std::vector<Vec3> &points, float clearance)
{
    float lowest = 0;
    for (const Vec3 p : points)
        lowest = std::min(lowest, pose.direction(p).z);
    return clearance - lowest;
}

Decal inlay(const ToolPose &pose, std::vector<Vec2> polygon, float rounding, Vec3 colour)
{
    return polygonDecal(Side::Flank, 0, pose(std::move(polygon)), rounding, colour);
}

} // namespace soco::demo
