#include "core/demo/modelling/field_grid.h"

namespace soco::demo {
namespace {

constexpr float halfDiagonal = 0.8661f; // of a unit cube, rounded up
constexpr float normalReach = 2.1e-3f;  // how far from a point its normal is felt for
constexpr float nowhere = 1e9f;

} // namespace

FieldGrid::FieldGrid(const ShapeField &field) : m_field(&field)
{
    if (field.empty())
        return;
    constexpr float pad = 0.22f; // room for occlusion taps and for steps by interpolated distance
    GridView &v = m_view;
    v.owner = this;
    v.primitives = field.primitives();
    v.edges = field.edges();
    v.surfaceLow = field.low();
    v.surfaceHigh = field.high();
    v.low = field.low() - Vec3{pad, pad, pad};
    v.high = field.high() + Vec3{pad, pad, pad};
    v.low.z = std::min(v.low.z, -0.02f);
    const Vec3 extent = v.high - v.low;
    v.cell = largest(extent) / coarseCells;
    v.inverseCell = 1 / v.cell;
    v.nx = std::max(1, int(std::ceil(extent.x / v.cell)));
    v.ny = std::max(1, int(std::ceil(extent.y / v.cell)));
    v.nz = std::max(1, int(std::ceil(extent.z / v.cell)));
    v.high = v.low + Vec3{float(v.nx), float(v.ny), float(v.nz)} * v.cell;

    fillCorners();
    const std::size_t blocks = std::size_t(markCellsNearSurface());
    m_fine = std::make_unique_for_overwrite<float[]>(blocks * GridView::fineCorners);
    m_lists = std::make_unique_for_overwrite<int[]>(blocks * GridView::fineCells);
    m_candidates = field.allCandidates();
    v.corners = m_corners.data();
    v.blockOf = m_blockOf.data();
    v.fine = m_fine.get();
    v.lists = m_lists.get();
    v.candidates = m_candidates.data();
}

void FieldGrid::fillCorners()
{
    const GridView &v = m_view;
    m_corners.reserve(std::size_t((v.nx + 1) * (v.ny + 1) * (v.nz + 1)));
    for (int k = 0; k <= v.nz; ++k)
        for (int j = 0; j <= v.ny; ++j)
            for (int i = 0; i <= v.nx; ++i)
                m_corners.push_back(m_field->distance(v.low + Vec3{float(i), float(j), float(k)} * v.cell));
}

int FieldGrid::markCellsNearSurface()
{
    const GridView &v = m_view;
    m_blockOf.assign(std::size_t(v.nx * v.ny * v.nz), GridView::far);
    int count = 0;
    for (int cell = 0; cell < int(m_blockOf.size()); ++cell) {
        const int i = cell % v.nx, j = cell / v.nx % v.ny, k = cell / (v.nx * v.ny);
        float nearest = nowhere;
        for (int c = 0; c < 8; ++c) {
            const int at = ((k + (c >> 2)) * (v.ny + 1) + j + ((c >> 1) & 1)) * (v.nx + 1) + i + (c & 1);
            nearest = std::min(nearest, std::fabs(m_corners[std::size_t(at)]));
        }
        if (nearest <= v.cell * halfDiagonal * 2.2f) {
            m_blockOf[std::size_t(cell)] = GridView::untouched;
            ++count;
        }
    }
    return count;
}

Vec3 FieldGrid::cornerOf(int cell) const
{
    const GridView &v = m_view;
    return v.low + Vec3{float(cell % v.nx), float(cell / v.nx % v.ny), float(cell / (v.nx * v.ny))} * v.cell;
}

int FieldGrid::fillBlock(int cell) const
{
    const int index = int(m_cellOf.size());
    m_blockOf[std::size_t(cell)] = index;
    m_cellOf.push_back(cell);
    const Vec3 corner = cornerOf(cell);
    const float half = m_view.cell / 2, fine = m_view.cell / GridView::split;
    CandidateList list;
    const Vec3 middle = corner + Vec3{half, half, half};
    m_field->prune(m_candidates.data(), middle, m_view.cell * halfDiagonal + normalReach, list);
    m_candidatesOf.push_back(int(m_candidates.size()));
    m_candidates.insert(m_candidates.end(), list.begin(), list.end());
    m_view.candidates = m_candidates.data();
    std::fill_n(&m_lists[std::size_t(index * GridView::fineCells)], GridView::fineCells, -1);

    constexpr int side = GridView::split + 1;
    float *distances = &m_fine[std::size_t(index * GridView::fineCorners)];
    for (int first = 0; first < GridView::fineCorners; first += laneCount) {
        EightPoints points;
        EightFloats found;
        for (int l = 0; l < laneCount; ++l) {
            const int at = std::min(first + l, GridView::fineCorners - 1);
            points.set(l, corner + Vec3{float(at % side), float(at / side % side), float(at / (side * side))} * fine);
        }
        kernels().distancesAmong(m_view, list.data(), points, found);
        std::copy_n(found.at, std::min(laneCount, GridView::fineCorners - first), distances + first);
    }
    return index;
}

void FieldGrid::fillList(int block, int fine) const
{
    constexpr int split = GridView::split;
    const float side = m_view.cell / split;
    const int i = fine % split, j = fine / split % split, k = fine / (split * split);
    const Vec3 centre = cornerOf(m_cellOf[std::size_t(block)])
                        + Vec3{float(i) + .5f, float(j) + .5f, float(k) + .5f} * side;
    CandidateList list;
    m_field->prune(m_candidates.data() + m_candidatesOf[std::size_t(block)], centre, side * halfDiagonal + normalReach,
                   list);
    m_lists[std::size_t(block * GridView::fineCells + fine)] = int(m_candidates.size());
    m_candidates.insert(m_candidates.end(), list.begin(), list.end());
    m_view.candidates = m_candidates.data();
}

int fillBlock(const FieldGrid &grid, int cell) { return grid.fillBlock(cell); }

void fillList(const FieldGrid &grid, int block, int fine) { grid.fillList(block, fine); }

void FieldGrid::trace(const EightRays &rays, unsigned lanes, float footprint, EightHits &hits) const
{
    if (!m_field->empty())
        kernels().trace(m_view, rays, lanes, footprint, hits);
    else
        std::fill_n(hits.part, laneCount, -1);
}

bool FieldGrid::trace(Vec3 origin, Vec3 direction, float from, float to, float footprint, Hit &hit) const
{
    EightRays rays;
    for (int l = 0; l < laneCount; ++l) {
        rays.origin.set(l, origin);
        rays.direction.set(l, direction);
    }
    rays.from[0] = from;
    rays.to[0] = to;
    EightHits hits;
    trace(rays, 1, footprint, hits);
    if (hits.part[0] < 0)
        return false;
    hit = {hits.distance[0], hits.part[0]};
    return true;
}

void FieldGrid::coneStarts(const EightRays &rays, unsigned lanes, float slope, EightFloats &starts) const
{
    if (!m_field->empty())
        kernels().coneStarts(m_view, rays, lanes, slope, starts);
    else
        std::fill_n(starts.at, laneCount, -1.f);
}

void FieldGrid::distances(const EightPoints &points, unsigned lanes, EightFloats &distances) const
{
    if (!m_field->empty())
        kernels().distances(m_view, points, lanes, distances);
    else
        std::fill_n(distances.at, laneCount, nowhere);
}

void FieldGrid::roughDistances(const EightPoints &points, unsigned lanes, EightFloats &distances) const
{
    if (!m_field->empty())
        kernels().roughDistances(m_view, points, lanes, distances);
    else
        std::fill_n(distances.at, laneCount, nowhere);
}

void FieldGrid::normals(const EightPoints &points, unsigned lanes, EightPoints &normals) const
{
    if (!m_field->empty())
        kernels().normals(m_view, points, lanes, normals);
}

void FieldGrid::light(const EightPoints &from, Vec3 towards, float sharpness, unsigned lanes, EightFloats &lit) const
{
    if (!m_field->empty())
        kernels().light(m_view, from, towards, sharpness, lanes, lit);
    else
        std::fill_n(lit.at, laneCount, 1.f);
}

} // namespace soco::demo
