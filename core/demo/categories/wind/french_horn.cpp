#include "core/demo/categories/wind/parts.h"
#include "core/demo/categories/wind/wind.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// The coil lies in the plane y = 0, the bell sounds to the front, the mouthpiece points back to the player.
struct Horn {
    Vec3 centre;      // of the coil
    float ring, tube; // radii of the coil and its tubing
    Bell bell;

    // On the coil, `angle` from the rear (0) over the top (pi / 2) to the front (pi).
    Vec3 onCoil(float angle, float radius) const
    {
        return centre + Vec3{-cosine(angle) * radius, 0, sine(angle) * radius};
    }
    Vec3 valve(int i) const { return centre + Vec3{-.13f + .13f * float(i), 0, .05f}; }
};

Horn drawProportions(Rng &r)
{
    Horn h;
    h.ring = r.range(.38f, .44f);
    h.tube = r.range(.046f, .054f);
    const float rise = r.range(.1f, .3f);
    h.bell.direction = {cosine(rise), 0, sine(rise)};
    h.bell.length = r.range(.5f, .6f);
    h.bell.throatRadius = h.tube * 1.75f;
    h.bell.mouthRadius = r.range(.36f, .43f);
    h.bell.flare = r.range(2.6f, 3.4f);
    // The bell's rim nearly touches the table, the coil stays clear of it.
    const Vec3 throat{h.ring * .92f, 0, -h.ring * .74f}; // from the coil's centre
    const float rim = throat.z + h.bell.direction.z * h.bell.length - h.bell.direction.x * (h.bell.mouthRadius + .03f);
    h.centre = {-.24f, 0, std::max(.02f - rim, .11f + h.ring + h.tube)};
    h.bell.throat = h.centre + throat;
    return h;
}

// Two turns side by side and the branch that widens towards the bell.
void addCoil(Model &m, const Horn &h, const WindMaterials &mat)
{
    const int coil = m.part(mat.body);
    const Vec3 aside{0, h.tube * 1.05f, 0};
    m.torus(h.centre + aside, {0, 1, 0}, h.ring, h.tube);
    m.torus(h.centre - aside, {0, 1, 0}, h.ring - .015f, h.tube);
    m.keypoint("wind_tubing_top", coil, h.centre + Vec3{0, h.tube, h.ring + h.tube}, {0, 0, 1});
    m.keypoint("wind_tubing_bottom", coil, h.centre + Vec3{0, h.tube * 2, -h.ring + .01f}, {0, 1, 0})
        .bothSides();
    m.part(mat.body);
    m.tube({h.onCoil(.5f, h.ring - .1f), h.onCoil(-.3f, h.ring - .09f), h.onCoil(-1, h.ring - .075f),
            h.onCoil(-1.65f, h.ring - .03f), h.bell.throat - h.bell.direction * .14f, h.bell.throat},
           h.tube * .9f, h.bell.throatRadius - .004f, 0, 4);
    m.part(mat.trim); // sleeves where tubes are joined
    for (const float angle : {.9f, 2.4f, 3.5f, 5.4f})
        for (const float s : bothSides) {
            const Vec3 at = h.onCoil(angle, s > 0 ? h.ring : h.ring - .015f) + aside * s;
            m.cylinder(at, {sine(angle), 0, cosine(angle)}, .04f, h.tube + .012f, .01f);
        }
    // Slides: hairpins inside the coil.
    for (int i = 0; i < 3; ++i) {
        const float y = .075f * float(i - 1);
        const Vec3 valve = h.valve(i) + Vec3{0, y, 0};
        const float reach = h.ring * (i == 1 ? .62f : .5f);
        m.part(mat.trim);
        m.tube({valve + Vec3{-.035f, 0, 0}, valve + Vec3{-.035f, 0, reach * .5f}, valve + Vec3{-.03f, 0, reach * .9f},
                valve + Vec3{0, 0, reach}, valve + Vec3{.03f, 0, reach * .9f}, valve + Vec3{.035f, 0, reach * .5f},
                valve + Vec3{.035f, 0, 0}}, .026f, .026f, 0, 2);
    }
    m.part(mat.body); // from the valves to the coil
    m.tube({h.valve(0), h.valve(0) + Vec3{-.06f, 0, -.12f}, h.onCoil(-.35f, h.ring)}, .036f, .036f, 0, 4);
    m.tube({h.valve(2), h.valve(2) + Vec3{.08f, 0, -.02f}, h.onCoil(2.9f, h.ring)}, .036f, .036f, 0, 4);
}

