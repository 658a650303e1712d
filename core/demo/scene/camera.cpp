#include "core/demo/scene/camera.h"

#include <bit>
#include <iterator>

namespace soco::demo {
namespace {

constexpr PictureSize sizes[] = {{640, 480}, {640, 480}, {500, 375}, {640, 427},
                                 {600, 600}, {480, 640}, {500, 333}, {560, 420}};

struct Extent {
    float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
    void add(float x0, float x1, float y0, float y1)
    {
        left = std::min(left, x0);
        right = std::max(right, x1);
        top = std::min(top, y0);
        bottom = std::max(bottom, y1);
    }
    bool empty() const { return right < left; }
    float middleX() const { return (left + right) * .5f; }
    float middleY() const { return (top + bottom) * .5f; }
    // How much too large it is for `fill` of the picture.
    float excess(const Camera &c, float fill) const
    {
        return std::max((right - left) / (float(c.width) * fill), (bottom - top) / (float(c.height) * fill));
    }
};

Extent boxExtent(const Camera &c, Vec3 low, Vec3 high)
{
    Extent e;
    for (int k = 0; k < 8; ++k) {
        float x, y;
        if (c.project({k & 1 ? high.x : low.x, k & 2 ? high.y : low.y, k & 4 ? high.z : low.z}, x, y))
            e.add(x, x, y, y);
    }
    return e;
}

// The silhouette on a coarse grid of rays.
Extent silhouette(const FieldGrid &grid, const Camera &c)
{
    constexpr int columns = 72; // a multiple of laneCount
    const int lines = std::max(1, columns * c.height / c.width);
    const float cellX = float(c.width) / columns, cellY = float(c.height) / float(lines);
    EightRays rays;
    for (int l = 0; l < laneCount; ++l) {
        rays.origin.set(l, c.position);
        rays.to[l] = 60;
    }
    Extent e;
    for (int j = 0; j < lines; ++j) {
        const auto hitsFrom = [&](int column) { // bit i: column + i
            for (int l = 0; l < laneCount; ++l)
                rays.direction.set(l, c.ray((float(column + l) + .5f) * cellX, (float(j) + .5f) * cellY));
            EightHits hits;
            grid.trace(rays, allLanes, .004f, hits);
            unsigned bits = 0;
            for (int l = 0; l < laneCount; ++l)
                bits |= unsigned(hits.part[l] >= 0) << l;
            return bits;
        };
        int left = 0, right = columns - laneCount;
        unsigned first = 0, last = 0;
        while (left < columns && !(first = hitsFrom(left)))
            left += laneCount;
        if (!first)
            continue;
        while (!(last = right == left ? first : hitsFrom(right)))
            right -= laneCount;
        e.add(float(left + std::countr_zero(first)) * cellX, float(right + std::bit_width(last)) * cellX,
              float(j) * cellY, float(j + 1) * cellY);
    }
    return e;
}

} // namespace

PictureSize drawSize(Vec3 extent, Rng &rng)
{
    PictureSize s = sizes[rng.index(int(std::size(sizes)))];
    const float broad = std::max(extent.x, extent.y);
    const bool upright = rng.chance(.85f);
    if (extent.z > 1.25f * broad ? s.width > s.height && upright : s.height > s.width && broad > 1.3f * extent.z)
        std::swap(s.width, s.height);
    return s;
}

std::vector<float> tileStarts(const FieldGrid &grid, const Camera &camera)
{
    const int columns = tilesAcross(camera.width), count = columns * tilesAcross(camera.height);
    const float slope = tileSide * .7072f * 1.15f / camera.focal;
    std::vector<float> starts(std::size_t(count), -1.f);
    EightRays rays;
    for (int first = 0; first < count; first += laneCount) {
        for (int l = 0; l < laneCount; ++l) {
            const int x = (first + l) % columns * tileSide, y = (first + l) / columns * tileSide;
            rays.origin.set(l, camera.position);
            rays.direction.set(l, camera.ray(float(x) + tileSide * .5f, float(y) + tileSide * .5f));
            rays.to[l] = 60;
        }
        const int filled = std::min(laneCount, count - first);
        EightFloats found;
        grid.coneStarts(rays, allLanes >> (laneCount - filled), slope, found);
        for (int l = 0; l < filled; ++l)
            starts[std::size_t(first + l)] = found[l] >= 0 ? found[l] * .995f : -1;
    }
    return starts;
}

Camera frameObject(const FieldGrid &grid, const View &view, PictureSize size)
{
    const Vec3 low = grid.field().low(), high = grid.field().high();
    Vec3 centre = (low + high) * .5f;
    centre.z *= .96f;
    const Vec3 towards{cosine(view.elevation) * cosine(view.azimuth), cosine(view.elevation) * sine(view.azimuth),
                       sine(view.elevation)};
    Camera c;
    c.width = size.width;
    c.height = size.height;
    c.focal = .5f * float(std::min(c.width, c.height)) / tangent(view.fieldOfView * .5f);
    c.forward = -towards;
    const Vec3 right = normalised(cross(c.forward, Vec3{0, 0, 1})), up = cross(right, c.forward);
    c.right = right * cosine(view.roll) + up * sine(view.roll);
    c.up = up * cosine(view.roll) - right * sine(view.roll);

    const float w = float(c.width), h = float(c.height);
    float distance = 4;
    for (int i = 0; i < 10; ++i) { // by the box
        c.position = centre + towards * distance;
        const Extent e = boxExtent(c, low, high);
        distance *= power(e.excess(c, view.fill), .8f);
        if (i > 3)
            centre = centre + c.right * ((e.middleX() - w * .5f) / c.focal * distance * .7f)
                     - c.up * ((e.middleY() - h * .5f) / c.focal * distance * .7f);
    }
    for (int i = 0; i < 3; ++i) { // by the silhouette
        const Extent e = silhouette(grid, c);
        if (e.empty())
            break;
        const float depth = dot(centre - c.position, c.forward);
        const float dx = e.middleX() - w * .5f - view.offset.x * w * (1 - view.fill) * .35f;
        const float dy = e.middleY() - h * .5f - view.offset.y * h * (1 - view.fill) * .35f;
        const float excess = e.excess(c, view.fill);
        c.position += c.right * (dx / c.focal * depth) - c.up * (dy / c.focal * depth);
        c.position = c.position - c.forward * (depth * (excess - 1));
    }
    // What is near grows faster than the middle when the camera comes closer, a wing's tip above all: step back where
    // something has left the picture.
    for (int i = 0; i < 6; ++i) {
        const Extent e = silhouette(grid, c);
        if (e.left > 0 && e.right < w && e.top > 0 && e.bottom < h)
            break;
        c.position = c.position - c.forward * (dot(centre - c.position, c.forward) * .05f);
    }
    c.position.z = std::max(c.position.z, .12f);
    return c;
}

} // namespace soco::demo
