#include "core/demo/categories/animal/anatomy.h"

namespace soco::demo {
namespace {

int addRoundSkull(Model &m, const Animal &a)
{
    const Species &s = a.species;
    const float hr = a.headRadius, mr = a.muzzleRadius, mx = a.muzzleEnd, mz = a.muzzleZ;
    const int head = m.part(a.mat.head);
    m.ellipsoid(a.head, {hr * 1.02f, hr * .98f * s.headWidth, hr * .94f}).frame(a.X, a.Y, a.Z);
    for (const float side : bothSides)
        m.sphere(a.onHead(hr * .28f, side * hr * .42f * s.headWidth, -hr * .36f), hr * .50f * s.cheeks).smooth(.08f);
    m.capsule(a.onHead(hr * .50f, 0, mz + hr * .05f), a.onHead(mx - mr * .75f, 0, mz), mr * 1.15f, mr * .84f)
        .smooth(.05f);
    for (const float side : bothSides) // lips
        m.sphere(a.onHead(mx - mr * .75f, side * mr * .42f, mz - mr * .12f), mr * .62f).smooth(.03f);
    m.sphere(a.onHead(mx - mr * .95f, 0, mz - mr * .66f), mr * .50f).smooth(.025f);
    return head;
}

int addLongSkull(Model &m, const Animal &a)
{
    const Species &s = a.species;
    const float hr = a.headRadius, mr = a.muzzleRadius, mx = a.muzzleEnd, mz = a.muzzleZ;
    const int head = m.part(a.mat.head);
    m.ellipsoid(a.head, {hr * 1.02f, hr * .94f * s.headWidth, hr * .96f}).frame(a.X, a.Y, a.Z);
    m.capsule(a.onHead(hr * .30f, 0, -hr * .06f), a.onHead(mx - mr, 0, mz), hr * .72f * s.headWidth, mr * .96f)
        .smooth(.08f);
    // A piece of the neck, so that the seam lies where it hardly shows.
    m.capsule(a.neckAt(.45f), a.neckAt(.92f), a.neckRadius(.45f) * .97f, a.neckRadius(.92f) * 1.02f).smooth(.08f);
    for (const float side : bothSides) // jaws
        m.sphere(a.onHead(hr * .22f, side * hr * .36f * s.headWidth, -hr * .40f), hr * .50f * s.cheeks).smooth(.08f);
    m.ellipsoid(a.onHead(mx - mr, 0, mz - mr * .02f), {mr * 1.05f, mr * 1.08f, mr}).frame(a.X, a.Y, a.Z).smooth(.04f);
    m.sphere(a.onHead(mx - mr * .74f, 0, mz - mr * .73f), mr * .43f).smooth(.03f); // lower lip
    return head;
}

// Follows a line across the muzzle: `around` from 0, under the nose, to 1, the corner.
Vec3 lipAt(const Model &m, const Animal &a, int head, float side, float around, float sunk = 0)
{
    const bool isLong = a.species.head == Head::Long;
    const float mr = a.muzzleRadius, u = around, v = 1 - around;
    // Quadratic through the three points in the head's frame: down from the nose, then up to the corner.
    // On the muzzle, not on the cheeks, where it is short.
    const float back = isLong ? 1.15f : std::min(1.45f, (a.muzzleEnd - a.headRadius * .62f) / mr);
    const float dip = isLong ? .55f : .80f, rise = isLong ? .42f : .20f;
    const float x = a.muzzleEnd - mr * (v * v * .20f + 2 * u * v * .25f + u * u * back);
    const float y = side * mr * (2 * u * v * .75f + u * u);
    const float z = a.muzzleZ - mr * (v * v * .42f + 2 * u * v * dip + u * u * rise);
    const float turn = isLong ? .85f : .85f * square(back / 1.45f); // to the side; a flat face is met from the front
    const Vec3 outwards = a.X * (1 - turn * u) + a.Y * (side * u) - a.Z * (.9f * u * v + .12f * u);
    return ontoPart(m, head, a.onHead(x, y, z), outwards) - normalised(outwards) * sunk;
}

void addMouth(Model &m, const Animal &a, int head)
{
    const float thick = std::max(.009f, a.muzzleRadius * .10f);
    for (const float side : bothSides) { // the smile
        std::vector<Vec3> line;
        for (int i = 0; i <= 6; ++i)
            line.push_back(lipAt(m, a, head, side, float(i) / 6, thick * .45f));
        const int mouth = m.part(a.mat.ink);
        m.tube(line, thick, thick * .9f, 0, 2);
        m.keypoint("animal_mouth_corner_" + sideName(side), mouth, line.back(), a.X * .4f + a.Y * side).from(.05f);
    }
    const float mr = a.muzzleRadius;
    if (a.species.tongue && m.rng.chance(.45f)) {
        const Vec3 root = lipAt(m, a, head, 1, .12f);
        m.part(a.mat.tongue);
        const Vec3 hang = normalised(a.X * .35f - a.Z);
        m.ellipsoid(root + hang * (mr * .42f), {mr * .16f, mr * .34f, mr * .58f})
            .frame(cross(a.Y, hang), a.Y, hang);
    }
}

void addButtonNose(Model &m, const Animal &a, int head)
{
    const float mr = a.muzzleRadius * a.species.nose;
    const Vec3 front = ontoPart(m, head, a.onHead(a.muzzleEnd, 0, a.muzzleZ + a.muzzleRadius * .42f), a.X + a.Z * .25f);
    const Vec3 middle = front - a.X * (mr * .06f);
    const int nose = m.part(a.mat.nose);
    m.ellipsoid(middle, {mr * .36f, mr * .50f, mr * .36f}).frame(a.X, a.Y, a.Z);
    for (const float side : bothSides) // wings of the nose
        m.sphere(middle + a.X * (mr * .06f) + a.Y * (side * mr * .30f) - a.Z * (mr * .08f), mr * .24f).smooth(.012f);
    m.keypoint("animal_nose_tip", nose, middle + a.X * (mr * .40f), a.X).from(.06f);
    const Vec3 lip = lipAt(m, a, head, 1, 0);
    m.part(a.mat.ink);
    m.capsule(middle - a.Z * (mr * .2f) + a.X * (mr * .1f), lip, .010f);
}

void addNostrils(Model &m, const Animal &a, int head)
{
    const float mr = a.muzzleRadius;
    for (const float side : bothSides) {
        const Vec3 at = ontoPart(m, head, a.onHead(a.muzzleEnd - mr * .15f, side * mr * .45f, a.muzzleZ + mr * .22f),
                                 a.X + a.Y * (side * .45f) + a.Z * .2f);
        m.part(a.mat.ink);
        m.ellipsoid(at - a.X * .006f, {mr * .15f, mr * .17f, mr * .26f}).frame(a.X, a.Y, a.Z);
    }
    m.keypoint("animal_nose_tip", head, a.onHead(a.muzzleEnd, 0, a.muzzleZ + mr * .15f), a.X).from(.06f);
}

void addWhiskers(Model &m, const Animal &a, int head)
{
    const float mr = a.muzzleRadius;
    m.part(a.mat.whisker);
    for (const float side : bothSides)
        for (int i = -1; i <= 1; ++i) {
            const Vec3 at = a.onHead(a.muzzleEnd - mr * .8f, side * mr, a.muzzleZ + .016f * float(i));
            const Vec3 root = ontoPart(m, head, at, a.Y * side + a.X * .3f);
            const Vec3 tip = root + a.X * -.02f + a.Y * (side * .10f) + a.Z * (.026f * float(i) - .006f);
            m.capsule(root - a.Y * (side * .01f), tip, .0045f, .0025f);
        }
}

// Dark lines from the inner corners of the eyes past the muzzle.
void addTears(Model &m, const Animal &a, int head)
{
    const bool isLong = a.species.head == Head::Long;
    const float hr = a.headRadius, mr = a.muzzleRadius, width = a.species.tears;
    for (const float side : bothSides) {
        const Vec3 eye = a.eyeSpot(side) + a.X * (hr * .12f) - a.Y * (side * hr * .10f) - a.Z * (hr * .10f);
        const Vec3 end = isLong ? a.onHead(a.muzzleEnd - mr * 1.3f, side * mr * 1.05f, a.muzzleZ + mr * .10f)
                                : a.onHead(a.muzzleEnd - mr * .7f, side * mr * .80f, a.muzzleZ - mr * .10f);
        const Vec3 outwards = a.X * .5f + a.Y * (side * .8f) + a.Z * .3f;
        std::vector<Vec3> line;
        for (int i = 0; i <= 5; ++i)
            line.push_back(ontoPart(m, head, mix(eye, end, float(i) / 5), outwards) - outwards * (width * .5f));
        m.part(a.mat.dark);
        m.tube(line, width * 1.2f, width, 0, 2);
    }
}

void addEye(Model &m, const Animal &a, int head, float side)
{
    const Species &s = a.species;
    const bool isLong = s.head == Head::Long;
    const float radius = a.headRadius * s.eye;
    // Marched onto the finished head, so that the eye sits in it whatever its shape.
    const Vec3 outwards = isLong ? normalised(a.X * .45f + a.Y * (side * .9f) + a.Z * .18f)
                                 : normalised(a.X * .85f + a.Y * (side * .5f) + a.Z * .15f);
    constexpr float flat = .68f; // a lens: a ball would goggle
    const Vec3 centre = ontoPart(m, head, a.eyeSpot(side), outwards) - outwards * (radius * flat * s.eyeDepth);
    const Vec3 across = normalised(cross(a.Z, outwards)), up = cross(outwards, across);
    const auto at = [&](Vec3 direction, float distance) {
        return centre + (direction - outwards * (dot(direction, outwards) * (1 - flat))) * (radius * distance);
    };
    const auto lens = [&](Vec3 middle, float size) {
        m.ellipsoid(middle, Vec3{flat, 1, 1} * (radius * size)).frame(outwards, across, up);
    };
    m.part(a.mat.iris);
    lens(centre, 1);
    const Vec3 gaze = normalised(outwards + a.X * .20f + a.Z * .05f);
    const int pupil = m.part(a.mat.ink);
    lens(at(gaze, .34f), .77f);
    m.keypoint("animal_eye_" + sideName(side), pupil, at(gaze, 1.10f), {});
    m.part(a.mat.spark);
    m.sphere(at(normalised(gaze + a.Z * .45f - a.Y * .2f), 1.03f), radius * .16f);
}

void addWarts(Model &m, const Animal &a, int head)
{
    const float hr = a.headRadius, mr = a.muzzleRadius;
    m.part(a.mat.dark);
    for (const float side : bothSides) {
        const Vec3 cheek = ontoPart(m, head, a.onHead(hr * .55f, side * hr * .7f, -hr * .30f), a.Y * side + a.X * .3f);
        const Vec3 end = cheek + a.Y * (side * hr * .30f) - a.Z * (hr * .10f);
        m.capsule(cheek - a.Y * (side * .03f), end, hr * .17f, hr * .10f);
        const Vec3 snout = a.onHead(mix(hr * .5f, a.muzzleEnd - mr, .55f), side * mr, a.muzzleZ + mr * .3f);
        m.sphere(ontoPart(m, head, snout, a.Y * side + a.Z * .5f), mr * .26f);
    }
}

} // namespace

int addHead(Model &m, const Animal &a)
{
    const bool isLong = a.species.head == Head::Long;
    const int head = isLong ? addLongSkull(m, a) : addRoundSkull(m, a);
    addHeadLocks(m, a);
    addMouth(m, a, head);
    if (isLong)
        addNostrils(m, a, head);
    else
        addButtonNose(m, a, head);
    if (a.species.whiskers)
        addWhiskers(m, a, head);
    if (a.species.tears > 0)
        addTears(m, a, head);
    if (a.species.warts)
        addWarts(m, a, head);
    for (const float side : bothSides)
        addEye(m, a, head, side);
    return head;
}

} // namespace soco::demo
