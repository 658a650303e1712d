#include "core/demo/categories/animal/anatomy.h"

namespace soco::demo {
namespace {

struct EarEnd {
    int part;
    Vec3 tip;
};

EarEnd pointed(Model &m, const Animal &a, float s, float size)
{
    const float hr = a.headRadius;
    const Vec3 root = a.onHead(-hr * .10f, s * hr * .58f * a.species.headWidth, hr * .55f);
    const Vec3 top = root + a.X * (hr * .05f) + a.Y * (s * hr * .26f * size) + a.Z * (hr * .88f * size);
    const int part = m.part(a.mat.ear);
    m.capsule(root, top, hr * .43f * std::min(size, 1.1f), .024f);
    m.part(a.mat.inner);
    m.capsule(root + a.X * (hr * .19f * size) + a.Z * (hr * .12f), mix(root, top, .80f) + a.X * (hr * .085f * size),
              hr * .25f * size, .018f);
    return {part, top + normalised(top - root) * .021f};
}

EarEnd round(Model &m, const Animal &a, float s, float size)
{
    const float hr = a.headRadius;
    const Vec3 root = a.onHead(-hr * .15f, s * hr * .74f * a.species.headWidth, hr * .72f);
    const Vec3 up = normalised(a.Z + a.Y * (s * .55f)), across = cross(up, a.X);
    const int part = m.part(a.mat.ear);
    m.ellipsoid(root, {hr * .19f, hr * .36f * size, hr * .38f * size}).frame(a.X, across, up);
    m.part(a.mat.inner);
    m.ellipsoid(root + a.X * (hr * .12f), {hr * .11f, hr * .23f * size, hr * .25f * size}).frame(a.X, across, up);
    return {part, root + up * (hr * .38f * size)};
}

// A leaf from its stem to its tip, its hollow to the front.
EarEnd leaf(Model &m, const Animal &a, Vec3 root, Vec3 tip, float width)
{
    const Vec3 along = normalised(tip - root), front = normalised(a.X - along * dot(a.X, along));
    const Vec3 across = cross(along, front), middle = mix(root, tip, .56f);
    const float half = length(tip - root) * .44f;
    const int part = m.part(a.mat.ear);
    m.capsule(root, middle, width * .55f, width * .50f);
    m.ellipsoid(middle, {width * .62f, width, half}).frame(front, across, along).smooth(.03f);
    m.part(a.mat.inner);
    m.ellipsoid(middle + front * (width * .38f), {width * .36f, width * .62f, half * .74f}).frame(front, across, along);
    return {part, tip};
}

EarEnd tall(Model &m, const Animal &a, float s, float size)
{
    const float hr = a.headRadius;
    const Vec3 root = a.onHead(-hr * .30f, s * hr * .52f, hr * .64f);
    return leaf(m, a, root, root + (a.X * -.10f + a.Y * (s * .40f) + a.Z * 1.12f) * (hr * size), hr * .25f * size);
}

EarEnd sideways(Model &m, const Animal &a, float s, float size)
{
    const float hr = a.headRadius;
    const Vec3 root = a.onHead(-hr * .25f, s * hr * .72f * a.species.headWidth, hr * .28f);
    return leaf(m, a, root, root + (a.X * -.22f + a.Y * s * 1.15f + a.Z * -.18f) * (hr * size), hr * .25f * size);
}

EarEnd bat(Model &m, const Animal &a, float s, float size)
{
    const float hr = a.headRadius;
    const Vec3 root = a.onHead(-hr * .12f, s * hr * .60f * a.species.headWidth, hr * .62f);
    const Vec3 up = normalised(a.Z + a.Y * (s * .30f)), across = cross(up, a.X);
    const float length = hr * .62f * size;
    const Vec3 middle = root + up * (length * .45f);
    const int part = m.part(a.mat.ear);
    m.ellipsoid(middle, {hr * .17f, hr * .34f * size, length}).frame(a.X, across, up);
    m.part(a.mat.inner);
    m.ellipsoid(middle + a.X * (hr * .10f), {hr * .10f, hr * .21f * size, length * .72f}).frame(a.X, across, up);
    return {part, middle + up * length};
}

EarEnd hanging(Model &m, const Animal &a, float s, float size)
{
    const float hr = a.headRadius, width = a.species.headWidth;
    const Vec3 root = a.onHead(-hr * .08f, s * hr * .72f * width, hr * .52f);
    const Vec3 down = normalised(a.Z * -1.f + a.Y * (s * .34f) + a.X * .06f);
    const Vec3 out = normalised(a.Y * s - down * dot(a.Y * s, down)), across = cross(out, down);
    const float length = hr * .68f * size;
    const Vec3 lobe = root + a.Y * (s * hr * .16f) + down * (length * .85f);
    const int part = m.part(a.mat.ear);
    m.ellipsoid(root, {hr * .30f, hr * .22f, hr * .22f}).frame(a.X, a.Y, a.Z);
    m.ellipsoid(lobe, {length, hr * .17f, hr * (.26f + .12f * size)}).frame(down, out, across).smooth(.06f);
    Vec3 tip = lobe + down * length;
    if (const float feather = a.species.ears.feather; feather > 0) {
        for (int k = -1; k <= 1; ++k)
            addLock(m, lobe + down * (length * .35f) + across * (float(k) * hr * .20f),
                    lobe + down * (length + feather * (k ? .7f : 1.f)) + across * (float(k) * hr * .28f), hr * .22f);
        tip = lobe + down * (length + feather + .008f);
    }
    return {part, tip};
}

EarEnd folded(Model &m, const Animal &a, float s, float size)
{
    const float hr = a.headRadius, width = a.species.headWidth;
    const Vec3 root = a.onHead(-hr * .05f, s * hr * .58f * width, hr * .60f);
    const Vec3 fold = root + a.Y * (s * hr * .26f) + a.Z * (hr * .34f * size);
    const Vec3 tip = fold + a.X * (hr * .42f * size) + a.Y * (s * hr * .22f) - a.Z * (hr * .50f * size);
    const int part = m.part(a.mat.ear);
    m.capsule(root, fold, hr * .28f, hr * .21f);
    m.capsule(fold, tip, hr * .23f, .030f).smooth(.03f);
    return {part, tip + normalised(tip - fold) * .027f};
}

} // namespace

void addEars(Model &m, const Animal &a)
{
    const float size = a.species.ears.size * m.rng.range(.92f, 1.08f);
    for (const float s : bothSides) {
        EarEnd ear{};
        switch (a.species.ears.kind) {
        case Ears::Pointed: ear = pointed(m, a, s, size); break;
        case Ears::Round: ear = round(m, a, s, size); break;
        case Ears::Tall: ear = tall(m, a, s, size); break;
        case Ears::Sideways: ear = sideways(m, a, s, size); break;
        case Ears::Bat: ear = bat(m, a, s, size); break;
        case Ears::Hanging: ear = hanging(m, a, s, size); break;
        case Ears::Folded: ear = folded(m, a, s, size); break;
        }
        m.keypoint("animal_ear_" + sideName(s) + "_tip", ear.part, ear.tip, {});
    }
}

} // namespace soco::demo
