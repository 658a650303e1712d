#include "core/demo/scene/observation.h"

#include <algorithm>

namespace soco::demo {
namespace {

// Finds the box by looking at the rows and columns of its border alone.
class BoxFinder
{
public:
    explicit BoxFinder(const Scene &scene)
        : m_scene(scene), m_columns(tilesAcross(scene.camera.width)),
          m_start(tileStarts(scene.object->grid(), scene.camera))
    {
    }

    PixelBox find() const
    {
        const int w = m_scene.camera.width, h = m_scene.camera.height;
        const auto row = [&](int y) { return anyIn(0, w, y, y + 1); };
        PixelBox box;
        while (box.top < h && !row(box.top))
            ++box.top;
        if (box.top == h)
            return {};
        box.bottom = h;
        while (!row(box.bottom - 1))
            --box.bottom;
        const auto column = [&](int x) { return anyIn(x, x + 1, box.top, box.bottom); };
        while (!column(box.left))
            ++box.left;
        box.right = w;
        while (!column(box.right - 1))
            --box.right;
        return box;
    }

private:
    bool anyIn(int x0, int x1, int y0, int y1) const
    {
        const int stepX = x1 - x0 > 1 ? laneCount : 1, stepY = stepX > 1 ? 1 : laneCount;
        for (int y = y0; y < y1; y += stepY)
            for (int x = x0; x < x1; x += stepX)
                if (anyCovered(x, y, std::min(x + stepX, x1), std::min(y + stepY, y1)))
                    return true;
        return false;
    }

    // Of at most eight pixels in a row or column.
    bool anyCovered(int x0, int y0, int x1, int y1) const
    {
        int xs[laneCount], ys[laneCount], count = 0;
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x)
                if (start(x, y) >= 0) {
                    xs[count] = x;
                    ys[count++] = y;
                }
        if (count == 0)
            return false;
        // The samples that the renderer takes; three of five are a half or more.
        unsigned undecided = allLanes >> (laneCount - count);
        int hits[laneCount] = {};
        for (int taken = 0; taken < 5 && undecided; ++taken) {
            const unsigned met = samples(xs, ys, undecided, taken == 0 ? Vec2{.5f, .5f} : extraSamples[taken - 1]);
            for (int l = 0; l < count; ++l) {
                hits[l] += met >> l & 1;
                if (hits[l] >= 3)
                    return true;
                if (hits[l] + 4 - taken < 3)
                    undecided &= ~(1u << l);
            }
        }
        return false;
    }

    float start(int x, int y) const { return m_start[std::size_t(y / tileSide * m_columns + x / tileSide)]; }

    // In which lanes' pixels is the object seen at this place?
    unsigned samples(const int *xs, const int *ys, unsigned lanes, Vec2 at) const
    {
        const Camera &c = m_scene.camera;
        EightRays rays;
        for (int l = 0; l < laneCount; ++l) {
            rays.origin.set(l, c.position);
            if (!(lanes >> l & 1))
                continue;
            rays.direction.set(l, c.ray(float(xs[l]) + at.x, float(ys[l]) + at.y));
            rays.from[l] = start(xs[l], ys[l]);
            rays.to[l] = 60;
        }
        EightHits hits;
        m_scene.object->grid().trace(rays, lanes, .2f / c.focal, hits);
        for (int l = 0; l < laneCount; ++l) {
            const float z = rays.direction.z[l];
            if (hits.part[l] < 0 || (z < -1e-5f && -c.position.z / z < hits.distance[l]))
                lanes &= ~(1u << l);
            rays.from[l] = 0;
            rays.to[l] = hits.distance[l];
        }
        for (const auto &prop : m_scene.props) {
            if (!lanes)
                break;
            prop->grid().trace(rays, lanes, .2f / c.focal, hits);
            for (int l = 0; l < laneCount; ++l)
                if (hits.part[l] >= 0)
                    lanes &= ~(1u << l);
        }
        return lanes;
    }

    const Scene &m_scene;
    int m_columns; // of tiles
    std::vector<float> m_start; // where rays of a tile may start, negative: all miss
};

bool insidePicture(const Camera &c, float x, float y)
{
    return x >= 1 && y >= 1 && x <= float(c.width) - 1 && y <= float(c.height) - 1;
}

// Writes the projected position where the point is visible.
bool isVisible(const Scene &scene, SurfacePoint point, float radius, bool fixed, float &x, float &y)
{
    const Camera &c = scene.camera;
    // A volume point lies half a radius inside; one placed exactly lies where it is.
    const Vec3 p = radius > 0 && !fixed ? point.at - point.normal * (radius * .5f) : point.at;
    if (!c.project(p, x, y) || !insidePicture(c, x, y))
        return false;
    const Vec3 d = normalised(p - c.position);
    const SceneHit hit = castRay(scene, c.position, d);
    if (radius > 0)
        return hit.met == Met::Object && length(c.position + d * hit.distance - p) < radius * 1.15f + .01f;
    const float distance = length(p - c.position);
    if (hit.met == Met::Object ? hit.distance < distance - .02f : hit.distance < distance - .004f)
        return false;
    return dot(point.normal, d) <= .05f;
}

} // namespace

SceneHit castRay(const Scene &scene, Vec3 origin, Vec3 direction)
{
    const float footprint = .2f / scene.camera.focal;
    SceneHit best;
    FieldGrid::Hit hit;
    if (scene.object->grid().trace(origin, direction, 0, 60, footprint, hit))
        best = {Met::Object, hit.distance, -1, hit.part};
    for (std::size_t i = 0; i < scene.props.size(); ++i)
        if (scene.props[i]->grid().trace(origin, direction, 0, std::min(60.f, best.distance), footprint, hit)
            && hit.distance < best.distance)
            best = {Met::Prop, hit.distance, int(i), hit.part};
    if (direction.z < -1e-5f && -origin.z / direction.z < best.distance)
        best = {Met::Floor, -origin.z / direction.z, -1, -1};
    return best;
}

Observation observe(const Scene &scene)
{
    Observation o;
    o.box = BoxFinder(scene).find();
    const Model &model = *scene.object;
    for (const PlacedKeypoint &placed : model.keypoints()) {
        ObservedKeypoint k;
        k.index = scene.category->keypointIndex(placed.name);
        if (k.index < 0)
            continue;
        const float radius = scene.category->keypoints[std::size_t(k.index)].radius;
        const SurfacePoint point = model.snapped(placed, false);
        k.position = point.at;
        k.visible = isVisible(scene, point, radius, placed.fixed, k.x, k.y);
        if (placed.twoSided) {
            const SurfacePoint other = model.snapped(placed, true);
            float x, y;
            const bool nearer = length(other.at - scene.camera.position) < length(point.at - scene.camera.position);
            if (isVisible(scene, other, radius, placed.fixed, x, y) && (!k.visible || nearer)) {
                k.position = other.at;
                k.x = x;
                k.y = y;
                k.visible = true;
            }
        }
        o.keypoints.push_back(k);
    }
    std::sort(o.keypoints.begin(), o.keypoints.end(),
              [](const ObservedKeypoint &a, const ObservedKeypoint &b) { return a.index < b.index; });
    return o;
}

} // namespace soco::demo
