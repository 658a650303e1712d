#include "core/demo/categories/vehicle/truck_cab.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

void addCabWindows(Material &paint, const TruckCab &c, Vec3 glass, Vec3 line, bool crew)
{
    constexpr float pillar = .05f;
    const float low = c.windowLow, high = c.windowHigh, W = c.halfWidth;
    const auto pane = [&](Side side, float facing, std::vector<Vec2> corners) {
        paint.decals.push_back(windowDecal(side, facing, std::move(corners), .015f, glass));
    };
    pane(Side::End, 1, {{-W + .07f, low}, {W - .07f, low}, {W - .09f, high}, {-W + .09f, high}});
    pane(Side::Flank, 0, {{c.doorRear + .02f, low}, {c.glassX(low) - pillar, low}, {c.glassX(high) - pillar, high},
                          {c.doorRear + .02f, high}});
    if (crew)
        pane(Side::Flank, 0, {{c.rear + .06f, low}, {c.doorRear - .05f, low}, {c.doorRear - .05f, high},
                              {c.rear + .06f, high}});
    const float front = std::min(c.glassX(low) - .02f, c.front - .045f);
    paint.decals.push_back(outlined(polygonDecal(Side::Flank, 0,
                                                 {{c.doorRear - .02f, c.sill + .04f}, {front, c.sill + .04f},
                                                  {front, low - .02f}, {c.doorRear - .02f, low - .02f}}, .01f, line),
                                    .005f));
}

void addCab(Model &m, const TruckCab &c, int material, const VehicleMaterials &mat)
{
    const float W = c.halfWidth, b = .055f, bonnet = c.windowLow - .07f;
    const int part = m.part(material);
    std::vector<Vec2> profile{{c.rear + b, c.sill + b}, {c.front - b, c.sill + b}};
    if (c.nose > .1f) {
        profile.push_back({c.front - b, bonnet - .07f - b});
        profile.push_back({c.front - b - .09f, bonnet - b});
        profile.push_back({c.glassX(c.windowLow) + .02f - b, c.windowLow - b});
    } else {
        profile.push_back({c.front - b, c.windowLow - .06f});
    }
    profile.push_back({c.glassX(c.roof) - b, c.roof - b});
    profile.push_back({c.rear + b, c.roof - b});
    m.extrudeTapered({}, profile, W, b, W - .03f, c.windowLow, c.roof);
    if (c.nose > .1f)
        addArches(m, {c.axle, W - .10f, c.wheelRadius}, c.wheelRadius * archScale + .04f, c.sill, .12f);
    cutArches(m, c.axle, W, c.wheelRadius);

    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("vehicle_windshield_bottom_" + lr + "_corner", part,
                   {c.glassX(c.windowLow), s * (W - .075f), c.windowLow + .005f}, {1, 0, .2f});
        m.keypoint("truck_windshield_top_" + lr + "_corner", part,
                   {c.glassX(c.windowHigh), s * (W - .095f), c.windowHigh - .005f}, {1, 0, .2f});
    }
    const Vec3 handle{c.doorRear + .05f, W - .004f, c.windowLow - .065f};
    for (const float s : bothSides) {
        const int bar = m.part(mat.chrome);
        const Vec3 at{handle.x, s * handle.y, handle.z};
        m.capsule(at - Vec3{.035f, 0, 0}, at + Vec3{.035f, 0, 0}, .017f);
        m.keypoint("truck_doorhandle_" + sideName(s), bar, at, {0, s, 0});
    }
}

void addCabFront(Model &m, const TruckCab &c, const VehicleMaterials &mat)
{
    const float W = c.halfWidth, lampZ = c.bumper() + .05f + (c.nose > .1f ? .07f : .085f), lampY = W * .70f;
    addBumper(m, mat.chrome, "front", {c.front, 0, c.bumper()}, {.045f, W * .97f, .045f});
    addHeadlights(m, mat, {c.front - .015f, lampY, lampZ}, .06f);
    addIndicators(m, mat, {c.front - .05f, W - .022f, lampZ + .01f}, {.045f, .03f, .028f});
    addGrille(m, mat, {c.front - .005f, 0, lampZ}, {lampY - .095f, .05f}, 3);
    for (const float s : bothSides) {
        if (c.nose > .1f) { // on the doors
            const float x = c.glassX(c.windowLow) - .09f;
            addHangingMirror(m, mat.black, s, {x, s * (W - .02f), c.windowLow + .02f},
                             {x + .02f, s * (W + .085f), c.windowLow + .08f});
        } else {
            addHangingMirror(m, mat.black, s, {c.glassX(c.windowHigh) - .06f, s * (W - .05f), c.windowHigh + .01f},
                             {c.front + .05f, s * (W + .075f), mix(c.windowLow, c.windowHigh, .45f)});
        }
    }
}

void addBeacons(Model &m, int base, int lens, Vec3 left, bool bar)
{
    m.part(base);
    if (bar)
        m.box({left.x, 0, left.z + .012f}, {.065f, left.y + .06f, .03f}, .02f);
    else
        for (const float s : bothSides)
            m.cylinder({left.x, s * left.y, left.z + .005f}, {0, 0, 1}, .03f, .062f, .012f);
    for (const float s : bothSides) {
        const int dome = m.part(lens);
        const Vec3 foot{left.x, s * left.y, left.z + .03f}, top = foot + Vec3{0, 0, .035f};
        m.capsule(foot, top, .05f);
        m.keypoint("truck_beacon_" + sideName(s), dome, top, {0, 0, 1});
    }
}

void placeBodyCorners(Model &m, int part, Vec3 left)
{
    for (const float s : bothSides)
        m.keypoint("truck_body_rear_top_" + sideName(s) + "_corner", part, {left.x, s * left.y, left.z},
                   {-.6f, s * .6f, .6f});
}

} // namespace soco::demo
