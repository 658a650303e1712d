#include "core/demo/categories/vehicle/tractor_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Cabin {
    float front, rear;           // x at the foot
    float low, glassLow, glassHigh, roof;
    float half, lean;            // half width; the windscreen leans back by this much
    float roofHalf, roofOverhang;

    float windshieldX(float z) const { return front - lean * saturate((z - glassLow) / (roof - glassLow)); }
};

Cabin drawCabin(Rng &r, const Tractor &t)
{
    Cabin c;
    c.front = t.bonnetRear + .05f;
    c.rear = t.rearAxle - r.range(.20f, .26f);
    c.low = t.bonnetLow + .02f;
    c.glassLow = t.bonnetTop + .03f;
    c.roof = c.glassLow + r.range(.42f, .50f);
    c.glassHigh = c.roof - .055f;
    c.half = t.rearTrack - t.rearTyre - .035f;
    c.lean = r.range(.02f, .10f);
    c.roofHalf = c.half + r.range(.02f, .05f);
    c.roofOverhang = r.range(.03f, .07f);
    return c;
}

Material cabinPaint(const Tractor &t, const Cabin &c, Vec3 colour, Rng &r)
{
    const Vec3 glass = colourOf(r.chance(.4f) ? 0x24384A : 0x9CC4D6);
    Material m = paintOf(colour, .3f, .85f);
    const auto pane = [&](Side side, float facing, std::vector<Vec2> corners) {
        m.decals.push_back(windowDecal(side, facing, std::move(corners), .015f, glass));
    };
    const float W = c.half, low = c.glassLow, high = c.glassHigh, pillar = .045f;
    pane(Side::End, 1, {{-W + .055f, low}, {W - .055f, low}, {W - .065f, high}, {-W + .065f, high}});
    pane(Side::End, -1, {{-W + .06f, low - .06f}, {W - .06f, low - .06f}, {W - .065f, high}, {-W + .065f, high}});
    // The door reaches down before the mudguard, a window lies behind it.
    const float split = t.rearAxle + .13f, foot = t.bonnetLow + .16f;
    pane(Side::Flank, 0, {{split + .07f, low - .04f}, {c.front - pillar - .06f, foot}, {c.front - pillar, foot},
                          {c.windshieldX(low) - pillar, low}, {c.windshieldX(high) - pillar, high},
                          {split + .02f, high}, {split + .02f, low - .04f}});
    pane(Side::Flank, 0, {{c.rear + pillar + .01f, low - .02f}, {split - .03f, low - .02f}, {split - .03f, high},
                          {c.rear + pillar + .03f, high}});
    return m;
}

void addCabin(Model &m, const Cabin &c, int paint)
{
    const float b = .045f;
    const int part = m.part(paint);
    m.extrudeTapered({}, {{c.rear + .12f + b, c.low + b}, {c.front - b, c.low + b}, {c.front - b, c.glassLow},
                          {c.front - c.lean - b, c.roof - b}, {c.rear + b + .02f, c.roof - b},
                          {c.rear + b, c.glassLow - .1f}},
                     c.half, b, c.half - .012f, c.glassLow, c.roof);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("vehicle_windshield_bottom_" + lr + "_corner", part,
                   {c.front, s * (c.half - .06f), c.glassLow + .005f}, {1, 0, .1f});
        m.keypoint("cabin_tractor_windshield_top_" + lr + "_corner", part,
                   {c.windshieldX(c.glassHigh), s * (c.half - .07f), c.glassHigh - .005f}, {1, 0, .1f});
    }
}

