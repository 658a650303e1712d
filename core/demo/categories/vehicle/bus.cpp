#include "core/demo/categories/vehicle/bus_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Length { Full, Mini };

Bus drawProportions(Rng &r, Length length)
{
    const bool mini = length == Length::Mini;
    Bus b;
    b.halfLength = mini ? r.range(.70f, .82f) : r.range(1.0f, 1.15f);
    b.halfWidth = r.range(.34f, .40f);
    b.wheelRadius = r.range(.15f, .18f);
    b.frontAxle = b.halfLength * r.range(.58f, .66f);
    b.rearAxle = -b.halfLength * r.range(.5f, .6f);
    b.sill = b.wheelRadius * .7f;
    b.twoDecks = !mini && r.chance(.35f);
    b.roof = b.sill + (b.twoDecks ? r.range(.95f, 1.05f) : r.range(.70f, .80f));
    b.windowLow = b.sill + .30f;
    b.windowHigh = b.windowLow + .22f;
    b.windows = mini ? 2 + r.index(2) : 4 + r.index(4);
    b.rowRear = -b.halfLength + .12f;
    b.rowFront = b.halfLength - .30f;
    b.windshieldTop = b.windowHigh + .03f;
    b.lean = r.range(0, .07f);
    b.face = b.halfLength;
    b.door = b.halfLength - .18f;
    b.rounding = r.range(.06f, .1f);
    return b;
}

Material paintwork(const Bus &b, Rng &r)
{
    const Vec3 colour = toyColour(r), white = colourOf(0xF1EDE4);
    Material m = paintOf(colour, .3f, .8f);
    const Vec3 glass = colourOf(r.chance() ? 0x24384A : 0xA5CBDA);
    if (r.chance(.6f)) {
        m.pattern = Pattern::TwoTone;
        m.patternAt = b.sill + r.range(.14f, .26f);
        m.colour2 = r.chance() ? white : toyColour(r);
    }
    addBusWindows(m, b, glass, white);
    addBusVent(m, b);
    const Vec3 stripe = toyColour(r);
    if (r.chance(.7f))
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {-.1f, b.windowLow - .075f}, {b.halfLength * .8f, .018f},
                                          .015f, stripe));
    if (r.chance(.4f)) { // an advertisement
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {-.15f, b.sill + .2f}, {.3f, .05f}, .02f, white));
        m.decals.push_back(styled(rectangleDecal(Side::Flank, 0, {-.15f, b.sill + .2f}, {.26f, .03f}, 0, stripe),
                                  DecalStyle::Bars, .06f));
    }
    m.decals.push_back(outlined(rectangleDecal(Side::Top, 1, {0, 0}, {b.halfLength * .7f, b.halfWidth * .55f}, .05f,
                                               colour * .5f), .006f));
    return m;
}

void build(Model &m, Length length)
{
    Rng &r = m.rng;
    const Bus b = drawProportions(r, length);
    recordBus(m, b);
    m.parameter("decks", b.twoDecks ? 2 : 1);
    const int paint = m.material(paintwork(b, r));
    const VehicleMaterials mat = anyVehicleMaterials(m);
    addBusBody(m, b, paint);
    addBusWheels(m, b, mat);
    addBusFront(m, b, mat);
    addBusRear(m, b, mat);
    addBusSign(m, b, colourOf(0x24262A), colourOf(0xF5B93A), b.halfWidth * .62f, "bus_destination_sign");
    addBusMirrors(m, b, mat.black);
    if (r.chance()) { // a hatch on the roof
        m.part(paint);
        m.box({-.2f, 0, b.roof + .01f}, {.3f, b.halfWidth * .5f, .03f}, .025f);
    }
}

} // namespace

void buildBus(Model &m) { build(m, Length::Full); }

void buildBusVariant01(Model &m) { build(m, Length::Mini); }

} // namespace soco::demo
