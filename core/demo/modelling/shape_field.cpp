#include "core/demo/modelling/shape_field.h"

#include "core/demo/modelling/primitive_distance.h"

namespace soco::demo {
namespace {
constexpr float nothing = 1e9f;
}

int ShapeField::beginPart(int material)
{
    m_parts.push_back({int(m_primitives.size()), 0, material});
    return int(m_parts.size()) - 1;
}

Primitive &ShapeField::add(const Primitive &primitive)
{
    m_primitives.push_back(primitive);
    m_primitives.back().prepare();
    m_parts.back().count += 1;
    return m_primitives.back();
}

void ShapeField::setOutline(Primitive &primitive, const std::vector<Vec2> &polygon)
{
    primitive.firstEdges = int(m_edges.size());
    appendOutline(m_edges, polygon);
    primitive.edgesCount = int(m_edges.size()) - primitive.firstEdges;
}

void ShapeField::finish()
{
    m_low = {nothing, nothing, nothing};
    m_high = -m_low;
    m_balls.clear();
    for (const Part &part : m_parts) {
        Vec3 low{nothing, nothing, nothing}, high = -low;
        for (int i = part.first; i < part.first + part.count; ++i) {
            const Primitive &primitive = m_primitives[std::size_t(i)];
            if (primitive.blend != Blend::Union)
                continue;
            Vec3 a, b;
            primitive.bounds(m_edges.data(), a, b);
            const float bulge = primitive.width * 0.25f;
            low = minimum(low, a - Vec3{bulge, bulge, bulge});
            high = maximum(high, b + Vec3{bulge, bulge, bulge});
        }
        m_balls.push_back({(low + high) * 0.5f, length(high - low) * 0.5f});
        m_low = minimum(m_low, low);
        m_high = maximum(m_high, high);
    }
}

float ShapeField::partDistance(int part, Vec3 p) const
{
    const Part &t = m_parts[std::size_t(part)];
    float d = nothing;
    for (int i = t.first; i < t.first + t.count; ++i) {
        const Primitive &primitive = m_primitives[std::size_t(i)];
        d = blended(d, primitive.distance(p, m_edges.data()), primitive, i == t.first);
    }
    return d;
}

float ShapeField::distance(Vec3 p) const
{
    float best = nothing;
    for (int i = 0; i < int(m_parts.size()); ++i) {
        const Ball &ball = m_balls[std::size_t(i)];
        const float reach = best + ball.radius;
        const Vec3 away = p - ball.centre;
        if (reach > 0 && dot(away, away) > reach * reach)
            continue; // no point of this part can be nearer
        best = std::min(best, partDistance(i, p));
    }
    return best;
}

CandidateList ShapeField::allCandidates() const
{
    CandidateList all{int(m_parts.size())};
    for (int i = 0; i < int(m_parts.size()); ++i) {
        const Part &part = m_parts[std::size_t(i)];
        all.push_back(i);
        all.push_back(part.count);
        for (int k = 0; k < part.count; ++k) {
            all.push_back(part.first + k);
            all.push_back(int(allStretches));
        }
    }
    return all;
}

void ShapeField::prune(const int *from, Vec3 centre, float radius, CandidateList &out) const
{
    struct Kept {
        int part;
        float distance;
        int first, end; // in `ids`
    };
    static thread_local std::vector<Kept> kept;
    static thread_local std::vector<int> ids;
    kept.clear();
    ids.clear();
    const float slack = radius * 1.25f; // distances change by at most the radius; blends and bounds need a little more
    float best = nothing;
    int parts = *from++;
    for (int i = 0; i < parts; ++i) {
        const int part = *from++;
        const int count = *from++;
        const int *list = from;
        from += 2 * count;
        const Ball &ball = m_balls[std::size_t(part)];
        if (length(centre - ball.centre) - ball.radius - slack > best + slack)
            continue;
        const int first = int(ids.size());
        float d = nothing;
        for (int k = 0; k < count; ++k) {
            const int index = list[2 * k];
            const Primitive &primitive = m_primitives[std::size_t(index)];
            const float x = primitive.distance(centre, m_edges.data());
            const float margin = primitive.width + 2 * slack;
            const bool empty = int(ids.size()) == first;
            if (primitive.blend == Blend::Union) {
                if (!empty && x - d >= margin)
                    continue; // too far behind what is there
                if (!empty && d - x >= margin)
                    ids.resize(std::size_t(first)); // what was there is too far behind this
            } else if (primitive.blend == Blend::Subtract) {
                if (d + x >= margin)
                    continue;
            } else if (d - x >= margin) {
                continue;
            }
            d = blended(d, x, primitive, int(ids.size()) == first);
            ids.push_back(index);
            const unsigned among = unsigned(list[2 * k + 1]);
            ids.push_back(int(primitive.stretchesNear(centre, slack, among, m_edges.data())));
        }
        kept.push_back({part, d, first, int(ids.size())});
        best = std::min(best, d);
    }
    const std::size_t countAt = out.size();
    out.push_back(0);
    for (const Kept &k : kept) {
        if (k.distance - slack > best + slack)
            continue;
        out[countAt] += 1;
        out.push_back(k.part);
        out.push_back((k.end - k.first) / 2);
        out.insert(out.end(), ids.begin() + k.first, ids.begin() + k.end);
    }
}

} // namespace soco::demo
