#include "core/demo/writing/picture.h"

namespace soco::demo {

Picture describe(const Scene &scene)
{
    Picture p;
    p.category = scene.category;
    p.number = scene.number;
    p.width = scene.camera.width;
    p.height = scene.camera.height;
    p.observation = observe(scene);
    p.azimuth = scene.view.azimuth;
    p.elevation = scene.view.elevation;
    p.fieldOfView = scene.view.fieldOfView;
    p.roll = scene.view.roll;
    p.distance = scene.distance();
    p.parameters = scene.object->parameters();
    for (const ObservedKeypoint &k : p.observation.keypoints)
        if (k.visible)
            p.visible |= std::uint64_t(1) << k.index;
    return p;
}

} // namespace soco::demo
