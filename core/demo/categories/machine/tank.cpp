#include "core/demo/categories/machine/machine.h"
#include "core/demo/categories/machine/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Turret { Dome, Wedge, Drum };

struct Tank {
    float halfLength;               // of the fenders
    float hullHalf;                 // half width between the tracks
    float trackY, trackHalf;
    float trackRadius, trackRise;   // of the end pulleys above the ground run
    float fender;                   // height
    float deck;                     // height of the hull's top
    float turretX, turretRadius, turretHeight;
    float yaw, elevation;           // of turret and barrel
    float barrelLength, barrelRadius;
    Turret turret;

    // From the turret's own frame, its foot at the origin.
    Vec3 onTurret(Vec3 p) const
    {
        const float c = cosine(yaw), s = sine(yaw);
        return {turretX + p.x * c - p.y * s, p.x * s + p.y * c, deck + p.z};
    }
    Vec3 turned(Vec3 d) const { return onTurret(d) - onTurret({}); }
    float outerY() const { return trackY + trackHalf + .01f; }
};

Tank drawProportions(Rng &r)
{
    Tank t;
    t.halfLength = r.range(.84f, .94f);
    t.hullHalf = r.range(.27f, .32f);
    t.trackHalf = r.range(.12f, .145f);
    t.trackY = t.hullHalf + t.trackHalf + .005f;
    t.trackRadius = r.range(.135f, .155f);
    t.trackRise = r.range(.10f, .14f);
    t.fender = 2 * t.trackRadius + t.trackRise + .025f;
    t.deck = t.fender + r.range(.05f, .09f);
    t.turretX = r.range(-.12f, .0f);
    t.turretRadius = r.range(.31f, .36f);
    t.turretHeight = r.range(.23f, .30f);
    t.yaw = r.range(-.5f, .5f);
    t.elevation = r.range(.0f, .22f);
    t.barrelLength = r.range(.48f, .66f);
    t.barrelRadius = r.range(.06f, .078f);
    t.turret = r.pick({Turret::Dome, Turret::Wedge, Turret::Drum});
    return t;
}

// Blotches of a second colour, seen from all sides.
void camouflage(Material &m, Rng &r, Vec3 colour)
{
    for (const Side side : {Side::Flank, Side::End, Side::Top}) {
        for (int i = 0; i < 7; ++i) {
            Vec2 at;
            at.x = side == Side::End ? r.range(-.45f, .45f) : r.range(-.9f, .9f);
            at.y = side == Side::Top ? r.range(-.45f, .45f) : r.range(.25f, .85f);
            Vec2 half;
            half.x = r.range(.09f, .17f);
            half.y = r.range(.05f, .09f);
            Decal blotch = rectangleDecal(side, 0, at, half, .07f, colour);
            blotch.threshold = .5f;
            m.decals.push_back(blotch);
            blotch.centre = {at.x + half.x * .6f, at.y + half.y * .7f};
            m.decals.push_back(blotch);
        }
    }
}

std::vector<Vec2> star(Vec2 centre, float radius)
{
    std::vector<Vec2> points;
    for (int i = 0; i < 10; ++i) {
        const float a = float(i) * pi / 5 + pi / 2, reach = i & 1 ? radius * .45f : radius;
        points.push_back({centre.x + cosine(a) * reach, centre.y + sine(a) * reach});
    }
    return points;
}

struct TankMaterials {
    int hull = 0, turret = 0, track = 0, roller = 0, hub = 0, steel = 0, black = 0, lamp = 0, red = 0, accent = 0;
};

