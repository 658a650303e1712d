#include "core/demo/categories/ornaments.h"
#include "core/demo/categories/rail/parts.h"
#include "core/demo/categories/rail/rail.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Wagon { Tender, Carriage, Open };

struct Train {
    float halfWidth;              // of cab and wagon
    float wheelRadius, halfGauge;
    float front;                  // x of the buffer beam
    float hoodFront, cabFront, cabRear;
    float wagonFront, wagonRear;
    float footplate;              // height that everything stands on
    float hoodRadius;             // of the boiler, or half the width of the diesel's bonnet
    float cabTop;                 // under the roof
    bool steam;
    Wagon wagon;

    float hoodMiddle() const { return footplate + hoodRadius * (steam ? 1.02f : .9f); }
    float hoodTop() const { return hoodMiddle() + hoodRadius; }
};

Train drawProportions(Rng &r)
{
    Train t;
    t.steam = r.chance(.7f);
    t.wagon = r.pick({Wagon::Tender, Wagon::Carriage, Wagon::Carriage, Wagon::Open});
    t.halfWidth = r.range(.26f, .30f);
    t.wheelRadius = r.range(.145f, .18f);
    t.halfGauge = t.halfWidth - .07f;
    t.front = r.range(.98f, 1.08f);
    t.hoodFront = t.front - r.range(.05f, .08f);
    t.cabFront = r.range(.30f, .40f);
    t.cabRear = t.cabFront - r.range(.34f, .42f);
    t.wagonFront = t.cabRear - .11f;
    t.wagonRear = t.wagonFront - r.range(.78f, .92f);
    t.footplate = railTop + 2 * t.wheelRadius + .015f;
    t.hoodRadius = r.range(.175f, .205f);
    t.cabTop = t.footplate + 2 * t.hoodRadius + r.range(.20f, .26f);
    return t;
}

// One paint scheme for locomotive and wagon.
struct Livery {
    Vec3 colour, second, line, glass;
    int body = 0, cab = 0, frame = 0, roof = 0, brass = 0;
};

Material cabPaint(const Train &t, const Livery &l)
{
    Material m = paintOf(l.colour, .28f, .9f);
    const float middle = (t.cabFront + t.cabRear) / 2, half = (t.cabFront - t.cabRear) / 2;
    const float low = t.hoodTop() + .025f, high = t.cabTop - .04f;
    m.decals.push_back(windowDecal(Side::Flank, 0,
                                   {{middle - half * .62f, low - .06f},
                                    {middle + half * .62f, low - .06f},
                                    {middle + half * .62f, high},
                                    {middle - half * .62f, high}},
                                   .02f, l.glass));
    m.decals.push_back(windowDecal(Side::End, 1, {{-t.halfWidth + .055f, low}, {t.halfWidth - .055f, low},
                                                  {t.halfWidth - .055f, high}, {-t.halfWidth + .055f, high}}, .015f,
                                   l.glass));
    m.decals.push_back(outlined(rectangleDecal(Side::Flank, 0, {middle, (t.footplate + low - .06f) / 2},
                                               {half * .7f, (low - .06f - t.footplate) / 2 - .045f}, .03f, l.line),
                                .008f));
    for (const float s : {-.03f, .03f}) // the number
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {middle + s, (t.footplate + low - .06f) / 2}, {.011f, .045f},
                                          .004f, l.line));
    return m;
}

