#include "core/demo/categories/vehicle/driver.h"
#include "core/demo/categories/vehicle/tractor_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// A pan of sheet metal, or a cushion, on a spring.
void addSeat(Model &m, const Tractor &t, int metal, const VehicleMaterials &mat)
{
    Rng &r = m.rng;
    const Vec3 pan{t.rearAxle + .06f, 0, t.rearRadius + .25f};
    m.part(mat.black);
    m.capsule({pan.x + .05f, 0, t.rearRadius + .10f}, pan, .035f);
    m.cylinder(pan - Vec3{0, 0, .05f}, {0, 0, 1}, .035f, .07f, .015f);
    const bool cushioned = r.chance();
    const int seat = m.part(cushioned ? m.material(anyFabric(r)) : metal);
    const Vec3 top = pan + Vec3{-.19f, 0, .29f};
    m.box(pan + Vec3{.01f, 0, .02f}, {.16f, .165f, .045f}, .04f);
    m.capsule(pan + Vec3{-.14f, .09f, .03f}, top + Vec3{0, .075f, 0}, .05f).smooth(.05f);
    m.capsule(pan + Vec3{-.14f, -.09f, .03f}, top + Vec3{0, -.075f, 0}, .05f).smooth(.05f);
    m.capsule(pan + Vec3{-.14f, 0, .03f}, top, .05f).smooth(.05f);
    m.keypoint("cockpit_seat_top_center", seat, top + Vec3{0, 0, .05f}, {-.2f, 0, 1});
}

// Dashboard, platform and what a farmer carries.
void addDriversPlace(Model &m, const Tractor &t, const TractorMaterials &mat)
{
    Rng &r = m.rng;
    Material dash = paintOf(mat.colour, .3f, .8f);
    for (const float y : {-.06f, .06f}) {
        dash.decals.push_back(discDecal(Side::End, -1, {y, t.bonnetTop - .04f}, .042f, colourOf(0x2A2C30)));
        dash.decals.push_back(discDecal(Side::End, -1, {y, t.bonnetTop - .04f}, .032f, colourOf(0xF4F1EA)));
        dash.decals.push_back(rectangleDecal(Side::End, -1, {y + .008f, t.bonnetTop - .032f}, {.004f, .014f}, 0,
                                             colourOf(0xB3201C)));
    }
    m.part(m.material(std::move(dash)));
    m.box({t.bonnetRear - .02f, 0, t.bonnetTop - .10f}, {.055f, t.bonnetHalf + .01f, .14f}, .04f);
    m.part(mat.frame);
    const float platformZ = t.bonnetLow + .03f, front = t.bonnetRear + .02f, rear = t.rearAxle + .05f;
    m.box({(front + rear) / 2, 0, platformZ}, {(front - rear) / 2, t.rearTrack - t.rearTyre - .02f, .025f}, .02f);
    m.part(mat.black); // two levers
    for (const float y : {.07f, .13f})
        m.capsule({t.bonnetRear - .16f, y, platformZ}, {t.bonnetRear - .20f, y, platformZ + .27f}, .013f);
    m.part(mat.red);
    for (const float y : {.07f, .13f})
        m.sphere({t.bonnetRear - .20f, y, platformZ + .28f}, .026f);
    if (r.chance(.4f)) { // a tool box on the frame
        const Vec3 box{mix(t.bonnetRear, t.frontAxle, .35f), t.bonnetHalf + .055f, t.bonnetLow + .01f};
        m.part(m.material(anyPaint(r)));
        m.box(box, {.13f, .06f, .06f}, .02f);
        m.part(mat.chrome);
        m.capsule(box + Vec3{-.04f, 0, .075f}, box + Vec3{.04f, 0, .075f}, .012f);
    }
    addSteeringWheel(m, mat.black, mat.chrome, {t.bonnetRear - .16f, 0, t.bonnetTop + .14f},
                     {t.bonnetRear - .01f, 0, t.bonnetTop - .06f}, r.range(.125f, .15f));
}

} // namespace

void buildTractor(Model &m)
{
    const Tractor t = drawTractor(m.rng);
    recordTractor(m, t);
    const TractorMaterials mat = tractorMaterials(m, t);
    addTractorBonnet(m, t, mat, m.rng.chance());
    addTractorWheels(m, t, mat);
    addTractorMudguards(m, t, mat);
    addSeat(m, t, mat.plain, mat);
    addDriversPlace(m, t, mat);
}

} // namespace soco::demo
