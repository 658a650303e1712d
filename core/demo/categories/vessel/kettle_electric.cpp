#include "core/demo/categories/vessel/parts.h"
#include "core/demo/categories/vessel/vessel.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Jug {
    float height, foot, belly, neck; // radii but for the first
    float bellyAt;                   // share of the height
    float reach;                     // of the handle, behind the axis

    // The jug stands on a plate that stays on the table.
    static constexpr float plate = .1f;
    float at(float share) const { return plate + height * share; }
};

Jug drawProportions(Rng &r)
{
    Jug j;
    j.height = r.range(.92f, 1.12f);
    j.foot = r.range(.44f, .52f);
    j.neck = r.range(.3f, .37f);
    j.belly = j.foot + r.range(-.01f, .06f);
    j.bellyAt = r.range(.16f, .4f);
    j.reach = j.belly + r.range(.22f, .32f);
    return j;
}

std::vector<Vec2> profileOf(const Jug &j)
{
    const float H = j.height;
    return splineThrough({{-.05f, 0}, {j.foot - .03f, 0}, {j.foot, .03f}, {j.belly, H * j.bellyAt},
                          {mix(j.belly, j.neck, .55f), H * mix(j.bellyAt, 1, .55f)}, {j.neck + .02f, H * .97f},
                          {j.neck, H}, {-.05f, H}}, 16);
}

// How full it is: a strip of glass with marks on both flanks, behind the middle.
Vec2 windowMiddle(const Jug &j) { return {-j.belly * .3f, j.at(.42f)}; }

void addWindows(Material &body, const Jug &j, Rng &r)
{
    const Vec2 middle = windowMiddle(j);
    const float half = j.height * .2f;
    constexpr float width = .05f, inner = width - .02f;
    body.decals.push_back(windowDecal(Side::Flank, 0,
                                      {{middle.x - inner, middle.y - half}, {middle.x + inner, middle.y - half},
                                       {middle.x + inner, middle.y + half}, {middle.x - inner, middle.y + half}},
                                      .02f, colourOf(0x9CC4D6)));
    const float full = r.range(-.5f, .8f);
    body.decals.push_back(rectangleDecal(Side::Flank, 0, {middle.x, middle.y + half * (full - 1) * .5f},
                                         {width * .7f, half * (full + 1) * .5f}, .01f, colourOf(0x3F83A8)));
    for (int i = -2; i <= 2; ++i)
        body.decals.push_back(rectangleDecal(Side::Flank, 0, {middle.x + .015f, middle.y + half * .4f * float(i)},
                                             {i & 1 ? .018f : .03f, .0055f}, .004f, colourOf(0xF4F1EA)));
}

void addBody(Model &m, const Jug &j, const std::vector<Vec2> &profile, int body, int plate)
{
    const int part = m.part(body);
    m.revolve({0, 0, Jug::plate}, profile, .014f);
    const int power = m.part(plate);
    m.cylinder({0, 0, .035f}, {0, 0, 1}, .035f, j.foot + .07f, .03f);
    m.cylinder({0, 0, .075f}, {0, 0, 1}, .03f, j.foot - .04f, .01f);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("vessel_base_" + lr, part, {0, s * j.foot, Jug::plate + .02f}, {0, s, -.05f});
        m.keypoint("vessel_body_side_" + lr, part, {0, s * j.belly, j.at(j.bellyAt)}, {0, s, 0});
        m.keypoint("kettle_electric_plate_" + lr, power, {0, s * (j.foot + .07f), .04f}, {0, s, 0});
        const Vec2 window = windowMiddle(j);
        m.keypoint("kettle_electric_window_" + lr, part, {window.x, s * j.belly * .95f, window.y}, {0, s, 0}).from(.2f);
    }
    m.keypoint("vessel_base_front", part, {j.foot, 0, Jug::plate + .02f}, {1, 0, -.05f});
    m.keypoint("vessel_base_rear", part, {-j.foot, 0, Jug::plate + .02f}, {-1, 0, -.05f});
}

// A short beak at the upper edge.
void addBeak(Model &m, const Jug &j, int material, int dark)
{
    const std::vector<Vec3> front = frontLine(m, j.belly + .3f, j.at(.93f));
    const Vec3 root{j.neck * .72f, 0, j.at(.86f)}, tip{j.neck + m.rng.range(.17f, .24f), 0, j.at(.955f)};
    const int part = m.part(material);
    const float end = .068f;
    m.capsule(root, mix(root, tip, .5f), .15f, .12f);
    m.capsule(mix(root, tip, .4f), tip, .125f, end).smooth(.04f);
    const Vec3 along = normalised(tip - root + Vec3{0, 0, .02f});
    const Spout spout{end, tip + along * (end * .75f), along};
    openSpout(m, spout, dark);
    m.keypoint("vessel_spout_tip", part, spout.tip, spout.direction).exactly();
    m.keypoint("vessel_spout_base", part, lowerEnd(m, part, front), {.7f, 0, -.7f}).from(.04f);
}