Livery drawLivery(Model &m, const Train &t)
{
    Rng &r = m.rng;
    Livery l;
    l.colour = toyColour(r);
    l.second = toyColour(r);
    l.line = colourOf(r.chance(.6f) ? 0xE5AC2F : 0xF1EDE4);
    l.glass = colourOf(r.chance() ? 0x24384A : 0x9CC4D6);
    const float roughness = r.range(.22f, .4f);
    Material body = paintOf(l.colour, roughness, .85f);
    if (!t.steam) { // vents and a stripe along the bonnet
        const float z = t.hoodMiddle();
        const Vec2 middle{(t.hoodFront + t.cabFront) / 2, z + .03f};
        const float half = (t.hoodFront - t.cabFront) * .36f;
        body.decals.push_back(rectangleDecal(Side::Flank, 0, middle, {half, .075f}, .015f, l.colour * .35f));
        body.decals.push_back(styled(rectangleDecal(Side::Flank, 0, middle, {half - .012f, .063f}, .01f,
                                                    colourOf(0xC9CCD0)), DecalStyle::Bars, .045f));
        body.decals.push_back(rectangleDecal(Side::Flank, 0, {middle.x, z - .11f}, {1, .022f}, .01f, l.line));
        body.decals.push_back(rectangleDecal(Side::End, 1, {0, z - .11f}, {1, .022f}, .01f, l.line));
        body.decals.push_back(rectangleDecal(Side::End, 1, {0, z + .04f}, {t.hoodRadius * .55f, .07f}, .02f,
                                             l.colour * .3f));
        body.decals.push_back(styled(rectangleDecal(Side::End, 1, {0, z + .04f}, {t.hoodRadius * .5f, .062f}, .015f,
                                                    colourOf(0xC9CCD0)), DecalStyle::Bars, .05f));
    }
    l.body = m.material(body);
    l.cab = m.material(cabPaint(t, l));
    l.frame = m.material(r.chance(.65f) ? paintOf(colourOf(0x3A3E45), .35f, .6f) : paintOf(toyColour(r), .35f, .6f));
    l.roof = m.material(paintOf(l.second, .32f, .7f));
    l.brass = m.material(metalOf(colourOf(0xD9B25A), .22f, {0, 1, 0}));
    return l;
}

void addBufferBeam(Model &m, const Train &t, const RailMaterials &mat)
{
    const float z = t.footplate - .085f;
    Material beamPaint = paintOf(colourOf(0xCF3F2E), .3f, .8f);
    if (!t.steam) { // warning stripes
        beamPaint.decals.push_back(styled(rectangleDecal(Side::End, 1, {0, z}, {1, 1}, 0, colourOf(0xF1EDE4)),
                                          DecalStyle::Bars, .11f));
    }
    m.part(m.material(beamPaint));
    m.box({t.front, 0, z}, {.035f, t.halfWidth + .015f, .07f}, .025f);
    for (const float s : bothSides) {
        const float y = s * (t.halfWidth - .085f);
        m.part(mat.black);
        m.capsule({t.front, y, z}, {t.front + .09f, y, z}, .028f);
        const int buffer = m.part(mat.steel);
        m.cylinder({t.front + .105f, y, z}, {1, 0, 0}, .018f, .062f, .014f);
        m.keypoint("train_buffer_front_" + sideName(s), buffer, {t.front + .123f, y, z}, {1, 0, 0});
    }
}

void addLamps(Model &m, const Train &t, const RailMaterials &mat, int rim)
{
    const float radius = m.rng.range(.052f, .066f);
    for (const float s : bothSides) {
        const Vec3 at{t.front - .02f, s * (t.halfWidth - .062f), t.footplate + radius * 1.25f + .02f};
        m.part(rim);
        m.cylinder(at, {1, 0, 0}, .045f, radius * 1.25f, .016f);
        m.cylinder({at.x, at.y, t.footplate + .02f}, {0, 0, 1}, .04f, .025f, .01f);
        const int lamp = m.part(mat.lamp);
        m.ellipsoid(at + Vec3{.042f, 0, 0}, {.024f, radius, radius});
        m.keypoint("rail_headlight_" + sideName(s), lamp, at + Vec3{.066f, 0, 0}, {1, 0, 0});
    }
}

