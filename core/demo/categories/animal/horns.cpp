#include "core/demo/categories/animal/anatomy.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {

// Horns and tusks: cones along a line. A ringed one gets thinner towards the end of each of its steps.
void addHorns(Model &m, const Animal &a)
{
    for (const Horn &horn : a.species.horns) {
        const int material = m.material(clayOf(colourOf(horn.colour), .45f, .35f));
        const float grown = m.rng.range(.9f, 1.12f);
        for (const float side : bothSides) {
            std::vector<Vec3> points;
            for (const Vec3 &p : horn.line) {
                const Vec3 q = mix(horn.line.front(), p, grown) * a.headRadius;
                points.push_back(a.onHead(q.x, q.y * side, q.z));
            }
            const std::vector<Vec3> line = curveThrough(points, horn.ringed ? 6 : 5);
            const auto last = line.size() - 1;
            const auto radius = [&](std::size_t i) {
                return a.headRadius * mix(horn.radius, horn.tip, float(i) / float(last));
            };
            m.part(material);
            for (std::size_t i = 0; i < last; ++i) {
                const bool step = horn.ringed && i + 6 < last; // the tip is smooth
                m.capsule(line[i], line[i + 1], radius(i) * (step ? 1.08f : 1.f), radius(i + 1) * (step ? .86f : 1.f));
            }
        }
    }
}

} // namespace soco::demo