void addLid(Model &m, const Jug &j, int lid, int knob)
{
    const float T = j.neck, rim = j.at(1) + .025f, dome = m.rng.range(.04f, .1f);
    const int part = m.part(lid);
    m.revolve({0, 0, rim}, splineThrough({{-.05f, -.03f}, {T - .01f, -.03f}, {T + .014f, 0}, {T * .8f, dome * .7f},
                                          {T * .4f, dome}, {-.05f, dome * 1.05f}}, 14), .012f);
    for (const float s : bothSides)
        m.keypoint("vessel_lid_rim_" + sideName(s), part, {0, s * (T + .022f), rim}, {0, s, .35f});
    addKnob(m, knob, rim + dome);
}

// A loop as tall as the jug, with the switch at its foot.
void addHandle(Model &m, const Jug &j, int plastic, int accent, int lamp)
{
    const float high = j.at(.93f), low = j.at(.2f), R = j.reach;
    constexpr float radius = .062f;
    const std::vector<Vec3> line = {{-j.neck * .8f, 0, high - .03f}, {-mix(j.neck, R, .55f), 0, high + .045f},
                                    {-R, 0, high - .07f}, {-R - .01f, 0, mix(low, high, .45f)},
                                    {-R + .03f, 0, low + .06f}, {-j.belly * .9f, 0, low - .02f}};
    const Vec3 upper = firstTouch(m, line[1], line[0], radius * 1.05f);
    const Vec3 lower = firstTouch(m, line[4], line[5], radius * 1.05f);
    const int part = m.part(plastic);
    m.tube(line, radius, radius * .9f, 0, 6);
    m.keypoint("vessel_handle_center", part, {-R - radius, 0, mix(low, high, .6f)}, {-1, 0, 0});
    m.keypoint("vessel_handle_rear_joint", part, upper, {0, 1, 0}).bothSides();
    m.keypoint("kettle_electric_handle_lower_joint", part, lower, {0, 1, 0}).bothSides();

    const int lever = m.part(accent);
    const Vec3 at{-R - radius * .5f, 0, low + .11f};
    m.box(at + Vec3{-.045f, 0, 0}, {.05f, .05f, .022f}, .02f).turnY(-.25f);
    m.keypoint("kettle_electric_switch", lever, at + Vec3{-.09f, 0, .01f}, {-.8f, 0, .6f}).from(.08f);
    m.part(lamp);
    m.ellipsoid({-R - radius * .85f, 0, low + .24f}, {.02f, .022f, .03f});
}

void addCord(Model &m, const Jug &j, int black)
{
    const float x = -(j.foot + .06f), side = m.rng.sign();
    const auto on = [&](float back, float y) { return Vec3{x - back, side * y, .024f}; };
    const int part = m.part(black);
    m.capsule(on(0, 0) + Vec3{0, 0, .012f}, on(.06f, 0) + Vec3{0, 0, .008f}, .036f, .028f);
    m.tube({on(.03f, 0), on(.14f, .03f), on(.2f, .16f), on(.12f, .28f), on(-.04f, .36f)}, .022f, .022f, 0, 5);
    m.keypoint("kettle_electric_cord_exit", part, on(.01f, 0) + Vec3{0, 0, .045f}, {-.2f, 0, 1});
}

} // namespace

void buildKettleElectric(Model &m)
{
    Rng &r = m.rng;
    const Jug j = drawProportions(r);
    m.parameter("height", j.height);
    m.parameter("foot_radius", j.foot);
    m.parameter("neck_radius", j.neck);
    m.parameter("handle_reach", j.reach);

    const Vec3 colour = toyColour(r);
    Material shell = paintOf(colour, .16f, 1);
    shell.colour3 = colour * .45f;
    if (r.chance(.4f))
        shell = metalOf(colourOf(r.pick({0xC8CBCFu, 0xC98A5Bu, 0xB7BDC4u})), .22f);
    const std::vector<Vec2> profile = profileOf(j);
    Material body = shell;
    // Bands above and below the water's window.
    const Vec3 trim = seenOn(shell.colour, r.chance() ? colourOf(0xF1EDE4) : toyColour(r));
    if (r.chance(.6f))
        for (const float share : {.05f, .8f}) {
            Decal band = rectangleDecal(Side::Flank, 0, {0, j.at(share)}, {2, share < .5f ? .045f : .016f}, 0, trim);
            band.threshold = 0;
            body.decals.push_back(band);
        }
    addWindows(body, j, r);
    const Vec3 dark = colourOf(0x2A2C30);
    const int bodyMaterial = m.material(body), shellMaterial = m.material(shell);
    const int plastic = m.material(plasticOf(r.chance(.6f) ? dark : colourOf(0xF1EDE4), .4f));
    const int accent = m.material(plasticOf(toyColour(r), .35f));
    const int lid = r.chance() ? plastic : shellMaterial;
    const int black = m.material(plasticOf(colourOf(0x15110F), .9f));
    const int lamp = m.material(glassOf(colourOf(r.chance() ? 0xE68A1E : 0x5F9BD1)));

    addBody(m, j, profile, bodyMaterial, plastic);
    addBeak(m, j, shellMaterial, black);
    addLid(m, j, lid, r.chance() ? plastic : accent);
    addHandle(m, j, plastic, accent, lamp);
    addCord(m, j, black);
}

} // namespace soco::demo