void addChimney(Model &m, const Train &t, int material, int brass)
{
    const float x = t.hoodFront - (t.steam ? .14f : .30f), base = t.hoodTop() - .03f;
    const float height = t.steam ? m.rng.range(.22f, .32f) : .13f, radius = t.steam ? .062f : .045f;
    const int shape = m.rng.index(3);
    const int part = m.part(material);
    if (!t.steam || shape == 0) {
        m.cylinder({x, 0, base + height / 2}, {0, 0, 1}, height / 2, radius, .012f);
    } else if (shape == 1) {
        m.capsule({x, 0, base}, {x, 0, base + height - radius * 1.4f}, radius * .8f, radius * 1.6f);
        m.box({x, 0, base + height + .1f}, {.2f, .2f, .1f}, .01f).subtract(.015f);
    } else { // a stack that swells in the middle
        m.revolve({x, 0, base}, splineThrough({{-.02f, 0}, {radius * .8f, 0}, {radius * .8f, height * .35f},
                                               {radius * 1.9f, height * .72f}, {radius * 1.2f, height - .012f},
                                               {-.02f, height - .012f}}, 5), .012f);
    }
    m.cylinder({x, 0, base + height}, {0, 0, 1}, .05f, radius * .62f, .01f).subtract(.01f); // flue
    const int rim = m.part(brass);
    m.torus({x, 0, base + height - .008f}, {0, 0, 1}, radius * (t.steam && shape == 1 ? 1.25f : 1.05f), .018f);
    m.keypoint("train_chimney_top", t.steam ? rim : part, {x, 0, base + height}, {0, 0, 1}).exactly();
}

void addBoiler(Model &m, const Train &t, const Livery &l, const RailMaterials &mat)
{
    const float z = t.hoodMiddle(), R = t.hoodRadius, smokebox = t.hoodFront - .24f;
    m.part(l.body);
    m.cylinder({(smokebox + t.cabFront) / 2, 0, z}, {1, 0, 0}, (smokebox - t.cabFront) / 2 + .03f, R, .02f);
    m.part(l.brass);
    for (const float k : {.2f, .62f})
        m.torus({mix(t.cabFront, smokebox, k), 0, z}, {1, 0, 0}, R - .004f, .014f);
    m.part(mat.black);
    m.cylinder({(smokebox + t.hoodFront) / 2, 0, z}, {1, 0, 0}, (t.hoodFront - smokebox) / 2, R + .012f, .025f);
    m.box({(smokebox + t.hoodFront) / 2, 0, t.footplate + .05f}, {.1f, R * .8f, .08f}, .02f); // saddle
    m.part(l.brass);
    m.torus({smokebox, 0, z}, {1, 0, 0}, R + .004f, .018f);

    Material doorPaint = paintOf(m.rng.chance() ? l.second : l.colour, .3f, .8f);
    if (m.rng.chance(.6f)) { // a friendly face
        for (const float s : bothSides) {
            doorPaint.decals.push_back(discDecal(Side::End, 1, {s * R * .33f, z + R * .24f}, R * .21f,
                                                 colourOf(0xF4F1EA)));
            doorPaint.decals.push_back(discDecal(Side::End, 1, {s * R * .30f, z + R * .21f}, R * .11f,
                                                 colourOf(0x1A1410)));
            doorPaint.decals.push_back(discDecal(Side::End, 1, {s * R * .27f, z + R * .26f}, R * .04f,
                                                 colourOf(0xF4F1EA)));
        }
        doorPaint.decals.push_back(smileDecal(Side::End, 1, {0, z - R * .12f}, R * .42f, R * .32f, R * .08f,
                                              colourOf(0x1A1410)));
    } else { // a hinged door with its handle
        doorPaint.decals.push_back(outlined(discDecal(Side::End, 1, {0, z}, R * .62f, l.line), .007f));
        for (const float s : {-.3f, .3f})
            doorPaint.decals.push_back(rectangleDecal(Side::End, 1, {-R * .3f, z + R * s}, {R * .38f, .012f}, .01f,
                                                      l.line));
    }
    const int door = m.part(m.material(doorPaint));
    m.ellipsoid({t.hoodFront - .005f, 0, z}, {.042f, R * .84f, R * .84f});
    m.keypoint("train_boiler_front", door, {t.hoodFront + .037f, 0, z}, {1, 0, 0});

    const float domeX = mix(t.cabFront, smokebox, .42f), domeTop = t.hoodTop() + m.rng.range(.06f, .1f);
    const int dome = m.part(m.rng.chance(.7f) ? l.brass : l.roof);
    m.capsule({domeX, 0, z}, {domeX, 0, domeTop - .075f}, .085f, .075f);
    m.keypoint("train_dome_top", dome, {domeX, 0, domeTop}, {0, 0, 1});
    if (m.rng.chance()) { // a bell
        const Vec3 bell{mix(domeX, smokebox, .62f), 0, t.hoodTop() + .055f};
        m.part(l.brass);
        m.capsule(bell + Vec3{0, 0, .02f}, bell + Vec3{0, 0, -.02f}, .022f, .038f);
        m.part(mat.black);
        for (const float s : bothSides)
            m.capsule(bell + Vec3{0, s * .052f, -.09f}, bell + Vec3{0, s * .052f, .03f}, .009f);
        m.capsule(bell + Vec3{0, .052f, .03f}, bell + Vec3{0, -.052f, .03f}, .009f);
    }
}

