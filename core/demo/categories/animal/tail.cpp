#include "core/demo/categories/animal/anatomy.h"

namespace soco::demo {
namespace {

// Thickness along the tail, by its radius.
float thickness(Tail kind, float along)
{
    switch (kind) {
    case Tail::Bushy: return .62f + .62f * smoothStep(0, .5f, along) - .86f * smoothStep(.55f, 1, along);
    case Tail::Horse: return .55f + .45f * smoothStep(0, .3f, along) - .55f * smoothStep(.6f, 1, along);
    case Tail::Tufted: return 1 - .35f * along;
    case Tail::Stub: return 1 - .25f * along;
    default: return 1 - .22f * along;
    }
}

// On top of the root, on whichever of trunk and tail lies higher there.
void placeBase(Model &m, const Animal &a, int trunk, int tail)
{
    const Vec3 along = normalised(a.tail[1] - a.tail[0]), over{along.z * .8f, 0, 1}; // before a tail that is held up
    const Vec3 up = normalised(normalised(over - along * dot(along, over)) + Vec3{0, 0, .5f});
    const Vec3 root = a.tail[1] + up * .05f;
    const bool onTail = dot(ontoPart(m, tail, root, up) - ontoPart(m, trunk, root, up), up) > 0;
    m.keypoint("animal_tail_base", onTail ? tail : trunk, root, up);
}

} // namespace

void addTail(Model &m, const Animal &a, int trunk)
{
    const TailShape &shape = a.species.tail;
    const auto last = a.tail.size() - 1;
    const auto radius = [&](std::size_t i) { return shape.radius * thickness(shape.kind, float(i) / float(last)); };
    const Vec3 end = a.tail[last], direction = normalised(end - a.tail[last - 1]);
    const auto segment = [&](std::size_t i) { m.capsule(a.tail[i], a.tail[i + 1], radius(i), radius(i + 1)); };

    const int rootPart = m.part(shape.kind == Tail::Horse ? a.mat.tailTip : a.mat.tail);
    int tipPart = rootPart;
    if (shape.kind == Tail::Ringed) {
        for (const int ring : {0, 1}) { // rings in every other place
            if (ring)
                tipPart = m.part(a.mat.tailTip);
            for (std::size_t i = 0; i < last; ++i)
                if ((i + 1 == last || i == 10 || (i > 2 && i % 2 == 1)) == (ring == 1))
                    segment(i);
        }
    } else {
        for (std::size_t i = 0; i < last; ++i)
            segment(i);
    }
    Vec3 tip = end + direction * (radius(last) * .95f);
    if (shape.kind == Tail::Tufted) {
        tipPart = m.part(a.mat.tailTip);
        const Vec3 tuft = mix(end, Vec3{end.x, end.y, end.z - .1f}, .5f);
        m.capsule(a.tail[last - 2], tuft, shape.radius * .8f, shape.radius * 1.9f);
        addLock(m, tuft, tuft + normalised(direction + Vec3{0, 0, -.6f}) * .11f, shape.radius * 1.7f, .02f);
        tip = tuft + normalised(direction + Vec3{0, 0, -.6f}) * .12f;
    }
    placeBase(m, a, trunk, rootPart);
    m.keypoint("animal_tail_tip", tipPart, tip, {});
}

} // namespace soco::demo