void addRoof(Model &m, const Cabin &c, int paint, const TractorMaterials &mat)
{
    const float front = c.front - c.lean + c.roofOverhang, rear = c.rear - c.roofOverhang + .03f, thick = .05f;
    const int roof = m.part(paint);
    m.box({(front + rear) / 2, 0, c.roof + .02f}, {(front - rear) / 2, c.roofHalf, thick}, .042f);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const float y = s * (c.roofHalf - .025f);
        m.keypoint("cabin_tractor_roof_front_" + lr + "_corner", roof, {front - .025f, y, c.roof + .05f},
                   {.6f, s * .6f, .5f});
        m.keypoint("cabin_tractor_roof_rear_" + lr + "_corner", roof, {rear + .025f, y, c.roof + .05f},
                   {-.6f, s * .6f, .5f});
        for (const float x : {front - .01f, rear + .01f}) { // working lamps
            const float out = x > 0 || x == front - .01f ? 1.f : -1.f;
            m.part(mat.black);
            m.box({x, s * c.roofHalf * .66f, c.roof + .015f}, {.02f, .06f, .036f}, .015f);
            m.part(mat.lamp);
            m.ellipsoid({x + out * .016f, s * c.roofHalf * .66f, c.roof + .015f}, {.016f, .046f, .026f});
        }
    }
    m.part(mat.black);
    const Vec3 beacon{mix(front, rear, .72f), c.roofHalf * .55f, c.roof + .07f};
    m.cylinder(beacon, {0, 0, 1}, .02f, .045f, .01f);
    m.part(mat.amber);
    m.capsule(beacon + Vec3{0, 0, .03f}, beacon + Vec3{0, 0, .06f}, .036f);
}

void addOutside(Model &m, const Tractor &t, const Cabin &c, const TractorMaterials &mat)
{
    const float handle = mix(c.glassLow, c.glassHigh, .5f);
    for (const float s : bothSides) {
        m.part(mat.black); // steps below the door
        for (const float z : {t.bonnetLow - .02f, t.bonnetLow - .12f})
            m.box({t.rearAxle + t.rearRadius + .13f, s * (c.half + .03f), z}, {.075f, .07f, .016f}, .012f);
        m.capsule({t.rearAxle + t.rearRadius + .13f, s * (c.half - .03f), t.bonnetLow + .03f},
                  {t.rearAxle + t.rearRadius + .13f, s * (c.half - .03f), t.bonnetLow - .12f}, .022f);
        m.part(mat.chrome);
        m.capsule({t.rearAxle + .18f, s * (c.half + .002f), handle - .05f},
                  {t.rearAxle + .18f, s * (c.half + .002f), handle + .05f}, .013f);
        addHangingMirror(m, mat.black, s, {c.front - c.lean - .02f, s * (c.half - .02f), c.glassHigh - .02f},
                         {c.front + .03f, s * (c.half + .17f), mix(c.glassLow, c.glassHigh, .62f)});
    }
    const Vec3 wing{t.rearAxle + t.guardRadius() * .72f, t.rearTrack + t.rearTyre * .45f,
                    t.rearRadius + t.guardRadius() * .70f};
    addIndicators(m, mat, wing, {.045f, .045f, .032f});

    const Vec3 plate{c.rear + .045f, 0, t.bonnetTop - .13f};
    const int part = m.part(m.material(numberPlate(m.rng, plate.z, 5 + m.rng.index(2), false)));
    m.box(plate, {.055f, .105f, .042f}, .008f);
    m.keypoint("vehicle_numberplate_rear", part, plate, {-1, 0, 0});
}

} // namespace

void buildCabinTractor(Model &m)
{
    Rng &r = m.rng;
    const Tractor t = drawTractor(r);
    const Cabin c = drawCabin(r, t);
    recordTractor(m, t);
    m.parameter("roof_height", c.roof);
    const TractorMaterials mat = tractorMaterials(m, t);
    const bool dark = r.chance(.45f);
    const Vec3 frame = dark ? colourOf(0x3A3E45) : mat.colour;
    const int cabin = m.material(cabinPaint(t, c, frame, r));
    const int roof = m.material(paintOf(r.chance(.6f) ? colourOf(0xF1EDE4) : mat.colour, .3f, .85f));
    addTractorBonnet(m, t, mat, r.chance(.3f));
    addTractorWheels(m, t, mat);
    addTractorMudguards(m, t, mat);
    addCabin(m, c, cabin);
    addRoof(m, c, roof, mat);
    addOutside(m, t, c, mat);
}

} // namespace soco::demo