TankMaterials drawMaterials(Model &m, const Tank &t)
{
    Rng &r = m.rng;
    Vec3 colour = colourOf(r.pick({0x74863Au, 0x356848u, 0x2A8783u, 0x9A6B45u, 0xC9B28Fu}));
    if (r.chance(.35f))
        colour = toyColour(r);
    const Vec3 second = r.chance() ? colour * .45f : toyColour(r), white = colourOf(0xF1EDE4);
    Material hull = paintOf(colour, .35f, .6f), turret = hull;
    const int kind = r.index(3);
    if (kind == 0) {
        camouflage(hull, r, second);
        camouflage(turret, r, second);
    } else if (kind == 1) {
        turret.pattern = Pattern::Bars;
        turret.axis = {0, 0, 1};
        turret.patternAt = 1 / t.turretHeight;
        turret.colour2 = second;
    }
    const float z = t.deck + t.turretHeight * .48f;
    for (Decal badge :
         {discDecal(Side::Flank, 0, {t.turretX - .03f, z}, t.turretHeight * .34f, white),
          polygonDecal(Side::Flank, 0, star({t.turretX - .03f, z}, t.turretHeight * .3f), .003f, second)}) {
        badge.threshold = .55f;
        turret.decals.push_back(badge);
    }
    const Vec3 line = colour * .3f;
    for (const float x : {-.62f, -.5f, -.38f}) // engine louvres
        hull.decals.push_back(styled(rectangleDecal(Side::Top, 1, {x, 0}, {.045f, t.hullHalf * .7f}, .01f, line),
                                     DecalStyle::Bars, .03f));
    hull.decals.push_back(outlined(rectangleDecal(Side::Top, 1, {t.halfLength - .22f, t.hullHalf * .45f},
                                                  {.09f, .075f}, .03f, line), .007f)); // the driver's hatch
    for (const float s : bothSides)
        for (int i = -4; i <= 4; ++i)
            hull.decals.push_back(discDecal(Side::Top, 1, {float(i) * t.halfLength * .22f, s * t.trackY}, .016f, line));

    TankMaterials mat;
    mat.hull = m.material(hull);
    mat.turret = m.material(turret);
    mat.track = m.material(rubber());
    mat.roller = m.material(r.chance() ? paintOf(colour * .8f, .35f, .6f) : paintOf(toyColour(r), .35f, .7f));
    mat.hub = m.material(metalOf(colourOf(0xC9CCD0), .3f, {0, 1, 0}));
    mat.steel = m.material(metalOf(colourOf(0x9A9DA2), .32f, {1, 0, 0}));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30)));
    mat.lamp = m.material(glassOf(colourOf(0xF3E9C9)));
    mat.red = m.material(glassOf(colourOf(0xB3201C)));
    mat.accent = m.material(anyPaint(r));
    return mat;
}

void addTracks(Model &m, const Tank &t, const TankMaterials &mat)
{
    const float reach = t.halfLength - t.trackRadius - .04f, low = t.trackRadius, high = low + t.trackRise;
    const float ground = reach - t.trackRise * 1.3f;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        Track track;
        track.centres = {{-ground, low}, {ground, low}, {reach, high}, {-reach, high}};
        track.radius = t.trackRadius;
        track.y = s * t.trackY;
        track.halfWidth = t.trackHalf;
        track.cleats = 30;
        track.openLeft = s > 0;
        track.openRight = s < 0;
        const int belt = addTrack(m, mat.track, track);
        const float outside = s * (t.trackY + t.trackHalf * .8f);
        m.keypoint("tracked_track_front_" + lr, belt, {t.halfLength - .03f, outside, high}, {1, 0, 0});
        m.keypoint("tracked_track_rear_" + lr, belt, {-t.halfLength + .03f, outside, high}, {-1, 0, 0});

        const float y = s * (t.trackY + t.trackHalf * .55f);
        const auto roller = [&](Vec2 at, float radius) {
            m.part(mat.roller);
            m.cylinder({at.x, y, at.y}, {0, 1, 0}, .055f, radius, .02f);
            m.torus({at.x, y + s * .055f, at.y}, {0, 1, 0}, radius * .62f, .012f).subtract(.01f);
            const int hub = m.part(mat.hub);
            m.ellipsoid({at.x, y + s * .055f, at.y}, {radius * .34f, .026f, radius * .34f});
            return hub;
        };
        const float end = t.trackRadius - .05f;
        roller({reach, high}, end);
        roller({-reach, high}, end);
        constexpr int rollers = 4;
        for (int i = 0; i < rollers; ++i) {
            const float x = mix(-ground, ground, float(i) / (rollers - 1));
            const int hub = roller({x, low}, end);
            if (i == 0 || i == rollers - 1)
                m.keypoint(std::string("wheeled_wheel_") + (i == 0 ? "rear_" : "front_") + lr + "_center", hub,
                           {x, y + s * .08f, low}, {0, s, 0});
        }
    }
}

