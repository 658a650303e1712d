#include "core/demo/categories/vessel/vessel.h"
#include "core/demo/categories/vessel/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Vessel {
    float height, belly, neck, foot; // radii but for the first
    float bellyAt;                   // share of the height
};

// It arches over the knob with room for the fingers.
void addKettleHandle(Model &m, const Vessel &v, float knobTop, int wire, int grip)
{
    Rng &r = m.rng;
    const float drawn = r.range(.42f, .6f), reach = r.range(.34f, .46f), H = v.height;
    const float rise = std::max(drawn, knobTop - H + .15f);
    const auto joint = [&](float s) {
        return firstTouch(m, {s * reach * 1.05f, 0, H + rise * .45f}, {s * reach * .95f, 0, H * .84f}, .03f);
    };
    const Vec3 front = joint(1), rear = joint(-1);
    const int wires = m.part(wire);
    for (const Vec3 lug : {front, rear})
        m.ellipsoid(lug + Vec3{0, 0, -.015f}, {.05f, .042f, .034f});
    for (const float s : {1.f, -1.f}) // front, rear
        m.tube({{s * reach * .95f, 0, H * .84f}, {s * reach * 1.05f, 0, H + rise * .45f},
                {s * reach * .75f, 0, H + rise * .88f}}, .022f, .022f, 0, 8);
    const int top = m.part(grip);
    m.tube({{reach * .78f, 0, H + rise * .86f}, {reach * .4f, 0, H + rise}, {-reach * .4f, 0, H + rise},
            {-reach * .78f, 0, H + rise * .86f}}, .05f, .05f, 0, 7);
    m.keypoint("vessel_handle_center", top, {0, 0, H + rise * 1.02f + .05f}, {0, 0, 1});
    m.keypoint("kettle_handle_front_joint", wires, front, {0, 1, 0}).bothSides();
    m.keypoint("vessel_handle_rear_joint", wires, rear, {0, 1, 0}).bothSides();
}

void addTeapotHandle(Model &m, const Vessel &v, int plain, int bamboo)
{
    Rng &r = m.rng;
    const float B = v.belly, reach = B + r.range(.24f, .36f);
    const float high = v.height * r.range(.78f, .88f);
    const float low = v.height * r.range(.22f, .34f);
    const bool isBamboo = r.chance(.3f);
    const float radius = isBamboo ? .045f : .05f;
    const auto inWall = [&](float z) { return firstTouch(m, {-reach, 0, z}, {0, 0, z}, 0) + Vec3{.06f, 0, 0}; };
    const Vec3 start = inWall(high), end = inWall(low);
    const std::vector<Vec3> line = {start, {std::min(start.x - .1f, -B * .95f), 0, high + .06f},
                                    {-reach, 0, high - .04f}, {-reach * .97f, 0, mix(low, high, .4f)}, end};
    const std::vector<Vec3> curve = curveThrough(line, 16);
    const auto isOutside = [&](Vec3 p) { return m.distanceSoFar(p) > .012f; };
    const Vec3 upper = *std::find_if(curve.begin(), curve.end(), isOutside);
    const Vec3 lower = *std::find_if(curve.rbegin(), curve.rend(), isOutside);
    const int part = m.part(isBamboo ? bamboo : plain);
    m.tube(line, radius, radius * .85f, .03f, 8);
    m.keypoint("vessel_handle_center", part, {-reach - .04f, 0, mix(low, high, .66f)}, {-1, 0, 0});
    m.keypoint("vessel_handle_rear_joint", part, upper, {0, 1, 0}).bothSides();
    m.keypoint("teapot_handle_lower_joint", part, lower, {0, 1, 0}).bothSides();
}

Spout addKettleSpout(Model &m, const Vessel &v)
{
    Rng &r = m.rng;
    const float B = v.belly, H = v.height;
    Vec3 base{B * .86f, 0, H * r.range(.28f, .42f)};
    Vec3 tip;
    tip.x = B + r.range(.34f, .5f);
    tip.z = H * r.range(.86f, 1.04f);
    const float radius = r.range(.09f, .13f);
    float end = 0;
    if (r.chance()) { // short and straight, high up
        base = {B * .7f, 0, H * .62f};
        tip.x = B + r.range(.2f, .3f);
        tip.z = H * r.range(.98f, 1.1f);
        end = radius * .75f;
        m.tube({base + Vec3{-.1f, 0, -.02f}, mix(base, tip, .5f), tip}, radius * 1.25f, end, 0, 3);
        addSpoutRoot(m, base, normalised(tip - base), radius * 1.25f);
    } else {
        end = radius * .6f;
        m.tube({base + Vec3{-.12f, 0, -.04f}, base + Vec3{.14f, 0, .03f}, mix(base, tip, .55f) + Vec3{.03f, 0, -.02f},
                tip, tip + Vec3{.06f, 0, .02f}}, radius * 1.25f, end, 0, 7);
        addSpoutRoot(m, base, {.97f, 0, .24f}, radius * 1.25f);
        tip += {.06f, 0, .02f};
    }
    const Vec3 direction = normalised(tip - base);
    return {end, tip + direction * (end * .75f), direction};
}

