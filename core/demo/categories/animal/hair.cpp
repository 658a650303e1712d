#include "core/demo/categories/animal/anatomy.h"

namespace soco::demo {
namespace {

// Two rings of locks that point back and down.
void addRuff(Model &m, const Animal &a)
{
    const float length = a.species.locks.ruff;
    const Vec3 axis = a.neckAxis(), front = normalised(Vec3{1, 0, 0} - axis * axis.x), side = cross(axis, front);
    for (const int ring : {0, 1}) {
        const float at = ring ? .62f : .22f;
        const int count = ring ? 7 : 9;
        for (int i = 0; i < count; ++i) {
            const float angle = (float(i) + .5f * float(ring)) * 2 * pi / float(count);
            const Vec3 out = front * cosine(angle) + side * sine(angle);
            const Vec3 root = a.neckAt(at) + out * (a.neckRadius(at) * .80f);
            addLock(m, root, root + out * (length * .45f) - axis * (length * .75f) - Vec3{0, 0, length * .35f},
                    .055f + length * .18f);
        }
    }
}

void addSkirt(Model &m, const Animal &a)
{
    const float length = a.species.locks.skirt, br = a.bodyRadius;
    constexpr int count = 6;
    for (const float s : bothSides)
        for (int i = 0; i < count; ++i) {
            const float t = float(i) / (count - 1);
            const Vec3 spine = mix(a.hip, a.shoulder + Vec3{br * .3f, 0, 0}, t);
            const float hang = length * (i % 2 ? 1.f : .85f);
            addLock(m, spine + Vec3{0, s * br * .60f, -br * .20f},
                    spine + Vec3{-.035f, s * br * .82f, -br * .72f - hang * .6f}, br * .42f, .035f);
        }
}

void addFeathers(Model &m, const Animal &a)
{
    const float length = a.species.locks.feathers, lr = a.legRadius;
    for (const Leg &leg : a.legs) {
        const Vec3 upper = mix(leg.top, leg.front ? leg.joint : leg.stifle, .7f) - Vec3{leg.front ? 0 : lr * .9f, 0, 0};
        addLock(m, upper, upper + Vec3{-lr * .8f - length * .5f, 0, -length}, lr * .9f);
    }
    const Vec3 chest = a.shoulder + Vec3{a.bodyRadius * .55f, 0, -a.bodyRadius * .25f};
    for (int k = -1; k <= 1; ++k)
        addLock(m, chest + Vec3{0, float(k) * a.bodyRadius * .35f, 0},
                chest + Vec3{a.bodyRadius * .12f, float(k) * a.bodyRadius * .42f, -a.bodyRadius * .45f - length * .55f},
                a.bodyRadius * .38f, .05f);
}

// Balls of wool on the upper three quarters of the trunk, on a spiral that spreads them evenly.
void addWool(Model &m, const Animal &a)
{
    constexpr int count = 28;
    const float br = a.bodyRadius;
    for (int i = 0; i < count; ++i) {
        const float height = 1 - 1.65f * (float(i) + .5f) / count, round = std::sqrt(1 - height * height);
        const float angle = 2.399963f * float(i);
        const Vec3 at{cosine(angle) * round * a.bodyHalf * 1.02f, sine(angle) * round * br * .86f, height * br * .88f};
        const float tilt = at.x / a.bodyHalf * a.species.slope * .5f;
        m.sphere(Vec3{at.x, at.y, at.z + a.trunkHeight + br * .03f + tilt}, br * .39f).smooth(.022f);
    }
    for (int i = 0; i < 6; ++i) {
        const float angle = float(i) * pi / 3 + .5f;
        const Vec3 axis = a.neckAxis(), front = normalised(Vec3{1, 0, 0} - axis * axis.x), side = cross(axis, front);
        const Vec3 out = front * cosine(angle) + side * sine(angle);
        m.sphere(a.neckAt(.45f) + out * (a.neckRadius(.45f) * .82f), br * .32f).smooth(.022f);
    }
}

// A lock between two points of the head's frame, by its radius.
void addHeadLock(Model &m, const Animal &a, Vec3 root, Vec3 tip, float radius)
{
    const float hr = a.headRadius;
    const auto at = [&](Vec3 p) { return a.onHead(p.x * hr, p.y * hr, p.z * hr); };
    addLock(m, at(root), at(tip), radius * hr);
}

void addCheeks(Model &m, const Animal &a, float s)
{
    const float length = a.species.locks.cheeks / a.headRadius, width = a.species.headWidth, fall = length * .35f;
    addHeadLock(m, a, {.20f, s * .62f * width, -.30f}, {-.05f, s * (width + length * .8f), -.45f - fall}, .38f);
    addHeadLock(m, a, {.22f, s * .50f * width, -.45f}, {.02f, s * (.8f * width + length * .7f), -.70f - fall}, .36f);
}

void addMoustache(Model &m, const Animal &a, float s)
{
    const float mr = a.muzzleRadius, mx = a.muzzleEnd, mz = a.muzzleZ, length = a.species.locks.whiskers;
    const float low = mz - mr * .5f - length;
    const Vec3 front = a.onHead(mx - mr * .95f, s * mr * .55f, mz), back = a.onHead(mx - mr * 1.7f, s * mr * .70f, mz);
    addLock(m, front, a.onHead(mx - mr, s * (mr * .85f + length * .5f), low), mr * .6f);
    addLock(m, back, a.onHead(mx - mr * 2, s * (mr + length * .6f), low), mr * .7f);
}

void addFringe(Model &m, const Animal &a)
{
    const float length = a.species.locks.fringe / a.headRadius;
    for (const float s : bothSides) {
        addHeadLock(m, a, {.40f, s * .28f, .78f}, {.86f, s * (.45f + length * .5f), .72f - length * .2f}, .26f);
        addHeadLock(m, a, {.05f, s * .40f, .80f}, {.20f, s * (.85f + length * .5f), .85f - length * .5f}, .30f);
    }
    addHeadLock(m, a, {.25f, 0, .85f}, {.80f, 0, .98f}, .28f);
}

void addBeard(Model &m, const Animal &a)
{
    const float mr = a.muzzleRadius, mx = a.muzzleEnd, mz = a.muzzleZ, length = a.species.locks.beard;
    for (int k = -1; k <= 1; ++k) {
        const float y = float(k) * mr, low = mz - mr - length * (k ? .75f : 1);
        addLock(m, a.onHead(mx - mr * .95f, y * .38f, mz - mr * .55f),
                a.onHead(mx - mr * (k ? 1.05f : .85f), y * .45f, low), mr * .5f);
    }
}

} // namespace

void addLock(Model &m, Vec3 root, Vec3 tip, float radius, float blend)
{
    m.capsule(root, tip, radius, std::max(radius * .18f, .010f)).smooth(blend);
}

void addTrunkLocks(Model &m, const Animal &a)
{
    const Locks &locks = a.species.locks;
    if (locks.ruff > 0)
        addRuff(m, a);
    if (locks.skirt > 0)
        addSkirt(m, a);
    if (locks.feathers > 0)
        addFeathers(m, a);
    if (locks.wool)
        addWool(m, a);
}

void addHeadLocks(Model &m, const Animal &a)
{
    const Locks &locks = a.species.locks;
    for (const float s : bothSides) {
        if (locks.cheeks > 0)
            addCheeks(m, a, s);
        if (locks.whiskers > 0)
            addMoustache(m, a, s);
    }
    if (locks.fringe > 0)
        addFringe(m, a);
    if (locks.beard > 0)
        addBeard(m, a);
}

void addTopknot(Model &m, const Animal &a)
{
    if (!a.species.locks.topknot)
        return;
    m.part(a.mat.ear);
    const float hr = a.headRadius;
    for (int i = 0; i < 7; ++i) {
        const float angle = float(i) * pi / 3, out = i < 6 ? .42f : 0.f; // six round one
        const Vec3 at{out * cosine(angle) - .02f, out * sine(angle), .86f - .3f * out};
        m.sphere(a.onHead(at.x * hr, at.y * hr, at.z * hr), hr * .34f).smooth(.02f);
    }
}

int addMane(Model &m, const Animal &a)
{
    const Mane mane = a.species.locks.mane;
    if (mane == Mane::None)
        return -1;
    const int part = m.part(mane == Mane::Upright ? a.mat.trunk : a.mat.dark);
    const Vec3 axis = a.neckAxis(), up = normalised(Vec3{0, 0, 1} - axis * axis.z);
    const Vec3 withers = a.shoulder + Vec3{.05f, 0, a.bodyRadius * .90f};
    const auto along = [&](float t) { // from the withers to between the ears
        return t < .2f ? mix(withers, a.crest(.15f), t * 5) : a.crest(.15f + (t - .2f) * 1.08f);
    };
    const int count = mane == Mane::Bristles ? 14 : 11;
    const float side = m.rng.sign();
    for (int i = 0; i < count; ++i) {
        const float t = float(i) / float(count - 1);
        const Vec3 root = along(t);
        if (mane == Mane::Upright) {
            m.capsule(root - up * .05f, root + up * .080f - axis * .03f, .046f, .024f).smooth(.03f);
        } else if (mane == Mane::Bristles) {
            const Vec3 back = root - Vec3{.20f * (1 - t), 0, .02f * (1 - t)};
            addLock(m, back - up * .02f, back + up * .07f - axis * .09f, .030f, .01f);
        } else {
            const Vec3 over = root + Vec3{-.01f, side * a.neckRadius(t) * .80f, -a.neckRadius(t) * .30f};
            const float length = .10f + .05f * float(i % 3);
            m.capsule(root - up * .015f, over, .058f, .052f).smooth(.02f);
            addLock(m, over, over + Vec3{-.03f, side * .035f, -length}, .052f, .02f);
        }
    }
    if (mane == Mane::Hanging) { // forelock
        const float hr = a.headRadius;
        addLock(m, a.onHead(-hr * .15f, 0, hr * .85f), a.onHead(hr * .95f, 0, hr * .62f), hr * .26f, .03f);
    }
    return part;
}

} // namespace soco::demo