void addBonnet(Model &m, const Train &t, const Livery &l, const RailMaterials &mat)
{
    m.part(l.body);
    const float R = t.hoodRadius, top = t.hoodTop();
    alongTrain(m, t.cabFront - .03f, t.hoodFront,
               {{-R + .06f, t.footplate}, {R - .06f, t.footplate}, {R - .06f, top - .09f}, {R - .09f, top - .06f},
                {-R + .09f, top - .06f}, {-R + .06f, top - .09f}}, .06f);
    m.part(mat.steel); // handrails
    for (const float s : bothSides) {
        const float y = s * (R + .05f), z = t.footplate + .19f;
        m.capsule({t.cabFront, y, z}, {t.hoodFront - .06f, y, z}, .011f);
        for (const float x : {.12f, .5f, .9f})
            m.capsule({mix(t.cabFront, t.hoodFront - .06f, x), y, t.footplate},
                      {mix(t.cabFront, t.hoodFront - .06f, x), y, z}, .009f);
    }
}

void addCab(Model &m, const Train &t, const Livery &l)
{
    const float W = t.halfWidth, middle = (t.cabFront + t.cabRear) / 2, half = (t.cabFront - t.cabRear) / 2;
    const int cab = m.part(l.cab);
    m.box({middle, 0, (t.footplate + t.cabTop) / 2 + .01f}, {half, W, (t.cabTop - t.footplate) / 2 + .02f}, .025f);
    const int roof = m.part(l.roof);
    alongTrain(m, t.cabRear - .05f, t.cabFront + .06f, archedSection(W + .015f, t.cabTop + .02f, .075f), .022f);

    const float low = t.hoodTop() + .025f, high = t.cabTop - .04f;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("rail_windscreen_bottom_" + lr + "_corner", cab, {t.cabFront, s * (W - .055f), low}, {1, 0, 0});
        m.keypoint("rail_windscreen_top_" + lr + "_corner", cab, {t.cabFront, s * (W - .055f), high}, {1, 0, 0});
        m.keypoint("rail_cab_window_" + lr, cab, {middle, s * W, (low - .06f + high) / 2}, {0, s, 0});
        m.keypoint("train_cab_roof_front_" + lr + "_corner", roof, {t.cabFront + .06f, s * (W + .03f), t.cabTop + .02f},
                   {.7f, s * .7f, 0});
        if (t.wagon != Wagon::Carriage)
            m.keypoint("rail_roof_rear_" + lr + "_corner", roof, {t.cabRear - .05f, s * (W + .03f), t.cabTop + .02f},
                       {-.7f, s * .7f, 0});
    }
}

