#include "core/demo/categories/household/household.h"
#include "core/demo/materials/figures.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// The needle is at the front, the hand wheel at the rear; who sews sits on the left.
struct SewingMachine {
    float halfLength, halfWidth;   // of the base
    float baseHigh;
    float armLow, armHigh;
    float armHalf;                 // half its thickness
    float pillarFront, pillarRear; // x
    float headFront, headRear;     // x
    float headLow;

    float needleX() const { return (headFront + headRear) * .5f; }
};

struct SewingMaterials {
    int body, base, steel, gold, black, accent, thread, cloth, wood;
    Vec3 threadColour;
};

SewingMaterials drawMaterials(Model &m, const SewingMachine &c, bool vintage)
{
    Rng &r = m.rng;
    SewingMaterials mat;
    const Vec3 colour = vintage ? colourOf(r.pick({0x2A2C30u, 0x356848u, 0x2C4668u, 0x8A2B25u})) : toyColour(r);
    Material body = paintOf(colour, .18f, 1);
    body.colour3 = colour * .5f + Vec3{.04f, .04f, .04f};
    const Vec3 ornament = vintage ? colourOf(0xD9B45A) : colourOf(0xF1EDE4);
    const float armZ = (c.armLow + c.armHigh) * .5f, high = (c.armHigh - c.armLow) * .5f;
    const float middle = (c.pillarFront + c.headRear) * .5f, half = (c.headRear - c.pillarFront) * .5f;
    for (const float s : bothSides) {
        body.decals.push_back(outlined(rectangleDecal(Side::Flank, s, {middle, armZ}, {half * .9f, high * .62f}, .05f,
                                                      ornament), .008f));
        if (vintage) { // a spray of flowers
            for (int i = -2; i <= 2; ++i) {
                const Vec2 at{middle + float(i) * half * .34f, armZ + (i & 1 ? .025f : -.02f)};
                for (int petal = 0; petal < 5; ++petal) {
                    const float a = float(petal) * pi * .4f;
                    body.decals.push_back(discDecal(Side::Flank, s, {at.x + .03f * sine(a), at.y + .03f * cosine(a)},
                                                    .02f, ornament));
                }
                body.decals.push_back(discDecal(Side::Flank, s, at, .014f, colourOf(0xCF3F2E)));
            }
        } else { // stitches to choose from: a wavy row of dashes
            for (int i = 0; i < 9; ++i)
                body.decals.push_back(rectangleDecal(Side::Flank, s, {middle + half * .2f * float(i - 4),
                                                                      armZ + (i & 1 ? .03f : -.03f)},
                                                     {half * .075f, .012f}, .01f, ornament));
        }
    }
    for (const float s : bothSides)
        if (!vintage)
            addSticker(body, r, Side::Flank, s, {mix(c.pillarRear, c.pillarFront, .5f), c.armLow - .12f}, .09f);
    mat.body = m.material(body);
    const Material wood = anyWood(r, {1, 0, 0});
    mat.wood = m.material(wood);
    mat.base = vintage ? mat.wood : r.chance() ? mat.body : m.material(paintOf(toyColour(r), .2f, .9f));
    mat.steel = m.material(metalOf(colourOf(0xD2D5D8), .2f));
    mat.gold = m.material(metalOf(colourOf(0xD9B45A), .22f, {1, 0, 0}));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30), .35f));
    mat.accent = m.material(plasticOf(toyColour(r), .3f));
    mat.threadColour = colourOf(r.pick({0xCF3F2Eu, 0x2A8783u, 0xE5AC2Fu, 0x774670u, 0x5F9BD1u, 0xC95B86u}));
    Material thread = plasticOf(mat.threadColour, .8f);
    thread.pattern = Pattern::Bars;
    thread.colour2 = mat.threadColour * .7f;
    thread.axis = {0, 0, 1};
    thread.patternAt = 26;
    mat.thread = m.material(thread);
    return mat;
}