void addHull(Model &m, const Tank &t, const TankMaterials &mat)
{
    const float L = t.halfLength, bottom = t.trackRadius * .8f;
    const int hull = m.part(mat.hull);
    m.extrude({}, {{-L + .06f, bottom + .03f}, {L - .26f, bottom + .03f}, {L - .04f, t.fender - .12f},
                   {L - .30f, t.deck - .03f}, {-L + .09f, t.deck - .03f}}, t.hullHalf, .03f);
    m.keypoint("tank_bow_center", hull, {L - .02f, 0, t.fender - .12f}, {1, 0, .2f});
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const int fender = m.part(mat.hull);
        const float y = s * (t.trackY + .01f), half = t.trackHalf + .012f;
        m.box({0, y, t.fender}, {L, half, .024f}, .018f);
        m.box({L + .035f, y, t.fender - .035f}, {.06f, half, .02f}, .016f).turnY(.62f).smooth(.02f);
        m.box({-L - .035f, y, t.fender - .035f}, {.06f, half, .02f}, .016f).turnY(-.62f).smooth(.02f);
        m.keypoint("machine_body_front_" + lr + "_corner", fender, {L, s * (t.outerY() + .008f), t.fender + .02f},
                   {.2f, s * .7f, .6f});
        m.keypoint("machine_body_rear_" + lr + "_corner", fender, {-L, s * (t.outerY() + .008f), t.fender + .02f},
                   {-.2f, s * .7f, .6f});

        const int lamp = addLamp(m, mat.black, mat.lamp, {L - .09f, s * t.trackY, t.fender + .085f}, .056f, 1);
        m.part(mat.black);
        m.capsule({L - .09f, s * t.trackY, t.fender}, {L - .09f, s * t.trackY, t.fender + .06f}, .022f);
        m.keypoint("machine_headlight_" + lr, lamp, {L - .04f, s * t.trackY, t.fender + .085f}, {1, 0, 0});
        const int tail = addLamp(m, mat.black, mat.red, {-L + .03f, s * t.trackY, t.fender + .055f}, .036f, -1);
        m.keypoint("machine_taillight_" + lr, tail, {-L - .02f, s * t.trackY, t.fender + .055f}, {-1, 0, 0});
    }
    const int hitch = m.part(mat.steel);
    m.torus({-L - .005f, 0, t.fender - .14f}, {0, 0, 1}, .045f, .02f);
    m.capsule({-L + .1f, 0, t.fender - .14f}, {-L + .03f, 0, t.fender - .14f}, .026f);
    m.keypoint("machine_hitch", hitch, {-L - .07f, 0, t.fender - .14f}, {-1, 0, 0});
}

void addDeckGear(Model &m, const Tank &t, const TankMaterials &mat)
{
    const float L = t.halfLength;
    const int exhaust = m.part(mat.steel); // upwards at the rear left
    const Vec3 foot{-L + .17f, t.hullHalf * .62f, t.deck - .02f};
    m.capsule(foot, foot + Vec3{-.02f, 0, .11f}, .04f);
    m.capsule(foot + Vec3{-.02f, 0, .11f}, foot + Vec3{-.12f, 0, .17f}, .035f, .04f);
    const Vec3 tip = foot + Vec3{-.13f, 0, .175f};
    m.capsule(tip, tip + Vec3{-.1f, 0, .05f}, .024f).subtract(.008f);
    m.keypoint("machine_exhaust_tip", exhaust, tip + Vec3{-.02f, 0, .03f}, {-.3f, 0, 1});
    if (m.rng.chance(.6f)) { // a rolled blanket on the fender
        m.part(m.material(anyFabric(m.rng)));
        m.capsule({-.45f, -t.trackY, t.fender + .075f}, {-.15f, -t.trackY, t.fender + .075f}, .062f);
        m.part(mat.black);
        for (const float x : {-.4f, -.2f})
            m.torus({x, -t.trackY, t.fender + .075f}, {1, 0, 0}, .06f, .012f);
    }
    if (m.rng.chance(.6f)) { // a jerrycan
        m.part(mat.accent);
        m.box({-.1f, t.trackY, t.fender + .105f}, {.1f, .065f, .09f}, .025f);
        m.capsule({-.06f, t.trackY, t.fender + .2f}, {-.15f, t.trackY, t.fender + .2f}, .016f);
        m.cylinder({-.02f, t.trackY, t.fender + .2f}, {0, 0, 1}, .02f, .022f, .008f);
    }
}