void addCowcatcher(Model &m, const Train &t, int material)
{
    const float top = t.footplate - .13f, low = railTop + .025f;
    m.part(material);
    constexpr int bars = 7;
    for (int i = 0; i < bars; ++i) {
        const float k = float(i) / (bars - 1) * 2 - 1, reach = .17f * (1 - k * k * .75f);
        m.capsule({t.front, k * t.halfWidth * .62f, top}, {t.front - .02f + reach, k * t.halfWidth * .8f, low}, .017f);
    }
    m.tube({{t.front + .025f, -t.halfWidth * .8f, low}, {t.front + .13f, -t.halfWidth * .4f, low},
            {t.front + .15f, 0, low}, {t.front + .13f, t.halfWidth * .4f, low},
            {t.front + .025f, t.halfWidth * .8f, low}}, .016f, .016f, 0, 3);
}

void addLocomotive(Model &m, const Train &t, const Livery &l, const RailMaterials &mat)
{
    m.part(l.frame);
    m.box({(t.front + t.cabRear) / 2, 0, t.footplate - .005f}, {(t.front - t.cabRear) / 2, t.halfWidth, .022f}, .015f);
    m.box({(t.front + t.cabRear) / 2, 0, t.footplate - .12f},
          {(t.front - t.cabRear) / 2 - .03f, t.halfGauge - .06f, .1f}, .02f);
    addBufferBeam(m, t, mat);
    addLamps(m, t, mat, t.steam ? l.brass : mat.steel);
    if (t.steam)
        addBoiler(m, t, l, mat);
    else
        addBonnet(m, t, l, mat);
    addChimney(m, t, mat.black, l.brass);
    addCab(m, t, l);
    const int coupling = addCoupling(m, mat, t.front + .05f, t.footplate - .085f, 1);
    m.keypoint("train_coupling_front", coupling, {t.front + .137f, 0, t.footplate - .085f}, {1, 0, 0});
    if (m.rng.chance(.6f))
        addCowcatcher(m, t, l.frame);

    // Two drivers a side joined by a rod, and a small wheel in front; a diesel has three alike.
    const float R = t.wheelRadius, small = t.steam ? R * .68f : R;
    const float rear = t.cabRear + R + .02f, middle = rear + 2 * R + .05f, first = t.front - .09f - small;
    const int spokes = 6 + 2 * m.rng.index(2);
    for (const float s : bothSides) {
        const auto wheel = [&](float x, float radius) {
            return addRailWheel(m, mat, {x, s * t.halfGauge, railTop + radius}, s, radius, spokes);
        };
        wheel(rear, R);
        wheel(middle, R);
        const int hub = wheel(first, small);
        m.keypoint("rail_wheel_front_" + sideName(s) + "_center", hub,
                   {first, s * (t.halfGauge + .06f), railTop + small}, {0, s, 0});
        m.part(mat.steel);
        const float y = s * (t.halfGauge + .062f), z = railTop + R * .58f;
        m.capsule({rear, y, z}, {middle, y, z}, .02f);
        for (const float x : {rear, middle})
            m.capsule({x, s * t.halfGauge, z}, {x, y + s * .008f, z}, .03f);
    }
}

void addLoad(Model &m, const Train &t, float low, bool coal)
{
    Rng &r = m.rng;
    const float from = t.wagonRear + .09f, to = t.wagonFront - .09f, half = t.halfWidth - .07f;
    if (!coal && r.chance()) { // logs
        m.part(m.material(anyWood(r, {1, 0, 0})));
        for (const float y : {-.62f, 0.f, .62f})
            m.cylinder({(from + to) / 2, y * half, low + .02f}, {1, 0, 0}, (to - from) / 2 + .02f, half * .31f, .015f);
        for (const float y : {-.31f, .31f})
            m.cylinder({(from + to) / 2, y * half, low + .02f + half * .54f}, {1, 0, 0}, (to - from) / 2, half * .31f,
                       .015f);
        return;
    }
    int part = coal ? m.material(plasticOf(colourOf(0x26262A), .35f)) : 0;
    for (int i = 0; i < 5; ++i) {
        for (int j = -1; j <= 1; ++j) {
            const float x = mix(from, to, (float(i) + .5f) / 5), y = float(j) * half * .62f;
            const float size = r.range(.085f, .115f);
            const float lift = r.range(-.02f, .03f) + (j == 0 ? .04f : 0);
            if (!coal && j == -1)
                part = m.material(anyPaint(r));
            m.part(part);
            if (coal)
                m.box({x, y, low + lift}, {size * .9f, size * .8f, size * .7f}, .035f).turnZ(lift * 40);
            else
                m.sphere({x, y, low + lift}, size * .88f);
        }
    }
}

