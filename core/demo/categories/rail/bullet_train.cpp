#include "core/demo/categories/ornaments.h"
#include "core/demo/categories/rail/parts.h"
#include "core/demo/categories/rail/rail.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct BulletTrain {
    float halfWidth, wheelRadius, halfGauge;
    float noseTip, noseRoot, rear; // x; the cross section is the same from the rear to the nose's root
    float sill, roof;              // heights
    float rounding;                // of the cross section
    float noseHeight;              // of the rounded tip's middle
    float windowLow, windowHigh;
    float doorFront, doorRear;     // x
    std::vector<Vec2> slope;       // the nose's upper line, from the root to the tip, (x, z)

    float slopeX(float z) const
    {
        for (std::size_t i = 0; i + 1 < slope.size(); ++i)
            if (slope[i + 1].y <= z)
                return mix(slope[i].x, slope[i + 1].x,
                           (slope[i].y - z) / std::max(slope[i].y - slope[i + 1].y, 1e-4f));
        return slope.back().x;
    }
};

BulletTrain drawProportions(Rng &r)
{
    BulletTrain b;
    b.halfWidth = r.range(.27f, .31f);
    b.wheelRadius = r.range(.10f, .12f);
    b.halfGauge = b.halfWidth - .085f;
    b.rounding = r.range(.12f, .15f);
    b.rear = -r.range(1.02f, 1.12f);
    b.noseTip = r.range(1.08f, 1.2f);
    b.noseRoot = b.noseTip - r.range(.72f, .95f);
    b.sill = railTop + b.wheelRadius * 1.35f;
    b.roof = b.sill + r.range(.56f, .64f);
    b.noseHeight = b.sill + b.rounding + r.range(.0f, .04f);
    b.windowLow = b.sill + (b.roof - b.sill) * .50f;
    b.windowHigh = b.windowLow + r.range(.115f, .14f);
    b.doorFront = b.noseRoot - .02f;
    b.doorRear = b.rear + .15f;
    const float length = b.noseTip - b.noseRoot;
    const float bulge = r.range(.0f, 1); // from a round bullet to a duck's bill
    const auto at = [&](float along, float round, float bill) {
        return Vec2{b.noseRoot + along * length, mix(b.noseHeight + b.rounding, b.roof, mix(round, bill, bulge))};
    };
    b.slope = splineThrough({at(0, 1, 1), at(.22f, .96f, .91f), at(.45f, .80f, .62f), at(.68f, .52f, .30f),
                             at(.88f, .20f, .10f), at(.985f, .02f, .0f)}, 4);
    return b;
}

struct Livery {
    Vec3 base, stripe, second, glass;
    int kind = 0;
};

void addStripes(Material &m, const BulletTrain &b, const Livery &l)
{
    const float z = b.windowLow - .045f;
    const auto band = [&](float height, float half, Vec3 colour) {
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {0, height}, {3, half}, .004f, colour));
    };
    if (l.kind == 0) { // one broad band under the windows and a thin one
        band(z - .02f, .045f, l.stripe);
        band(z - .10f, .012f, l.stripe);
    } else if (l.kind == 1) { // a broad band round the windows
        band((b.windowLow + b.windowHigh) / 2, .10f, l.stripe);
        band(z - .09f, .014f, l.second);
    } else if (l.kind == 2) { // a wave that sweeps over the nose
        m.decals.push_back(polygonDecal(Side::Flank, 0, {{b.rear - .2f, z - .01f}, {b.noseRoot, z - .01f},
                                                         {b.noseRoot + .3f, z + .02f}, {b.noseTip, b.roof},
                                                         {b.noseTip + .3f, b.sill}, {b.noseRoot + .4f, b.sill + .05f},
                                                         {b.noseRoot, z - .09f}, {b.rear - .2f, z - .07f}}, .005f,
                                        l.stripe));
        m.decals.push_back(rectangleDecal(Side::Top, 1, {b.noseTip + .45f, 0}, {.85f, 1}, .1f, l.stripe));
    } else {
        band(b.sill + .06f, .10f, l.stripe);
        band(b.sill + .185f, .012f, l.second);
    }
}