void addBase(Model &m, const SewingMachine &c, const SewingMaterials &mat)
{
    const float L = c.halfLength, W = c.halfWidth, low = .04f;
    const int base = m.part(mat.base);
    m.box({0, 0, (low + c.baseHigh) * .5f}, {L, W, (c.baseHigh - low) * .5f}, .045f);
    const float z = (low + c.baseHigh) * .5f, top = c.baseHigh - .02f;
    m.keypoint("household_base_front_center", base, {L, 0, z}, {1, 0, 0});
    for (const float s : bothSides) {
        m.keypoint("household_base_" + sideName(s) + "_center", base, {0, s * W, z}, {0, s, 0});
        m.keypoint("household_base_rear_" + sideName(s) + "_corner", base, {-L + .02f, s * (W - .02f), top},
                   {-1, s, 1});
        m.keypoint("sewing_machine_base_front_" + sideName(s) + "_corner", base, {L - .02f, s * (W - .02f), top},
                   {1, s, 1});
    }
    m.part(mat.black);
    for (const float s : bothSides)
        for (const float front : {1.f, -1.f})
            m.cylinder({front * (L - .14f), s * (W - .1f), .03f}, {0, 0, 1}, .03f, .06f, .015f);
}

// Pillar, arm and head as one silhouette; vintage ones are curved.
void addArm(Model &m, const SewingMachine &c, const SewingMaterials &mat, bool vintage)
{
    constexpr float rounding = .06f;
    const float in = rounding, foot = c.baseHigh - .03f;
    std::vector<Vec2> outline;
    if (vintage)
        outline = splineThrough({{c.pillarRear - .04f, foot}, {c.pillarRear + in, foot + .25f},
                                 {c.pillarRear + in, c.armHigh - .2f}, {c.pillarRear + .2f, c.armHigh - in},
                                 {0, c.armHigh - in - .04f}, {c.headFront - .2f, c.armHigh - in},
                                 {c.headFront - in, c.armHigh - .18f}, {c.headFront - in, c.headLow + in},
                                 {c.headRear + in, c.headLow + in}, {c.headRear + .02f, c.armLow + .04f},
                                 {0, c.armLow + in + .03f}, {c.pillarFront - .02f, c.armLow - .02f},
                                 {c.pillarFront - in, foot + .25f}, {c.pillarFront + .06f, foot}}, 4);
    else
        outline = {{c.pillarRear + in, foot}, {c.pillarRear + in, c.armHigh - in}, {c.headFront - in, c.armHigh - in},
                   {c.headFront - in, c.headLow + in}, {c.headRear + in, c.headLow + in},
                   {c.headRear + in, c.armLow + in}, {c.pillarFront - in, c.armLow + in}, {c.pillarFront - in, foot}};
    const int body = m.part(mat.body);
    m.extrude({}, outline, c.armHalf, rounding);
    const float top = mix(c.pillarFront, c.headRear, .5f);
    m.keypoint("household_upper_top_center", body, {top, 0, c.armHigh - .02f}, {0, 0, 1});
    const int plate = m.part(mat.steel); // of the head's face
    const float z = mix(c.headLow, c.armHigh, .42f);
    m.box({c.headFront - .01f, 0, z}, {.025f, c.armHalf * .66f, (c.armHigh - c.headLow) * .28f}, .02f);
    m.keypoint("household_upper_front_end", plate, {c.headFront + .015f, 0, z}, {1, 0, 0});
}