Spout addTeapotSpout(Model &m, const Vessel &v)
{
    Rng &r = m.rng;
    const float B = v.belly, H = v.height;
    const Vec3 base{B * .86f, 0, H * r.range(.28f, .42f)};
    Vec3 tip;
    tip.x = B + r.range(.34f, .5f);
    tip.z = H * r.range(.86f, 1.04f);
    const float radius = r.range(.09f, .13f), end = radius * .6f;
    m.tube({base + Vec3{-.12f, 0, -.04f}, base + Vec3{.14f, 0, .03f}, mix(base, tip, .55f) + Vec3{.03f, 0, -.02f}, tip,
            tip + Vec3{.06f, 0, .02f}}, radius * 1.25f, end, 0, 7);
    addSpoutRoot(m, base, {.97f, 0, .24f}, radius * 1.25f);
    const Vec3 direction = normalised({.7f, 0, .45f});
    return {end, tip + Vec3{.06f, 0, .02f} + direction * (end * .75f), direction};
}

void buildVessel(Model &m, bool kettle)
{
    Rng &r = m.rng;
    Vessel v;
    v.height = kettle ? r.range(.75f, 1.0f) : r.range(.72f, .95f);
    v.belly = kettle ? r.range(.55f, .66f) : r.range(.52f, .64f);
    v.neck = kettle ? r.range(.22f, .34f) : r.range(.2f, .3f);
    v.foot = r.range(.34f, .52f);
    v.bellyAt = r.range(.3f, .62f);
    const float H = v.height, B = v.belly, T = v.neck;
    m.parameter("height", v.height);
    m.parameter("belly_radius", v.belly);
    m.parameter("neck_radius", v.neck);
    m.parameter("foot_radius", v.foot);

    const float zb = v.bellyAt;
    const std::vector<Vec2> profile =
        splineThrough({{-.05f, 0}, {v.foot, 0}, {mix(v.foot, B, .72f), H * zb * .38f}, {B, H * zb},
                       {mix(T, B, .72f), H * mix(zb, 1, .55f)}, {T + .05f, H * .97f}, {T, H}, {-.05f, H}}, 16);

    const Vec3 colour = toyColour(r);
    Material body = paintOf(colour, .16f, 1);
    body.colour3 = colour * .4f; // enamel wears to a dark edge, not to wood
    if (r.index(3) == 0) {
        if (kettle)
            body = metalOf(colourOf(r.chance() ? 0xC8CBCF : 0xC98A5B), .22f);
        else
            body = clayOf(colourOf(r.pick({0xA9583Au, 0x6E4633u, 0x51604Au})), .55f, .25f);
    }
    const Material plain = body; // spout and handle: the pattern stays on the body
    Material lid = body;
    decorateVessel(body, r, profile, H * .48f, H * .3f);
    if (r.chance(.35f))
        lid = paintOf(toyColour(r), .2f, 1);
    Material knob = r.chance() ? anyWood(r, {0, 0, 1})
                               : plasticOf(r.chance() ? colourOf(0x2A2C30) : toyColour(r), .35f);
    const int bodyMaterial = m.material(body), lidMaterial = m.material(lid), knobMaterial = m.material(knob);
    const int plainMaterial = m.material(plain);
    const int steel = m.material(metalOf(colourOf(0xC8CBCF), .25f));
    const int dark = m.material(plasticOf(colourOf(0x15110F), .9f));

    const int bodyPart = m.part(bodyMaterial);
    m.revolve({0, 0, .015f}, profile, .015f);
    const std::vector<Vec3> front = frontLine(m, B + .2f, H * .7f);
    const int spoutPart = m.part(plainMaterial);
    const Spout spout = kettle ? addKettleSpout(m, v) : addTeapotSpout(m, v);
    openSpout(m, spout, dark);
    m.keypoint("vessel_spout_tip", spoutPart, spout.tip, spout.direction).exactly();
    m.keypoint("vessel_spout_base", spoutPart, lowerEnd(m, spoutPart, front), {.6f, 0, -.8f}).from(.04f);

    const int lidPart = m.part(lidMaterial);
    const float dome = r.range(.05f, .14f), rim = H + .03f;
    m.revolve({0, 0, rim}, splineThrough({{-.05f, -.03f}, {T - .01f, -.03f}, {T + .012f, 0}, {T * .8f, dome * .7f},
                                          {T * .4f, dome}, {-.05f, dome * 1.05f}}, 14), .012f);
    const float knobTop = addKnob(m, knobMaterial, rim + dome);
    if (kettle)
        addKettleHandle(m, v, knobTop, steel, knobMaterial);
    else
        addTeapotHandle(m, v, plainMaterial, knobMaterial);

    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("vessel_base_" + lr, bodyPart, {0, s * v.foot, .03f}, {0, s, -.05f});
        m.keypoint("vessel_lid_rim_" + lr, lidPart, {0, s * (T + .02f), rim}, {0, s, .35f});
        m.keypoint("vessel_body_side_" + lr, bodyPart, {0, s * B, .015f + H * zb}, {0, s, 0});
    }
    m.keypoint("vessel_base_front", bodyPart, {v.foot, 0, .03f}, {1, 0, -.05f});
    m.keypoint("vessel_base_rear", bodyPart, {-v.foot, 0, .03f}, {-1, 0, -.05f});
}

} // namespace

void buildKettle(Model &m) { buildVessel(m, true); }

void buildTeapot(Model &m) { buildVessel(m, false); }

} // namespace soco::demo
