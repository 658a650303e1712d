#include "core/demo/categories/vehicle/tractor_body.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// Bars across the tread, in turn from the middle to either edge.
void addTread(Model &m, int tyre, Vec3 centre, float radius, float halfWidth, int bars)
{
    m.part(tyre);
    const auto at = [&](float angle, float y) {
        return centre + Vec3{cosine(angle) * (radius - .017f), y, sine(angle) * (radius - .017f)};
    };
    for (int i = 0; i < bars; ++i) {
        const float angle = float(i) * 2 * pi / float(bars), side = i % 2 ? 1.f : -1.f;
        m.capsule(at(angle, -side * halfWidth * .12f), at(angle - .8f * halfWidth / radius, side * halfWidth * .82f),
                  .026f);
    }
}

} // namespace

Tractor drawTractor(Rng &r)
{
    Tractor t;
    t.rearRadius = r.range(.40f, .46f);
    t.frontRadius = r.range(.22f, .27f);
    t.frontTyre = r.range(.075f, .095f);
    t.rearTyre = r.range(.115f, .14f);
    t.frontAxle = r.range(.58f, .66f);
    t.rearAxle = -r.range(.46f, .52f);
    t.frontTrack = r.range(.36f, .42f);
    t.rearTrack = r.range(.44f, .48f);
    t.bonnetFront = t.frontAxle + r.range(.16f, .24f);
    t.bonnetRear = -r.range(.02f, .08f);
    t.bonnetLow = r.range(.32f, .36f);
    t.bonnetTop = r.range(.68f, .76f);
    t.slope = r.range(.02f, .09f);
    t.bonnetHalf = r.range(.16f, .19f);
    t.exhaust = {mix(t.bonnetRear, t.bonnetFront, r.range(.45f, .62f)), -t.bonnetHalf * .45f, t.bonnetTop - t.slope};
    t.exhaustTop = t.bonnetTop + r.range(.30f, .40f);
    t.rear = t.rearAxle - t.rearRadius - r.range(.04f, .08f);
    return t;
}

TractorMaterials tractorMaterials(Model &m, const Tractor &t)
{
    Rng &r = m.rng;
    const Vec3 white = colourOf(0xF1EDE4), dark = colourOf(0x2A2C30);
    const Vec3 colour = colourOf(r.pick({0xCF3F2Eu, 0x356848u, 0x2A8783u, 0xE57A26u, 0x5F9BD1u, 0x2C4668u, 0xE5AC2Fu,
                                         0x74863Au, 0xEA7A62u}));
    const Vec3 rimColour = colourOf(r.pick({0xE5AC2Fu, 0xF1EDE4u, 0xCF3F2Eu, 0xEFE2C8u, 0xE57A26u}));
    Material body = paintOf(colour, .3f, .85f);
    const float length = t.bonnetFront - t.bonnetRear, z = mix(t.bonnetLow, t.bonnetTop, .42f);
    const float middle = t.bonnetRear + length * .62f;
    body.decals.push_back(rectangleDecal(Side::Flank, 0, {middle, z}, {length * .20f, .075f}, .03f, dark)); // vents
    body.decals.push_back(styled(rectangleDecal(Side::Flank, 0, {middle, z}, {length * .175f, .062f}, .01f,
                                                colourOf(0x8A8E94)), DecalStyle::Slats, .028f));
    const float stripe = t.bonnetTop - t.slope - .115f;
    if (r.chance(.7f))
        body.decals.push_back(rectangleDecal(Side::Flank, 0, {t.bonnetRear + length * .5f, stripe},
                                             {length * .46f, .020f}, .015f, white));
    body.decals.push_back(outlined(rectangleDecal(Side::Top, 1, {t.bonnetRear + length * .5f, 0},
                                                  {length * .4f, t.bonnetHalf * .78f}, .05f, colour * .4f), .005f));
    TractorMaterials mat{vehicleMaterials(m, paintOf(rimColour, .35f, .6f), metalOf(colourOf(0xC9CCD0), .3f, {0, 1, 0}),
                                          metalOf(colourOf(0xC8CBCF), .22f, {0, 1, 0}))};
    mat.colour = colour;
    mat.body = m.material(std::move(body));
    mat.plain = m.material(paintOf(colour, .3f, .85f));
    mat.frame = m.material(r.chance() ? plasticOf(colourOf(0x3A3E45), .5f) : paintOf(colour * .45f, .5f, .3f));
    return mat;
}

