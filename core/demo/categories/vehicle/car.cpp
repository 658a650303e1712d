#include "core/demo/categories/vehicle/car_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

void addRoofRack(Model &m, const Car &c, int chrome)
{
    const float middle = (c.roofFront + c.roofRear) / 2, span = c.roofFront - c.roofRear;
    m.part(m.material(anyWood(m.rng, {1, 0, 0})));
    for (const float y : {-.16f, -.08f, 0.f, .08f, .16f})
        m.box({middle, y, c.roof + .055f}, {span * .42f, .022f, .012f}, .01f);
    m.part(chrome);
    for (const float x : {.3f, -.3f})
        m.box({middle + x * span, 0, c.roof + .02f}, {.018f, .22f, .035f}, .012f);
    if (m.rng.chance()) {
        m.part(m.material(anyFabric(m.rng)));
        m.box({middle - .05f, .05f, c.roof + .13f}, {.14f, .1f, .065f}, .03f);
    }
}

} // namespace

void buildCar(Model &m)
{
    Rng &r = m.rng;
    const CarStyle style = r.pick({CarStyle::Sedan, CarStyle::Hatch, CarStyle::Estate});
    const Car c = drawCar(r, style);
    m.parameter("half_length", c.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("half_wheelbase", c.halfWheelbase);
    m.parameter("roof_height", c.roof);
    m.parameter("body_style", float(c.style));
    const CarMaterials mat = carMaterials(m, c);
    addCarBody(m, c, mat.body);
    addCarCabin(m, c, mat.cabin);
    addCarWheels(m, c, mat);
    addCarEnds(m, c, mat);
    addCarMirrors(m, c, mat.body);
    addCarDoorHandles(m, c, "front", c.doorMiddle + .075f, mat.chrome);
    addCarDoorHandles(m, c, "rear", c.doorRear + .075f, mat.chrome);
    const int extra = r.index(4);
    if (extra == 1)
        addRoofRack(m, c, mat.chrome);
    else if (extra == 2)
        addSurfboard(m, {(c.roofFront + c.roofRear) / 2, 0, c.roof}, .52f, mat.chrome);
}

} // namespace soco::demo