Vec2 windscreenHalf(const BulletTrain &b, float share) // half width and height at a share of its height
{
    const float low = mix(b.noseHeight + b.rounding, b.roof, .40f), high = b.roof - .055f;
    return {mix(b.halfWidth * .70f, b.halfWidth * .50f, share), mix(low, high, share)};
}

Material paintwork(const BulletTrain &b, const Livery &l, int windows)
{
    Material m = paintOf(l.base, .2f, 1);
    m.colour3 = l.base * .55f; // enamel wears darker, not to wood
    addStripes(m, b, l);
    const auto glass = [&](Side side, float facing, Vec2 from, Vec2 to, float rounding) {
        m.decals.push_back(windowDecal(side, facing, {from, {to.x, from.y}, to, {from.x, to.y}}, rounding, l.glass));
    };
    const float from = b.doorRear + .1f, to = b.doorFront - .1f;
    for (int i = 0; i < windows; ++i)
        glass(Side::Flank, 0, {mix(from, to, float(i) / float(windows)) + .016f, b.windowLow},
              {mix(from, to, float(i + 1) / float(windows)) - .016f, b.windowHigh}, .015f);
    for (const float x : {b.doorFront, b.doorRear}) {
        m.decals.push_back(outlined(rectangleDecal(Side::Flank, 0, {x, (b.sill + b.windowHigh) / 2 + .03f},
                                                   {.07f, (b.windowHigh - b.sill) / 2 + .005f}, .03f,
                                                   colourOf(0x2C3138)), .006f));
        glass(Side::Flank, 0, {x - .03f, b.windowLow}, {x + .03f, b.windowHigh}, .015f);
    }
    // The driver's window on either side, low enough for the falling roof line.
    const float cab = b.noseRoot + .15f;
    m.decals.push_back(windowDecal(Side::Flank, 0,
                                   {{cab - .05f, b.windowLow},
                                    {cab + .10f, b.windowLow},
                                    {cab + .04f, b.windowHigh - .01f},
                                    {cab - .05f, b.windowHigh}},
                                   .015f, l.glass));
    const Vec2 low = windscreenHalf(b, 0), high = windscreenHalf(b, 1);
    Decal screen = windowDecal(Side::End, 1, {{-low.x, low.y}, {low.x, low.y}, {high.x, high.y}, {-high.x, high.y}},
                               .02f, l.glass);
    screen.threshold = .12f;
    m.decals.push_back(screen);
    // The hatch of the nose coupling, drawn as a smile.
    m.decals.push_back(smileDecal(Side::End, 1, {0, b.noseHeight + .03f}, b.halfWidth * .5f, .062f, .022f,
                                  colourOf(0x2C3138)));
    // The way to the next carriage.
    m.decals.push_back(rectangleDecal(Side::End, -1, {0, (b.sill + b.roof) / 2 - .01f}, {b.halfWidth * .42f, .22f},
                                      .05f, colourOf(0x3A3E45)));
    m.decals.push_back(styled(rectangleDecal(Side::End, -1, {0, (b.sill + b.roof) / 2 - .01f},
                                             {b.halfWidth * .36f, .2f}, .04f, colourOf(0x595E66)),
                              DecalStyle::Bars, .06f));
    m.decals.push_back(styled(rectangleDecal(Side::Top, 1, {(b.rear + b.noseRoot) / 2, 0},
                                             {(b.noseRoot - b.rear) * .4f, b.halfWidth * .45f}, .03f, l.base * .6f),
                              DecalStyle::Bars, .16f));
    return m;
}