void addNeedle(Model &m, const SewingMachine &c, const SewingMaterials &mat)
{
    const float x = c.needleX() + .03f, plate = c.baseHigh;
    m.part(mat.steel);
    m.box({x - .04f, 0, plate + .002f}, {.17f, .16f, .012f}, .01f);
    m.part(mat.steel);
    m.capsule({x, 0, c.headLow + .06f}, {x, 0, c.headLow - .08f}, .038f);
    const int needle = m.part(mat.steel);
    m.capsule({x, 0, c.headLow - .06f}, {x, 0, plate + .06f}, .024f, .012f);
    m.keypoint("sewing_machine_needle_tip", needle, {x, 0, plate + .05f}, {0, 0, -1});
    const int foot = m.part(mat.gold);
    const float barX = x - .1f;
    m.capsule({barX, 0, c.headLow + .06f}, {barX, 0, plate + .1f}, .026f);
    m.capsule({barX, 0, plate + .1f}, {x - .03f, 0, plate + .06f}, .026f);
    for (const float s : bothSides) // a toe on either side of the needle
        m.capsule({x - .08f, s * .05f, plate + .05f}, {x + .1f, s * .05f, plate + .045f}, .022f);
    m.capsule({x - .05f, .05f, plate + .05f}, {x - .05f, -.05f, plate + .05f}, .024f);
    m.keypoint("sewing_machine_presser_foot", foot, {x + .12f, .0f, plate + .045f}, {1, 0, 0});
}

void addWheelAndDial(Model &m, const SewingMachine &c, const SewingMaterials &mat, bool vintage)
{
    Rng &r = m.rng;
    const float z = (c.armLow + c.armHigh) * .5f, radius = r.range(.19f, .24f), x = c.pillarRear - .1f;
    m.part(mat.black);
    m.cylinder({x + .08f, 0, z}, {1, 0, 0}, .06f, .09f, .02f);
    const int wheel = m.part(vintage ? mat.gold : mat.accent);
    m.torus({x, 0, z}, {1, 0, 0}, radius, .045f);
    m.cylinder({x, 0, z}, {1, 0, 0}, .035f, .075f, .02f);
    for (int i = 0; i < 5; ++i) {
        const float a = float(i) * pi * .4f;
        m.capsule({x, 0, z}, {x, sine(a) * radius, z + cosine(a) * radius}, .03f).smooth(.02f);
    }
    m.keypoint("sewing_machine_hand_wheel_center", wheel, {x - .04f, 0, z}, {-1, 0, 0});

    const float dialX = mix(c.pillarRear, c.pillarFront, .5f), y = c.armHalf;
    const int dial = m.part(mat.accent);
    m.cylinder({dialX, y + .03f, z}, {0, 1, 0}, .04f, .11f, .025f);
    m.keypoint("household_dial_center", dial, {dialX, y + .07f, z}, {0, 1, 0});
    const float turned = r.range(-1, 1);
    m.part(mat.black);
    m.capsule({dialX, y + .068f, z}, {dialX + .08f * sine(turned), y + .066f, z + .08f * cosine(turned)}, .012f);
    m.part(mat.steel); // thread tension, on the head
    const float headX = c.needleX();
    m.cylinder({headX, y + .015f, z - .04f}, {0, 1, 0}, .03f, .065f, .015f);
    m.part(mat.black);
    m.cylinder({headX, y + .05f, z - .04f}, {0, 1, 0}, .02f, .04f, .012f);
}

// A spool on its pin, and the thread from there over the arm to the needle.
void addSpool(Model &m, const SewingMachine &c, const SewingMaterials &mat)
{
    const float x = mix(c.pillarFront, c.pillarRear, .35f), top = c.armHigh - .01f;
    const int spool = m.part(mat.wood);
    m.cylinder({x, 0, top + .03f}, {0, 0, 1}, .025f, .11f, .015f);
    m.cylinder({x, 0, top + .27f}, {0, 0, 1}, .025f, .11f, .015f);
    m.capsule({x, 0, top}, {x, 0, top + .33f}, .026f);
    m.keypoint("sewing_machine_spool_top", spool, {x, 0, top + .35f}, {0, 0, 1});
    m.part(mat.thread);
    m.cylinder({x, 0, top + .15f}, {0, 0, 1}, .11f, .095f, .03f);
    const float eye = c.headFront - .13f;
    m.part(mat.gold);
    m.torus({eye, 0, top + .05f}, {1, 0, 0}, .04f, .014f);
    m.part(mat.thread);
    m.capsule({x + .08f, .04f, top + .2f}, {eye, 0, top + .06f}, .01f);
    const float needle = c.needleX() + .03f;
    const Vec3 over{c.headFront + .03f, .09f, c.armHigh - .14f}, under{over.x, over.y, c.headLow + .04f};
    m.capsule({eye, 0, top + .05f}, over, .01f);
    m.capsule(over, under, .01f);
    m.capsule(under, {needle + .01f, 0, c.baseHigh + .12f}, .01f);
}

