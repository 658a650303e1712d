#include "core/demo/categories/animal/anatomy.h"

namespace soco::demo {
namespace {

// Collects the cones of one mark.
class Marker
{
public:
    Marker(Vec3 colour, float size) : m_colour(colour), m_size(size) {}

    void cone(Vec3 from, Vec3 to, float radius, float endRadius, float fray = .02f)
    {
        m_markings.push_back({from, to, radius * m_size, endRadius * m_size, m_colour, fray});
    }
    void ball(Vec3 at, float radius, float fray = .02f) { cone(at, at, radius, radius, fray); }
    std::vector<Marking> take() { return std::move(m_markings); }

private:
    Vec3 m_colour;
    float m_size;
    std::vector<Marking> m_markings;
};

void markHead(Marker &mark, const Animal &a, Place place)
{
    const float hr = a.headRadius, mr = a.muzzleRadius, mx = a.muzzleEnd, mz = a.muzzleZ;
    const bool isLong = a.species.head == Head::Long;
    switch (place) {
    case Place::Head: mark.ball(a.head, hr * 4); break;
    case Place::Muzzle:
        mark.cone(a.onHead(mx - mr * .9f, 0, mz - mr * .1f), a.onHead(mx, 0, mz - mr * .1f), mr * 1.2f, mr * 1.2f);
        break;
    case Place::Snout:
        mark.cone(a.onHead(hr * .85f, 0, mz - mr * .1f), a.onHead(mx, 0, mz - mr * .1f), mr * 1.35f, mr * 1.2f);
        break;
    case Place::Blaze: {
        const Vec3 brow = isLong ? a.onHead(hr * .80f, 0, hr * .52f) : a.onHead(hr * .88f, 0, hr * .25f);
        mark.cone(a.onHead(hr * .35f, 0, hr * .92f), brow, hr * .20f, hr * .22f);
        mark.cone(brow, a.onHead(mx - mr * (isLong ? .9f : .5f), 0, mz + mr), hr * .22f, mr * .75f);
        break;
    }
    case Place::Crown: mark.ball(a.onHead(-hr * .15f, 0, hr * .75f), hr * .85f); break;
    case Place::Face: mark.ball(a.onHead(hr * .95f, 0, -hr * .10f), hr * .75f); break;
    case Place::Chin: mark.ball(a.onHead(mx - mr * .9f, 0, mz - mr * .9f), mr * .75f); break;
    default:
        for (const float s : bothSides) {
            const Vec3 eye = a.eyeSpot(s);
            if (place == Place::Brows)
                mark.ball(eye + a.Z * (hr * .36f) - a.Y * (s * hr * .09f), hr * .16f, .012f);
            else if (place == Place::Cheeks)
                mark.ball(a.onHead(hr * .40f, s * hr * .62f, -hr * .50f), hr * .55f);
            else if (place == Place::EyePatches)
                mark.ball(eye + a.Y * (s * hr * .065f) - a.X * (hr * .12f), hr * .42f);
            else // EyeRings
                mark.ball(eye, hr * .33f, .01f);
        }
    }
}

void markLegs(Marker &mark, const Animal &a, Place place)
{
    const float lr = a.legRadius;
    for (const Leg &leg : a.legs) {
        if (place == Place::FrontStockings && !leg.front)
            continue;
        const bool high = place != Place::Socks;
        const Vec3 to = high ? mix(leg.joint, leg.top, .25f) : mix(leg.foot, leg.joint, .55f);
        mark.cone(leg.foot + Vec3{lr * .4f, 0, 0}, leg.joint, lr * 1.9f, lr * (high ? 1.5f : .2f));
        mark.cone(leg.foot, to, lr * 1.5f, lr * 1.5f);
    }
}

void markTrunk(Marker &mark, const Animal &a, Place place)
{
    const float br = a.bodyRadius;
    const Vec3 shoulder = a.shoulder, hip = a.hip;
    const Vec3 chest = shoulder + Vec3{br * .75f, 0, -br * .35f};
    switch (place) {
    case Place::Bib: mark.cone(a.neckAt(.75f) + Vec3{br * .45f, 0, -br * .45f}, chest, br * .45f, br * .60f); break;
    case Place::Chest: mark.ball(chest, br * .62f); break;
    case Place::Crescent:
        for (const float s : bothSides)
            mark.cone(chest + Vec3{.02f, 0, -br * .25f}, chest + Vec3{0, s * br * .55f, br * .35f}, br * .13f,
                      br * .10f);
        break;
    case Place::Collar: mark.cone(a.neckAt(.05f), a.neckAt(.35f), br * .95f, br * .85f); break;
    case Place::Belly:
        mark.cone(shoulder + Vec3{.06f, 0, -br * .95f}, hip + Vec3{.04f, 0, -br * .95f}, br * .60f, br * .60f);
        break;
    case Place::Saddle:
        mark.cone(shoulder + Vec3{-.04f, 0, br * .75f}, hip + Vec3{-.02f, 0, br * .75f}, br * .88f, br * .88f);
        break;
    case Place::Spine:
        mark.cone(a.neckAt(.6f) + Vec3{-br * .3f, 0, br * .55f}, shoulder + Vec3{-.04f, 0, br}, br * .22f, br * .25f);
        mark.cone(shoulder + Vec3{-.04f, 0, br}, hip + Vec3{-br * .4f, 0, br * .8f}, br * .25f, br * .25f);
        break;
    case Place::Rump: mark.ball(hip + Vec3{-br * .80f, 0, br * .02f}, br * .62f); break;
    default:
        for (const float s : bothSides) {
            if (place == Place::Flanks)
                mark.cone(shoulder + Vec3{-.05f, s * br * .92f, -br * .50f},
                          hip + Vec3{.14f, s * br * .92f, -br * .30f}, br * .20f, br * .16f, .01f);
            else // RumpLines
                mark.cone(hip + Vec3{-br * .70f, s * br * .48f, br * .40f},
                          hip + Vec3{-br * .72f, s * br * .52f, -br * .40f}, .026f, .022f, .006f);
        }
    }
}

} // namespace

std::vector<Marking> markingsFor(const Animal &a, const Mark &mark, Vec3 colour)
{
    Marker marker(colour, mark.size);
    if (isOfHead(mark.place))
        markHead(marker, a, mark.place);
    else if (mark.place == Place::TailTip)
        marker.ball(a.tail.back(), .35f * a.species.tail.length);
    else if (mark.place >= Place::Socks)
        markLegs(marker, a, mark.place);
    else
        markTrunk(marker, a, mark.place);
    return marker.take();
}

} // namespace soco::demo
