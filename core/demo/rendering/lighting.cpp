#include "core/demo/rendering/lighting.h"

#include <iterator>

namespace soco::demo {

Lighting::Lighting(const Scene &scene)
    : m_scene(scene), m_studio(scene.studio),
      m_away(normalised({scene.camera.forward.x, scene.camera.forward.y, 0})), m_centre(scene.middle()),
      m_floorMap(mapCells * mapCells, Lit{-1, 1})
{
    m_centre.z = 0;
}

void Lighting::roughDistances(const EightPoints &points, EightFloats &distances) const
{
    m_scene.object->grid().roughDistances(points, allLanes, distances);
    for (const auto &prop : m_scene.props) {
        EightFloats d;
        prop->grid().roughDistances(points, allLanes, d);
        for (int l = 0; l < laneCount; ++l)
            distances[l] = std::min(distances[l], d[l]);
    }
}

void Lighting::keyLight(const EightPoints &from, unsigned lanes, EightFloats &lit) const
{
    const Vec3 towards = m_studio.keyDirection;
    m_scene.object->grid().light(from, towards, m_studio.keySharpness, lanes, lit);
    for (const auto &prop : m_scene.props) {
        for (int l = 0; l < laneCount; ++l)
            if (lit[l] <= 0)
                lanes &= ~(1u << l);
        if (!lanes)
            return;
        EightFloats passed;
        prop->grid().light(from, towards, m_studio.keySharpness, lanes, passed);
        for (int l = 0; l < laneCount; ++l)
            if (lanes >> l & 1)
                lit[l] = std::min(lit[l], passed[l]);
    }
}

void Lighting::onSurface(const EightPoints &points, const EightPoints &normals, unsigned lanes,
                         Lit (&lit)[laneCount]) const
{
    static constexpr float taps[] = {.02f, .055f, .11f, .19f, .30f};
    EightFloats hidden{}, distances;
    EightPoints at;
    float weight = 1, sum = 0;
    for (const float tap : taps) {
        for (int l = 0; l < laneCount; ++l)
            at.set(l, points[l] + normals[l] * tap);
        roughDistances(at, distances);
        for (int l = 0; l < laneCount; ++l) {
            const float d = std::min(distances[l], at.z[l]); // the floor hides light too
            hidden[l] += weight * saturate(1 - std::max(d, 0.f) / tap);
        }
        sum += weight;
        weight *= .75f;
    }
    for (int l = 0; l < laneCount; ++l) {
        lit[l] = {0, saturate(1 - hidden[l] / sum)};
        at.set(l, points[l] + normals[l] * .006f);
        if (dot(normals[l], m_studio.keyDirection) <= -.1f)
            lanes &= ~(1u << l); // turned away
    }
    EightFloats key;
    keyLight(at, lanes, key);
    for (int l = 0; l < laneCount; ++l)
        if (lanes >> l & 1)
            lit[l].key = key[l];
}

// Eight cells at a time, four by two.
void Lighting::fillFloorCells(int i, int j) const
{
    constexpr float cell = 2 * mapHalf / mapCells;
    EightPoints floor, above;
    for (int l = 0; l < laneCount; ++l) {
        const Vec3 p{m_centre.x - mapHalf + float(i + l % 4) * cell, m_centre.y - mapHalf + float(j + l / 4) * cell, 0};
        floor.set(l, p);
        above.set(l, p + Vec3{0, 0, .002f});
    }
    EightFloats key, distances, hidden{};
    keyLight(above, allLanes, key);
    static constexpr float taps[] = {.03f, .09f, .2f, .38f, .62f};
    roughDistances(floor, distances);
    const bool isFree = *std::min_element(std::begin(distances.at), std::end(distances.at)) >= taps[4];
    float weight = 1, sum = 0;
    for (const float tap : taps) {
        if (isFree)
            break;
        for (int l = 0; l < laneCount; ++l)
            above.z[l] = tap;
        EightFloats d;
        roughDistances(above, d);
        for (int l = 0; l < laneCount; ++l)
            hidden[l] += weight * saturate(1 - d[l] / tap);
        sum += weight;
        weight *= .8f;
    }
    for (int l = 0; l < laneCount; ++l) {
        const float around = distances[l] < taps[4] ? .25f + .75f * square(1 - hidden[l] / sum) : 1;
        m_floorMap[std::size_t((j + l / 4) * mapCells + i + l % 4)] = {key[l], around};
    }
}

inline const Lit &Lighting::floorCell(int i, int j) const
{
    static_assert(mapCells % 4 == 0);
    const Lit &lit = m_floorMap[std::size_t(j * mapCells + i)];
    if (lit.key < 0)
        fillFloorCells(i & ~3, j & ~1);
    return lit;
}

Lit Lighting::onFloor(Vec3 p) const
{
    constexpr float cell = 2 * mapHalf / mapCells;
    const float x = (p.x - m_centre.x + mapHalf) / cell, y = (p.y - m_centre.y + mapHalf) / cell;
    if (x < 1 || y < 1 || x > mapCells - 2 || y > mapCells - 2)
        return {};
    const int i = int(x), j = int(y);
    const float fx = x - float(i), fy = y - float(j);
    const Lit &a = floorCell(i, j), &b = floorCell(i + 1, j), &c = floorCell(i, j + 1), &d = floorCell(i + 1, j + 1);
    return {mix(mix(a.key, b.key, fx), mix(c.key, d.key, fx), fy),
            mix(mix(a.around, b.around, fx), mix(c.around, d.around, fx), fy)};
}

Vec3 Lighting::shade(const Surface &s, Vec3 view, Lit lit) const
{
    const Studio &st = m_studio;
    const Vec3 n = s.normal, towards = -view;
    const float around = lit.around;
    const float nl = dot(n, st.keyDirection), nv = saturate(dot(n, towards));
    // Diffuse: wrapped key, sky and bounce under occlusion, fill.
    const float key = saturate(nl * .9f + .1f) * lit.key * saturate(nl * 8 + .3f);
    Vec3 ambient = mix(st.bounceColour * mix(Vec3{.5f, .5f, .5f}, st.floorColour, .8f), st.skyColour, n.z * .5f + .5f);
    // Light that bounces in a crease takes its colour, instead of going grey.
    ambient = mix(ambient, ambient * s.albedo * 1.2f, (1 - around) * .6f);
    const float fill = saturate(dot(n, st.fillDirection) * .6f + .4f) * .28f * around;
    Vec3 c = s.albedo * (st.keyColour * key + ambient * around + Vec3{.75f, .85f, 1} * fill);

    const Vec3 mirror = n * (2 * dot(n, towards)) - towards;
    const float grazing = 1 - nv, grazing2 = grazing * grazing, fresnel = grazing2 * grazing2 * grazing;
    const bool reflects = s.metal > 0 || s.coat > 0;
    const Vec3 seen = reflects ? environment(st, mirror, s.roughness * .35f) : Vec3{};
    if (s.metal > 0) {
        const float towardsKey = square(square(saturate(dot(mirror, st.keyDirection))));
        const Vec3 blurred = mix(st.bounceColour * .5f, st.skyColour * 1.1f, smoothStep(-.6f, .7f, mirror.z))
                             + st.keyColour * (towardsKey * towardsKey * towardsKey * .9f);
        const Vec3 metal = s.albedo * mix(seen, blurred, saturate(s.roughness * 2.2f))
                           * ((.35f + .65f * around) * (.6f + .4f * lit.key));
        c = mix(c, metal + c * .15f, s.metal);
    }
    const float roughness = clamp(s.roughness, .05f, 1);
    const float nh = saturate(dot(n, normalised(st.keyDirection + towards)));
    const float exponent = std::min(2 / (square(square(roughness)) + 1e-3f), 900.f);
    // ln x <= x - 1: where the power is below e^-16, it is not worth asking for.
    if (nh > .2f && nl > 0 && (1 - nh) * exponent < 16) {
        const float highlight = power(nh, exponent) * (exponent + 8) * .012f * saturate(nl * 6);
        c += st.keyColour * (highlight * lit.key * (.35f + .65f * s.coat) * .5f);
    }
    if (s.coat > 0) {
        const float k = s.coat * (.04f + .96f * fresnel) * (.25f + .75f * around);
        c = c * (1 - k * .5f) + seen * (k * (1 - roughness * .55f) * mix(.6f, 1.f, lit.key));
    }
    if (s.sheen > 0)
        c += (s.albedo * .6f + Vec3{.12f, .12f, .12f}) * (st.skyColour * .6f + st.keyColour * (.25f * lit.key))
             * (s.sheen * grazing2 * grazing * .7f * around);
    return c;
}

bool Lighting::behindWall(Vec3 p) const
{
    return m_studio.wall != Wall::Paper && dot(p - m_centre, m_away) > m_studio.wallDistance;
}

Vec3 Lighting::backdrop(Vec3 origin, Vec3 direction) const
{
    if (m_studio.wall == Wall::Paper)
        return wallAlbedo(m_studio, arcTangent2(direction.y, direction.x) * 4, std::max(0.f, direction.z * 4)) * .9f;
    const float along = std::max(dot(direction, m_away), 1e-3f);
    const Vec3 p = origin + direction * ((m_studio.wallDistance - dot(origin - m_centre, m_away)) / along);
    const float u = dot(p - m_centre, normalised(cross(m_away, Vec3{0, 0, 1})));
    Vec3 c = wallAlbedo(m_studio, u, p.z);
    if (m_studio.wall == Wall::Stripes || m_studio.wall == Wall::Dots) { // skirting, and the corner's shade
        c = mix(c, Vec3{.8f, .78f, .74f}, (1 - smoothStep(.20f, .24f, p.z)) * .9f);
        c = c * (1 - .35f * (1 - smoothStep(0, .35f, p.z)));
    }
    const float light = .75f + .3f * saturate(m_studio.keyDirection.z)
                        - .06f * std::fabs(u - m_studio.keyDirection.x * 2);
    return c * (saturate(light) * .95f);
}

Vec3 Lighting::floorColour(Vec3 p, Vec3 view, float distance) const
{
    const float pixel = distance / m_scene.camera.focal * 1.2f / std::max(.15f, -view.z) * .5f;
    Surface s;
    s.albedo = floorAlbedo(m_studio, p, pixel, s.normal, s.coat);
    s.roughness = .6f;
    const Lit lit = onFloor(p);
    Vec3 c;
    if (s.coat > .05f) {
        c = shade(s, view, lit);
    } else {
        const Vec3 key = m_studio.keyColour * (saturate(dot(s.normal, m_studio.keyDirection) * .9f + .1f) * lit.key);
        const Vec3 sky = mix(m_studio.bounceColour * m_studio.floorColour, m_studio.skyColour, s.normal.z * .5f + .5f);
        c = s.albedo * (key + (sky + Vec3{.05f, .06f, .07f}) * lit.around);
    }
    const float out = std::sqrt(square(p.x - m_centre.x) + square(p.y - m_centre.y));
    if (m_studio.wall == Wall::Paper) // seamless: floor and backdrop are one sheet
        c = mix(c, backdrop(p, view), smoothStep(2.4f, 6.5f, out));
    return c * (1 - .10f * smoothStep(1.5f, 4, out));
}

} // namespace soco::demo
