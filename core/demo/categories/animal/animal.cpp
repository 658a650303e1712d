#include "core/demo/categories/animal/animal.h"
#include "core/demo/categories/animal/anatomy.h"

namespace soco::demo {
namespace {

void placeLegs(Animal &a, Rng &r)
{
    const Species &s = a.species;
    const float br = a.bodyRadius, lr = a.legRadius;
    for (int i = 0; i < 4; ++i) {
        Leg &leg = a.legs[std::size_t(i)];
        leg.side = (i & 1) ? -1.f : 1.f;
        leg.front = i < 2;
        const float swing = r.range(-.10f, .10f), apart = br * .52f * (leg.front ? s.chest : s.hips);
        leg.top = (leg.front ? a.shoulder - Vec3{.02f, 0, 0} : a.hip + Vec3{.02f, 0, 0})
                  + Vec3{0, leg.side * apart, -br * .35f};
        const float footHeight = s.foot == Foot::Paw ? lr * .62f : .075f;
        leg.foot = {leg.top.x + swing + (leg.front ? .02f : -.04f), leg.side * (apart + .02f), footHeight};
        if (leg.front) {
            leg.joint = mix(leg.top, leg.foot, .52f) + Vec3{.025f, 0, .01f};
            leg.stifle = mix(leg.top, leg.joint, .5f);
        } else {
            leg.stifle = mix(leg.top, leg.foot, .36f) + Vec3{.055f * s.angulation, 0, 0};
            leg.joint = mix(leg.top, leg.foot, .62f) - Vec3{.070f * s.angulation, 0, 0};
        }
    }
}

void placeHead(Animal &a, Model &m)
{
    const Species &s = a.species;
    Rng &r = m.rng;
    const bool isLong = s.head == Head::Long;
    const float neck = s.neck * r.range(.9f, 1.1f);
    const float neckAngle = s.neckAngle + r.range(-.15f, .12f);
    const float yaw = r.range(-.55f, .55f);
    const float pitch = r.range(-.12f, .22f) + (isLong ? .42f : .08f) + s.nod;
    m.parameter("head_yaw", yaw);
    m.parameter("head_pitch", pitch);
    a.neckBase = a.shoulder + Vec3{a.bodyRadius * .35f, 0, a.bodyRadius * .35f};
    const float reach = neck + a.headRadius * .5f;
    a.head = a.neckBase + Vec3{cosine(neckAngle) * reach, 0, sine(neckAngle) * reach};
    a.head.y = sine(yaw) * neck * .3f;
    a.X = {cosine(yaw) * cosine(pitch), sine(yaw) * cosine(pitch), -sine(pitch)};
    a.Y = {-sine(yaw), cosine(yaw), 0};
    a.Z = cross(a.X, a.Y);
    const float muzzle = s.muzzle * r.range(.9f, 1.1f);
    a.muzzleRadius = s.muzzleRadius * r.range(.92f, 1.08f);
    a.muzzleEnd = isLong ? a.headRadius * .5f + muzzle + a.muzzleRadius : a.headRadius * .72f + muzzle;
    a.muzzleZ = a.headRadius * (isLong ? -.33f : -.31f);
}

void placeTail(Animal &a, Rng &r)
{
    const TailShape &t = a.species.tail;
    const float br = a.bodyRadius * a.species.hips;
    float length = t.length * r.range(.9f, 1.1f);
    const float sway = r.range(-.6f, .6f);
    const float angle = t.angle + r.range(-.22f, .22f), curl = t.curl * r.range(.85f, 1.15f);
    constexpr int steps = 12;
    Vec3 p = a.hip + Vec3{-br * .70f, 0, br * .40f};
    const float lowest = t.radius + (t.kind == Tail::Tufted ? .17f : .03f); // not through the floor
    if (angle < -.4f)
        length = std::min(length, p.z - lowest);
    a.tail = {p};
    for (int i = 0; i < steps; ++i) {
        const float along = (float(i) + .5f) / steps, pitch = angle + curl * along * along, yaw = sway * along;
        p += Vec3{-cosine(pitch) * cosine(yaw), cosine(pitch) * sine(yaw), sine(pitch)} * (length / steps);
        p.z = std::max(p.z, lowest);
        a.tail.push_back(p);
    }
}

// The part that a march from `from` against `outwards`, a unit vector, meets first; negative ones are not there.
int firstMet(const Model &m, std::initializer_list<int> parts, Vec3 from, Vec3 outwards)
{
    constexpr float furthest = .6f, near = .0015f;
    int nearest = *parts.begin();
    float distance = furthest;
    for (float travelled = 0; travelled < furthest && distance > near; travelled += std::max(near, distance * .8f)) {
        distance = furthest;
        for (const int part : parts) {
            if (part < 0)
                continue;
            const float d = m.field().partDistance(part, from - outwards * travelled);
            if (d < distance) {
                distance = d;
                nearest = part;
            }
        }
    }
    return nearest;
}

} // namespace

Animal drawAnimal(Model &m, const Species &s)
{
    Rng &r = m.rng;
    const auto varied = [&](float x, float by) { return x * r.range(1 - by, 1 + by); };
    Animal a(s);
    a.leg = varied(s.leg, .1f);
    a.legRadius = varied(s.legRadius, .1f);
    a.bodyRadius = varied(s.bodyRadius, .1f);
    a.bodyHalf = varied(s.bodyHalf, .1f);
    a.headRadius = varied(s.headRadius, .07f) * 1.08f;
    m.parameter("leg_length", a.leg);
    m.parameter("body_radius", a.bodyRadius);
    m.parameter("body_half_length", a.bodyHalf);
    m.parameter("head_radius", a.headRadius);
    const float br = a.bodyRadius;
    a.trunkHeight = a.leg + br * .80f;
    a.shoulder = {a.bodyHalf * .72f, 0, a.trunkHeight + br * .10f + s.slope * .5f};
    a.hip = {-a.bodyHalf * .78f, 0, a.trunkHeight + br * .02f - s.slope * .5f};
    placeLegs(a, r);
    placeHead(a, m);
    placeTail(a, r);
    a.mat = drawMaterials(m, a);
    return a;
}

Vec3 ontoPart(const Model &m, int part, Vec3 p, Vec3 outwards)
{
    const Vec3 direction = normalised(outwards);
    p += direction * .2f;
    for (int i = 0; i < 80; ++i) {
        const float d = m.field().partDistance(part, p);
        if (d < .0015f)
            break;
        p = p - direction * std::max(.0015f, d * .8f);
    }
    return p;
}

void placeCoveredPoints(Model &m, const Animal &a, const AnimalParts &parts)
{
    constexpr float reach = .25f;
    const auto place = [&](const char *name, std::initializer_list<int> candidates, Vec3 at, Vec3 outwards) {
        const Vec3 direction = normalised(outwards);
        m.keypoint(name, firstMet(m, candidates, at + direction * reach, direction), at, direction).from(reach);
    };
    const float br = a.bodyRadius, mr = a.muzzleRadius;
    place("animal_withers", {parts.trunk, parts.mane}, a.shoulder + Vec3{-.05f, 0, br * .95f}, {-.2f, 0, 1});
    const float low = std::max(0.f, .68f - a.neckAxis().z) * .9f; // the lower the head, the lower the neck's base
    place("animal_throat", {parts.trunk, parts.head}, a.shoulder + Vec3{br * .80f, 0, -br * low}, {1, 0, -.15f});
    // Not straight from below: a head that is held down does not show that point. On a beard, before the chin.
    const bool isLong = a.species.head == Head::Long, bearded = a.species.locks.beard > 0;
    const float forward = bearded ? 2.2f : isLong ? 1.1f : .45f;
    const float back = isLong ? .74f : .95f; // where the skulls have their lower lips
    place("animal_chin", {parts.head}, a.onHead(a.muzzleEnd - mr * back, 0, a.muzzleZ - mr * .70f),
          a.X * forward - a.Z);
}

void buildAnimal(Model &m, const Species &species)
{
    const Animal a = drawAnimal(m, species);
    AnimalParts parts;
    parts.trunk = addTrunk(m, a);
    addFeet(m, a);
    parts.head = addHead(m, a);
    addEars(m, a);
    addHorns(m, a);
    addTail(m, a, parts.trunk);
    addTopknot(m, a);
    parts.mane = addMane(m, a);
    placeCoveredPoints(m, a, parts);
    if (species.collar && m.rng.chance(species.keg ? .8f : .55f))
        addCollar(m, a, parts.trunk);
}

} // namespace soco::demo
