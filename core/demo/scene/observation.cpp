#include "core/demo/scene/observation.h"

#include <algorithm>

namespace soco::demo {
namespace {

// Finds the box by looking at the rows and columns of its border alone.
class BoxFinder
{
public:
    explicit BoxFinder(const Scene &scene)
        : m_scene(scene), m_columns((scene.camera.width + tile - 1) / tile),
          m_rows((scene.camera.height + tile - 1) / tile)
    {
        const Camera &c = scene.camera;
        const float slope = tile * .7072f * 1.15f / c.focal;
        for (int y = 0; y < m_rows; ++y)
            for (int x = 0; x < m_columns; ++x) {
                float start = 0;
                const bool near = scene.object->grid().coneStart(
                    c.position, c.ray(float(x * tile) + tile * .5f, float(y * tile) + tile * .5f), slope, start);
                m_start.push_back(near ? start * .995f : -1);
            }
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
    static constexpr int tile = 8;

    bool anyIn(int x0, int x1, int y0, int y1) const
    {
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x)
                if (m_start[std::size_t(y / tile * m_columns + x / tile)] >= 0 && covered(x, y))
                    return true;
        return false;
    }

    bool covered(int x, int y) const
    {
        // The samples that the renderer takes; three of five are a half or more.
        int hits = sample(x, y, {.5f, .5f});
        for (int i = 0; i < 4 && hits < 3 && hits + 4 - i >= 3; ++i)
            hits += sample(x, y, extraSamples[i]);
        return hits >= 3;
    }

    int sample(int x, int y, Vec2 at) const
    {
        const Camera &c = m_scene.camera;
        const Vec3 d = c.ray(float(x) + at.x, float(y) + at.y);
        const float start = m_start[std::size_t(y / tile * m_columns + x / tile)];
        FieldGrid::Hit hit;
        if (!m_scene.object->grid().trace(c.position, d, start, 60, .2f / c.focal, hit))
            return 0;
        for (const auto &prop : m_scene.props) {
            FieldGrid::Hit before;
            if (prop->grid().trace(c.position, d, 0, hit.distance, .2f / c.focal, before))
                return 0;
        }
        return d.z < -1e-5f && -c.position.z / d.z < hit.distance ? 0 : 1;
    }

    const Scene &m_scene;
    int m_columns, m_rows;
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