int addTurretBody(Model &m, const Tank &t, const TankMaterials &mat)
{
    const float R = t.turretRadius, H = t.turretHeight;
    m.part(mat.black);
    m.cylinder({t.turretX, 0, t.deck}, {0, 0, 1}, .03f, R * .82f, .01f);
    const int part = m.part(mat.turret);
    const Vec3 foot{t.turretX, 0, t.deck + .015f};
    if (t.turret == Turret::Dome)
        m.revolve(foot, splineThrough({{-.02f, .04f}, {R - .05f, .04f}, {R - .04f, H * .35f}, {R * .72f, H * .78f},
                                       {R * .38f, H - .04f}, {-.02f, H - .04f}}, 4), .04f);
    else if (t.turret == Turret::Drum)
        m.revolve(foot, {{-.02f, .05f}, {R - .05f, .05f}, {R - .1f, H - .05f}, {-.02f, H - .05f}}, .05f);
    else
        m.extrudeTapered(foot, {{-R * 1.02f + .05f, .05f}, {R - .05f, .05f}, {R * .62f, H - .05f},
                                {-R * .9f + .05f, H - .05f}}, R * .95f, .05f, R * .68f, 0, H).turnZ(t.yaw);
    m.keypoint("tank_turret_rear", part, t.onTurret({-R, 0, H * .45f}), t.turned({-1, 0, .1f}));
    return part;
}

void addTurret(Model &m, const Tank &t, const TankMaterials &mat)
{
    const float R = t.turretRadius, H = t.turretHeight;
    addTurretBody(m, t, mat);
    // The barrel in its shield.
    const Vec3 along = t.turned({cosine(t.elevation), 0, sine(t.elevation)});
    const Vec3 root = t.onTurret({R * .78f, 0, H * .48f});
    m.part(mat.hull);
    m.ellipsoid(root, {.12f, .14f, H * .36f}).turnZ(t.yaw);
    const int barrel = m.part(mat.turret);
    const float radius = t.barrelRadius;
    const Vec3 muzzle = root + along * t.barrelLength;
    m.cylinder(mix(root, muzzle, .5f), along, t.barrelLength / 2, radius, .01f);
    m.cylinder(root + along * .16f, along, .05f, radius * 1.3f, .02f);
    const int rim = m.part(mat.hull);
    m.cylinder(muzzle - along * .06f, along, .065f, radius * 1.42f, .025f);
    m.cylinder(muzzle + along * .03f, along, .1f, radius * .72f, .006f).subtract(.008f);
    m.part(mat.black);
    m.cylinder(muzzle - along * .075f, along, .02f, radius * .8f, .004f);
    m.keypoint("tank_barrel_tip", rim, muzzle + along * .005f, along).exactly();
    m.keypoint("tank_barrel_root", barrel, root + along * .24f + Vec3{0, 0, radius}, {0, 0, 1});

    const Vec3 hatch = t.onTurret({-R * .18f, R * .22f, H + .012f});
    m.part(mat.hull);
    m.cylinder(hatch, {0, 0, 1}, .035f, R * .40f, .012f);
    const int lid = m.part(mat.accent);
    m.ellipsoid(hatch + Vec3{0, 0, .03f}, {R * .33f, R * .33f, .035f});
    m.part(mat.black);
    m.capsule(hatch + t.turned({-.04f, .03f, .065f}), hatch + t.turned({-.04f, -.03f, .065f}), .012f);
    m.keypoint("tank_hatch_center", lid, hatch + Vec3{0, 0, .065f}, {0, 0, 1});
    m.part(mat.black); // periscope
    m.box(t.onTurret({R * .32f, -R * .28f, H + .03f}), {.035f, .05f, .035f}, .015f).turnZ(t.yaw);

    if (m.rng.chance(.75f)) {
        const float height = m.rng.range(.34f, .48f);
        const Vec3 foot = t.onTurret({-R * .5f, -R * .42f, H - .02f});
        const Vec3 tip = foot + t.turned({-.06f, 0, height});
        m.part(mat.black);
        m.capsule(foot, foot + Vec3{0, 0, .06f}, .026f, .018f);
        m.capsule(foot, tip, .0125f);
        m.part(mat.accent);
        m.extrude({0, tip.y, 0}, {{tip.x - .18f, tip.z - .09f}, {tip.x, tip.z - .15f}, {tip.x, tip.z - .03f}}, .012f,
                  .006f);
        const int ball = m.part(mat.accent);
        m.sphere(tip, .028f);
        m.keypoint("tank_antenna_tip", ball, tip + Vec3{0, 0, .028f}, {0, 0, 1});
    }
}

} // namespace

void buildTank(Model &m)
{
    const Tank t = drawProportions(m.rng);
    m.parameter("half_length", t.halfLength);
    m.parameter("hull_half_width", t.hullHalf);
    m.parameter("turret_radius", t.turretRadius);
    m.parameter("turret_yaw", t.yaw);
    m.parameter("barrel_elevation", t.elevation);
    const TankMaterials mat = drawMaterials(m, t);
    addHull(m, t, mat);
    addTracks(m, t, mat);
    addDeckGear(m, t, mat);
    addTurret(m, t, mat);
}

} // namespace soco::demo