void addMouthpiece(Model &m, const Horn &h, const WindMaterials &mat)
{
    const Vec3 joint = h.onCoil(1.05f, h.ring) + Vec3{-.22f, .02f, .1f};
    const Vec3 back = normalised({-.93f, 0, .2f});
    m.part(mat.body);
    m.tube({h.onCoil(1.9f, h.ring - .01f) + Vec3{0, h.tube, 0}, h.onCoil(1.5f, h.ring + .045f) + Vec3{0, .04f, 0},
            joint - back * .12f, joint}, .042f, .034f, 0, 5);
    const int piece = m.part(mat.trim);
    m.capsule(joint, joint + back * .1f, .03f, .034f);
    m.capsule(joint + back * .1f, joint + back * .17f, .034f, .068f);
    m.torus(joint + back * .2f, back, .058f, .02f);
    m.sphere(joint + back * .245f, .056f).subtract(.01f);
    m.part(mat.accent);
    m.torus(joint + back * .01f, back, .034f, .022f);
    m.keypoint("wind_mouthpiece_tip", piece, joint + back * .215f + Vec3{0, 0, .058f}, back + Vec3{0, 0, .6f})
        .from(.04f);
    m.keypoint("wind_mouthpiece_joint", piece, joint + back * .035f + Vec3{0, 0, .03f}, {0, 0, 1}).from(.04f);
}

// Three drums through the coil, and a lever for each finger of the left hand.
void addValves(Model &m, const Horn &h, const WindMaterials &mat)
{
    const char *names[] = {"first", "second", "third"};
    for (int i = 0; i < 3; ++i) {
        const Vec3 at = h.valve(i);
        m.part(mat.body);
        m.cylinder(at, {0, 1, 0}, .13f, .062f, .015f);
        m.part(mat.accent);
        for (const float s : bothSides)
            m.cylinder(at + Vec3{0, s * .135f, 0}, {0, 1, 0}, .018f, .07f, .014f);
        const int screws = m.part(mat.trim);
        for (const float s : bothSides) {
            m.sphere(at + Vec3{0, s * .15f, 0}, .026f);
            m.keypoint(std::string("french_horn_valve_") + names[i] + "_" + sideName(s), screws,
                       at + Vec3{0, s * .176f, 0}, {0, s, 0}).from(.03f);
        }

        const Vec3 key = h.onCoil(-.1f - .3f * float(i), h.ring - .02f) + Vec3{-.02f, .19f, 0};
        m.part(mat.trim);
        m.tube({at + Vec3{0, .13f, -.055f}, mix(at, key, .5f) + Vec3{0, .13f, -.03f}, key}, .017f, .017f, 0, 3);
        const int paddle = m.part(mat.pearl);
        m.ellipsoid(key, {.075f, .026f, .042f});
        m.keypoint(std::string("wind_key_") + names[i], paddle, key + Vec3{-.02f, .026f, 0}, {-.3f, 1, 0}).from(.03f);
    }
}

} // namespace

void buildFrenchHorn(Model &m)
{
    Rng &r = m.rng;
    const Horn h = drawProportions(r);
    m.parameter("coil_radius", h.ring);
    m.parameter("tube_radius", h.tube);
    m.parameter("bell_radius", h.bell.mouthRadius);

    const WindMaterials mat = windMaterials(m);
    addCoil(m, h, mat);
    addBell(m, h.bell, mat);
    addMouthpiece(m, h, mat);
    addValves(m, h, mat);
    addCradle(m, {h.onCoil(-1.1f, h.ring + h.tube)}, h.tube * 2, .32f); // behind the lowest bend
}

} // namespace soco::demo
