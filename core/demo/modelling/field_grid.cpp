#include "core/demo/modelling/field_grid.h"

namespace soco::demo {
namespace {

// Distances at the eight corners of a cell; v: the lowest corner, dy and dz: strides.
float trilinear(const float *v, int dy, int dz, float x, float y, float z)
{
    const float low = mix(mix(v[0], v[1], x), mix(v[dy], v[dy + 1], x), y);
    const float high = mix(mix(v[dz], v[dz + 1], x), mix(v[dz + dy], v[dz + dy + 1], x), y);
    return mix(low, high, z);
}

constexpr float halfDiagonal = 0.8661f; // of a unit cube, rounded up

} // namespace

FieldGrid::FieldGrid(const ShapeField &field) : m_field(&field)
{
    if (field.empty())
        return;
    constexpr float pad = 0.22f; // room for occlusion taps and for steps by interpolated distance
    m_low = field.low() - Vec3{pad, pad, pad};
    m_high = field.high() + Vec3{pad, pad, pad};
    m_low.z = std::min(m_low.z, -0.02f);
    const Vec3 extent = m_high - m_low;
    m_cell = largest(extent) / coarseCells;
    m_nx = std::max(1, int(std::ceil(extent.x / m_cell)));
    m_ny = std::max(1, int(std::ceil(extent.y / m_cell)));
    m_nz = std::max(1, int(std::ceil(extent.z / m_cell)));
    m_high = m_low + Vec3{float(m_nx), float(m_ny), float(m_nz)} * m_cell;
    m_all = field.allCandidates();

    m_corners.resize(std::size_t((m_nx + 1) * (m_ny + 1) * (m_nz + 1)));
    float *corner = m_corners.data();
    for (int k = 0; k <= m_nz; ++k)
        for (int j = 0; j <= m_ny; ++j)
            for (int i = 0; i <= m_nx; ++i)
                *corner++ = field.distance(m_low + Vec3{float(i), float(j), float(k)} * m_cell);

    m_blockOf.assign(std::size_t(m_nx * m_ny * m_nz), far);
    for (int cell = 0; cell < int(m_blockOf.size()); ++cell) {
        const int i = cell % m_nx, j = cell / m_nx % m_ny, k = cell / (m_nx * m_ny);
        float nearest = 1e9f;
        for (int c = 0; c < 8; ++c) {
            const int at = ((k + (c >> 2)) * (m_ny + 1) + j + ((c >> 1) & 1)) * (m_nx + 1) + i + (c & 1);
            nearest = std::min(nearest, std::fabs(m_corners[std::size_t(at)]));
        }
        if (nearest <= m_cell * halfDiagonal * 2.2f)
            m_blockOf[std::size_t(cell)] = untouched;
    }
}

inline FieldGrid::Place FieldGrid::placeOf(Vec3 p) const
{
    const Vec3 g = (p - m_low) * (1 / m_cell);
    const int i = std::clamp(int(g.x), 0, m_nx - 1);
    const int j = std::clamp(int(g.y), 0, m_ny - 1);
    const int k = std::clamp(int(g.z), 0, m_nz - 1);
    return {(k * m_ny + j) * m_nx + i, (k * (m_ny + 1) + j) * (m_nx + 1) + i, saturate(g.x - float(i)),
            saturate(g.y - float(j)), saturate(g.z - float(k))};
}

Vec3 FieldGrid::cornerOf(int cell) const
{
    return m_low + Vec3{float(cell % m_nx), float(cell / m_nx % m_ny), float(cell / (m_nx * m_ny))} * m_cell;
}

inline int FieldGrid::block(int cell) const
{
    const int b = m_blockOf[std::size_t(cell)];
    return b == untouched ? fillBlock(cell) : b;
}

int FieldGrid::fillBlock(int cell) const
{
    const int index = int(m_blocks.size());
    m_blockOf[std::size_t(cell)] = index;
    Block &block = m_blocks.emplace_back();
    block.cell = cell;
    const Vec3 corner = cornerOf(cell);
    const float half = m_cell / 2, fine = m_cell / split;
    m_field->prune(m_all.data(), corner + Vec3{half, half, half}, m_cell * halfDiagonal, block.candidates);
    block.lists.assign(split * split * split, -1);
    block.distances.reserve((split + 1) * (split + 1) * (split + 1));
    for (int k = 0; k <= split; ++k)
        for (int j = 0; j <= split; ++j)
            for (int i = 0; i <= split; ++i)
                block.distances.push_back(m_field->distanceAmong(
                    block.candidates.data(), corner + Vec3{float(i), float(j), float(k)} * fine, nullptr));
    return index;
}

const int *FieldGrid::candidates(int blockIndex, int fine) const
{
    Block &block = m_blocks[std::size_t(blockIndex)];
    int &list = block.lists[std::size_t(fine)];
    if (list < 0) {
        list = int(m_fineLists.size());
        const float side = m_cell / split;
        const int i = fine % split, j = fine / split % split, k = fine / (split * split);
        const Vec3 centre = cornerOf(block.cell) + Vec3{float(i) + .5f, float(j) + .5f, float(k) + .5f} * side;
        m_field->prune(block.candidates.data(), centre, side * halfDiagonal, m_fineLists);
    }
    return m_fineLists.data() + list;
}

float FieldGrid::interpolated(Vec3 p, int &blockIndex, int &fine) const
{
    const Place place = placeOf(p);
    blockIndex = block(place.cell);
    fine = 0;
    if (blockIndex < 0)
        return trilinear(&m_corners[std::size_t(place.corner)], m_nx + 1, (m_nx + 1) * (m_ny + 1), place.x, place.y,
                         place.z);
    const float x = place.x * split, y = place.y * split, z = place.z * split;
    const int i = std::min(int(x), split - 1), j = std::min(int(y), split - 1), k = std::min(int(z), split - 1);
    fine = (k * split + j) * split + i;
    constexpr int side = split + 1;
    return trilinear(&m_blocks[std::size_t(blockIndex)].distances[std::size_t((k * side + j) * side + i)], side,
                     side * side, x - float(i), y - float(j), z - float(k));
}

float FieldGrid::inside(Vec3 p) const
{
    const Place place = placeOf(p);
    const int b = block(place.cell);
    if (b < 0) {
        int ignored, fine;
        return interpolated(p, ignored, fine);
    }
    const int i = std::min(int(place.x * split), split - 1), j = std::min(int(place.y * split), split - 1);
    const int k = std::min(int(place.z * split), split - 1);
    return m_field->distanceAmong(candidates(b, (k * split + j) * split + i), p, nullptr);
}

float FieldGrid::distance(Vec3 p) const
{
    if (m_field->empty())
        return 1e9f;
    const Vec3 c = maximum(m_low, minimum(p, m_high));
    const float outside = dot(p - c, p - c);
    const float d = inside(c);
    return outside > 0 ? std::sqrt(outside + square(std::max(d, 0.f))) : d;
}

float FieldGrid::roughDistance(Vec3 p) const
{
    if (m_field->empty())
        return 1e9f;
    const Vec3 c = maximum(m_low, minimum(p, m_high));
    const float outside = dot(p - c, p - c);
    if (outside > .49f)
        return std::sqrt(outside);
    int block, fine;
    const float d = interpolated(c, block, fine);
    return outside > 0 ? std::sqrt(outside + square(std::max(d, 0.f))) : d;
}

bool FieldGrid::clip(Vec3 origin, Vec3 direction, Vec3 low, Vec3 high, float &from, float &to) const
{
    for (int axis = 0; axis < 3; ++axis) {
        const float o = origin[axis], d = direction[axis];
        if (std::fabs(d) < 1e-9f) {
            if (o < low[axis] || o > high[axis])
                return false;
            continue;
        }
        const float a = (low[axis] - o) / d, b = (high[axis] - o) / d;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    }
    return from < to;
}

bool FieldGrid::trace(Vec3 origin, Vec3 direction, float from, float to, float footprint, Hit &hit) const
{
    if (m_field->empty() || !clip(origin, direction, m_field->low(), m_field->high(), from, to))
        return false;
    float t = from + 1e-4f;
    const float tolerance = std::max(4e-4f, footprint * t), near = m_cell / split * 1.3f;
    for (int step = 0; step < 200 && t < to; ++step) {
        const Vec3 p = origin + direction * t;
        int block, fine;
        float d = interpolated(p, block, fine);
        if (block < 0 || d > near) {
            // Interpolation errs by less than a quarter of a fine cell.
            const float safe = block < 0 ? d * .85f : d * .9f - near * .25f;
            t += std::max(safe, near * .25f);
            continue;
        }
        int part = -1;
        d = m_field->distanceAmong(candidates(block, fine), p, &part);
        if (d < tolerance) {
            hit = {t, part};
            return true;
        }
        t += std::max(d * 0.92f, tolerance * 0.6f);
    }
    return false;
}

bool FieldGrid::coneStart(Vec3 origin, Vec3 direction, float slope, float &start) const
{
    float t = 0, to = 60;
    if (m_field->empty() || !clip(origin, direction, m_low, m_high, t, to))
        return false;
    for (int step = 0; step < 64 && t < to; ++step) {
        int block, fine;
        const float d = interpolated(origin + direction * t, block, fine);
        const float reach = t * slope + m_cell / split * .6f;
        if (d < reach) {
            start = t;
            return true;
        }
        t += std::max((d - reach) * .85f, m_cell * .1f);
    }
    return false;
}

Vec3 FieldGrid::normal(Vec3 p) const
{
    constexpr float h = 1.2e-3f;
    static constexpr Vec3 corners[4] = {{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}};
    Vec3 n;
    for (const Vec3 &c : corners)
        n += c * distance(p + c * h);
    return normalised(n);
}

float FieldGrid::light(Vec3 from, Vec3 towards, float sharpness) const
{
    float t = 0.012f, to = 8;
    if (m_field->empty() || !clip(from, towards, m_low, m_high, t, to))
        return 1;
    float lit = 1;
    for (int step = 0; step < 36 && t < to; ++step) {
        const Vec3 p = from + towards * t;
        int block, fine;
        float d = interpolated(p, block, fine);
        if (block >= 0 && t < .09f && d < .04f)
            d = m_field->distanceAmong(candidates(block, fine), p, nullptr);
        lit = std::min(lit, 0.5f + 0.5f * d * sharpness / t);
        if (lit < 0)
            return 0;
        t += clamp(d * .9f, 0.016f + t * .02f, 0.25f);
    }
    return lit * lit * (3 - 2 * lit);
}

} // namespace soco::demo
