#pragma once

#include "core/demo/modelling/kernels.h"
#include "core/demo/modelling/primitive_distance.h"
#include "core/demo/modelling/value_noise.h"

// The bodies of the kernels, for packets P of laneCount floats. Included by one .cpp an instruction set; see packet.h
// for what may be called here.

namespace soco::demo {

template <class P>
SOCO_LANES Point<P> loaded(const EightPoints &p)
{
    return {P::load(p.x.at), P::load(p.y.at), P::load(p.z.at)};
}

template <class P>
SOCO_LANES Point<P> along(const Point<P> &origin, const Point<P> &direction, P t)
{
    return {origin.x + direction.x * t, origin.y + direction.y * t, origin.z + direction.z * t};
}

// The distance from a list's candidates; where `part` is asked for, the nearest one's index.
template <class P>
SOCO_LANES P distanceAmong(const GridView &grid, const int *candidates, const Point<P> &p, typename P::Int *part)
{
    P best(1e9f);
    const int parts = *candidates++;
    for (int i = 0; i < parts; ++i) {
        const int index = *candidates++;
        const int count = *candidates++;
        P d(1e9f);
        for (int k = 0; k < count; ++k) {
            const Primitive &primitive = grid.primitives[candidates[2 * k]];
            const unsigned stretches = unsigned(candidates[2 * k + 1]);
            d = blended<P>(d, distanceTo<P>(primitive, grid.edges, stretches, p), primitive, k == 0);
        }
        candidates += 2 * count;
        if (part)
            *part = select(d < best, typename P::Int(std::uint32_t(index)), *part);
        best = smaller(best, d);
    }
    return best;
}

// What the grid knows about eight points: their interpolated distances (where asked for), and where to find their
// candidates.
template <class P>
struct Looked {
    P distance;
    typename P::Mask near; // in a block, where exact distances are to be had
    int block[laneCount], fine[laneCount];
};

template <class P>
SOCO_LANES Looked<P> look(const GridView &grid, const Point<P> &p, unsigned lanes, bool interpolate = true)
{
    constexpr int split = GridView::split, side = split + 1;
    const auto whole = [](P x) __attribute__((always_inline)) { return asFloat(truncated(x)); };
    const P gx = (p.x - P(grid.low.x)) * P(grid.inverseCell), gy = (p.y - P(grid.low.y)) * P(grid.inverseCell);
    const P gz = (p.z - P(grid.low.z)) * P(grid.inverseCell);
    const P i = whole(between(gx, 0, float(grid.nx - 1))), j = whole(between(gy, 0, float(grid.ny - 1)));
    const P k = whole(between(gz, 0, float(grid.nz - 1)));
    P x = between(gx - i, 0, 1), y = between(gy - j, 0, 1), z = between(gz - k, 0, 1); // within the cell
    // Small whole numbers: exact in floats, which every processor multiplies quickly.
    const P cell = (k * P(float(grid.ny)) + j) * P(float(grid.nx)) + i;
    const P corner = (k * P(float(grid.ny + 1)) + j) * P(float(grid.nx + 1)) + i;
    const P sx = x * P(float(split)), sy = y * P(float(split)), sz = z * P(float(split));
    constexpr float last = split - 1;
    const P fi = smaller(whole(sx), P(last)), fj = smaller(whole(sy), P(last)), fk = smaller(whole(sz), P(last));
    const P fine = (fk * P(float(split)) + fj) * P(float(split)) + fi;
    const P fineCorner = (fk * P(float(side)) + fj) * P(float(side)) + fi;

    int cells[laneCount], corners[laneCount], fineCorners[laneCount];
    Looked<P> looked;
    truncated(cell).store(cells);
    truncated(corner).store(corners);
    truncated(fineCorner).store(fineCorners);
    truncated(fine).store(looked.fine);
    unsigned inBlocks = 0;
    const float *rows[4][laneCount]; // along x, of the cell's corners
    for (int l = 0; l < laneCount; ++l) {
        const bool wanted = lanes >> l & 1;
        int block = wanted ? grid.blockOf[cells[l]] : GridView::far;
        if (block == GridView::untouched)
            block = fillBlock(*grid.owner, cells[l]);
        looked.block[l] = block;
        const bool in = block >= 0;
        inBlocks |= unsigned(in) << l;
        const float *v = in ? grid.fine + block * GridView::fineCorners + fineCorners[l]
                            : grid.corners + (wanted ? corners[l] : 0);
        const int dy = in ? side : grid.nx + 1, dz = in ? side * side : (grid.nx + 1) * (grid.ny + 1);
        rows[0][l] = v;
        rows[1][l] = v + dy;
        rows[2][l] = v + dz;
        rows[3][l] = v + dy + dz;
    }
    looked.near = P::Mask::of(inBlocks);
    looked.distance = P(0.f);
    if (!interpolate)
        return looked;
    x = select(looked.near, sx - fi, x);
    y = select(looked.near, sy - fj, y);
    z = select(looked.near, sz - fk, z);
    const auto edge = [&](int row) __attribute__((always_inline)) {
        return mixed<P>(P::gather(rows[row], 0), P::gather(rows[row], 1), x);
    };
    const P lower = mixed<P>(edge(0), edge(1), y), upper = mixed<P>(edge(2), edge(3), y);
    looked.distance = mixed<P>(lower, upper, z);
    return looked;
}

// Calls f(list, group) for each candidate list among those lanes, which must be in blocks.
template <class P, class F>
SOCO_LANES void eachList(const GridView &grid, const Looked<P> &looked, unsigned lanes, F f)
{
    int at[laneCount];
    for (int l = 0; l < laneCount; ++l) {
        at[l] = -1;
        if (!(lanes >> l & 1))
            continue;
        const int *list = &grid.lists[looked.block[l] * GridView::fineCells + looked.fine[l]];
        if (*list < 0)
            fillList(*grid.owner, looked.block[l], looked.fine[l]);
        at[l] = *list;
    }
    const auto lists = P::Int::load(at);
    while (lanes) {
        const int first = at[__builtin_ctz(lanes)];
        const auto group = lists == typename P::Int(std::uint32_t(first));
        f(grid.candidates + first, group);
        lanes &= ~group.bits();
    }
}

template <class P>
SOCO_LANES P exactDistance(const GridView &grid, const Looked<P> &looked, const Point<P> &p, unsigned lanes)
{
    P exact = looked.distance;
    eachList(grid, looked, lanes, [&](const int *list, auto group) __attribute__((always_inline)) {
        exact = select(group, distanceAmong<P>(grid, list, p, nullptr), exact);
    });
    return exact;
}

// Cuts the rays to a box. Which lanes are left?
template <class P>
SOCO_LANES unsigned clipped(const Point<P> &origin, const Point<P> &direction, const Vec3 &low, const Vec3 &high,
                            P &from, P &to)
{
    const auto slab = [&](P o, P d, float lowest, float highest) __attribute__((always_inline)) {
        const auto parallel = magnitude(d) < P(1e-9f);
        const P a = (P(lowest) - o) / d, b = (P(highest) - o) / d;
        from = select(parallel, from, larger(from, smaller(a, b)));
        to = select(parallel, to, smaller(to, larger(a, b)));
        return ~(parallel & ((o < P(lowest)) | (o > P(highest))));
    };
    const auto inX = slab(origin.x, direction.x, low.x, high.x);
    const auto inY = slab(origin.y, direction.y, low.y, high.y);
    const auto inZ = slab(origin.z, direction.z, low.z, high.z);
    return (inX & inY & inZ & (from < to)).bits();
}

template <class P>
void distancesAmongEight(const GridView &grid, const int *candidates, const EightPoints &points, EightFloats &out)
{
    distanceAmong<P>(grid, candidates, loaded<P>(points), nullptr).store(out.at);
}

template <class P>
void traceEight(const GridView &grid, const EightRays &rays, unsigned lanes, float footprint, EightHits &hits)
{
    const Point<P> origin = loaded<P>(rays.origin), direction = loaded<P>(rays.direction);
    P t = P::load(rays.from.at), to = P::load(rays.to.at), found(0.f);
    typename P::Int part(std::uint32_t(-1)), foundPart(std::uint32_t(-1));
    unsigned active = lanes & clipped<P>(origin, direction, grid.surfaceLow, grid.surfaceHigh, t, to);
    t = t + P(1e-4f);
    const P tolerance = larger(P(4e-4f), P(footprint) * t);
    const float near = grid.cell / GridView::split * 1.3f;
    unsigned closing = 0; // lanes that are sure to be near enough for exact distances
    constexpr int mostSteps = 600; // enough to creep along the whole object a pixel above it
    for (int step = 0; step < mostSteps; ++step) {
        active &= (t < to).bits();
        if (!active)
            break;
        const Point<P> p = along(origin, direction, t);
        // Interpolation errs by less than a quarter of a fine cell.
        const Looked<P> looked = look(grid, p, active, (active & ~closing) != 0);
        const P interpolated = select(P::Mask::of(closing), P(0.f), looked.distance);
        const P safe = select(looked.near, interpolated * P(.9f) - P(near * .25f), interpolated * P(.85f));
        P ahead = larger(safe, P(near * .25f));
        const unsigned close = active & (looked.near & ~(interpolated > P(near))).bits();
        if (close) {
            P d = interpolated;
            eachList(grid, looked, close, [&](const int *list, auto group) __attribute__((always_inline)) {
                typename P::Int nearest(std::uint32_t(-1));
                d = select(group, distanceAmong<P>(grid, list, p, &nearest), d);
                part = select(group, nearest, part);
            });
            const auto exact = P::Mask::of(close);
            ahead = select(exact, larger(d * P(.92f), tolerance * P(.6f)), ahead);
            const auto met = exact & (d < tolerance);
            found = select(met, t, found);
            foundPart = select(met, part, foundPart);
            active &= ~met.bits();
            // A step of d cannot lead to more than 2 d from the surface.
            closing = (exact & (d < P(near * .25f))).bits();
        } else {
            closing = 0;
        }
        t = t + ahead;
    }
    // Rays that have crept along a surface for so long touch it as far as a picture can tell.
    const auto crept = P::Mask::of(active & closing);
    found = select(crept, t, found);
    foundPart = select(crept, part, foundPart);
    found.store(hits.distance.at);
    foundPart.store(hits.part);
}

template <class P>
void coneStartsOfEight(const GridView &grid, const EightRays &rays, unsigned lanes, float slope, EightFloats &starts)
{
    const Point<P> origin = loaded<P>(rays.origin), direction = loaded<P>(rays.direction);
    P t = P::load(rays.from.at), to = P::load(rays.to.at), start(-1.f);
    unsigned active = lanes & clipped<P>(origin, direction, grid.low, grid.high, t, to);
    for (int step = 0; step < 64; ++step) {
        active &= (t < to).bits();
        if (!active)
            break;
        const P d = look(grid, along(origin, direction, t), active).distance;
        const P reach = t * P(slope) + P(grid.cell / GridView::split * .6f);
        const auto met = P::Mask::of(active) & (d < reach);
        start = select(met, t, start);
        active &= ~met.bits();
        t = t + larger((d - reach) * P(.85f), P(grid.cell * .1f));
    }
    // Cones that graze something for long have still met nothing so far.
    start = select(P::Mask::of(active), t, start);
    start.store(starts.at);
}

// The nearest point of the grid's box, and the squared way to it.
template <class P>
SOCO_LANES Point<P> insideBox(const GridView &grid, const Point<P> &p, P &outside)
{
    const Point<P> c{between(p.x, grid.low.x, grid.high.x), between(p.y, grid.low.y, grid.high.y),
                     between(p.z, grid.low.z, grid.high.z)};
    const Point<P> away{p.x - c.x, p.y - c.y, p.z - c.z};
    outside = dotOf(away, away);
    return c;
}

template <class P>
SOCO_LANES P beyondBox(P distance, P outside)
{
    const P inside = larger(distance, P(0.f));
    return select(outside > P(0.f), squareRoot(outside + inside * inside), distance);
}

template <class P>
void distancesOfEight(const GridView &grid, const EightPoints &points, unsigned lanes, EightFloats &out)
{
    P outside;
    const Point<P> p = insideBox(grid, loaded<P>(points), outside);
    const Looked<P> looked = look(grid, p, lanes);
    const P d = exactDistance(grid, looked, p, lanes & looked.near.bits());
    beyondBox(d, outside).store(out.at);
}

template <class P>
void roughDistancesOfEight(const GridView &grid, const EightPoints &points, unsigned lanes, EightFloats &out)
{
    P outside;
    const Point<P> p = insideBox(grid, loaded<P>(points), outside);
    const auto remote = outside > P(.49f);
    lanes &= ~remote.bits();
    P d(0.f);
    if (lanes)
        d = beyondBox(look(grid, p, lanes).distance, outside);
    select(remote, squareRoot(outside), d).store(out.at);
}

template <class P>
void normalsOfEight(const GridView &grid, const EightPoints &points, unsigned lanes, EightPoints &normals)
{
    constexpr float h = 1.2e-3f;
    constexpr float corners[4][3] = {{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}};
    const Point<P> p = loaded<P>(points);
    const Looked<P> looked = look(grid, p, lanes);
    Point<P> n{P(0.f), P(0.f), P(0.f)};
    const auto slope = [&](const int *list, auto group) __attribute__((always_inline)) {
        Point<P> sum{P(0.f), P(0.f), P(0.f)};
        for (const auto &c : corners) {
            const Point<P> q{p.x + P(c[0] * h), p.y + P(c[1] * h), p.z + P(c[2] * h)};
            const P d = distanceAmong<P>(grid, list, q, nullptr);
            sum = {sum.x + P(c[0]) * d, sum.y + P(c[1]) * d, sum.z + P(c[2]) * d};
        }
        n = {select(group, sum.x, n.x), select(group, sum.y, n.y), select(group, sum.z, n.z)};
    };
    const unsigned near = lanes & looked.near.bits();
    eachList(grid, looked, near, slope);
    if (lanes & ~near) // away from the surface
        slope(grid.candidates, P::Mask::of(lanes & ~near));
    const P l = squareRoot(dotOf(n, n)), inverse = select(l > P(0.f), P(1.f) / l, P(1.f));
    (n.x * inverse).store(normals.x.at);
    (n.y * inverse).store(normals.y.at);
    (n.z * inverse).store(normals.z.at);
}

template <class P>
void lightOnEight(const GridView &grid, const EightPoints &points, Vec3 towards, float sharpness, unsigned lanes,
                  EightFloats &out)
{
    const Point<P> origin = loaded<P>(points), direction{P(towards.x), P(towards.y), P(towards.z)};
    P t(0.012f), to(8.f), lit(1.f);
    unsigned active = lanes & clipped<P>(origin, direction, grid.low, grid.high, t, to);
    for (int step = 0; step < 36; ++step) {
        active &= (t < to).bits();
        if (!active)
            break;
        const Point<P> p = along(origin, direction, t);
        const Looked<P> looked = look(grid, p, active);
        P d = looked.distance;
        const unsigned close = active & (looked.near & (t < P(.09f)) & (d < P(.04f))).bits();
        if (close)
            d = exactDistance(grid, looked, p, close);
        const P seen = smaller(lit, P(.5f) + P(.5f) * d * P(sharpness) / t);
        lit = select(P::Mask::of(active), seen, lit);
        active &= ~(lit < P(0.f)).bits();
        t = t + smaller(larger(d * P(.9f), P(.016f) + t * P(.02f)), P(.25f));
    }
    lit = larger(lit, P(0.f));
    (lit * lit * (P(3.f) - P(2.f) * lit)).store(out.at);
}

template <class P>
void valueNoiseAtEight(const EightPoints &points, EightFloats &out)
{
    valueNoiseAt<P, typename P::Int>(loaded<P>(points)).store(out.at);
}

template <class P>
void weightedSumsOfRows(const float *const *rows, const float *weights, int rowCount, float *to, int count)
{
    int i = 0;
    for (; i + laneCount <= count; i += laneCount) {
        P sum(0.f);
        for (int row = 0; row < rowCount; ++row)
            sum = sum + P(weights[row]) * P::load(rows[row] + i);
        sum.store(to + i);
    }
    for (; i < count; ++i) {
        float sum = 0;
        for (int row = 0; row < rowCount; ++row)
            sum = sum + weights[row] * rows[row][i];
        to[i] = sum;
    }
}

template <class P>
constexpr Kernels makeKernels(const char *name)
{
    return {name,
            distancesAmongEight<P>,
            traceEight<P>,
            coneStartsOfEight<P>,
            distancesOfEight<P>,
            roughDistancesOfEight<P>,
            normalsOfEight<P>,
            lightOnEight<P>,
            valueNoiseAtEight<P>,
            weightedSumsOfRows<P>};
}

} // namespace soco::demo
