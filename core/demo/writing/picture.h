#pragma once

#include "core/demo/scene/observation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace soco::demo {

// What the JSON files say about one picture: small, so that thousands fit in memory.
struct Picture {
    const Category *category = nullptr;
    int number = 0;
    int width = 0, height = 0;
    Observation observation;
    float azimuth = 0, elevation = 0, fieldOfView = 0, roll = 0, distance = 0; // radians, units of the frame
    std::vector<Parameter> parameters;
    std::uint64_t visible = 0; // bit i: category->keypoints[i]

    std::string stem() const { return category->name + "_" + std::to_string(number); }
    std::string file() const { return stem() + ".JPEG"; }
};

Picture describe(const Scene &scene);

} // namespace soco::demo