void addCarriageBody(Model &m, const Train &t, const Livery &l)
{
    const float W = t.halfWidth, low = t.footplate - .02f, high = t.cabTop - .02f;
    const float from = t.wagonRear, to = t.wagonFront, middle = (from + to) / 2, half = (to - from) / 2;
    Material paint = paintOf(m.rng.chance() ? l.colour : l.second, .28f, .9f);
    paint.pattern = Pattern::TwoTone;
    paint.patternAt = low + .2f;
    paint.colour2 = m.rng.chance() ? colourOf(0xEFE2C8) : l.second * .8f;
    std::swap(paint.colour, paint.colour2);
    const int windows = 3 + m.rng.index(2);
    for (int i = 0; i < windows; ++i) {
        const float a = mix(from + .05f, to - .05f, float(i) / float(windows)) + .02f;
        const float b = mix(from + .05f, to - .05f, float(i + 1) / float(windows)) - .02f;
        paint.decals.push_back(windowDecal(Side::Flank, 0, {{a, low + .25f}, {b, low + .25f}, {b, high - .05f},
                                                            {a, high - .05f}}, .015f, l.glass));
    }
    paint.decals.push_back(rectangleDecal(Side::Flank, 0, {middle, low + .2f}, {2, .01f}, .005f, l.line));
    paint.decals.push_back(
        styled(rectangleDecal(Side::Flank, 0, {middle, low + .1f}, {half * .8f, .012f}, .005f, l.line),
               DecalStyle::Bars, .09f));
    paint.decals.push_back(outlined(rectangleDecal(Side::End, -1, {0, (low + high) / 2 - .02f},
                                                   {W * .38f, (high - low) / 2 - .06f}, .03f, l.line), .008f));
    paint.decals.push_back(windowDecal(
        Side::End, -1,
        {{-W * .26f, low + .25f}, {W * .26f, low + .25f}, {W * .26f, high - .07f}, {-W * .26f, high - .07f}}, .01f,
        l.glass));
    m.part(m.material(paint));
    m.box({middle, 0, (low + high) / 2 + .01f}, {half, W, (high - low) / 2 + .02f}, .03f);
    const int roof = m.part(l.roof);
    alongTrain(m, from - .04f, to + .03f, archedSection(W + .015f, high + .02f, .09f), .022f);
    for (const float s : bothSides)
        m.keypoint("rail_roof_rear_" + sideName(s) + "_corner", roof, {from - .04f, s * (W + .03f), high + .02f},
                   {-.7f, s * .7f, 0});
}

