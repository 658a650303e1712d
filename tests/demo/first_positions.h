#pragma once

#include "core/demo/scene/observation.h"

#include <cstdio>
#include <string>

namespace soco::demo {

// "car: 33 67 495 336 | 0 189.90 299.42 | 2 436.22 242.13": the box and the first two visible points of picture 1 of
// seed 7, at 640 x 480.
inline std::string firstPositions(const Category &category)
{
    const Observation o = observe(makeScene(category, 7, 1, {640, 480}));
    std::string text = category.name + ": ";
    for (const int side : {o.box.left, o.box.top, o.box.right, o.box.bottom})
        text += std::to_string(side) + " ";
    int points = 0;
    for (const ObservedKeypoint &k : o.keypoints) {
        if (!k.visible)
            continue;
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "| %d %.2f %.2f ", k.index, double(k.x), double(k.y));
        text += buffer;
        if (++points == 2)
            break;
    }
    text.pop_back();
    return text;
}

} // namespace soco::demo
