#include "core/demo/categories/vehicle/car_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// Both loads lie between the wheel houses, on the bed's floor.

void addBalls(Model &m, const Car &c)
{
    Rng &r = m.rng;
    const int one = m.material(paintOf(toyColour(r), .6f, .1f)), other = m.material(paintOf(toyColour(r), .6f, .1f));
    const float middle = (c.bedFront() + c.bedRear()) / 2;
    constexpr float pitch = .19f;
    const auto ball = [&](float x, float y, float floor) {
        const float radius = r.range(.08f, .098f);
        m.part(r.chance() ? one : other);
        m.sphere({middle + x, y, floor + radius}, radius);
    };
    for (int i = -1; i <= 1; ++i)
        for (const float s : bothSides)
            ball(float(i) * pitch, s * .098f, c.bedFloor());
    for (const float x : {-.5f, .5f})
        ball(x * pitch, 0, c.bedFloor() + .125f);
}

void addLogs(Model &m, const Car &c)
{
    const float rear = c.bedRear() + .10f, front = c.bedFront() - .10f;
    const int bark = m.material(anyWood(m.rng, {1, 0, 0}));
    const auto log = [&](float y, float z) {
        const float shift = m.rng.range(-.03f, .03f);
        m.part(bark);
        m.cylinder({(front + rear) / 2 + shift, y, z}, {1, 0, 0}, (front - rear) / 2 + .05f, .06f, .02f);
    };
    for (int i = -1; i <= 1; ++i)
        log(float(i) * .122f, c.bedFloor() + .06f);
    for (const float s : bothSides)
        log(s * .061f, c.bedFloor() + .165f);
    log(0, c.bedFloor() + .27f);
}

} // namespace

void buildPickupTruck(Model &m)
{
    const Car c = drawCar(m.rng, CarStyle::Pickup);
    m.parameter("half_length", c.halfLength);
    m.parameter("half_width", c.halfWidth);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("half_wheelbase", c.halfWheelbase);
    m.parameter("roof_height", c.roof);
    const CarMaterials mat = carMaterials(m, c);
    const int body = addCarBody(m, c, mat.body);
    for (const float s : bothSides) {
        const float y = s * (c.halfWidth - .04f);
        m.keypoint("pickup_truck_bed_front_" + sideName(s) + "_corner", body,
                   {c.bedFront(), y, c.shoulder - .01f}, {-.1f, s * .5f, .8f});
        m.keypoint("pickup_truck_bed_rear_" + sideName(s) + "_corner", body,
                   {c.bedRear(), s * (c.bodyHalf(c.halfLength) - .03f), c.tailHeight - .03f}, {-.6f, s * .6f, .6f});
    }
    addCarCabin(m, c, mat.cabin);
    addCarWheels(m, c, mat);
    addCarEnds(m, c, mat);
    addCarMirrors(m, c, mat.body);
    addCarDoorHandles(m, c, "front", c.doorMiddle + .075f, mat.chrome);
    const int load = m.rng.index(3);
    if (load == 1)
        addBalls(m, c);
    else if (load == 2)
        addLogs(m, c);
}

} // namespace soco::demo