int addBody(Model &m, const BulletTrain &b, int material)
{
    const float r = b.rounding, W = b.halfWidth, length = b.noseTip - b.noseRoot;
    const int part = m.part(material);
    m.box({(b.rear + b.noseRoot) / 2, 0, (b.sill + b.roof) / 2},
          {(b.noseRoot - b.rear) / 2 + r, W, (b.roof - b.sill) / 2}, r);
    m.box({b.rear - .2f, 0, .5f}, {.2f, .5f, .5f}, .01f).subtract(.03f); // the flat rear end
    std::vector<Vec2> profile{{-.05f, b.sill + r}, {length - r, b.sill + r}};
    for (std::size_t i = b.slope.size(); i-- > 0;)
        profile.push_back({std::min(b.slope[i].x - b.noseRoot, length) - r * (i + 1 == b.slope.size() ? 1.f : .55f)
                               * float(i) / float(b.slope.size() - 1),
                           b.slope[i].y - r});
    profile.push_back({-.05f, b.roof - r});
    m.extrudeTapered({b.noseRoot, 0, 0}, profile, W, r, W - .0001f, b.sill, b.roof, .34f);
    return part;
}

void addNose(Model &m, const BulletTrain &b, const RailMaterials &mat, int body)
{
    const float lampZ = b.noseHeight + b.rounding * .55f, lampY = b.halfWidth * .50f;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        Vec3 at{b.noseTip + .05f, s * lampY, lampZ};
        while (at.x > 0 && m.distanceSoFar(at) > .004f)
            at.x -= .004f;
        m.part(mat.black);
        m.ellipsoid(at - Vec3{.012f, 0, 0}, {.05f, .068f, .048f});
        const int lamp = m.part(mat.lamp);
        m.ellipsoid(at, {.052f, .054f, .036f});
        m.keypoint("rail_headlight_" + lr, lamp, at + Vec3{.04f, 0, 0}, {.9f, s * .2f, .3f});

        const Vec2 low = windscreenHalf(b, .02f), high = windscreenHalf(b, .98f);
        m.keypoint("rail_windscreen_bottom_" + lr + "_corner", body, {b.slopeX(low.y), s * low.x, low.y}, {1, 0, 0})
            .from(.3f);
        m.keypoint("rail_windscreen_top_" + lr + "_corner", body, {b.slopeX(high.y), s * high.x, high.y}, {1, 0, 0})
            .from(.4f);
        m.keypoint("rail_cab_window_" + lr, body,
                   {b.noseRoot + .17f, s * b.halfWidth, (b.windowLow + b.windowHigh) / 2}, {0, s, 0});
    }
    m.keypoint("bullet_train_nose_tip", body, {b.noseTip, 0, b.noseHeight + .01f}, {1, 0, 0});
}

void addBogies(Model &m, const BulletTrain &b, const RailMaterials &mat)
{
    for (const float end : {1.f, -1.f}) {
        const float middle = end > 0 ? b.noseRoot - .16f : b.rear + .36f;
        m.part(mat.black);
        m.box({middle, 0, railTop + b.wheelRadius * 1.3f}, {.26f, b.halfGauge - .05f, b.wheelRadius * .6f}, .03f);
        for (const float s : bothSides) {
            m.part(mat.black);
            m.box({middle, s * (b.halfGauge + .052f), railTop + b.wheelRadius * 1.8f}, {.22f, .03f, .03f}, .015f);
            for (const float k : {1.f, -1.f}) {
                const Vec3 centre{middle + k * (b.wheelRadius + .025f), s * b.halfGauge, railTop + b.wheelRadius};
                const int hub = addRailWheel(m, mat, centre, s, b.wheelRadius, 6);
                if (k == end)
                    m.keypoint(std::string("rail_wheel_") + (end > 0 ? "front_" : "rear_") + sideName(s) + "_center",
                               hub, centre + Vec3{0, s * .06f, 0}, {0, s, 0});
            }
        }
    }
}

void addSkirt(Model &m, const BulletTrain &b, int material)
{
    const int part = m.part(material);
    const float front = b.noseTip - .16f, low = railTop + .03f;
    m.extrudeTapered({b.noseRoot, 0, 0}, {{.12f, low + .02f}, {front - b.noseRoot - .04f, low + .02f},
                                          {front - b.noseRoot, b.sill + .05f}, {.12f, b.sill + .05f}},
                     b.halfWidth - .03f, .02f, b.halfWidth - .0301f, low, b.sill, .34f);
    for (const float s : bothSides)
        m.keypoint("bullet_train_skirt_front_" + sideName(s), part,
                   {front - .03f, s * (b.halfWidth - .04f) * .75f, low + .03f}, {.7f, s * .7f, -.2f}).from(.2f);
}