// What is being sewn: a strip of cloth with a seam.
void addCloth(Model &m, const SewingMachine &c, const SewingMaterials &mat)
{
    Rng &r = m.rng;
    Material cloth = anyFabric(r);
    const float x = c.needleX(), wide = r.range(.15f, .2f);
    for (int i = 0; i < 12; ++i)
        cloth.decals.push_back(rectangleDecal(Side::Top, 1, {x + .03f, -c.halfWidth + .09f * float(i)}, {.012f, .028f},
                                              .01f, mat.threadColour));
    m.part(m.material(cloth));
    const float z = c.baseHigh + .018f, y = c.halfWidth;
    const float fold = .09f; // hangs over the edge on both sides
    m.box({x, 0, z}, {wide, y + .02f, .016f}, .015f);
    for (const float s : bothSides)
        m.box({x, s * (y + .012f), z - fold}, {wide, .016f, fold}, .015f).smooth(.03f);
}

void addCord(Model &m, const SewingMachine &c, const SewingMaterials &mat)
{
    const float s = m.rng.sign(), x = c.pillarRear, z = c.baseHigh + .12f;
    const int relief = m.part(mat.black);
    m.capsule({x + .04f, 0, z}, {x - .1f, 0, z}, .055f, .034f);
    m.keypoint("household_cord_exit", relief, {x - .1f, 0, z}, {-1, 0, 0}).exactly(); // the cord runs on from there
    m.part(mat.black);
    m.tube({{x - .08f, 0, z}, {x - .24f, 0, z - .06f}, {x - .32f, s * .1f, .08f}, {x - .24f, s * .34f, .028f},
            {x - .02f, s * (c.halfWidth + .16f), .028f}}, .028f, .028f, 0, 4);
}

} // namespace

void buildSewingMachine(Model &m)
{
    Rng &r = m.rng;
    const bool vintage = r.chance(.4f);
    SewingMachine c;
    c.halfLength = r.range(.88f, 1);
    c.halfWidth = r.range(.36f, .44f);
    c.baseHigh = r.range(.18f, .25f);
    c.armLow = c.baseHigh + r.range(.46f, .56f);
    c.armHigh = c.armLow + r.range(.3f, .38f);
    c.armHalf = r.range(.19f, .24f);
    c.pillarRear = -c.halfLength + r.range(.06f, .14f);
    c.pillarFront = c.pillarRear + r.range(.38f, .46f);
    c.headFront = c.halfLength - r.range(.08f, .16f);
    c.headRear = c.headFront - r.range(.36f, .42f);
    c.headLow = c.armLow - r.range(.1f, .16f);
    m.parameter("half_length", c.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("base_height", c.baseHigh);
    m.parameter("arm_height", c.armHigh);
    m.parameter("vintage", vintage ? 1.f : 0.f);
    const SewingMaterials mat = drawMaterials(m, c, vintage);
    addBase(m, c, mat);
    addArm(m, c, mat, vintage);
    addNeedle(m, c, mat);
    addWheelAndDial(m, c, mat, vintage);
    addSpool(m, c, mat);
    if (r.chance(.6f))
        addCloth(m, c, mat);
    addCord(m, c, mat);
}

} // namespace soco::demo