void addOpenBody(Model &m, const Train &t, const Livery &l)
{
    const float W = t.halfWidth, low = t.footplate - .02f;
    const float from = t.wagonRear, to = t.wagonFront, middle = (from + to) / 2, half = (to - from) / 2;
    const bool tender = t.wagon == Wagon::Tender;
    const float high = low + (tender ? m.rng.range(.3f, .36f) : m.rng.range(.2f, .26f));
    Material paint = tender || m.rng.chance() ? paintOf(l.colour, .28f, .9f) : anyWood(m.rng, {1, 0, 0});
    if (tender)
        paint.decals.push_back(outlined(rectangleDecal(Side::Flank, 0, {middle, (low + high) / 2},
                                                       {half * .82f, (high - low) / 2 - .05f}, .03f, l.line), .009f));
    else
        for (const float k : {.33f, .66f})
            paint.decals.push_back(rectangleDecal(Side::Flank, 0, {middle, mix(low, high, k)}, {2, .006f}, .002f,
                                                  paint.colour * .3f));
    for (const float s : {-1.f, 0.f, 1.f})
        paint.decals.push_back(styled(rectangleDecal(Side::Flank, 0, {middle + s * half * .5f, (low + high) / 2},
                                                     {.02f, (high - low) / 2 - .04f}, .002f, l.line),
                                      DecalStyle::Dots, .045f));
    m.part(m.material(paint));
    m.box({middle, 0, (low + high) / 2}, {half, W, (high - low) / 2}, .025f);
    m.box({middle, 0, high + .1f}, {half - .045f, W - .045f, .18f}, .02f).subtract(.012f);
    addLoad(m, t, high - (tender ? .03f : .05f), tender);
}

void addWagon(Model &m, const Train &t, const Livery &l, const RailMaterials &mat)
{
    const float W = t.halfWidth, low = t.footplate - .02f;
    const float from = t.wagonRear, to = t.wagonFront, middle = (from + to) / 2, half = (to - from) / 2;
    const int frame = m.part(l.frame);
    m.box({middle, 0, low - .015f}, {half + .015f, W + .005f, .035f}, .02f);
    m.box({middle, 0, low - .1f}, {half - .05f, t.halfGauge - .06f, .07f}, .02f);
    m.part(mat.black); // drawbar
    m.capsule({to - .05f, 0, low - .05f}, {t.cabRear + .05f, 0, low - .05f}, .035f);
    if (t.wagon == Wagon::Carriage)
        addCarriageBody(m, t, l);
    else
        addOpenBody(m, t, l);
    const float radius = t.wheelRadius * .85f;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        for (const float k : {.2f, .8f}) {
            const float x = mix(from, to, k);
            const int hub = addRailWheel(m, mat, {x, s * t.halfGauge, railTop + radius}, s, radius, 6);
            if (k < .5f)
                m.keypoint("rail_wheel_rear_" + lr + "_center", hub, {x, s * (t.halfGauge + .06f), railTop + radius},
                           {0, s, 0});
        }
        m.keypoint("train_wagon_front_" + lr + "_corner", frame, {to + .01f, s * W, low - .02f}, {.7f, s * .7f, 0});
        m.keypoint("train_wagon_rear_" + lr + "_corner", frame, {from - .01f, s * W, low - .02f}, {-.7f, s * .7f, 0});
    }
    addTailLamps(m, mat, {from - .012f, W * .72f, low + .11f}, .042f);
    const int coupling = addCoupling(m, mat, from - .02f, low - .03f, -1);
    m.keypoint("rail_coupling_rear", coupling, {from - .11f, 0, low - .03f}, {-1, 0, 0});
}

} // namespace

void buildTrain(Model &m)
{
    Rng &r = m.rng;
    const Train t = drawProportions(r);
    m.parameter("half_width", t.halfWidth);
    m.parameter("wheel_radius", t.wheelRadius);
    m.parameter("boiler_radius", t.hoodRadius);
    m.parameter("length", t.front - t.wagonRear);
    m.parameter("steam", t.steam);
    m.parameter("wagon", float(t.wagon));
    layTrack(m, t.wagonRear, t.front, t.halfGauge);
    const Livery livery = drawLivery(m, t);
    Material wheel = paintOf(r.chance(.6f) ? colourOf(0xCF3F2E) : toyColour(r), .35f, .7f);
    const RailMaterials mat = railMaterials(m, std::move(wheel), metalOf(colourOf(0xD9B25A), .25f, {0, 1, 0}));
    addLocomotive(m, t, livery, mat);
    addWagon(m, t, livery, mat);
}

} // namespace soco::demo