void addTractorBonnet(Model &m, const Tractor &t, const TractorMaterials &mat, bool bars)
{
    const float b = .055f, front = t.bonnetFront, half = t.bonnetHalf, low = t.bonnetLow;
    const float top = t.bonnetTop - t.slope;
    m.part(mat.frame);
    m.box({(front + t.rearAxle) / 2 - .06f, 0, low - .02f}, {(front - t.rearAxle) / 2, half * .7f, .09f}, .03f);
    m.capsule({t.frontAxle, -t.frontTrack, t.frontRadius}, {t.frontAxle, t.frontTrack, t.frontRadius}, .045f);
    m.capsule({t.rearAxle, -t.rearTrack, t.rearRadius}, {t.rearAxle, t.rearTrack, t.rearRadius}, .075f);
    m.box({t.rearAxle, 0, t.rearRadius}, {.18f, .19f, .15f}, .05f);
    const int bonnet = m.part(mat.body);
    m.extrudeTapered({}, {{t.bonnetRear, low + b}, {front - b, low + b}, {front - b, top - .06f - b},
                          {front - b - .06f, top - b}, {t.bonnetRear, t.bonnetTop - b}},
                     half, b, half - .03f, low + .15f, t.bonnetTop);

    // The face: grille and two lamps.
    const float grilleZ = mix(low, top, .47f), lampZ = top - .10f;
    const Vec2 grille{half * .58f, (top - low) * .32f};
    m.part(mat.black);
    m.box({front - .004f, 0, grilleZ}, {.016f, grille.x, grille.y}, .014f);
    m.part(mat.chrome);
    const int count = bars ? 5 : 4;
    for (int i = 0; i < count; ++i) {
        const float k = (float(i) - float(count - 1) * .5f) / float(count - 1) * 1.7f;
        if (bars)
            m.box({front + .010f, k * grille.x, grilleZ}, {.012f, .009f, grille.y * .92f}, .007f);
        else
            m.box({front + .010f, 0, grilleZ + k * grille.y}, {.012f, grille.x * .92f, .008f}, .007f);
    }
    addHeadlights(m, mat, {front - .04f, half + .045f, lampZ}, .066f);
    m.part(mat.chrome); // what holds the lamps
    m.capsule({front - .06f, half + .045f, lampZ}, {front - .06f, -half - .045f, lampZ}, .02f);

    m.part(mat.black); // exhaust, with its silencer
    m.capsule(t.exhaust - Vec3{0, 0, .05f}, t.exhaust + Vec3{0, 0, .1f}, .024f);
    const Vec3 mouth{t.exhaust.x, t.exhaust.y, t.exhaustTop};
    m.cylinder({t.exhaust.x, t.exhaust.y, mix(t.exhaust.z, t.exhaustTop, .45f)}, {0, 0, 1},
               (t.exhaustTop - t.exhaust.z) * .26f, .046f, .025f);
    const int pipe = m.part(mat.chrome);
    m.capsule({mouth.x, mouth.y, mix(t.exhaust.z, t.exhaustTop, .6f)}, mouth - Vec3{0, 0, .03f}, .026f);
    m.capsule(mouth - Vec3{0, 0, .04f}, mouth + Vec3{-.035f, 0, -.01f}, .028f, .03f);

    const int bar = m.part(mat.frame); // drawbar
    m.box({(t.rear + t.rearAxle) / 2, 0, t.rearRadius * .62f}, {(t.rearAxle - t.rear) / 2, .05f, .03f}, .02f);
    m.cylinder({t.rear + .03f, 0, t.rearRadius * .62f}, {0, 0, 1}, .05f, .06f, .02f);
    m.part(mat.chrome);
    m.capsule({t.rear + .03f, 0, t.rearRadius * .62f}, {t.rear + .03f, 0, t.rearRadius * .62f + .085f}, .022f);

    for (const float s : bothSides)
        m.keypoint("tractor_bonnet_front_" + sideName(s) + "_corner", bonnet,
                   {front - .04f, s * (half - .03f), top - .04f}, {.6f, s * .6f, .6f});
    m.keypoint("tractor_grille_center", bonnet, {front + .012f, 0, grilleZ}, {1, 0, 0}).exactly();
    m.keypoint("tractor_exhaust_tip", pipe, mouth, {0, 0, 1});
    m.keypoint("tractor_hitch", bar, {t.rear - .03f, 0, t.rearRadius * .62f}, {-1, 0, 0});
}

void addTractorWheels(Model &m, const Tractor &t, const TractorMaterials &mat)
{
    const WheelStyle style = m.rng.chance() ? WheelStyle::Ring : WheelStyle::Holes;
    addAxle(m, mat, "front", t.frontAxle, t.frontTrack, t.frontRadius, t.frontTyre, style);
    addAxle(m, mat, "rear", t.rearAxle, t.rearTrack, t.rearRadius, t.rearTyre, style);
    for (const float s : bothSides) {
        addTread(m, mat.tyre, {t.rearAxle, s * t.rearTrack, t.rearRadius}, t.rearRadius, t.rearTyre, 16);
        addTread(m, mat.tyre, {t.frontAxle, s * t.frontTrack, t.frontRadius}, t.frontRadius, t.frontTyre, 10);
    }
}

void addTractorMudguards(Model &m, const Tractor &t, const TractorMaterials &mat)
{
    const float bottom = t.rearRadius * 1.12f, half = t.rearTyre + .03f;
    const int guards = m.part(mat.plain);
    addArches(m, {t.rearAxle, t.rearTrack, t.rearRadius}, t.guardRadius(), bottom, half);
    for (const float s : bothSides) // open outwards, with a wall on the inside
        m.cylinder({t.rearAxle, s * (t.rearTrack + .10f), t.rearRadius}, {0, 1, 0}, half + .07f, t.rearRadius * 1.06f,
                   .01f).subtract(.01f);
    for (const float s : bothSides)
        m.keypoint("tractor_mudguard_top_" + sideName(s), guards,
                   {t.rearAxle, s * t.rearTrack, t.rearRadius + t.guardRadius()}, {0, 0, 1});
    const Vec3 lamp{t.rearAxle - t.guardRadius() * .80f, t.rearTrack, t.rearRadius + t.guardRadius() * .60f};
    addTaillights(m, mat, lamp, {.035f, .055f, .035f});
}

void recordTractor(Model &m, const Tractor &t)
{
    m.parameter("front_axle", t.frontAxle);
    m.parameter("rear_axle", t.rearAxle);
    m.parameter("front_wheel_radius", t.frontRadius);
    m.parameter("rear_wheel_radius", t.rearRadius);
    m.parameter("bonnet_height", t.bonnetTop);
}

} // namespace soco::demo