void addPantograph(Model &m, const BulletTrain &b, const RailMaterials &mat, float x, float height)
{
    const float z = b.roof;
    m.part(mat.black);
    m.box({x, 0, z + .01f}, {.16f, .12f, .03f}, .02f);
    m.part(mat.steel);
    for (const float s : bothSides) {
        m.capsule({x + .1f, s * .06f, z + .03f}, {x - .12f, s * .05f, z + height * .55f}, .012f);
        m.capsule({x - .12f, s * .05f, z + height * .55f}, {x + .02f, s * .04f, z + height}, .011f);
    }
    m.capsule({x - .12f, .05f, z + height * .55f}, {x - .12f, -.05f, z + height * .55f}, .014f);
    const int part = m.part(mat.black);
    m.tube({{x + .02f, .19f, z + height - .02f},
            {x + .02f, .13f, z + height + .012f},
            {x + .02f, -.13f, z + height + .012f},
            {x + .02f, -.19f, z + height - .02f}},
           .019f, .019f, 0, 3);
    m.keypoint("bullet_train_pantograph_top", part, {x + .02f, 0, z + height + .03f}, {0, 0, 1});
}

} // namespace

void buildBulletTrain(Model &m)
{
    Rng &r = m.rng;
    const BulletTrain b = drawProportions(r);
    m.parameter("half_width", b.halfWidth);
    m.parameter("nose_length", b.noseTip - b.noseRoot);
    m.parameter("length", b.noseTip - b.rear);
    m.parameter("roof_height", b.roof);
    layTrack(m, b.rear, b.noseTip, b.halfGauge);
    Livery l;
    l.kind = r.index(4);
    l.base = r.chance(.6f) ? colourOf(0xF1EDE4) : toyColour(r);
    l.stripe = toyColour(r);
    l.second = toyColour(r);
    l.glass = colourOf(r.chance(.7f) ? 0x24384A : 0x9CC4D6);
    const int windows = 5 + r.index(3);
    const int paint = m.material(paintwork(b, l, windows));
    const int skirt = m.material(r.chance() ? plasticOf(colourOf(0x4A4F57)) : paintOf(l.stripe, .3f, .8f));
    const RailMaterials mat = railMaterials(m, metalOf(colourOf(0x8C9096), .35f, {0, 1, 0}),
                                            metalOf(colourOf(0xC9CCD0), .25f, {0, 1, 0}));
    const int body = addBody(m, b, paint);
    addNose(m, b, mat, body);
    addBogies(m, b, mat);
    addSkirt(m, b, skirt);
    addTailLamps(m, mat, {b.rear - .005f, b.halfWidth * .62f, b.sill + .12f}, .038f);
    const int coupling = addCoupling(m, mat, b.rear - .01f, b.sill + .05f, -1);
    m.keypoint("rail_coupling_rear", coupling, {b.rear - .1f, 0, b.sill + .05f}, {-1, 0, 0});
    const float reach = r.range(.16f, .24f);
    if (r.chance(.75f))
        addPantograph(m, b, mat, mix(b.rear, b.noseRoot, .35f), reach);

    const float from = b.doorRear + .1f, to = b.doorFront - .1f;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const float doorZ = (b.sill + b.windowHigh) / 2 + .03f;
        m.keypoint("bullet_train_door_front_" + lr + "_center", body, {b.doorFront, s * b.halfWidth, doorZ}, {0, s, 0});
        m.keypoint("bullet_train_door_rear_" + lr + "_center", body, {b.doorRear, s * b.halfWidth, doorZ}, {0, s, 0});
        m.keypoint("bullet_train_window_rear_" + lr, body,
                   {mix(from, to, .5f / float(windows)), s * b.halfWidth, (b.windowLow + b.windowHigh) / 2}, {0, s, 0});
        m.keypoint("rail_roof_rear_" + lr + "_corner", body,
                   {b.rear + .01f, s * (b.halfWidth - b.rounding * .3f), b.roof - b.rounding * .3f},
                   {-.5f, s * .6f, .6f});
    }
}

} // namespace soco::demo
